"""How dates, amounts, weeks and standings are written on screen. Plain Python: it runs per mark.

Django's own date formats are not used: Swedish writes "ons 18 okt" and "17.30", and a board of
four hundred marks would spend its time parsing format strings.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext

from brygga.domain.language import Language, Text, days
from brygga.domain.language.days import GLUE
from brygga.website.quoting import parts

register = template.Library()

ZONE = ZoneInfo("Europe/Stockholm")
WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}

#: standing -> the sign for plain text, the word. The picture has the same name in signs.svg.
STANDINGS = {
    "kept": ("●", gettext_lazy("hållet")),
    "kept_late": ("◐", gettext_lazy("hållet sent")),
    "open": ("○", gettext_lazy("pågår")),
    "due_soon": ("◔", gettext_lazy("snart")),
    "missed": ("✕", gettext_lazy("missat")),
    "waived": ("◇", gettext_lazy("undantag")),
    "upcoming": ("·", gettext_lazy("kommande")),
    "undated": ("?", gettext_lazy("utan datum")),
    "not_applicable": ("–", gettext_lazy("gäller inte")),
}

#: What each step of a working stands on, and how grave a finding is.
STEPS = {
    "clause": gettext_lazy("Klausul"),
    "reading": gettext_lazy("Tolkning"),
    "calendar": gettext_lazy("Kalender"),
    "rule": gettext_lazy("Regel"),
    "event": gettext_lazy("Händelse"),
    "evidence": gettext_lazy("Underlag"),
    "waiver": gettext_lazy("Undantag"),
    "missing": gettext_lazy("Saknas"),
}
SEVERITIES = {
    "serious": gettext_lazy("Allvarligt"),
    "warning": gettext_lazy("Varning"),
    "note": gettext_lazy("Att tänka på"),
}

RECEIPT_SIGNS = {"success": "check", "info": "info", "warning": "warning", "error": "warning"}


def _language() -> Language:
    """The two languages that are complete; anything else reads Swedish."""
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def _as_date(value: Any) -> date | None:
    """A day in Sweden from a date, an aware datetime or ISO text; None for anything else."""
    if isinstance(value, datetime):
        return value.astimezone(ZONE).date() if value.tzinfo else value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            return None
    return None


# --- Days and moments ------------------------------------------------------------------------


@register.filter
def day(value: Any) -> str:
    """ons 18 okt"""
    on = _as_date(value)
    return "" if on is None else days.week_day(on, _language())


@register.filter
def day_year(value: Any) -> str:
    """ons 18 okt 2023"""
    on = _as_date(value)
    return "" if on is None else f"{day(on)} {on.year}"


@register.filter
def short_day(value: Any) -> str:
    """18 okt"""
    on = _as_date(value)
    return "" if on is None else days.short_day(on, _language())


@register.filter
def full_date(value: Any) -> str:
    """18 oktober 2023"""
    on = _as_date(value)
    return "" if on is None else days.full_day(on, _language())


@register.filter
def long_date(value: Any) -> str:
    """onsdag 18 oktober 2023"""
    on = _as_date(value)
    return "" if on is None else f"{WEEKDAYS[_language()][on.weekday()]} {full_date(on)}"


@register.filter
def iso_date(value: Any) -> str:
    """2023-10-18"""
    on = _as_date(value)
    return "" if on is None else on.isoformat()


@register.filter
def month(value: Any) -> str:
    """oktober 2023"""
    on = _as_date(value)
    return "" if on is None else days.month_year(on, _language())


@register.filter
def clock(value: Any) -> str:
    """17.30 in Swedish, 17:30 in English; of a moment, or of an hour of the day"""
    if not isinstance(value, datetime | time):
        return ""
    at = value.astimezone(ZONE) if isinstance(value, datetime) and value.tzinfo else value
    return f"{at.hour:02d}{'.' if _language() == 'sv' else ':'}{at.minute:02d}"


@register.filter
def moment(value: Any) -> str:
    """ons 18 okt 2023 17.30"""
    return f"{day_year(value)} {clock(value)}" if isinstance(value, datetime) else day_year(value)


@register.filter
def until(start: Any, end: Any) -> str:
    """18–20 oktober 2023; what both ends share is written once"""
    first, last = _as_date(start), _as_date(end)
    if first is None or last is None:
        return full_date(first or last)
    return days.full_span(first, last, _language())


@register.filter
def week(value: Any) -> str:
    """v. 42, of a day or of a number"""
    on = _as_date(value)
    number = on.isocalendar().week if on else value
    return f"v.{GLUE}{number}" if _language() == "sv" else f"wk{GLUE}{number}"


@register.filter
def from_day(value: Any, today: Any) -> str:
    """How far a day lies from another, in words: idag, imorgon, om 9 dagar, för 3 dagar sedan"""
    on, base = _as_date(value), _as_date(today)
    if on is None or base is None:
        return ""
    away = (on - base).days
    if away == 0:
        return gettext("idag")
    if away == 1:
        return gettext("imorgon")
    if away == -1:
        return gettext("igår")
    if away > 0:
        return ngettext("om %(count)s dag", "om %(count)s dagar", away) % {"count": away}
    return ngettext("för %(count)s dag sedan", "för %(count)s dagar sedan", -away) % {
        "count": -away
    }


# --- Figures ---------------------------------------------------------------------------------


@register.filter
def number(value: Any) -> str:
    """1 234 in Swedish, 1,234 in English; a decimal part only where there is one"""
    if value is None or value == "":
        return ""
    figure = Decimal(str(value))
    text = f"{figure:,.2f}" if figure % 1 else f"{figure:,.0f}"
    if _language() == "en":
        return text.replace("-", "−")
    return text.replace("-", "−").replace(",", GLUE).replace(".", ",")


@register.filter
def amount(value: Any, currency: str = "SEK") -> str:
    """90 575 kr in Swedish, SEK 90,575 in English"""
    if value is None or value == "":
        return ""
    if _language() == "en":
        return f"{currency or 'SEK'}{GLUE}{number(value)}"
    return f"{number(value)}{GLUE}{'kr' if currency in ('', 'SEK') else currency}"


# --- Words -----------------------------------------------------------------------------------


@register.filter
def text(value: Any) -> SafeString | str:
    """A domain sentence (`Text`) in the page's language, what it quotes in Swedish marked so."""
    if not isinstance(value, Text):
        return str(value if value is not None else "")
    if _language() == "sv":
        return value.sv
    return format_html_join(
        "", "{}", ((swedish(said) if is_swedish else said,) for said, is_swedish in parts(value))
    )


