"""Questions about how the promises stand."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from brygga.agreements.models import AgreementVersion
from brygga.agreements.queries import (
    calendar_by_checksum,
    terms_by_checksum,
    terms_of,
    version_in_force,
)
from brygga.domain import obligations as engine
from brygga.domain.calendar import Per
from brygga.domain.obligations import Assessment, Facts, Occurrence, local_day
from brygga.domain.terms import model as terms_model
from brygga.domain.terms.model import ObligationKey, PartyKey, Terms
from brygga.obligations.models import Evidence, Reading, Waiver
from brygga.parties.models import Partnership


def facts_of(partnership: Partnership) -> Facts:
    """Everything recorded about a partnership, withdrawn facts too. Two queries."""
    return Facts(
        evidence=tuple(map(_evidence, _evidence_rows(partnership))),
        waivers=tuple(map(_waiver, Waiver.objects.filter(partnership=partnership))),
    )


def _evidence_rows(partnership: Partnership) -> Iterable[tuple[Any, ...]]:
    # Tuples: a coordinator's page reads some hundreds, and model instances cost five times more.
    return (
        Evidence.objects.filter(partnership=partnership)
        .order_by("id")
        .values_list(
            "obligation",
            "happened_on",
            "recorded_at",
            "kind",
            "withdrawn_at",
            "party",
            "quantity",
            "source",
            "occurrence",
            "id",
        )
    )


def _evidence(row: tuple[Any, ...]) -> engine.Evidence:
    obligation, happened_on, recorded_at, kind, withdrawn_at, party, quantity, source = row[:8]
    occurrence, key = row[8:]
    return engine.Evidence(
        obligation=ObligationKey(obligation),
        happened_on=happened_on,
        recorded_at=recorded_at,
        kind=kind,
        withdrawn_at=withdrawn_at,
        party=PartyKey(party),
        quantity=quantity,
        source=source,
        occurrence=occurrence,
        ref=f"evidence:{key}",
    )


def waivers_in_force(partnership: Partnership) -> dict[str, Waiver]:
    """The waivers that have not been withdrawn, confirmed or not, by occurrence."""
    rows = Waiver.objects.filter(partnership=partnership, withdrawn_at__isnull=True)
    return {row.occurrence: row for row in rows}


def _waiver(row: Waiver) -> engine.Waiver:
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
        ref=f"waiver:{row.pk}",
    )


def readings_of(
    partnership: Partnership, terms: Terms, as_of: date | None = None
) -> tuple[terms_model.Reading, ...]:
    """The file's readings and those recorded here; with `as_of` only what was recorded by then."""
    rows = Reading.objects.filter(partnership=partnership)
    if as_of is not None:
        rows = rows.filter(recorded_on__lte=as_of)
    return (*terms.readings, *map(reading_value, rows))


def reading_value(row: Reading) -> terms_model.Reading:
    """A recorded reading as the engine knows it."""
    return terms_model.Reading(
        key=f"reading-{row.pk}",
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
) -> tuple[Assessment, ...]:
    """The same under a given version, and with facts that the caller may already have."""
    known = engine.readings_known(readings_of(partnership, terms_of(version), as_of), as_of)
    return engine.stand(planned(version, known), facts or facts_of(partnership), as_of)
