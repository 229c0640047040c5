"""Questions about how the promises stand."""

from dataclasses import fields
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When

from brygga.agreements.models import AgreementVersion
from brygga.agreements.queries import (
    calendar_by_checksum,
    early_end_of,
    terms_by_checksum,
    terms_of,
    version_in_force,
    versions_in_force,
    versions_of,
)
from brygga.domain import obligations as engine
from brygga.domain.calendar import Per
from brygga.domain.obligations import (
    DUE_SOON,
    Assessment,
    Facts,
    Occurrence,
    Standing,
    local_day,
)
from brygga.domain.terms import model as terms_model
from brygga.domain.terms.model import ObligationKey, PartyKey, Pattern, Terms
from brygga.obligations.models import AssessedOccurrence, Evidence, Reading, Waiver
from brygga.parties.models import Partnership

# What the engine needs of each table. Rows come as tuples: every page of a partnership reads some
# hundreds, and model instances cost several times more.
EVIDENCE = (
    *("id", "obligation", "happened_on", "recorded_at", "kind", "withdrawn_at"),
    *("party", "quantity", "source", "occurrence"),
)
WAIVER = (
    *("id", "occurrence", "reason", "decided_on", "paragraph"),
    *("recorded_at", "confirmed_at", "withdrawn_at"),
)
READING = ("id", "obligation", "text", "sets", "decided_on", "decided_by", "withdrawn_at")


def facts_of(partnership: Partnership) -> Facts:
    """Everything recorded about a partnership, withdrawn facts too. Two queries."""
    evidence = Evidence.objects.filter(partnership=partnership).order_by("id")
    waivers = Waiver.objects.filter(partnership=partnership).order_by("id")
    return Facts(
        evidence=tuple(_evidence(*row) for row in evidence.values_list(*EVIDENCE)),
        waivers=tuple(map(_waiver, waivers.values_list(*WAIVER, named=True))),
    )


def _evidence(
    key: int,
    obligation: str,
    happened_on: date,
    recorded_at: datetime,
    kind: str,
    withdrawn_at: datetime | None,
    party: str,
    quantity: int,
    source: str,
    occurrence: str,
) -> engine.Evidence:
    return engine.Evidence(
        ObligationKey(obligation),
        happened_on,
        recorded_at,
        kind,
        withdrawn_at,
        PartyKey(party),
        quantity,
        source,
        occurrence,
        f"evidence:{key}",
    )


def waivers_in_force(partnership: Partnership) -> dict[str, Waiver]:
    """The waivers that have not been withdrawn, confirmed or not, by occurrence."""
    rows = Waiver.objects.filter(partnership=partnership, withdrawn_at__isnull=True)
    rows = rows.select_related("recorded_by", "confirmed_by", "decision")
    return {row.occurrence: row for row in rows}


def _waiver(row: Any) -> engine.Waiver:
    # One that waits for confirmation is not known by any day: it holds from confirmed_at.
    held_from = row.confirmed_at or row.recorded_at
    never = row.recorded_at if row.confirmed_at is None else None
    return engine.Waiver(
        occurrence=row.occurrence,
        reason=row.reason,
        decided_on=row.decided_on,
        paragraph=row.paragraph,
        recorded_at=held_from,
        withdrawn_at=row.withdrawn_at or never,
        ref=f"waiver:{row.id}",
    )


def waiting_waivers(facts: Facts) -> list[Waiver]:
    """Those that another party is to confirm. No query where none waits."""
    waiting = [w for w in facts.waivers if w.withdrawn_at == w.recorded_at]
    if not waiting:
        return []
    keys = [int(waiver.ref.rpartition(":")[2]) for waiver in waiting]
    return list(Waiver.objects.filter(pk__in=keys).order_by("recorded_at", "id"))


def readings_of(
    partnership: Partnership, terms: Terms, as_of: date | None = None
) -> tuple[terms_model.Reading, ...]:
    """The file's readings and those recorded here; with `as_of` only what was recorded by then."""
    rows = Reading.objects.filter(partnership=partnership)
    if as_of is not None:
        rows = rows.filter(recorded_on__lte=as_of)
    return (*terms.readings, *map(reading_value, rows.values_list(*READING, named=True)))


