"""The letters of this slice: an invitation, and word that a sign-in was reset."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from brygga.parties.models import Invitation, Organisation, Person

INVITATION = "parties/letters/invitation"
SIGN_IN_RESET = "parties/letters/sign_in_reset"


def send_invitation(invitation: Invitation, token: str) -> None:
    """The link, in both languages: we do not know yet which one the reader prefers."""
    link = settings.BASE_URL + reverse("accept_invitation", args=[token])
    _send(INVITATION, invitation.email, {"invitation": invitation, "link": link})


def send_sign_in_reset(person: Person, organisation: Organisation) -> None:
    """Whoever did not ask for a reset must hear of it."""
    link = settings.BASE_URL + reverse("account_login")
    _send(SIGN_IN_RESET, person.email, {"organisation": organisation, "link": link})


def _send(letter: str, to: str, context: dict[str, object]) -> None:
    subject = " ".join(render_to_string(f"{letter}_subject.txt", context).split())
    send_mail(subject, render_to_string(f"{letter}_message.txt", context), None, [to])
