"""Freezing a half-year: once, whole or not at all, and nothing of the truth is left in it."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django_tasks_db.models import DBTaskResult

from brygga.domain.disclosure import Atom
from brygga.domain.disclosure.freezing import audit
from brygga.journal.models import Entry
from brygga.meetups.models import CountOperation
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.reports.actions import add_outside_figure, ask_to_freeze, rounding, take_up_again
from brygga.reports.actions.freezing import (
    ALREADY_FROZEN,
    DO_NOT_FIT,
    EARLIER_FIRST,
    NOT_OVER,
    freeze_in_turn,
)
from brygga.reports.models import CONTRADICTION, Freezing, LedgerLine
from brygga.reports.queries import broken_line, read_ledger
from tests.reports.conftest import HERE, SPRING, As, asked, frozen
from tests.world import NOW, World, at, count_more, counted_spring, q_hanget_at_work


def figures(world: World, half_year: str = SPRING) -> dict[str, int | None]:
    found = read_ledger(world.partnership).of(half_year)
    assert found is not None
    return {f"{a.split}:{a.cell}": n for a, n in found.frozen.figures} | dict(found.frozen.totals)


def test_what_is_frozen_is_true_as_far_as_it_says(spring: World) -> None:
    frozen(spring)
    said = figures(spring)
    assert said["visits"] == 135
    for cell, counted in {
        "age:13-15": 69,
        "age:16-19": 63,
        "age:unknown": 3,
        "first-time:first": 21,
        "first-time:again": 114,
        "theme:crafts": 51,
    }.items():
        assert abs((said[cell] or 0) - counted) <= 4, cell
    assert said["age:13-15"] % 5 == said["first-time:first"] % 5 == 0  # type: ignore[operator]
    assert sum(n or 0 for cell, n in said.items() if cell.startswith("age:")) == 135
    half = read_ledger(spring.partnership).of(SPRING)
    assert half is not None
    # Eight evenings of two and a half hours with one leader; 20 weeks are promised that spring.
    assert half.exact == {"meetups": 8, "weeks": 8, "weeks-promised": 20, "staff-hours": 20}
    assert not [
        found
        for found in audit(read_ledger(spring.partnership).ledger)
        if found.proven.is_narrow(4) and found.proven != found.without_us
    ]


def test_twice_freezes_once(spring: World) -> None:
    freezing = frozen(spring)
    before = figures(spring)
    rounding.carry_out(freezing.pk, at=NOW)
    Freezing.objects.update(begun_at=None, done_at=None)
    rounding.carry_out(freezing.pk, at=NOW)
    assert figures(spring) == before
    assert LedgerLine.objects.count() == 2
    with pytest.raises(NotPossible) as refusal:
        asked(spring)
    assert refusal.value.reason == ALREADY_FROZEN
    assert Entry.objects.filter(act="figures.frozen").count() == 1


@pytest.mark.parametrize("dies_in", ["raw_counts", "freeze", "mark_counted", "write_line"])
def test_a_worker_that_dies_leaves_no_half_freeze(
    spring: World, monkeypatch: pytest.MonkeyPatch, dies_in: str
) -> None:
    class Killed(BaseException):
        """As when a process is killed: nothing of ours catches it."""

    def die(*_: object, **__: object) -> None:
        raise Killed

    freezing = asked(spring)
    monkeypatch.setattr(rounding, dies_in, die)
    with pytest.raises(Killed):
        rounding.carry_out(freezing.pk, at=NOW)
    monkeypatch.undo()
    assert not LedgerLine.objects.exists()
    assert not CountOperation.objects.exclude(counted_in="").exists()
    assert not Entry.objects.filter(act="figures.frozen").exists()
    freezing.refresh_from_db()
    assert freezing.is_under_way
    assert freezing.begun_at
    DBTaskResult.objects.update(status="RUNNING", started_at=NOW - timedelta(days=1))
    assert take_up_again(at=NOW) == 1
    assert take_up_again(at=NOW) == 0, "it has a place in the queue now"
    rounding.carry_out(freezing.pk, at=NOW)
    assert figures(spring)["visits"] == 135


@pytest.mark.django_db(transaction=True)
def test_a_killed_process_leaves_no_half_freeze() -> None:
    """The real thing: another process, killed while it holds the write lock."""
    world = q_hanget_at_work()
    counted_spring(world)
    freezing = asked(world)
    name = connection.settings_dict["NAME"]
    script = f"""
