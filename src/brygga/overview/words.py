"""What marks, rows and periods are called, in the language of the page."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, cached_property

from django.utils.translation import get_language, gettext, ngettext, override

from brygga.domain.calendar import Per, Period
from brygga.domain.language import Language, Text
from brygga.domain.language.days import full_day, month_year, short_day, short_day_year, week_day
from brygga.domain.obligations import Assessment, Standing, Waiver
from brygga.domain.terms.model import PartyKey, Pattern, Terms
from brygga.overview.arranging import Group, Lane, Row, Strand
from brygga.overview.portfolio import Line

Day = Callable[[date, Language], str]

OVER = (Standing.KEPT, Standing.KEPT_LATE, Standing.MISSED, Standing.WAIVED)
CAME_TRUE = (Standing.KEPT, Standing.KEPT_LATE)
GOING_ON = (Standing.OPEN, Standing.DUE_SOON)


def page_language() -> Language:
    return "en" if (get_language() or "sv").startswith("en") else "sv"


@cache
def _translated(language: Language, text: str) -> str:
    # Django looks up the language and walks its catalogues anew for each call: a board asks for
    # three hundred texts, of which thirty are different.
    with override(language):
        return gettext(text)


@cache
def _counted(language: Language, one: str, many: str, count: int) -> str:
    with override(language):
        return ngettext(one, many, count)


class Said:
    """Translations of one page's language, and its days and sums."""

    def __init__(self, language: Language | None = None) -> None:
        self.language = language or page_language()

    def gettext(self, text: str) -> str:
        return _translated(self.language, text)

    def ngettext(self, one: str, many: str, count: int) -> str:
        return _counted(self.language, one, many, min(2, count))

    def week_day(self, on: date) -> str:
        """ons 18 okt"""
        return week_day(on, self.language)

    def when(self, on: date, as_of: date) -> str:
        """ons 18 okt; with its year where that is another than the page's"""
        said = self.week_day(on)
        return said if on.year == as_of.year else f"{said} {on.year}"

    def joined(self, names: Sequence[str]) -> str:
        """Lund, Kvinnojouren och Tjejjouren"""
        if len(names) < 2:
            return "".join(names)
        joins = self.gettext("och")
        return f"{', '.join(names[:-1])} {joins} {names[-1]}"


class PortfolioWords(Said):
    """What the portfolio says of a partnership."""

    def outcome(self, line: Line) -> str:
        """96 av 102 löften hållna · 3 missade · 3 undantagna"""
        if not line.fallen_due:
            return self.gettext("Inget löfte har förfallit än.")
        said = [
            self.gettext("%(kept)s av %(total)s löften hållna")
            % {"kept": line.kept, "total": line.fallen_due}
        ]
        if line.missed:
            said.append(self.counted_missed(line.missed))
        if line.waived:
            said.append(self.counted_waived(line.waived))
        return " · ".join(said)

    def counted_missed(self, count: int) -> str:
        return self.ngettext("%(count)s missat", "%(count)s missade", count) % {"count": count}

    def counted_waived(self, count: int) -> str:
        words = self.ngettext("%(count)s undantaget", "%(count)s undantagna", count)
        return words % {"count": count}

    def late(self, line: Line) -> str:
        if not line.late:
            return ""
        return self.ngettext("%(count)s är sent", "%(count)s är sena", line.late) % {
            "count": line.late
        }

    def following(self, line: Line, as_of: date) -> str:
        """Härnäst sön 22 okt:"""
        if line.following is None:
            return ""
        return self.gettext("Härnäst %(day)s:") % {"day": self.when(line.following.due_on, as_of)}


MINUTES = re.compile(r"Möte (?P<meeting>\d+), § (?P<paragraph>\d+)")


