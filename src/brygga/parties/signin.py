"""How allauth and Django meet our people: no passwords, no sign-up without an invitation."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest, HttpResponse

from brygga.parties.models import Person


class SignInBackend(BaseBackend):
    """Finds the person of a session. It checks nothing itself: passkeys and codes are allauth's."""

    def get_user(self, user_id: int) -> Person | None:
        return Person.objects.filter(pk=user_id, is_active=True).first()


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Any, **options: Any) -> HttpResponse:
        return super().post_login(request, user, **options)


class MFAAdapter(DefaultMFAAdapter):
    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        entity = super().get_public_key_credential_rp_entity()
        entity["name"] = "Brygga"
        return entity
