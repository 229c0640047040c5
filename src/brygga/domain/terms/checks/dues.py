"""A due day is a date, or a distance from one end of a period or from another obligation's day."""

from collections.abc import Iterator
from dataclasses import replace

from brygga.domain.calendar import Per
from brygga.domain.files.lines import Path
from brygga.domain.terms.checks.saying import Complaint, complaint
from brygga.domain.terms.model import Anchor, Due, Obligation, Pattern, Terms
from brygga.domain.terms.settling import settled


def check_dues(terms: Terms) -> Iterator[Complaint]:
    """As signed, and as the readings in the file settle it."""
    held = [reading for reading in terms.readings if reading.withdrawn_on is None]
    read: dict[str, Obligation] = {d.key: settled(d, held) for d in terms.obligations}
    for n, duty in enumerate(terms.obligations):
        if duty.due:
            yield from _check_due(("obligations", n, "due"), duty.due, read[duty.key], read)
    for n, reading in enumerate(terms.readings):
        if reading.sets.due:
            duty = replace(read[reading.obligation], due=reading.sets.due)
            path: Path = ("readings", n, "sets", "due")
            yield from _check_due(path, reading.sets.due, duty, read)
    yield from _check_circles(terms, read)


def _check_due(
    path: Path, due: Due, duty: Obligation, read: dict[str, Obligation]
) -> Iterator[Complaint]:
    distance = (due.side, due.anchor, due.event, due.days, due.months)
    if due.on:
        if any(distance):
            yield complaint(
                (*path, "on"),
                "antingen en dag (on) eller ett avstånd (side och anchor), inte båda",
                "either a date (on) or a distance (side and anchor), not both",
            )
        if duty.per not in (None, Per.TERM):
            yield complaint(
                (*path, "on"),
                f"en enda dag kan inte vara sista dag för varje {duty.per}",
                f"a single date cannot be the last day of every {duty.per}",
            )
        return
    for name in ("side", "anchor"):
        if getattr(due, name) is None:
            yield complaint(
                (*path, name),
                "nyckeln saknas: ett avstånd behöver side och anchor",
                "the key is missing: a distance needs side and anchor",
            )
    if (due.anchor is Anchor.EVENT) != (due.event is not None):
        yield complaint(
            (*path, "event"),
            'event och anchor = "event" hör ihop',
            'event and anchor = "event" go together',
        )
    elif due.event:
        yield from _check_event((*path, "event"), duty, read[due.event])


def _check_event(path: Path, duty: Obligation, event: Obligation) -> Iterator[Complaint]:
    """The event's occurrence is found by its period, so both must have the same."""
    if event.pattern not in (Pattern.COUNT, Pattern.DEADLINE):
        yield complaint(
            path,
            f"{event.key} har ingen egen dag att räkna från (mönstret {event.pattern})",
            f"{event.key} has no day of its own to count from (pattern {event.pattern})",
        )
    elif (event.per or Per.TERM) is not (duty.per or Per.TERM):
        yield complaint(
            path,
            f"{event.key} har en annan rytm ({event.per}) än {duty.key} ({duty.per})",
            f"{event.key} has another rhythm ({event.per}) than {duty.key} ({duty.per})",
        )


def _check_circles(terms: Terms, read: dict[str, Obligation]) -> Iterator[Complaint]:
    """Days that wait for each other: reported once, where the circle is first met."""
    told: set[str] = set()
    for n, duty in enumerate(terms.obligations):
        waits_for: list[str] = [duty.key]
        while (event := _event(read[waits_for[-1]])) and event not in waits_for:
            waits_for.append(event)
        if event == duty.key and told.isdisjoint(waits_for):
            told.update(waits_for)
            circle = " → ".join([*waits_for, duty.key])
            yield complaint(
                _path_of_due(terms, n),
                f"dagarna väntar på varandra i en cirkel: {circle}",
                f"the days wait for each other in a circle: {circle}",
            )


def _event(duty: Obligation) -> str | None:
    return duty.due.event if duty.due else None


def _path_of_due(terms: Terms, n: int) -> Path:
    """Where the due day of an obligation stands: with it, or in a reading of it."""
    duty = terms.obligations[n]
    for m, reading in enumerate(terms.readings):
        if reading.obligation == duty.key and reading.sets.due:
            return ("readings", m, "sets", "due", "event")
    return ("obligations", n, "due", "event")
