"""Quiet hours: when a letter waits for the morning."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Stockholm")


def is_quiet(at: datetime, quiet_from: time | None, quiet_to: time | None) -> bool:
    """Whether the moment falls in the hours, which may lie over midnight. None: never."""
    if quiet_from is None or quiet_to is None or quiet_from == quiet_to:
        return False
    clock = at.astimezone(ZONE).time()
    if quiet_from < quiet_to:
        return quiet_from <= clock < quiet_to
    return clock >= quiet_from or clock < quiet_to


def first_moment_awake(at: datetime, quiet_from: time | None, quiet_to: time | None) -> datetime:
    """The moment itself, or the end of the quiet hours that it falls in."""
    if quiet_to is None or not is_quiet(at, quiet_from, quiet_to):
        return at
    here = at.astimezone(ZONE)
    awake = datetime.combine(here.date(), quiet_to, ZONE)
    return awake if awake > here else datetime.combine(here.date() + timedelta(1), quiet_to, ZONE)