import os, signal, tests.settings
from django.conf import settings
settings.DATABASES["default"]["NAME"] = {str(name)!r}
import django; django.setup()
from brygga.reports.actions import rounding
rounding.write_line = lambda **_: os.kill(os.getpid(), signal.SIGKILL)
rounding.carry_out({freezing.pk}, at=__import__("tests.world").world.NOW)
"""
    died = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert died.returncode == -9, died.stderr
    assert not LedgerLine.objects.exists()
    assert not CountOperation.objects.exclude(counted_in="").exists()
    freezing.refresh_from_db()
    assert (freezing.step, freezing.is_under_way) == (Freezing.Step.WRITING, True)


def test_what_comes_late_goes_into_the_next_half_year(spring: World) -> None:
    frozen(spring)
    row = spring.partnership.meetups.get(key="2023-W03")
    count_more(spring, row, (0, 5, 0, 0), at("2023-10-01"))
    frozen_operations = CountOperation.objects.filter(counted_in=SPRING).count()
    later = at("2024-01-10")
    freezing = ask_to_freeze(
        partnership=spring.partnership, half_year="2023-H2", by=spring["coordinator"], at=later
    )
    rounding.carry_out(freezing.pk, at=later)
    assert figures(spring)["visits"] == 135
    assert figures(spring, "2023-H2")["visits"] is None, "five are under the floor"
    assert CountOperation.objects.filter(counted_in="2023-H2").count() == 1
    assert CountOperation.objects.filter(counted_in=SPRING).count() == frozen_operations


def test_a_correction_below_zero_waits(spring: World) -> None:
    frozen(spring)
    count_more(spring, spring.partnership.meetups.get(key="2023-W03"), (-1, 0, 0, 0), NOW)
    later = at("2024-01-10")
    freezing = ask_to_freeze(
        partnership=spring.partnership, half_year="2023-H2", by=spring["coordinator"], at=later
    )
    rounding.carry_out(freezing.pk, at=later)
    assert read_ledger(spring.partnership).of("2023-H2")
    assert CountOperation.objects.filter(counted_in="").count() == 1


@pytest.mark.parametrize("who", ["leader", "officer", "steering_tjejjouren", "treasurer"])
def test_only_the_coordinator_freezes(spring: World, as_: As, who: str) -> None:
    with pytest.raises(NotAllowed):
        ask_to_freeze(partnership=spring.partnership, half_year=SPRING, by=spring[who], at=NOW)
    assert as_(who).get(f"{HERE}{SPRING}/frysning/").status_code == 403
    assert as_(who).post(f"{HERE}{SPRING}/frysning/").status_code == 403
    assert not Freezing.objects.exists()


def test_what_stands_in_the_way_is_said(spring: World, as_: As) -> None:
    for key, reason in (("2023-H2", NOT_OVER), (SPRING, None)):
        page = as_("coordinator").get(f"{HERE}{key}/frysning/").content.decode()
        assert (reason.sv if reason else "Frys halvåret</button>") in page
    for key in ("2021-H2", "2024-H1", "2023-H3", "x"):
        assert as_("coordinator").get(f"{HERE}{key}/frysning/").status_code == 404
    row = spring.partnership.meetups.get(key="2023-W03")
    count_more(spring, row, (-20, 0, 0, 0), at("2023-02-01"))
    page = as_("coordinator").get(f"{HERE}{SPRING}/frysning/").content.decode()
    assert DO_NOT_FIT.sv in page
    assert "2023-W03" in page
    with pytest.raises(NotPossible) as refusal:
        asked(spring)
    assert refusal.value.reason == DO_NOT_FIT


def test_earlier_half_years_come_first(spring: World) -> None:
    later = at("2024-02-01")
    with pytest.raises(NotPossible) as refusal:
        ask_to_freeze(
            partnership=spring.partnership, half_year="2023-H2", by=spring["coordinator"], at=later
        )
    assert refusal.value.reason == EARLIER_FIRST


def test_the_page_follows_the_worker_and_says_what_went_wrong(
    spring: World, as_: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = as_("coordinator")
    assert client.post(f"{HERE}{SPRING}/frysning/").status_code == 302
    waiting = client.get(f"{HERE}{SPRING}/frysning/")
    assert waiting["Refresh"] == "2"
    assert "Väntar på sin tur" in waiting.content.decode()
    freezing = Freezing.objects.get()
    monkeypatch.setattr(rounding, "freeze", lambda *_, **__: 1 / 0)
    freeze_in_turn.call(freezing.pk)
    freezing.refresh_from_db()
    assert freezing.problem == "ZeroDivisionError"
    failed = client.get(f"{HERE}{SPRING}/frysning/")
    assert "Inget är fryst" in failed.content.decode()
    assert "Refresh" not in failed
    monkeypatch.undo()
    client.post(f"{HERE}{SPRING}/frysning/")
    freeze_in_turn.call(freezing.pk)
    done = client.get(f"{HERE}{SPRING}/frysning/", follow=True)
    assert "Första halvåret 2023 är fryst." in done.content.decode()


def test_a_mistyped_outside_figure_is_named(spring: World) -> None:
    for half in ("2023-H1", "2022-H2"):
        add_outside_figure(
            partnership=spring.partnership,
            atoms=[Atom(half, "visits")],
            value=3,
            source="Nämndens verksamhetsberättelse, sidan 4",
            by=spring["coordinator"],
            at=NOW,
        )
    assert frozen(spring).problem == CONTRADICTION
    assert read_ledger(spring.partnership).of(SPRING) is None


def test_the_database_refuses_to_change_the_ledger(spring: World) -> None:
    frozen(spring)
    assert broken_line(spring.partnership) is None
    for change in (
        lambda: LedgerLine.objects.update(half_year="2022-H1"),
        lambda: LedgerLine.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert LedgerLine.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_to_empty_the_ledger() -> None:
    if connection.vendor == "postgresql":
        with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
            cursor.execute("TRUNCATE reports_ledgerline")


def test_no_web_process_loads_the_solver() -> None:
    script = (
        "import sys, tests.settings, django; django.setup(); import brygga.website.urls; "
        "sys.exit('highspy' in sys.modules or 'numpy' in sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", script], check=False)
    assert loaded.returncode == 0
