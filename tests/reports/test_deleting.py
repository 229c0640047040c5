"""Raw counts and logs go 60 days after the freeze, again after a restore, and the door closes."""

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command

from brygga.domain.meetups.counting import CountKind, Operation
from brygga.journal.models import Entry
from brygga.meetups.actions import count_heads, write_log
from brygga.meetups.models import CountOperation, EveningLog, Meetup
from brygga.meetups.permissions import COUNT_DELETED
from brygga.parties.refusal import NotPossible
from brygga.reports.actions import delete_raw_counts
from tests.reports.conftest import As, frozen
from tests.world import NOW, World, at, autumn_programme, counted_evening

WEEK = "2023-W03"
IN_TIME = NOW + timedelta(days=60)


@pytest.fixture
def logged(spring: World) -> World:
    write_log(
        partnership=spring.partnership,
        key=WEEK,
        codes=["calm"],
        by=spring["leader"],
        at=at("2023-01-18", "21:00"),
    )
    autumn_programme(spring)
    counted_evening(spring, "2023-W41", (4, 3, 0, 1))
    frozen(spring)
    return spring


def test_they_go_on_the_sixtieth_day_and_not_before(logged: World) -> None:
    before = CountOperation.objects.count()
    assert delete_raw_counts(at=IN_TIME - timedelta(days=1)) == []
    assert CountOperation.objects.count() == before
    assert delete_raw_counts(at=IN_TIME) == [("q-hanget", "2023-H1")]
    assert set(CountOperation.objects.values_list("meetup__key", flat=True)) == {"2023-W41"}
    assert not EveningLog.objects.exists()
    assert delete_raw_counts(at=IN_TIME) == []
    assert Entry.objects.filter(act="counts.deleted").count() == 1


def test_what_a_restored_backup_brings_back_goes_again(logged: World) -> None:
    copy = list(CountOperation.objects.all())
    delete_raw_counts(at=IN_TIME)
    CountOperation.objects.all().delete()
    CountOperation.objects.bulk_create(copy)
    Meetup.objects.update(count_deleted_at=None)
    assert delete_raw_counts(at=IN_TIME) == [("q-hanget", "2023-H1")]
    assert set(CountOperation.objects.values_list("meetup__key", flat=True)) == {"2023-W41"}


def test_nothing_more_is_counted_there(logged: World, as_: As) -> None:
    row = logged.partnership.meetups.get(key=WEEK)
    delete_raw_counts(at=IN_TIME)
    tap = Operation(uuid4(), CountKind.OLDER, 1)
    with pytest.raises(NotPossible) as refusal:
        count_heads(meetup=row, operations=[tap], by=logged["leader"], at=IN_TIME)
    assert refusal.value.reason == COUNT_DELETED
    client = as_("leader")
    for part in ("rakning/", "logg/"):
        assert client.get(f"/p/q-hanget/traffar/{WEEK}/{part}").status_code == 409
    page = client.get(f"/p/q-hanget/traffar/{WEEK}/").content.decode()
    assert "Räkna vid dörren" not in page
    assert client.get("/p/q-hanget/traffar/2023-W41/rakning/").status_code == 200


def test_the_daily_command_says_what_it_did(logged: World) -> None:
    out = StringIO()
    call_command("tend_figures", stdout=out)
    assert "0 freezes taken up again, 0 half-years deleted." in out.getvalue()
    out = StringIO()
    call_command("verify_ledger", stdout=out)
    assert "1 ledger(s) whole." in out.getvalue()
