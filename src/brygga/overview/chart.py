"""Draws the promise board as one SVG: rows under months, a mark per occurrence, a line for now.

Strings in, strings out. Everything that repeats on a row is one path, so that a board of two
hundred occurrences is some kilobytes and milliseconds; only what can be pressed is an element of
its own. All looks are in board.css: the content security policy refuses inline styles.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from itertools import groupby

from brygga.domain.obligations import Assessment, Standing, Stretch
from brygga.overview.arranging import Board, Group, Kind, Lane, Row, gaps
from brygga.overview.lettering import shortened, width_of
from brygga.overview.links import Links
from brygga.overview.scale import Scale, fit
from brygga.overview.words import Words

# Units are pixels when the drawing is as wide as WIDTH: on a screen of 1280 px and its scroll bar.
WIDTH = 1196.0
LABELS = 276.0
AFTER = 46.0
LEAST_MONTH = 24.2  # WCAG 2.2, 2.5.8: a target is at least 24 px
TARGET = 24.0
SIGN = 14.0

HEAD = 46.0
HEADING = 28.0
ROW = 24.0
WEEKS_ROW = 26.0
LANE = 4.5
FLAG = 52.0

WEEK_WIDTH, WEEK_HEIGHT, COMING_HEIGHT = 4.0, 17.0, 7.0
THURSDAY = timedelta(3)


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing: what stands inside the svg element, and how large it is."""

    width: int
    height: int
    content: str


def draw(board: Board, words: Words, links: Links, as_of: date, signs: str) -> Chart:
    """The whole board. `signs` is the address of the file of signs."""
    term = words.terms.term
    scale = fit(
        term.begins_on,
        term.ends_on,
        _last_place(board, term.ends_on),
        left=LABELS,
        width=WIDTH,
        least_month=LEAST_MONTH,
        after=AFTER,
    )
    pen = Pen(words, links, scale, as_of, signs)
    rows: list[str] = []
    y = HEAD
    for group in board.groups:
        if not group.rows and not group.rope:
            continue
        rows.append(pen.heading(group, y))
        y += HEADING
        for row in group.rows:
            height = _height(row)
            rows.append(pen.row(row, y, height))
            y += height
        if group.rope:
            height = max(ROW, len(group.rope) * LANE + 10)
            rows.append(pen.rope(group, y, height))
            y += height
    bottom = y + 6
    content = "".join((pen.ground(bottom), *rows, pen.now(bottom)))
    return Chart(round(scale.end + 2), round(bottom + 2), content)


def _last_place(board: Board, ends_on: date) -> date:
    due = [a.due_on for row in board.rows() for a in row.assessments if a.due_on]
    return max((ends_on, *due))


def _height(row: Row) -> float:
    if row.kind is Kind.WEEKS:
        return WEEKS_ROW
    return max(ROW, len(row.lanes) * 7 + 8)


