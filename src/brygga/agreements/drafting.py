"""A draft as its writers meet it: clauses with comments, entries by place, what it lacks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from brygga.agreements.document import ClauseView, DutyNote, Section, document
from brygga.agreements.models import ClauseComment
from brygga.agreements.queries import unsigned_parties
from brygga.agreements.words import CONTRIBUTIONS, SECTIONS
from brygga.domain.calendar import SchoolCalendar
from brygga.domain.terms import Finding, Terms, entries
from brygga.domain.terms.entries import FIXED, PLACES, is_list
from brygga.domain.terms.model import Contribution, Grant


@dataclass(frozen=True, slots=True)
class DraftClause:
    """A clause of the draft: its duties by their number in the draft, and what was said of it."""

    view: ClauseView
    duties: tuple[tuple[int, DutyNote], ...]
    comments: tuple[ClauseComment, ...]


@dataclass(frozen=True, slots=True)
class DraftSection:
    section: Section
    clauses: tuple[DraftClause, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry in a list of them: its number from 1, what it is called, and a line about it."""

    number: int
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the draft with its entries."""

    key: str
    title: str
    entries: tuple[Entry, ...]
    may_add: bool


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that the draft says nothing of; `place` is where it would be written."""

    place: str
    text: str | Promise


def draft_sections(
    terms: Terms, findings: Sequence[Finding], comments: Sequence[ClauseComment]
) -> tuple[DraftSection, ...]:
    """The text in its own order, with what stands beside each clause."""
    numbers: dict[str, int] = {duty.key: n for n, duty in enumerate(terms.obligations, 1)}
    said: dict[str, list[ClauseComment]] = {}
    for comment in comments:
        said.setdefault(comment.clause, []).append(comment)
    return tuple(
        DraftSection(
            section,
            tuple(
                DraftClause(
                    view,
                    tuple((numbers[duty.key], duty) for duty in view.duties),
                    tuple(said.get(view.clause.key, ())),
                )
                for view in section.clauses
            ),
        )
        for section in document(terms, findings, {}).sections
    )


def places(terms: Terms) -> tuple[Place, ...]:
    """Everything beside the clauses that a draft says, part by part."""
    return tuple(
        Place(
            key,
            str(SECTIONS[key]),
            tuple(
                Entry(n, name_of(each, terms), _about(each, terms))
                for n, each in enumerate(entries(terms, key), 1)
            ),
            _may_add(terms, key),
        )
        for key in PLACES
    )


def _may_add(terms: Terms, place: str) -> bool:
    if place in FIXED or (place == "governance.seats" and terms.governance is None):
        return False
    return is_list(place) or not entries(terms, place)


def name_of(entry: object, terms: Terms) -> str:
    """What an entry is called in a list."""
    for name in ("title", "name", "text", "function", "ground"):
        if said := getattr(entry, name, ""):
            return str(said)
    if isinstance(entry, Grant):
        return f"{terms.party(entry.payer).name} → {terms.party(entry.payee).name}"
    clause = getattr(entry, "clause", None)
    return terms.clause(clause).place if clause else ""


def _about(entry: object, terms: Terms) -> str:
    """Whose it is, where an entry is somebody's."""
    parties = getattr(entry, "owed_by", None) or getattr(entry, "parties", None) or ()
    party = getattr(entry, "party", "")
    names = [terms.party(key).name for key in (parties or ([party] if party else []))]
    kind = CONTRIBUTIONS[entry.kind] if isinstance(entry, Contribution) else ""
    return ", ".join(filter(None, [*names, str(kind)]))


def lacks(terms: Terms, calendar: SchoolCalendar | None) -> Iterator[Lack]:
    """What an agreement usually says and this draft does not, in the order of the text."""
    if not terms.governance:
        yield Lack("governance", _("Vem styr? Utkastet har ingen styrgrupp."))
    if not any(duty.key.endswith("report") for duty in terms.obligations):
        yield Lack("obligations", _("Hur följs det upp? Utkastet nämner ingen rapport."))
    if not terms.review:
        yield Lack("review", _("När bestäms om det ska fortsätta? Ingen dag står."))
    if not terms.notice:
        yield Lack("notice", _("Kan någon säga upp? Det står inte."))
    if not terms.cancellation:
        yield Lack("cancellation", _("Vad händer om ett löfte inte hålls? Det står inte."))
    if not terms.change_rules:
        yield Lack("change_rules", _("Hur ändras överenskommelsen? Det står inte."))
    if unsigned_parties(terms):
        yield Lack("signatories", _("Vem skriver under? En part eller flera saknar undertecknare."))
    if calendar is None and terms.calendar:
        yield Lack("calendar", _("Vilka är skolveckorna? Utkastet har ingen läsårskalender."))
