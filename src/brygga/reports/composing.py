"""What a report says: what people wrote, and what Brygga knows of the period.

The report is in Swedish, as the agreement and the minutes are. What comes out is plain values, so
that it can be kept as it was sent, shown on a page, and written as a paper.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation

from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.calendar import Period
from brygga.domain.disclosure.records import BEGINNING, canonical
from brygga.domain.language.days import full_day
from brygga.domain.obligations import Assessment, Standing, readings_known, tally_by_obligation
from brygga.domain.terms.model import PartyKind, Terms
from brygga.obligations.queries import assessments_of, readings_of
from brygga.obligations.words import party_names, period_name
from brygga.parties.models import Partnership
from brygga.reports.kinds import Kind, Section
from brygga.reports.models import Report
from brygga.reports.periods import half_years_in
from brygga.reports.queries import FrozenHalfYear, lines_of, read_ledger
from brygga.reports.showing import HALF_YEARS, YEARS, Shown, statistics
from brygga.steering.freezing import INVENTED
from brygga.steering.models import Meeting
from brygga.volunteers.queries import hours_by_half_year

FORMAT = 1
_FALLEN_DUE = (Standing.KEPT, Standing.KEPT_LATE, Standing.MISSED, Standing.WAIVED)

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """What a report is made from, read once."""

    partnership: Partnership
    period: Period
    by: str
    terms: Terms
    assessments: tuple[Assessment, ...]
    figures: tuple[FrozenHalfYear, ...]


def read_known(partnership: Partnership, kind: Kind, period: Period, on: date) -> Known | None:
    """None without an agreement."""
    version = version_in_force(partnership, on)
    if version is None:
        return None
    terms = terms_of(version)
    known = readings_known(readings_of(partnership, terms, on), on)
    wanted = half_years_in(period)
    ledger = read_ledger(partnership)
    return Known(
        partnership,
        period,
        HALF_YEARS if kind.key == "half-year" else YEARS,
        terms,
        assessments_of(partnership, version, on, known=known),
        # Beside its own half-years the report shows only what is public already.
        tuple(
            half
            for half in ledger.frozen
            if half.key in wanted or (half.released_on and half.key < wanted[0])
        ),
    )


def compose(report: Report, kind: Kind, known: Known, texts: Mapping[str, str]) -> dict[str, Any]:
    """The whole report as plain values, as it stands now. `texts` are by the section's key."""
    with translation.override("sv"):
        sections = [
            {
                "key": section.key,
                "title": section.title.sv,
                "text": texts.get(section.key, ""),
                "blocks": blocks_of(section, known),
            }
            for section in kind.sections
        ]
    return {
        "format": FORMAT,
        "partnership": {"key": known.partnership.key, "title": known.partnership.title},
        "kind": kind.key,
        "title": title_of(kind, known.period),
        "period": {
            "key": known.period.key,
            "begins_on": known.period.starts_on.isoformat(),
            "ends_on": known.period.ends_on.isoformat(),
        },
        "version": report.version,
        "changes": report.changes,
        "sections": [section for section in sections if section["text"] or section["blocks"]],
    }


def as_sent(known: Known) -> dict[str, Any]:
    """What stands on the paper beside the report itself: who wrote it, and where the ledger was."""
    lines = lines_of(known.partnership)
    return {
        "written_by": [p.name for p in known.terms.parties if p.kind is PartyKind.NONPROFIT],
        "ledger_head": lines[-1].hash if lines else BEGINNING,
        "mark": INVENTED if settings.DEMO else "",
    }


def title_of(kind: Kind, period: Period) -> str:
    """Halvårsrapport, januari–juni 2023; Årsrapport 2022"""
    year, _dash, half = period.key.partition("-")
    if not half:
        return f"{kind.title.sv} {year}"
    return f"{kind.title.sv}, {'januari–juni' if half == 'H1' else 'juli–december'} {year}"