class Pen:
    """Draws the parts of one board."""

    def __init__(self, words: Words, links: Links, scale: Scale, as_of: date, signs: str) -> None:
        self.words = words
        self.links = links
        self.scale = scale
        self.as_of = as_of
        self.signs = signs
        self.lang = "" if words.language == "sv" else ' lang="sv"'

    # --- Around the rows ---------------------------------------------------------------------

    def ground(self, bottom: float) -> str:
        """Years, months, and the future's shade."""
        scale, as_of = self.scale, self.as_of
        parts = []
        now = scale.x(as_of) if as_of >= scale.begins_on else scale.left
        if as_of < scale.last_due_on:
            parts.append(
                f'<rect class="board__future" x="{now:.1f}" y="{HEAD - 4:g}" '
                f'width="{scale.end - now:.1f}" height="{bottom - HEAD + 4:g}"/>'
            )
        flagged = self._is_in_term()
        letters, grid = [], []
        for month in scale.columns():
            first = month.begins_on
            if first.month == 1 or month.x == scale.left:
                parts.append(
                    f'<text class="board__year" x="{month.x + 4:.1f}" y="16">{first.year}</text>'
                )
                grid.append(f"M{month.x:.1f} 4V{bottom:g}")
            middle = month.x + scale.month_width / 2
            if flagged and abs(middle - self._flag_x()) < FLAG / 2 + 6:
                continue  # the flag says the day; half a letter beside it would say nothing
            initial = self.words.month(first)[0].upper()
            letters.append(f'<tspan x="{middle:.1f}">{initial}</tspan>')
        if scale.after_width:
            grid.append(f"M{scale.right:.1f} 4V{bottom:g}")
            parts.append(
                f'<text class="board__month" x="{scale.right + scale.after_width / 2:.1f}" '
                f'y="36">{escape(self.words.afterwards)}</text>'
            )
        parts.append(f'<text class="board__month" y="36">{"".join(letters)}</text>')
        parts.append(f'<path class="board__grid" d="{"".join(grid)}"/>')
        return "".join(parts)

    def now(self, bottom: float) -> str:
        """The line of the day the board speaks of, above everything else."""
        if not self._is_in_term():
            return ""
        x, flag = self.scale.x(self.as_of), self._flag_x()
        return (
            f'<path class="board__asof" d="M{x:.1f} {HEAD - 8:g}V{bottom:g}"/>'
            f'<rect class="board__asof-flag" x="{flag - FLAG / 2:.1f}" y="22" width="{FLAG:g}" '
            f'height="19" rx="9.5"/><text class="board__asof-day" x="{flag:.1f}" y="36">'
            f"{escape(self.words.short_day(self.as_of))}</text>"
        )

    def _is_in_term(self) -> bool:
        return self.scale.begins_on <= self.as_of <= self.scale.ends_on

    def _flag_x(self) -> float:
        x = self.scale.x(self.as_of)
        return min(max(x, self.scale.left + FLAG / 2), self.scale.end - FLAG / 2)

    def heading(self, group: Group, y: float) -> str:
        line = y + HEADING - 5
        return (
            f'<text class="board__group" x="0" y="{y + HEADING - 11:g}"{self.lang}>'
            f"{escape(self.words.group(group))}</text>"
            f'<path class="board__rule" d="M0 {line:g}H{self.scale.end:.1f}"/>'
        )

    # --- Rows --------------------------------------------------------------------------------

    def row(self, row: Row, y: float, height: float) -> str:
        middle = y + height / 2
        drawn = {Kind.MARKS: self._marks, Kind.WEEKS: self._weeks, Kind.LINES: self._lines}
        return self._label(row, y, height) + drawn[row.kind](row, middle)

    def _label(self, row: Row, y: float, height: float) -> str:
        duty = row.rule.obligation
        count = self.words.row_count(row)
        room = LABELS - 22 - width_of(count, 12)
        reading = ""
        if row.rule.readings:
            reading = (
                f'<use class="board__reading" href="{self.signs}#reading" x="{LABELS - 14:g}" '
                f'y="{y + height / 2 - 5.5:g}" width="11" height="11"/>'
            )
        title = self.words.label(row, count)
        return (
            f'<a href="{self.links.obligation(duty.key)}"><title>{escape(title)}</title>'
            f'<rect class="board__target" x="-6" y="{y:g}" width="{LABELS + 3:g}" '
            f'height="{height:g}"/><text class="board__name" x="0" y="{y + height / 2 + 4.5:g}"'
            f"{self.lang}>{escape(shortened(duty.title, room, 13.5))}</text>"
            f'<text class="board__count" x="{LABELS - 18:g}" y="{y + height / 2 + 4.5:g}">'
            f"{escape(count)}</text>{reading}</a>"
        )

    def _marks(self, row: Row, middle: float) -> str:
        parts = [self._ticks(row, middle), self._delays(row, middle)]
        parts += [self._mark(a, row, middle) for a in row.assessments]
        return "".join(parts)

    def _ticks(self, row: Row, middle: float) -> str:
        """Each thing that happened in a period that needs several: what the count is made of."""
        days = {
            fact.happened_on
            for a in row.assessments
            if a.occurrence.required > 1
            for fact in a.evidence
        }
        if not days:
            return ""
        points = "".join(f"M{self.scale.x(day):.1f} {middle:g}h0" for day in sorted(days))
        return f'<path class="board__tick" d="{points}"/>'

    def _delays(self, row: Row, middle: float) -> str:
        """From the day it was due to the day it came."""
        points = []
        for a in row.assessments:
            if a.standing is Standing.KEPT_LATE and a.due_on and a.met_on:
                due, met = self._place(a), self.scale.x(a.met_on)
                if met - due > SIGN:  # a shorter one would only blur the mark
                    points.append(f"M{due + SIGN / 2:.1f} {middle:g}H{met:.1f}v-3.5v7")
        return f'<path class="board__delay" d="{"".join(points)}"/>' if points else ""

    def _mark(self, a: Assessment, row: Row, middle: float) -> str:
        x = self._place(a)
        name = f"{row.rule.obligation.title}, {self.words.mark(a)}"
        return (
            f'<a href="{self.links.occurrence(a.occurrence.key)}"><title>{escape(name)}</title>'
            f'<rect class="board__target" x="{x - TARGET / 2:.1f}" y="{middle - TARGET / 2:g}" '
            f'width="{TARGET:g}" height="{TARGET:g}"/><use class="mark {a.standing}" '
            f'href="{self.signs}#{a.standing}" x="{x - SIGN / 2:.1f}" y="{middle - SIGN / 2:g}" '
            f'width="{SIGN:g}" height="{SIGN:g}"/></a>'
        )

    def _place(self, a: Assessment) -> float:
        """At the day it is due; without one where it was met, else at its period's end."""
        x = self.scale.x(a.due_on or a.met_on or a.occurrence.period.ends_on)
        return min(max(x, self.scale.left + SIGN / 2), self.scale.end - SIGN / 2)

    # --- Weeks -------------------------------------------------------------------------------

    def _weeks(self, row: Row, middle: float) -> str:
        """Drawn by the week, pressed by the month: a week belongs to its Thursday's month."""
        shapes: dict[Standing, list[str]] = {}
        for a in row.assessments:
            x = self.scale.x(thursday(a)) - WEEK_WIDTH / 2
            shapes.setdefault(a.standing, []).append(_week(x, middle, a.standing))
        paths = "".join(
            f'<path class="week {standing}" d="{"".join(found)}"/>'
            for standing, found in shapes.items()
        )
        return paths + "".join(self._months_of(row, middle))

    def _months_of(self, row: Row, middle: float) -> Iterator[str]:
        title, key = escape(row.rule.obligation.title), row.rule.obligation.key
        width = self.scale.month_width
        for first, found in by_month(row.assessments):
            x = self.scale.x(first)
            said = f"{self.words.month(first)}: {self.words.weeks(found)}"
            yield (
                f'<a href="{self.links.weeks(key, first)}"><title>{title}, {escape(said)}</title>'
                f'<rect class="board__target" x="{x:.1f}" y="{middle - TARGET / 2:g}" '
                f'width="{width:.1f}" height="{TARGET:g}"/></a>'
            )

    # --- Lines -------------------------------------------------------------------------------

    def _lines(self, row: Row, middle: float) -> str:
        """A duty that once held and then ceased: a line for each party, its gaps dotted."""
        top = middle - (len(row.lanes) - 1) * 3.5
        shapes: dict[str, list[str]] = {}
        for n, lane in enumerate(row.lanes):
            self._line(shapes, lane.stretches, (lane,), top + n * 7)
        thin = " span--thin" if len(row.lanes) > 1 else ""
        return "".join(
            f'<path class="span {kind}{thin}" d="{"".join(found)}"/>'
            for kind, found in shapes.items()
        )

    def rope(self, group: Group, y: float, height: float) -> str:
        """The duties that always hold, as strands of one rope."""
        strands = group.rope
        top = y + height / 2 - (len(strands) - 1) * LANE / 2
        shapes: dict[str, list[str]] = {}
        for n, strand in enumerate(strands):
            self._line(shapes, strand.shared, strand.lanes, top + n * LANE)
        drawn = "".join(
            f'<path class="span {kind} span--strand" d="{"".join(found)}"/>'
            for kind, found in shapes.items()
        )
        said = self.words.rope(strands)
        middle = y + height / 2
        return (
            f'<a href="#lopande"><title>{escape(self.words.rope_label(strands))}</title>'
            f'<rect class="board__target" x="-6" y="{y:g}" width="{self.scale.end + 6:.1f}" '
            f'height="{height:g}"/><text class="board__name board__name--rope" x="0" '
            f'y="{middle + 4.5:g}">{escape(self.words.rope_name)}</text>'
            f'<text class="board__count" x="{LABELS - 18:g}" y="{middle + 4.5:g}">'
            f"{escape(said)}</text></a>{drawn}"
        )

    def _line(
        self,
        shapes: dict[str, list[str]],
        stretches: Sequence[Stretch],
        lanes: Sequence[Lane],
        y: float,
    ) -> None:
        """Adds one line to the shapes: covered days whole, gaps dotted, the unknown faint."""
        period = lanes[0].assessment.occurrence.period
        ends_on = min(self.as_of, period.ends_on)
        waived = all(lane.assessment.standing is Standing.WAIVED for lane in lanes)
        if self.as_of < period.starts_on:
            self._stroke(shapes, "upcoming", Stretch(period.starts_on, period.ends_on), y)
        elif not stretches:
            kind = "waived" if waived else "upcoming"
            self._stroke(shapes, kind, Stretch(period.starts_on, ends_on), y)
        else:
            for stretch in stretches:
                self._stroke(shapes, "kept", stretch, y)
            for gap in gaps(stretches):
                self._stroke(shapes, "missed", gap, y)
            first, last = stretches[0].starts_on, stretches[-1].ends_on
            if first > period.starts_on:
                self._stroke(shapes, "upcoming", Stretch(period.starts_on, first), y)
            if last < ends_on:
                self._stroke(shapes, "waived" if waived else "missed", Stretch(last, ends_on), y)

    def _stroke(self, shapes: dict[str, list[str]], kind: str, stretch: Stretch, y: float) -> None:
        left, right = self.scale.x(stretch.starts_on) + 2, self.scale.x(stretch.ends_on) - 1
        shapes.setdefault(kind, []).append(f"M{left:.1f} {y:g}H{max(right, left + 1):.1f}")


