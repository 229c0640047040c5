"""A letter that carries an invitation and a secret link: how it goes, and what is kept of it."""

from email import message_from_bytes
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction

from brygga.domain import ics
from brygga.notices import registration
from brygga.notices.actions import choose_letters, deliver, queue_letter
from brygga.notices.models import LINK_GOES_HERE, Letter
from brygga.notices.queries import own_notices
from tests.notices.conftest import As
from tests.world import NOW, World

TOKEN = "9" * 64


@pytest.fixture(autouse=True)
def _a_slice_with_secret_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registration._secret_links, "test", lambda key: f"/svar/{TOKEN}{key}/")


def invitation() -> str:
    text = f"Kommer du? Svara här, utan att logga in, så snart du vet: {LINK_GOES_HERE}"
    event = ics.event("m@brygga", NOW, NOW, None, [ics.text("DESCRIPTION", text)])
    return ics.calendar_file("-//Brygga//SV", ["METHOD:REQUEST"], [event]).decode()


def letter_with_invitation(world: World, **more: Any) -> Letter:
    given: dict[str, Any] = {
        "to": world["officer"],
        "subject": "Kallelse",
        "body": f"Svara här:\n{LINK_GOES_HERE}",
        "why": "summons",
        "about": "/p/q-hanget/idag/",
        "calendar": invitation(),
        "calendar_method": "REQUEST",
        "secret": "test:7",
        "at": NOW,
    }
    return queue_letter(**given | more)


def sent(message: EmailMultiAlternatives) -> Any:
    return message_from_bytes(message.message().as_bytes())


def test_the_invitation_is_the_last_alternative(world: World, mailoutbox: list[Any]) -> None:
    deliver(letter_with_invitation(world).pk, at=NOW)
    message = sent(mailoutbox[0])
    assert message.get_content_type() == "multipart/alternative"
    text, calendar = message.get_payload()
    assert text.get_content_type() == "text/plain"
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "REQUEST"
    assert str(calendar.get_param("charset")).lower() == "utf-8"
    assert calendar.get("Content-Disposition") is None


def test_the_secret_link_is_made_when_it_goes(world: World, mailoutbox: list[Any]) -> None:
    letter = letter_with_invitation(world)
    deliver(letter.pk, at=NOW)
    text, calendar = sent(mailoutbox[0]).get_payload()
    link = f"http://localhost:8000/svar/{TOKEN}7/"
    assert link in text.get_payload(decode=True).decode()
    written = calendar.get_payload(decode=True).decode()
    assert link in written.replace("\r\n ", "").replace("\n ", "")
    assert max(len(line.encode()) for line in written.splitlines()) <= 75
    kept = [str(row) for row in Letter.objects.values_list()]
    assert not any(TOKEN in row for row in kept)


def test_on_the_site_the_link_leads_to_the_page(world: World, as_: As) -> None:
    letter = letter_with_invitation(world)
    page = as_("officer").get(f"/konto/utskick/{letter.pk}/").content.decode()
    assert LINK_GOES_HERE not in page
    assert "http://localhost:8000/p/q-hanget/idag/" in page
    assert "Hämta till min kalender" in page
    answer = as_("officer").get(f"/konto/utskick/{letter.pk}/inbjudan/")
    assert answer["Content-Type"].startswith("text/calendar; method=REQUEST")
    assert "http://localhost:8000/p/q-hanget/idag/" in answer.content.decode().replace("\r\n ", "")
    assert as_("coordinator").get(f"/konto/utskick/{letter.pk}/inbjudan/").status_code == 404


def test_a_letter_without_an_invitation_has_none(world: World, as_: As) -> None:
    letter = letter_with_invitation(world, calendar="", calendar_method="")
    assert "Hämta till" not in as_("officer").get(f"/konto/utskick/{letter.pk}/").content.decode()
    assert as_("officer").get(f"/konto/utskick/{letter.pk}/inbjudan/").status_code == 404


def test_whoever_wants_no_mail_finds_it_here(world: World, mailoutbox: list[Any]) -> None:
    choose_letters(by=world["officer"], by_mail=False, quiet_from=None, quiet_to=None)
    letter = letter_with_invitation(world)
    deliver(letter.pk, at=NOW)
    assert not mailoutbox
    assert letter.calendar


def test_the_own_file_has_it_without_the_secret(world: World) -> None:
    letter_with_invitation(world)
    letters: Any = own_notices(world["officer"])["brev"]
    [kept] = letters
    assert "BEGIN:VEVENT" in kept["inbjudan"]
    assert LINK_GOES_HERE not in kept["text"] + kept["inbjudan"]


@pytest.mark.parametrize("method", ["", "REPLY"])
def test_the_database_knows_the_two_methods(world: World, method: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        letter_with_invitation(world, calendar_method=method)
