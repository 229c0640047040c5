"""What a duty says once readings settle what the signed text leaves open."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any

from brygga.domain.terms.model import Obligation, Reading, Sets


def settled(signed: Obligation, readings: Iterable[Reading]) -> Obligation:
    """The obligation with the values of its readings in place. The later decided one wins."""
    mine = [reading for reading in readings if reading.obligation == signed.key]
    mine.sort(key=lambda reading: reading.decided_on or date.min)
    values: dict[str, Any] = {}
    for reading in mine:
        given = {field.name: getattr(reading.sets, field.name) for field in fields(Sets)}
        values |= {name: value for name, value in given.items() if value is not None}
    return replace(signed, **values) if values else signed