def fingerprint_of(content: Mapping[str, Any]) -> str:
    """SHA-256 of the content as canonical JSON: keys sorted, no spaces."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def blocks_of(section: Section, known: Known) -> list[Block]:
    return SHOWS[section.shows](known) if section.shows else []


def _table(title: str, head: list[str], rows: list[list[str]], *notes: str) -> list[Block]:
    if not rows:
        return []
    return [{"kind": "table", "title": title, "head": head, "rows": rows, "notes": list(notes)}]


def _figures(known: Known) -> list[Block]:
    """The period's figures beside those before it, each table with its fixed sentences."""
    shown = statistics(known.figures, known.by)
    blocks: list[Block] = []
    for table in shown.tables:
        head = ["", *(column.name for column in shown.columns)]
        rows = [[row.name, *map(_said, row.cells)] for row in table.rows]
        made = _table(table.title, head, rows, *(note.sv for note in table.notes))
        blocks += [{**block, "drawn": list(table.drawn)} for block in made]
    return blocks


def _said(cell: Shown) -> str:
    if cell.why:
        return cell.why.sv
    return f"{cell.number} av {cell.of}" if cell.of is not None else str(cell.number)


def _activities(known: Known) -> list[Block]:
    rows = [
        [activity.title, activity.target or "inget mätbart mål är satt"]
        for activity in known.terms.activities
    ]
    return _table("Insatser", ["Insats", "Mätbart mål"], rows)


def _obligations(known: Known) -> list[Block]:
    """Both parties' promises that fell due, and each that was not kept with the reason there is."""
    names = party_names(known.terms)
    due = [
        a
        for a in known.assessments
        if a.standing in _FALLEN_DUE
        and known.period.starts_on <= a.occurrence.period.ends_on <= known.period.ends_on
    ]
    by_duty = tally_by_obligation(due)
    rows = []
    for duty in known.terms.obligations:
        counts = by_duty.get(duty.key)
        if counts is not None:
            owed_by = ", ".join(names[party] for party in duty.owed_by)
            said = [counts.kept, counts.kept_late, counts.missed, counts.counts[Standing.WAIVED]]
            rows.append([duty.title, owed_by, *map(str, said)])
    head = ["Åtagande", "Part", "Hållet", "Sent", "Missat", "Undantag"]
    return _table("Så hölls åtagandena", head, rows) + _table(
        "Det som inte blev av, eller blev av sent",
        ["Åtagande", "Vilken", "Läge"],
        [
            [a.occurrence.rule.obligation.title, period_name(a.occurrence, known.terms), _why(a)]
            for a in due
            if a.standing is not Standing.KEPT
        ],
    )


def _why(a: Assessment) -> str:
    if a.waiver:
        decided = full_day(a.waiver.decided_on, "sv")
        return f"undantag, {a.waiver.paragraph} ({decided}): {a.waiver.reason}"
    if a.standing is Standing.KEPT_LATE and a.met_on and a.due_on:
        return f"sent: {full_day(a.met_on, 'sv')}, skulle varit {full_day(a.due_on, 'sv')}"
    return "sent" if a.standing is Standing.KEPT_LATE else "missat"


def _contributions(known: Known) -> list[Block]:
    names = party_names(known.terms)
    wanted = half_years_in(known.period)
    minutes: dict[str, int] = {}
    for each in hours_by_half_year(known.partnership):
        if each.half_year in wanted:
            minutes[each.party] = minutes.get(each.party, 0) + each.minutes
    agreed = [[names[c.party], c.text] for c in known.terms.contributions]
    worked = [[names.get(party, party), f"{round(n / 60)}"] for party, n in sorted(minutes.items())]
    return _table("Bidrag enligt överenskommelsen", ["Part", "Bidrag"], agreed) + _table(
        "Arbetad tid vid träffarna", ["Part", "Timmar"], worked
    )


def _steering(known: Known) -> list[Block]:
    held = Meeting.objects.filter(
        partnership=known.partnership,
        held_at__isnull=False,
        begins_at__date__range=(known.period.starts_on, known.period.ends_on),
    ).order_by("begins_at")
    rows = [[f"Möte {m.number}", full_day(m.begins_at.date(), "sv")] for m in held]
    return _table("Styrgruppens möten", ["Möte", "Dag"], rows)


def _development(known: Known) -> list[Block]:
    rows = [[area] for area in known.terms.development_areas]
    return _table("Utvecklingsområden i överenskommelsen", ["Område"], rows)


SHOWS: dict[str, Callable[[Known], list[Block]]] = {
    "figures": _figures,
    "activities": _activities,
    "obligations": _obligations,
    "contributions": _contributions,
    "steering": _steering,
    "development": _development,
}
