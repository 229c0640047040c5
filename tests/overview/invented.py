"""Invented operations of Q-hänget, as values: enough of every standing to draw a board from."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from brygga.domain.calendar import SchoolCalendar
from brygga.domain.files import read
from brygga.domain.obligations import (
    ZONE,
    Assessment,
    Evidence,
    Facts,
    Occurrence,
    Waiver,
    assess,
    plan,
)
from brygga.domain.terms.model import ObligationKey, PartyKey, Terms

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DEMO_DAY = date(2023, 10, 18)
MISSED_WEEKS = {"2022-W09", "2023-W19"}


@cache
def q_hanget() -> Terms:
    return read((EXAMPLES / "q-hanget.toml").read_bytes(), Terms, name="q-hanget.toml")


@cache
def lund() -> SchoolCalendar:
    path = EXAMPLES / "calendars" / "lund.toml"
    return read(path.read_bytes(), SchoolCalendar, name=path.name)


@cache
def occurrences() -> tuple[Occurrence, ...]:
    return plan(q_hanget(), lund())


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZONE)


def fact(
    obligation: str,
    happened_on: date,
    *,
    party: str = "",
    occurrence: str = "",
    withdrawn_on: date | None = None,
    kind: str = "note",
    quantity: int = 1,
) -> Evidence:
    return Evidence(
        obligation=ObligationKey(obligation),
        happened_on=happened_on,
        recorded_at=noon(happened_on),
        kind=kind,
        withdrawn_at=noon(withdrawn_on) if withdrawn_on else None,
        party=PartyKey(party),
        occurrence=occurrence,
        quantity=quantity,
    )


def _meetups() -> Iterator[Evidence]:
    for o in occurrences():
        held_on = o.period.starts_on + timedelta(2)
        if o.obligation != "weekly-meetup" or held_on >= DEMO_DAY:
            continue
        week = o.period.key
        if week not in MISSED_WEEKS and week not in {"2022-W02", "2022-W03"}:
            yield fact("weekly-meetup", held_on)


def _days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


DATED = {
    "steering-meeting": _days(
        "2022-02-22", "2022-05-24", "2022-09-20", "2022-12-06", "2023-02-21", "2023-05-23",
        "2023-09-19",
    ),
    "steering-summons": _days(
        "2022-02-08", "2022-05-10", "2022-09-06", "2022-11-22", "2023-02-07", "2023-05-09",
        "2023-09-05",
    ),
    "steering-minutes": _days(
        "2022-03-01", "2022-06-02", "2022-09-28", "2022-12-14", "2023-03-01", "2023-05-30",
        "2023-09-27",
    ),
    "report-follow-up": _days("2022-05-24", "2022-09-20", "2023-05-23"),
    "activity-revision": _days("2022-12-06"),
    "staff-training": _days("2022-06-04", "2022-11-19", "2023-05-20"),
    "competence-raising": _days("2022-10-11", "2023-04-25"),
    "development-dialogue": _days("2022-09-20"),
    "leadership-attested": _days("2022-02-01", "2022-09-01", "2023-02-01"),
    "half-year-report": _days("2022-09-04", "2023-02-10", "2023-08-20"),
    "annual-report": _days("2023-03-20"),
    "invoice": _days("2022-01-28", "2022-07-04", "2023-01-20", "2023-07-05"),
    "payment": _days("2022-02-21", "2022-08-12", "2023-02-13", "2023-08-01"),
    "renewal-review": _days("2023-02-23"),
    "targets-set": _days("2022-05-24", "2022-09-20", "2023-05-23"),
}  # fmt: skip

STANDING = [
    *("coordinator", "operations", "venue", "staffing", "working-group", "staffing-complement"),
    *("actor-network", "municipal-contacts", "internal-information", "long-term-form"),
]
EACH = {
    "employer": ("tjejjouren", "kvinnojouren"),
    "taking-part": ("tjejjouren", "kvinnojouren"),
    "outreach": ("lund", "kvinnojouren", "tjejjouren"),
    "says-it-is-iop": ("lund", "kvinnojouren", "tjejjouren"),
    "decisions-and-law": ("lund", "kvinnojouren"),
}


@cache
def facts() -> Facts:
    """Meetups with two missed weeks and two waived, a late report, a contact person who left."""
    found = [*_meetups()]
    found += [fact(key, day) for key, days in DATED.items() for day in days]
    start = date(2022, 1, 10)
    found += [fact(key, start + timedelta(9 * n)) for n, key in enumerate(STANDING)]
    found += [
        fact(key, start + timedelta(12 * n), party=party)
        for key, parties in EACH.items()
        for n, party in enumerate(parties)
    ]
    left = date(2023, 5, 2)
    found += [
        fact("contact-person", start, party="lund"),
        fact("contact-person", start, party="kvinnojouren"),
        fact("contact-person", start, party="tjejjouren", withdrawn_on=left),
        fact("contact-person", date(2023, 6, 12), party="tjejjouren"),
        fact("contact-replaced", left, kind="contact-left"),
        fact("contact-replaced", date(2023, 6, 12)),
    ]
    waivers = tuple(
        Waiver(
            occurrence=f"weekly-meetup/{week}",
            reason="Starten sköts upp.",
            decided_on=date(2022, 2, 22),
            paragraph="4",
            recorded_at=noon(date(2022, 2, 23)),
        )
        for week in ("2022-W02", "2022-W03")
    )
    return Facts(tuple(found), waivers)


def assessed(as_of: date = DEMO_DAY) -> tuple[Assessment, ...]:
    return assess(q_hanget(), lund(), facts(), as_of)


def by_duty(evidence: Iterable[Evidence]) -> dict[ObligationKey, list[Evidence]]:
    found: dict[ObligationKey, list[Evidence]] = {}
    for e in evidence:
        found.setdefault(e.obligation, []).append(e)
    return found