def reading_value(row: Any) -> terms_model.Reading:
    """A recorded reading as the engine knows it; the row has the columns READING."""
    return terms_model.Reading(
        key=f"reading-{row.id}",
        obligation=ObligationKey(row.obligation),
        text=row.text,
        sets=sets_from(row.sets),
        decided_on=row.decided_on,
        decided_by=row.decided_by,
        withdrawn_on=local_day(row.withdrawn_at) if row.withdrawn_at else None,
    )


def sets_from(stored: dict[str, Any]) -> terms_model.Sets:
    """What a reading settles, from its JSON: the field names of Sets, dates as ISO text."""
    settled = dict(stored)
    if "per" in settled:
        settled["per"] = Per(settled["per"])
    if "due" in settled:
        settled["due"] = _due_from(settled["due"])
    return terms_model.Sets(**settled)


def _due_from(stored: dict[str, Any]) -> terms_model.Due:
    return terms_model.Due(
        on=date.fromisoformat(stored["on"]) if stored.get("on") else None,
        side=terms_model.Side(stored["side"]) if stored.get("side") else None,
        anchor=terms_model.Anchor(stored["anchor"]) if stored.get("anchor") else None,
        event=ObligationKey(stored["event"]) if stored.get("event") else None,
        days=stored.get("days", 0),
        months=stored.get("months", 0),
    )


def planned(
    version: AgreementVersion, readings: tuple[terms_model.Reading, ...]
) -> tuple[Occurrence, ...]:
    """Every occurrence of a version under some readings; kept in the process."""
    return _plan(version.terms_sha512, version.calendar_sha512, readings)


@lru_cache(maxsize=512)
def _plan(
    terms_sha512: str, calendar_sha512: str, readings: tuple[terms_model.Reading, ...]
) -> tuple[Occurrence, ...]:
    terms, calendar = terms_by_checksum(terms_sha512), calendar_by_checksum(calendar_sha512)
    return engine.plan(terms, calendar, readings)


def assessments(partnership: Partnership, as_of: date) -> tuple[Assessment, ...]:
    """How every occurrence stood at the end of a day. Four queries; empty before any agreement."""
    version = version_in_force(partnership, as_of)
    return assessments_of(partnership, version, as_of) if version else ()


def assessments_of(
    partnership: Partnership,
    version: AgreementVersion,
    as_of: date,
    facts: Facts | None = None,
    known: tuple[terms_model.Reading, ...] | None = None,
) -> tuple[Assessment, ...]:
    """The same under a given version, and with facts and readings the caller may already have."""
    if known is None:
        known = engine.readings_known(readings_of(partnership, terms_of(version), as_of), as_of)
    owed = planned(version, known)
    if ends_on := early_end_of(version, as_of):
        owed = engine.until(owed, ends_on)
    return engine.stand(owed, facts or facts_of(partnership), as_of)


def planned_on(
    partnership: Partnership, version: AgreementVersion, as_of: date, obligation: str
) -> tuple[Occurrence, ...]:
    """The occurrences of one obligation as planned on a day, with those that were set off."""
    return tuple(
        a.occurrence
        for a in assessments_of(partnership, version, as_of)
        if a.occurrence.obligation == obligation
    )


def stored_sets(sets: terms_model.Sets) -> dict[str, Any]:
    """What a reading settles as JSON: only what is given, dates as ISO text."""
    stored: dict[str, Any] = {}
    for field in fields(sets):
        value = getattr(sets, field.name)
        if value is None:
            continue
        if isinstance(value, terms_model.Due):
            value = {
                part.name: given.isoformat() if isinstance(given, date) else given
                for part in fields(value)
                if (given := getattr(value, part.name))
            }
        stored[field.name] = value
    return stored


# --- The copy: what follows, as rows -----------------------------------------------------------


#: What follows from agreement and evidence, in the order of a row below.
COLUMNS = (
    *(
        "version_id",
        "key",
        "obligation",
        "title",
        "pattern",
        "parties",
        "period_start",
        "period_end",
    ),
    *("due_on", "required", "met", "met_on", "waived", "set_off"),
)