@register.filter
def swedish(value: Any) -> SafeString | str:
    """What people or the agreement wrote: marked as Swedish where the page is not."""
    if _language() == "sv":
        return str(value)
    return format_html('<span lang="sv">{}</span>', value)


@register.filter
def quoting(sentence: str, phrase: str) -> SafeString | str:
    """A sentence of ours with a phrase that people wrote, which is marked as Swedish."""
    before, found, after = sentence.partition(phrase) if phrase else (sentence, "", "")
    return format_html("{}{}{}", before, swedish(found), after) if found else sentence


@register.filter
def joined(values: Iterable[Any]) -> str:
    """Lund, Kvinnojouren och Tjejjouren"""
    words = [str(value) for value in values]
    if len(words) < 2:
        return "".join(words)
    together = gettext("och")
    return f"{', '.join(words[:-1])} {together} {words[-1]}"


# --- Signs and standings ---------------------------------------------------------------------


@register.simple_tag
def sign(name: str, classes: str = "") -> SafeString:
    """A picture from signs.svg, decoration only: the word beside it carries the meaning."""
    return mark_safe(  # noqa: S308 - names come from our own templates
        f'<svg class="sign {classes}" aria-hidden="true" focusable="false">'
        f'<use href="{static("website/signs.svg")}#{name}"/></svg>'
    )


