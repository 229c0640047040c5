"""How allauth and Django meet our people: no passwords, no sign-up without an invitation."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from brygga.parties.models import Person

UNSAID = {"account/messages/logged_in.txt", "account/messages/login_code_sent.txt"}


class SignInBackend(BaseBackend):
    """Finds the person of a session. It checks nothing itself: passkeys and codes are allauth's."""

    def get_user(self, user_id: int) -> Person | None:
        try:  # not `first()`, which sorts and costs twice as much: this is asked on every request
            person = Person.objects.get(pk=user_id)
        except Person.DoesNotExist:
            return None
        return person if person.is_active else None


class AccountAdapter(DefaultAccountAdapter):
    """Signs people in, never up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Any, **options: Any) -> HttpResponse:
        """Goes on as allauth would, in the person's own language unless the browser has chosen."""
        response: HttpResponse = super().post_login(request, user, **options)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            remember_language(response, user.language)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        # Letters never carry the request: its address and browser would follow.
        super().send_mail(template_prefix, email, {**context, "request": None})

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        # The page itself shows who is signed in, and where a code went.
        if message_template not in UNSAID:
            super().add_message(request, level, message_template, *args, **kwargs)


class MFAAdapter(DefaultMFAAdapter):
    """Passkeys under the product's name."""

    def _get_site_name(self) -> str:
        return "Brygga"

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002
        return _("Min nyckel")


def remember_language(response: HttpResponse, language: str) -> None:
    """Puts the language in the cookie that the site reads it from."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
        httponly=True,
    )
