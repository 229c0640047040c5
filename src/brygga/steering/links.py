"""The link by which somebody answers without signing in.

It is made of a row's nonce and the site's secret key whenever a letter goes, so that no copy of it
lies in the database: there is only its hash, to find the row by. A new nonce ends the old link.
"""

import hashlib
import secrets

from django.urls import reverse
from django.utils.crypto import salted_hmac

from brygga.steering.models import Invitee

SALT = "brygga.steering.answer"
KIND = "steering-answer"  # the kind of secret, as the notices know it


def new_nonce() -> str:
    return secrets.token_hex(16)


def token_of(nonce: str) -> str:
    """64 characters: a keyed hash, which nobody can make without the site's key."""
    return salted_hmac(SALT, nonce, algorithm="sha256").hexdigest()


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def answer_path(key: str) -> str:
    """The path for the notices: `key` is the row's number."""
    nonce = Invitee.objects.values_list("nonce", flat=True).get(pk=int(key))
    return reverse("steering:answer", args=[token_of(nonce)])
