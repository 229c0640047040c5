"""A row of the board without names: one thin drawing that stretches to whatever width there is.

Its x axis is stretched by the browser, so nothing in it may have a width: dots are lines of no
length with round ends, and every line keeps its weight (`vector-effect` in board.css). It is
decoration beside words and table; nothing in it can be pressed.
"""

from collections.abc import Iterable
from datetime import date

from brygga.domain.obligations import Assessment, Standing
from brygga.overview.arranging import Kind, Row
from brygga.overview.scale import Scale, fit

#: Units of the drawing: as high as it is shown, ten wide for each month.
HEIGHT = 20
MONTH = 10.0
MIDDLE = HEIGHT / 2

DOTS = (Standing.KEPT, Standing.KEPT_LATE, Standing.WAIVED, Standing.OPEN, Standing.DUE_SOON)
SHORT = (Standing.UPCOMING, Standing.UNDATED)


def strip_scale(begins_on: date, ends_on: date) -> Scale:
    """The scale of a strip. What falls due after the end lies at its edge."""
    return fit(begins_on, ends_on, ends_on, left=0.0, width=0.0, least_month=MONTH, after=0.0)


def strip(row: Row, scale: Scale, as_of: date) -> str:
    """What stands inside the strip's svg element."""
    drawn = _lines(row, scale) if row.kind is Kind.LINES else _points(row, scale)
    return _ground(scale, as_of) + drawn


def _ground(scale: Scale, as_of: date) -> str:
    years = "".join(
        f"M{month.x:g} 0v{HEIGHT}" for month in scale.columns() if month.begins_on.month == 1
    )
    now = ""
    if scale.begins_on <= as_of <= scale.ends_on:
        now = f'<path class="line__now" d="M{scale.x(as_of):.1f} 0v{HEIGHT}"/>'
    return f'<path class="line__years" d="{years}"/>{now}'


def _points(row: Row, scale: Scale) -> str:
    """The marks of each standing as one path; of some, a second that makes them rings."""
    weekly = row.kind is Kind.WEEKS
    shapes: dict[Standing, list[str]] = {}
    for a in row.assessments:
        day = a.occurrence.period.starts_on if weekly else _day(a)
        x = min(max(scale.x(day), 2.0), scale.end - 2.0)
        shapes.setdefault(a.standing, []).append(_point(x, a.standing, weekly=weekly))
    return "".join(_path(shapes, weekly=weekly))


def _path(shapes: dict[Standing, list[str]], *, weekly: bool) -> Iterable[str]:
    size = "line__week" if weekly else "line__dot"
    for standing, found in shapes.items():
        d = "".join(found)
        yield f'<path class="{size} {standing}" d="{d}"/>'
        if not weekly and standing in DOTS and standing is not Standing.KEPT:
            yield f'<path class="line__hole {standing}" d="{d}"/>'


def _point(x: float, standing: Standing, *, weekly: bool) -> str:
    if standing is Standing.MISSED:
        return f"M{x:.1f} {MIDDLE - 7:g}v14"
    if not weekly:
        return f"M{x:.1f} {MIDDLE:g}h0"
    half = 2 if standing in SHORT else 5
    return f"M{x:.1f} {MIDDLE - half:g}v{half * 2}"


def _lines(row: Row, scale: Scale) -> str:
    gap = 5
    top = MIDDLE - (len(row.lanes) - 1) * gap / 2
    found = "".join(
        f"M{scale.x(stretch.starts_on):.1f} {top + n * gap:g}H{scale.x(stretch.ends_on):.1f}"
        for n, lane in enumerate(row.lanes)
        for stretch in lane.stretches
    )
    return f'<path class="line__span" d="{found}"/>'


def _day(a: Assessment) -> date:
    return a.due_on or a.met_on or a.occurrence.period.ends_on