@register.simple_tag
def mark(standing: Any) -> SafeString:
    """The sign of a standing alone, named for those who do not see it."""
    key = str(standing)
    return format_html(
        '<span class="standing {}"><svg class="sign" role="img" aria-label="{}">'
        '<use href="{}#{}"/></svg></span>',
        key,
        standing_word(key),
        static("website/signs.svg"),
        key,
    )


@register.simple_tag
def standing(value: Any, words: str = "") -> SafeString:
    """Sign and word; other `words` may replace the usual one ("hållet sent, 4 dagar")."""
    key = str(value)
    return format_html(
        '<span class="standing {}">{}<span class="standing__word">{}</span></span>',
        key,
        sign(key),
        words or standing_word(key),
    )


@register.filter
def standing_word(value: Any) -> str:
    """hållet"""
    return str(STANDINGS[str(value)][1])


@register.filter
def standing_sign(value: Any) -> str:
    """● for text without pictures"""
    return STANDINGS[str(value)][0]


@register.simple_tag
def standings() -> list[str]:
    """Every standing, in the order of the legend."""
    return list(STANDINGS)


@register.filter
def step_word(kind: Any) -> str:
    """Klausul, Tolkning, …: what a step of a working stands on"""
    return str(STEPS.get(str(kind), kind))


@register.filter
def severity_word(severity: Any) -> str:
    """Fel, Varning, Att tänka på"""
    return str(SEVERITIES.get(str(severity), severity))


@register.simple_tag
def tally(counts: Mapping[str, int]) -> SafeString:
    """One sentence on how the promises that have fallen due were kept.

    `counts` holds how many there are of each standing; those that are not over are left out.
    """
    kept, late, missed, waived = (
        counts.get(key, 0) for key in ("kept", "kept_late", "missed", "waived")
    )
    total = kept + late + missed + waived
    if not total:
        return format_html("{}", gettext("Inget löfte har förfallit än."))
    said = [
        (kept, "kept", ngettext("%(count)s hållet", "%(count)s hållna", kept)),
        (late, "late", ngettext("%(count)s hållet sent", "%(count)s hållna sent", late)),
        (missed, "missed", ngettext("%(count)s missat", "%(count)s missade", missed)),
        (waived, "waived", ngettext("%(count)s undantaget", "%(count)s undantagna", waived)),
    ]
    parts = [
        format_html('<strong class="tally__{}">{}</strong>', name, words % {"count": number(count)})
        for count, name, words in said
        if count
    ]
    sentence = ngettext(
        "Av %(total)s löfte som förfallit är %(parts)s.",
        "Av %(total)s löften som förfallit är %(parts)s.",
        total,
    )
    # Both blanks are ours: figures, and the marked-up words above.
    return mark_safe(sentence % {"total": number(total), "parts": joined(parts)})  # noqa: S308


# --- Receipts --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a message says happened, and the ways on from it."""

    level: str
    text: str
    see: str
    undo: str
    undo_now: str


@register.simple_tag
def receipt_of(message: Message) -> Receipt:
    """Reads a message: `extra_tags="see:/p/… undo:/p/…"` gives it its links. `undo:` leads to a
    page that asks first, `undo-now:` is a button that undoes at once."""
    level = "success" if message.level == constants.SUCCESS else message.level_tag
    links = dict(tag.split(":", 1) for tag in (message.extra_tags or "").split() if ":/" in tag)
    ways = (links.get(name, "") for name in ("see", "undo", "undo-now"))
    return Receipt(level, str(message.message), *ways)


@register.filter
def receipt_sign(level: str) -> str:
    """The picture that goes with a receipt's level."""
    return RECEIPT_SIGNS.get(level, "info")
