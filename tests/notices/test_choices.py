"""Mail or none, and quiet hours: each person's own choice."""

from datetime import time

import pytest

from brygga.notices.models import Preference
from brygga.notices.queries import preference_of
from tests.notices.conftest import As
from tests.world import World

HERE = "/konto/utskick/val/"


def test_whoever_has_chosen_nothing(world: World, as_: As) -> None:
    wish = preference_of(world["leader"])
    assert (wish.by_mail, wish.quiet_from, wish.quiet_to) == (True, time(21), time(7))
    page = as_("leader").get(HERE).content.decode()
    assert 'value="21:00"' in page
    assert "noor.haddad@example.org" in page
    assert not Preference.objects.exists()


def test_choosing(world: World, as_: As) -> None:
    response = as_("leader").post(
        HERE, {"way": "here", "quiet_from": "22:30", "quiet_to": "06:00"}, follow=True
    )
    assert "Dina val är sparade." in response.content.decode()
    wish = preference_of(world["leader"])
    assert (wish.by_mail, wish.quiet_from, wish.quiet_to) == (False, time(22, 30), time(6))
    assert preference_of(world["coordinator"]).by_mail


def test_no_quiet_hours(world: World, as_: As) -> None:
    as_("leader").post(HERE, {"way": "mail", "quiet_from": "", "quiet_to": ""})
    wish = preference_of(world["leader"])
    assert (wish.by_mail, wish.quiet_from, wish.quiet_to) == (True, None, None)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"way": "mail", "quiet_from": "21:00", "quiet_to": ""}, "Ange båda tiderna"),
        ({"way": "mail", "quiet_from": "", "quiet_to": "07:00"}, "Ange båda tiderna"),
        ({"way": "mail", "quiet_from": "21:00", "quiet_to": "21:00"}, "annat klockslag"),
        ({"way": "pigeon", "quiet_from": "", "quiet_to": ""}, "Det går inte att välja"),
        ({"way": "mail", "quiet_from": "sent", "quiet_to": "07:00"}, "field--error"),
    ],
)
def test_what_cannot_be(world: World, as_: As, given: dict[str, str], said: str) -> None:
    response = as_("leader").post(HERE, given)
    assert response.status_code == 200
    assert said in response.content.decode()
    assert not Preference.objects.exists()