def assessed_rows(partnership: Partnership, on: date) -> list[tuple[Any, ...]]:
    """The rows (COLUMNS) that should be there on a day: for the version that holds and for those
    that are to hold later, so that no row grows wrong by a version coming into force."""
    current = version_in_force(partnership, on)
    if current is None:
        return []
    later = [
        v for v in versions_of(partnership) if v.effective_on > on and v.number > current.number
    ]
    facts = facts_of(partnership)
    return [
        _row(version, assessment)
        for version in (current, *reversed(later))
        for assessment in assessments_of(partnership, version, on, facts)
    ]


def _row(version: AgreementVersion, a: Assessment) -> tuple[Any, ...]:
    o = a.occurrence
    return (
        version.pk,
        o.key,
        o.obligation,
        o.rule.obligation.title,
        o.pattern.value,
        " ".join(o.parties),
        o.period_start,
        o.period_end,
        a.due_on,
        o.required,
        a.met,
        a.met_on,
        a.waiver is not None,
        o.pattern is not Pattern.TRIGGERED or o.trigger is not None,
    )


def stored_rows(partnership: Partnership) -> dict[tuple[Any, ...], int]:
    """The rows (COLUMNS) that are there, each with its id."""
    rows = AssessedOccurrence.objects.filter(partnership=partnership)
    return {row[1:]: row[0] for row in rows.values_list("id", *COLUMNS)}


def first_difference(partnership: Partnership, on: date) -> str:
    """Where the stored rows first differ from what follows on a day; empty if nowhere."""
    expected = assessed_rows(partnership, on)
    versions = {row[0] for row in expected}
    stored = {row[:2]: row for row in stored_rows(partnership) if row[0] in versions}
    for row in expected:
        found = stored.pop(row[:2], None)
        if found is None:
            return f"{row[1]} is missing from the table"
        for name, is_there, follows in zip(COLUMNS, found, row, strict=True):
            if is_there != follows:
                return f"{row[1]}: {name} is {is_there}, it follows that it is {follows}"
    return f"{next(iter(stored))[1]} is in the table and follows from nothing" if stored else ""


# What standing is, as a function of a row and a day: the engine's rule, said once more for SQL.
# tests/obligations/test_assessed.py holds the two together.
_LATE_IS_POSSIBLE = (Pattern.DEADLINE, Pattern.TRIGGERED)


def standing_as_of(day: date) -> Case:
    """An expression for AssessedOccurrence: the standing of a row on a day.

    Right from the day of the last act on; for an earlier day ask `assessments`.
    """
    period_begins = Q(period_start__gt=day)
    soon = day + DUE_SOON
    return Case(
        When(
            Q(met_on__isnull=False, due_on__lt=F("met_on"), pattern__in=_LATE_IS_POSSIBLE),
            then=Value(Standing.KEPT_LATE),
        ),
        When(met_on__isnull=False, then=Value(Standing.KEPT)),
        When(waived=True, then=Value(Standing.WAIVED)),
        When(Q(pattern=Pattern.STANDING) & period_begins, then=Value(Standing.UPCOMING)),
        When(Q(pattern=Pattern.STANDING, period_end__lt=day), then=Value(Standing.MISSED)),
        When(pattern=Pattern.STANDING, then=Value(Standing.OPEN)),
        When(set_off=False, then=Value(Standing.NOT_APPLICABLE)),
        When(Q(due_on__isnull=True) & period_begins, then=Value(Standing.UPCOMING)),
        When(due_on__isnull=True, then=Value(Standing.UNDATED)),
        When(due_on__lt=day, then=Value(Standing.MISSED)),
        # Due before its period begins: it opens when it is due soon.
        When(Q(due_on__lt=F("period_start"), due_on__gt=soon), then=Value(Standing.UPCOMING)),
        When(Q(due_on__gte=F("period_start")) & period_begins, then=Value(Standing.UPCOMING)),
        When(due_on__lte=soon, then=Value(Standing.DUE_SOON)),
        default=Value(Standing.OPEN),
        output_field=CharField(),
    )


def assessed_on(day: date) -> QuerySet[Any]:
    """The rows of every partnership under the version that holds on a day, with `standing`."""
    return AssessedOccurrence.objects.filter(
        version__in=versions_in_force(day).values("pk")
    ).annotate(standing=standing_as_of(day))
