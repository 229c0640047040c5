"""What evidence from here leads back to."""

from django.urls import reverse

from brygga.domain.language import Text

TO_THE_GROUPS = Text("Till gruppens möte", "To the group's meeting")
TO_THE_TALKS = Text("Till samtalet om utveckling", "To the talk about development")


def groups_path(partnership: str, _key: str) -> str:
    return reverse("outreach:groups", args=[partnership])


def development_path(partnership: str, _key: str) -> str:
    return reverse("outreach:development", args=[partnership])