def thursday(a: Assessment) -> date:
    """The day that says which month and year a week belongs to (ISO 8601)."""
    start = a.occurrence.period.starts_on
    return start - timedelta(start.weekday()) + THURSDAY


def by_month(assessments: Iterable[Assessment]) -> Iterator[tuple[date, list[Assessment]]]:
    """Weeks, in order, under the first day of the month they belong to."""
    for first, found in groupby(assessments, key=lambda a: thursday(a).replace(day=1)):
        yield first, list(found)


def _week(x: float, middle: float, standing: Standing) -> str:
    """One week's shape: each standing has its own, so that it is seen without colour too."""
    w = WEEK_WIDTH
    if standing is Standing.MISSED:
        return f"M{x - 0.4:.1f} {middle - 4:g}l{w + 0.8:.1f} 8m0 -8l-{w + 0.8:.1f} 8"
    if standing is Standing.UPCOMING or standing is Standing.UNDATED:
        return f"M{x:.1f} {middle - COMING_HEIGHT / 2:g}h{w:g}v{COMING_HEIGHT:g}h-{w:g}z"
    if standing in {Standing.KEPT, Standing.KEPT_LATE}:
        return f"M{x:.1f} {middle - WEEK_HEIGHT / 2:g}h{w:g}v{WEEK_HEIGHT:g}h-{w:g}z"
    # Hollow: its line lies half outside, so it is drawn a little smaller.
    h = WEEK_HEIGHT - 1.4
    return f"M{x + 0.5:.1f} {middle - h / 2:g}h{w - 1:g}v{h:g}h-{w - 1:g}z"
