"""The copy of what follows: written in each act's transaction, and always makeable again."""

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.management import call_command

from brygga.agreements.actions import import_version
from brygga.agreements.files import Upload
from brygga.domain.obligations import Standing
from brygga.domain.terms.model import Anchor, Due, Sets, Side
from brygga.obligations.actions import (
    reassess,
    record_evidence,
    record_reading,
    waive_occurrence,
    withdraw_evidence,
    withdraw_reading,
    withdraw_waiver,
)
from brygga.obligations.models import AssessedOccurrence, Evidence, Reading, Waiver
from brygga.obligations.queries import assessed_on, assessments, first_difference
from brygga.parties.refusal import NotPossible
from tests.world import NOW, World, at, evidence, terms_file

Act = Callable[[World, random.Random, date], object]


def recorded(world: World, chance: random.Random, day: date) -> object:
    obligation = chance.choice(
        "weekly-meetup half-year-report steering-meeting targets-set payment invoice venue "
        "notice-period".split()
    )
    kind = "notice" if obligation == "notice-period" and chance.random() < 0.6 else "note"
    return record_evidence(
        partnership=world.partnership,
        obligation=obligation,
        happened_on=max(date(2022, 1, 1), day - timedelta(chance.randrange(120))),
        quantity=chance.choice([1, 1, 2]),
        kind=kind,
        by=world["coordinator"],
        at=at(day.isoformat()),
    )


def withdrawn(world: World, chance: random.Random, day: date) -> object:
    standing = list(Evidence.objects.filter(withdrawn_at__isnull=True).order_by("pk"))
    if not standing:
        return None
    return withdraw_evidence(
        evidence=chance.choice(standing), reason="Fel.", by=world["coordinator"], at=at(f"{day}")
    )


def waived(world: World, chance: random.Random, day: date) -> object:
    key = chance.choice(["half-year-report/2022-H1", "invoice/2022-H2", "staff-training/2022-H1"])
    return waive_occurrence(
        partnership=world.partnership,
        occurrence=key,
        reason="Accepterat.",
        decided_on=day,
        paragraph="§ 2",
        by=world["steering_lund"],
        at=at(f"{day}"),
    )


def unwaived(world: World, chance: random.Random, day: date) -> object:
    found = Waiver.objects.filter(withdrawn_at__isnull=True).first()
    return found and withdraw_waiver(
        waiver=found, reason="Fel.", by=world["steering_lund"], at=at(f"{day}")
    )


def read(world: World, chance: random.Random, day: date) -> object:
    return record_reading(
        partnership=world.partnership,
        obligation=chance.choice(["final-report", "half-year-report"]),
        text="Så läser vi det.",
        sets=Sets(due=Due(side=Side.AFTER, anchor=Anchor.END, days=chance.randrange(200))),
        by=world["coordinator"],
        at=at(f"{day}"),
    )


def unread(world: World, chance: random.Random, day: date) -> object:
    found = Reading.objects.filter(withdrawn_at__isnull=True).first()
    return found and withdraw_reading(
        reading=found, reason="Fel.", by=world["coordinator"], at=at(f"{day}")
    )


ACTS: tuple[Act, ...] = (recorded, recorded, recorded, withdrawn, waived, unwaived, read, unread)


def hold_together(world: World, day: date) -> None:
    """The rows are what a rebuilding would make, and say what the engine says."""
    assert first_difference(world.partnership, day) == ""
    for later in (0, 1, 13, 14, 15, 90, 400, 1500):
        on = day + timedelta(later)
        rows = dict(assessed_on(on).values_list("key", "standing"))
        engine = {a.occurrence.key: a.standing for a in assessments(world.partnership, on)}
        assert rows == engine, on


@pytest.mark.parametrize("seed", range(4))
def test_act_by_act_the_rows_stay_right(world: World, seed: int) -> None:
    chance, day = random.Random(seed), date(2022, 2, 1)
    for _number in range(10):
        day += timedelta(chance.randrange(60))
        try:
            chance.choice(ACTS)(world, chance, day)
        except NotPossible:
            continue
        hold_together(world, day)


def test_a_version_to_come_has_its_rows_ready(world: World) -> None:
    text = terms_file().data.decode().replace("begin_by = 2023-03-01", "begin_by = 2024-03-01")
    text = text.replace("due = { on = 2023-03-01 }", "due = { on = 2024-03-01 }")
    import_version(
        partnership=world.partnership,
        terms_file=Upload("q.toml", text.encode()),
        effective_on=date(2024, 1, 1),
        by=world["officer"],
        at=NOW,
    )
    hold_together(world, NOW.date())
    standings = [
        assessed_on(day).values_list("standing", flat=True).get(obligation="renewal-review")
        for day in (date(2023, 12, 31), date(2024, 1, 1))
    ]
    assert standings == [Standing.MISSED, Standing.OPEN]


def test_an_act_that_fails_leaves_the_rows_alone(world: World) -> None:
    evidence(world, "half-year-report", "2022-08-20")
    before = list(AssessedOccurrence.objects.values_list("key", "met"))
    with pytest.raises(NotPossible):
        evidence(world, "half-year-report", "2022-08-20")
    assert list(AssessedOccurrence.objects.values_list("key", "met")) == before


def test_reassessing_twice_gives_the_same(world: World) -> None:
    evidence(world, "half-year-report", "2022-08-20")
    reassess(world.partnership, NOW)
    first = set(AssessedOccurrence.objects.values_list("key", "met", "met_on", "due_on"))
    reassess(world.partnership, NOW)
    again = set(AssessedOccurrence.objects.values_list("key", "met", "met_on", "due_on"))
    assert first == again


# --- The command -----------------------------------------------------------------------------


def test_compare_agrees(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    evidence(world, "half-year-report", "2022-08-20")
    call_command("rebuild_occurrences", "--compare")
    assert "agree with" in capsys.readouterr().out


@pytest.mark.parametrize(
    "spoil, said",
    [
        (
            lambda rows: rows.filter(key="half-year-report/2022-H1").update(met=7),
            "half-year-report/2022-H1: met is 7, it follows that it is 1",
        ),
        (lambda rows: rows.filter(key="payment/2022-H1").delete(), "payment/2022-H1 is missing"),
        (
            lambda rows: rows.filter(key="payment/2022-H1").update(key="payment/1999-H1"),
            "payment/2022-H1 is missing",
        ),
    ],
)
def test_compare_names_the_first_difference(
    world: World, capsys: pytest.CaptureFixture[str], spoil: Callable[..., object], said: str
) -> None:
    evidence(world, "half-year-report", "2022-08-20")
    spoil(AssessedOccurrence.objects.all())
    with pytest.raises(SystemExit) as stop:
        call_command("rebuild_occurrences", "--compare")
    assert stop.value.code == 1
    assert f"q-hanget: {said}" in capsys.readouterr().out
    call_command("rebuild_occurrences")
    call_command("rebuild_occurrences", "--compare")


def test_a_row_that_follows_from_nothing(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    row = AssessedOccurrence.objects.first()
    assert row is not None
    row.pk, row.key = None, "payment/1999-H1"
    row.save(force_insert=True)
    with pytest.raises(SystemExit):
        call_command("rebuild_occurrences", "--compare")
    assert "payment/1999-H1 is in the table and follows from nothing" in capsys.readouterr().out