class Words(Said):
    """The words of one page: looked up once, used for each of some hundred marks."""

    def __init__(self, terms: Terms, language: Language | None = None) -> None:
        super().__init__(language)
        self.terms = terms

    @cached_property
    def standing(self) -> dict[Standing, str]:
        return {
            Standing.KEPT: self.gettext("hållet"),
            Standing.KEPT_LATE: self.gettext("hållet sent"),
            Standing.OPEN: self.gettext("pågår"),
            Standing.DUE_SOON: self.gettext("snart"),
            Standing.MISSED: self.gettext("missat"),
            Standing.WAIVED: self.gettext("undantag"),
            Standing.UPCOMING: self.gettext("kommande"),
            Standing.UNDATED: self.gettext("utan datum"),
            Standing.NOT_APPLICABLE: self.gettext("gäller inte"),
        }

    def day(self, on: date) -> str:
        """18 okt 2023"""
        return short_day_year(on, self.language)

    def short_day(self, on: date) -> str:
        """18 okt"""
        return short_day(on, self.language)

    def full_day(self, on: date) -> str:
        """18 oktober 2023"""
        return full_day(on, self.language)

    def month(self, on: date) -> str:
        """oktober 2023"""
        return month_year(on, self.language)

    def text(self, text: Text) -> str:
        return text.in_(self.language)

    def number(self, count: int) -> str:
        """Tre; in figures from thirteen on. Begins a sentence."""
        said = self.gettext("Noll En Två Tre Fyra Fem Sex Sju Åtta Nio Tio Elva Tolv").split()
        return said[count] if count < len(said) else str(count)

    # --- Parties -----------------------------------------------------------------------------

    def parties(self, keys: Sequence[PartyKey]) -> str:
        """Kvinnojouren Lund och Tjejjouren i Lund; all of them is said shorter."""
        if not keys or len(keys) == len(self.terms.parties):
            return self._everybody
        return self.joined([self.terms.party(key).name for key in keys])

    @cached_property
    def _everybody(self) -> str:
        if len(self.terms.parties) == 2:
            return self.gettext("Båda parterna")
        return self.gettext("Alla parter")

    def group(self, group: Group) -> str:
        return self.parties(group.parties)

    # --- Periods -----------------------------------------------------------------------------

    def period(self, period: Period) -> str:
        """v. 37 2023, första halvåret 2022, hela avtalstiden; a day for what falls on one"""
        year = period.key[:4]
        match period.per:
            case Per.WEEK:
                week = period.key.rpartition("W")[2].lstrip("0")
                return self.gettext("v.\u00a0%(week)s %(year)s") % {"week": week, "year": year}
            case Per.MONTH:
                return self.month(period.starts_on)
            case Per.QUARTER:
                return self.gettext("kvartal %(number)s %(year)s") % {
                    "number": period.key[-1],
                    "year": year,
                }
            case Per.HALF_YEAR if period.key.endswith("1"):
                return self.gettext("första halvåret %(year)s") % {"year": year}
            case Per.HALF_YEAR:
                return self.gettext("andra halvåret %(year)s") % {"year": year}
            case Per.SCHOOL_TERM if period.key.endswith("VT"):
                return self.gettext("vårterminen %(year)s") % {"year": year}
            case Per.SCHOOL_TERM:
                return self.gettext("höstterminen %(year)s") % {"year": year}
            case Per.YEAR:
                return year
            case _ if period.key in {"term", "if"}:
                return self.gettext("hela avtalstiden")
            case _:
                return self.day(period.ends_on)

    # --- Marks -------------------------------------------------------------------------------

    def mark(self, a: Assessment) -> str:
        """första halvåret 2022: hållet sent, 3 sep 2022, 5 dagar efter"""
        return f"{self.period(a.occurrence.period)}: {self.outcome(a)}"

    def outcome(self, a: Assessment) -> str:
        """The standing in words, with what matters most about it."""
        word = self.standing[a.standing]
        more = self.detail(a)
        return f"{word}, {more}" if more else word

    def detail(self, a: Assessment, *, with_due: bool = True) -> str:
        """What a standing alone does not say: when, how late, how far, by when, what is missing."""
        match a.standing:
            case Standing.KEPT_LATE if a.met_on and a.due_on:
                days = (a.met_on - a.due_on).days
                late = self.ngettext("%(count)s dag efter", "%(count)s dagar efter", days)
                return f"{self.day(a.met_on)}, {late % {'count': days}}"
            case Standing.KEPT:
                return self.day(a.met_on) if a.met_on else ""
            case Standing.WAIVED if a.waiver:
                return self._decided(a.waiver)
            case Standing.UNDATED:
                return self._and(self.progress(a), self._lacking(a))
            case Standing.OPEN if a.occurrence.pattern is Pattern.STANDING:
                return self.gettext("inget underlag än")
            case Standing.MISSED | Standing.OPEN | Standing.DUE_SOON | Standing.UPCOMING:
                return self._and(self.progress(a), self._due(a) if with_due else "")
            case _:
                return ""

    def _decided(self, waiver: Waiver) -> str:
        """By the day and the paragraph; minutes cite themselves as Möte 7, § 4, in Swedish."""
        day, paragraph = self.day(waiver.decided_on), waiver.paragraph.removeprefix("§").strip()
        if cited := MINUTES.fullmatch(paragraph):
            return self.gettext("beslut %(day)s, möte %(meeting)s § %(paragraph)s") % {
                "day": day,
                "meeting": cited["meeting"],
                "paragraph": cited["paragraph"],
            }
        return self.gettext("beslut %(day)s, § %(paragraph)s") % {
            "day": day,
            "paragraph": paragraph,
        }

    def _due(self, a: Assessment) -> str:
        return self.gettext("senast %(day)s") % {"day": self.day(a.due_on)} if a.due_on else ""

    def _lacking(self, a: Assessment) -> str:
        if a.missing is None:
            return ""
        return self.gettext("saknas: %(what)s") % {"what": self.text(a.missing)}

    def progress(self, a: Assessment) -> str:
        """2 av 4; nothing to say where one is enough and none has come"""
        if a.occurrence.required < 2 and not a.met:
            return ""
        return self.gettext("%(met)s av %(required)s") % {
            "met": a.met,
            "required": a.occurrence.required,
        }

    def _and(self, *parts: str) -> str:
        return ", ".join(part for part in parts if part)

    # --- Rows --------------------------------------------------------------------------------

    def count(self, row: Row) -> str:
        """What stands at the end of a row's name: 62 av 66; 3 av 4 hittills; utan datum"""
        now = [a for a in row.assessments if a.standing in GOING_ON and a.occurrence.required > 1]
        if now:
            return self.gettext("%(met)s av %(required)s hittills") % {
                "met": now[0].met,
                "required": now[0].occurrence.required,
            }
        over = [a for a in row.assessments if a.standing in OVER]
        if over:
            return self.gettext("%(met)s av %(required)s") % {
                "met": sum(a.standing in CAME_TRUE for a in over),
                "required": len(over),
            }
        if any(a.standing is Standing.UNDATED for a in row.assessments):
            return self.standing[Standing.UNDATED]
        if any(a.standing in GOING_ON for a in row.assessments):
            return self.standing[Standing.OPEN]
        return self.standing[Standing.UPCOMING]

    def weeks(self, assessments: Iterable[Assessment]) -> str:
        """3 av 4 hållna, 1 missad; what has come true of a month's weeks, and what has not"""
        marks = list(assessments)
        standings = [a.standing for a in marks]
        kept = sum(s in CAME_TRUE for s in standings)
        if all(s is Standing.UPCOMING for s in standings):
            return self.ngettext("%(count)s kommande", "%(count)s kommande", len(marks)) % {
                "count": len(marks)
            }
        said = [
            self.gettext("%(met)s av %(required)s hållna") % {"met": kept, "required": len(marks)}
        ]
        missed, waived = standings.count(Standing.MISSED), standings.count(Standing.WAIVED)
        if missed:
            words = self.ngettext("%(count)s missad", "%(count)s missade", missed)
            said.append(words % {"count": missed})
        if waived:
            words = self.ngettext("%(count)s undantagen", "%(count)s undantagna", waived)
            said.append(words % {"count": waived})
        return ", ".join(said)

    def lane(self, lane: Lane) -> str:
        """hållet sedan 10 jan 2022; inget underlag än; utan underlag sedan 3 maj 2023"""
        a = lane.assessment
        if a.standing is Standing.KEPT and lane.stretches:
            since = self.day(lane.stretches[-1].starts_on)
            return self.gettext("hållet sedan %(day)s") % {"day": since}
        if lane.stretches and a.standing in {Standing.OPEN, Standing.MISSED}:
            ended = self.day(lane.stretches[-1].ends_on)
            return self.gettext("underlag till %(day)s, sedan inget") % {"day": ended}
        return self.outcome(a)

    def strand(self, strand: Strand) -> str:
        """The line of a single duty; for one that each party has, who lacks evidence."""
        if len(strand.lanes) == 1:
            return self.lane(strand.lanes[0])
        lacking = [
            self.parties(lane.assessment.occurrence.parties)
            for lane in strand.lanes
            if not lane.holds
        ]
        if lacking:
            return self.gettext("saknas från %(parties)s") % {"parties": self.joined(lacking)}
        return self.ngettext("%(count)s part", "alla %(count)s parterna", len(strand.lanes)) % {
            "count": len(strand.lanes)
        }

    def row_count(self, row: Row) -> str:
        """The count of a row; a standing duty has none."""
        return self.running if row.lanes else self.count(row)

    def following(self, day: date) -> str:
        return self.gettext("härnäst senast %(day)s") % {"day": self.day(day)}

    @cached_property
    def rests_on_reading(self) -> str:
        return self.gettext("bygger på en tolkning")

    # --- The board's own words ---------------------------------------------------------------

    @cached_property
    def afterwards(self) -> str:
        """Over the zone of what is due when the agreement has ended."""
        return self.gettext("sedan")

    @cached_property
    def running(self) -> str:
        return self.gettext("löpande")

    @cached_property
    def rope_name(self) -> str:
        return self.gettext("Löpande")

    def label(self, row: Row, count: str) -> str:
        """A row's full name, its count, and whether its dates rest on a reading."""
        said = f"{row.rule.obligation.title}: {count}" if count else row.rule.obligation.title
        if not row.rule.readings:
            return said
        if any(reading.decided_on is None for reading in row.rule.readings):
            rests = self.gettext("Bygger på en tolkning som är antagen.")
        else:
            rests = self.gettext("Bygger på en tolkning.")
        return f"{said}. {rests}"

    def rope(self, strands: Sequence[Strand]) -> str:
        """7 av 8"""
        return self.gettext("%(met)s av %(required)s") % {
            "met": sum(strand.holds for strand in strands),
            "required": len(strands),
        }

    def rope_label(self, strands: Sequence[Strand]) -> str:
        return self.gettext(
            "Löpande åtaganden: %(met)s av %(required)s har underlag som gäller"
        ) % {
            "met": sum(strand.holds for strand in strands),
            "required": len(strands),
        }

    # --- The table's heads -------------------------------------------------------------------

    @cached_property
    def head_period(self) -> str:
        return self.gettext("För")

    @cached_property
    def head_due(self) -> str:
        return self.gettext("Senast")

    @cached_property
    def head_standing(self) -> str:
        return self.gettext("Läge")

    @cached_property
    def head_detail(self) -> str:
        return self.gettext("Mer")
