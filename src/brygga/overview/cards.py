"""An assessment as a card or a line on Idag: every word and address ready for the template."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.utils.translation import gettext, ngettext

from brygga.domain.obligations import Assessment, Standing, Step, explain
from brygga.domain.terms.model import Obligation, Pattern, Reading
from brygga.meetups.queries import Listed
from brygga.overview.links import Links
from brygga.overview.words import Words

MayRecord = Callable[[Obligation], bool]
Evenings = Mapping[str, tuple[Listed, ...]]
NO_EVENINGS: Evenings = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Card:
    """One thing that is owed. `act` is where one does it, and `act_words` what its button says;
    empty where it is not one's own to do."""

    standing: str
    title: str
    href: str
    period: str
    owners: str
    due_on: date | None
    due: str
    distance: str
    progress: str
    remark: str
    place: str
    clause_href: str
    readings: tuple[Reading, ...]
    act: str
    act_words: str
    steps: tuple[Step, ...] = ()


def cards(
    assessments: Iterable[Assessment],
    words: Words,
    links: Links,
    as_of: date,
    may_record: MayRecord,
    *,
    explained: bool = False,
    evenings: Evenings = NO_EVENINGS,
) -> list[Card]:
    """The cards of some assessments, in their order; `explained` adds each one's working.

    What `evenings` knows is done by holding one of them, and leads there.
    """
    return [_card(a, words, links, as_of, may_record, explained, evenings) for a in assessments]


def _card(
    a: Assessment,
    words: Words,
    links: Links,
    as_of: date,
    may_record: MayRecord,
    explained: bool,
    evenings: Evenings,
) -> Card:
    o = a.occurrence
    duty = o.rule.obligation
    is_dated = o.pattern is not Pattern.STANDING
    act, act_words, remark = links.record(o.key), gettext("Notera underlag"), _remark(a, words)
    if o.key in evenings:
        act, act_words, remark = _by_evening(a, evenings[o.key], links, as_of)
    return Card(
        standing=a.standing.value,
        title=duty.title,
        href=links.occurrence(o.key),
        period=words.period(o.period) if is_dated else "",
        owners=words.parties(o.parties),
        due_on=a.due_on if is_dated else None,
        due=words.when(a.due_on, as_of) if is_dated and a.due_on else "",
        distance=distance(a.due_on, as_of) if is_dated and a.due_on else "",
        progress=words.progress(a) if o.required > 1 else "",
        remark=remark,
        place=o.rule.place,
        clause_href=links.clause(duty.clause),
        readings=o.rule.readings,
        act=act if may_record(duty) else "",
        act_words=act_words,
        steps=explain(a) if explained else (),
    )


def _by_evening(
    a: Assessment, evenings: tuple[Listed, ...], links: Links, as_of: date
) -> tuple[str, str, str]:
    """Where a promise of evenings is kept: at its evening, or where one is put in."""
    takes_place = [each.evening for each in evenings if each.evening.takes_place]
    if not takes_place:
        return (
            links.meetups,
            gettext("Till träffarna"),
            gettext("Ingen träff är planerad den här veckan."),
        )
    evening = takes_place[0]
    remark = gettext("Blev träffen av? Öppna den och säg det.") if evening.on < as_of else ""
    return links.meetup(evening.key), gettext("Till träffen"), remark


def _remark(a: Assessment, words: Words) -> str:
    """What to know about it before doing anything."""
    if a.standing is Standing.UNDATED and a.missing:
        return gettext("Saknas: %(what)s.") % {"what": words.text(a.missing)}
    if a.standing is not Standing.MISSED:
        return ""
    if a.occurrence.pattern is Pattern.COUNT:
        return gettext("Blev det av ändå? Notera underlaget, så räknas det.")
    return gettext("Det kan fortfarande göras. Då räknas det som hållet sent.")


def distance(day: date, as_of: date) -> str:
    """How far off a day is: idag, imorgon, om 9 dagar, för 3 dagar sedan"""
    days = (day - as_of).days
    match days:
        case 0:
            return gettext("idag")
        case 1:
            return gettext("imorgon")
        case -1:
            return gettext("igår")
    if days > 0:
        return ngettext("om %(count)s dag", "om %(count)s dagar", days) % {"count": days}
    return ngettext("för %(count)s dag sedan", "för %(count)s dagar sedan", -days) % {
        "count": -days
    }
