"""Days to places along the board: every month equally wide, what is due afterwards squeezed in.

Equal months keep each month's target at least as wide as a fingertip; February would be too narrow
on an axis of days.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple


class Month(NamedTuple):
    """A column of the board. `begins_on` is the first of the month."""

    begins_on: date
    x: float


class Scale(NamedTuple):
    """Where the days of a term of agreement lie, in the drawing's own units.

    `left` and `right` are the edges of the first and last month. What is due after the last month
    lies in a zone of `after_width`, which ends at `last_due_on`; without such days it is empty.
    """

    begins_on: date
    ends_on: date
    last_due_on: date
    left: float
    right: float
    month_width: float
    after_width: float
    first_month: int

    @property
    def months(self) -> int:
        return _number(self.ends_on) - self.first_month + 1

    @property
    def end(self) -> float:
        """The edge of the drawing: of the last month, or of what is due afterwards."""
        return self.right + self.after_width

    def x(self, day: date) -> float:
        """The place of a day; a day outside the drawing lies at its edge."""
        whole = day.year * 12 + day.month - self.first_month
        place = self.left + (whole + (day.day - 1) / 31) * self.month_width
        if self.left <= place < self.right:
            return place
        if place < self.left:
            return self.left
        if not self.after_width:
            return self.right
        share = (day - self.ends_on).days / max(1, (self.last_due_on - self.ends_on).days)
        return self.right + min(1.0, share) * (self.after_width - MARGIN) + MARGIN / 2

    def columns(self) -> Iterator[Month]:
        year, month = self.begins_on.year, self.begins_on.month
        for n in range(self.months):
            yield Month(date(year, month, 1), self.left + n * self.month_width)
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)


#: Half of it on either side of the last mark, so that none is cut by the edge.
MARGIN = 20.0


def _number(day: date) -> int:
    """The months since the beginning of the calendar."""
    return day.year * 12 + day.month


def fit(
    begins_on: date,
    ends_on: date,
    last_due_on: date,
    *,
    left: float,
    width: float,
    least_month: float,
    after: float,
) -> Scale:
    """A scale that fills `width` from `left` on, with no month narrower than `least_month`."""
    months = _number(ends_on) - _number(begins_on) + 1
    after_width = after if last_due_on > ends_on else 0.0
    month_width = max(least_month, (width - left - after_width) / months)
    return Scale(
        begins_on,
        ends_on,
        last_due_on,
        left=left,
        right=left + months * month_width,
        month_width=month_width,
        after_width=after_width,
        first_month=_number(begins_on),
    )
