"""What is kept when people use these pages: nothing of where they are or what they use."""

import json
from typing import Any

from django.apps import apps
from django.test import Client

from brygga.notices.actions import queue_letter
from tests.notices.conftest import Work
from tests.notices.test_calendar_feed import made
from tests.world import NOW, World

ADDRESS, BROWSER = "192.0.2.79", "Kanarie/7919"


def everything_kept() -> list[str]:
    """Every row of every table that Django knows, the queue's and the sessions' too."""
    return [str(row) for model in apps.get_models() for row in model._default_manager.values_list()]


def test_no_address_and_no_browser_in_any_table_or_letter(
    world: World, work: Work, mailoutbox: list[Any]
) -> None:
    client = Client(REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT=BROWSER, HTTP_X_FORWARDED_FOR=ADDRESS)
    client.force_login(world["coordinator"])
    letter = queue_letter(
        to=world["coordinator"], subject="Ett ämne", body="En text", why="reminder", at=NOW
    )
    path = made(client)
    for page in (
        "/konto/utskick/",
        f"/konto/utskick/{letter.pk}/",
        "/konto/utskick/val/",
        "/konto/kalender/",
        path,
    ):
        assert client.get(page).status_code == 200, page
    client.post("/konto/utskick/val/", {"way": "mail", "quiet_from": "", "quiet_to": ""})
    client.post("/konto/kalender/diskretion/", {"is_discreet": "on"})
    client.post("/konto/kalender/avstangning/")
    work()
    assert len(mailoutbox) == 1
    kept = [*everything_kept(), str(mailoutbox[0].message())]
    assert len(kept) > 50
    assert not [text for text in kept if ADDRESS in text or BROWSER in text]


def test_ones_own_data_has_it_all(world: World) -> None:
    queue_letter(to=world["leader"], subject="Ett ämne", body="Texten", why="reminder", at=NOW)
    client = Client()
    client.force_login(world["leader"])
    own = json.loads(client.get("/konto/mina-uppgifter.json").content)["utskick"]
    assert own["med e-post"] is True
    assert own["ingen e-post från"] == "21:00"
    assert [(brev["ämne"], brev["text"]) for brev in own["brev"]] == [("Ett ämne", "Texten")]
    client.force_login(world["coordinator"])
    own = json.loads(client.get("/konto/mina-uppgifter.json").content)["utskick"]
    assert own["brev"] == []
