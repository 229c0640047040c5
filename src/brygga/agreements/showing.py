"""An agreement's life as its page shows it: what happened, what can be done now, and why not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext

from brygga.agreements.models import AgreementVersion, Change, Matter, Notice, Recorded
from brygga.agreements.permissions import check_binds_a_party, check_speaks_for_a_party
from brygga.agreements.queries import (
    matter_value,
    open_change_of,
    open_matters,
    records_of,
    step_that_opens,
)
from brygga.agreements.registration import earlier_steps
from brygga.agreements.words import KINDS, OUTCOMES, STATE_SIGNS, STATES, STEPS, WAYS, who_acted
from brygga.domain.language import Text
from brygga.domain.life import (
    Impossible,
    Kind,
    Outcome,
    State,
    Step,
    check_cancellation,
    check_notice,
    check_step,
)
from brygga.domain.obligations import local_day
from brygga.domain.terms.model import PartyKey, Term, Terms, Way
from brygga.parties.membership import Member
from brygga.parties.refusal import NotAllowed
from brygga.parties.roles import Role

ORIGINS = {
    "matter": Text("Till frågan som det följer av", "To the matter that it follows from"),
    "dialogue": Text("Till dialogen", "To the dialogue"),
    "change": Text("Till ändringen", "To the change"),
    "notice": Text("Till uppsägningen", "To the notice"),
    "cancellation": Text("Till hävningen", "To the cancellation"),
}
TO_THE_CONTACTS = Text("Till parternas kontaktpersoner", "To the parties' contact persons")


def path_of(partnership: str, _key: str) -> str:
    """Everything that a step noted stands on the page of the agreement's life, but contacts."""
    return reverse("agreements:life", args=[partnership])


def contact_path(partnership: str, _key: str) -> str:
    return reverse("parties", args=[partnership])


@dataclass(frozen=True, slots=True)
class Event:
    """One row of what has happened: the day, in words, by whom, and its page."""

    on: date
    at: datetime
    what: str
    detail: str
    who: str
    href: str
    shape: str  # of its mark in the picture: dot, square, diamond


@dataclass(frozen=True, slots=True)
class Possible:
    """Something that can be done with an agreement: where, or why not, and who may.

    `clause` is the one that forbids it, empty if none does.
    """

    title: str
    href: str
    who: str
    why_not: Text | None
    clause: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands, as a word with a picture."""

    state: State
    word: str | Promise
    sign: str


def standing(state: State) -> Standing:
    return Standing(state, STATES[state], STATE_SIGNS.get(state, "info"))


def names_in(terms: Terms) -> dict[str, str]:
    """What the agreement calls its parties, by their keys."""
    return {str(party.key): party.name for party in terms.parties}


class Life:
    """The records of one partnership as rows, with the words for who took each step."""

    def __init__(self, member: Member, names: Mapping[str, str]) -> None:
        self._partnership = member.partnership
        self._member = member
        self._names = names

    def events(self) -> list[Event]:
        """Everything that has happened, the latest first."""
        found = [*self._earlier(), *self._recorded()]
        return sorted(found, key=lambda event: (event.on, event.at), reverse=True)

    def who(self, row: Recorded) -> str:
        name = row.recorded_by.name if row.recorded_by else ""
        return who_acted(row.recorded_role, row.recorded_party, name, self._member, self._names)

    def party_names(self, keys: Iterable[str]) -> list[str]:
        return [self._names.get(key, key) for key in keys]

    def _earlier(self) -> Iterator[Event]:
        for taken in earlier_steps(self._partnership):
            yield Event(taken.on, taken.recorded_at, str(STEPS[taken.step]), "", "", "", "dot")

    def _recorded(self) -> Iterator[Event]:
        records = records_of(self._partnership)
        if records.first_version:
            yield self._signing(records.first_version)
        for change in records.changes:
            yield from self._change(change)
        for matter in records.matters:
            yield from self._matter(matter)
        for notice in records.notices:
            yield from self._notice(notice)

    def _signing(self, version: AgreementVersion) -> Event:
        name = version.imported_by.name if version.imported_by else ""
        return Event(
            local_day(version.imported_at),
            version.imported_at,
            str(STEPS[Step.SIGN]),
            "",
            who_acted(
                version.imported_role, version.imported_party, name, self._member, self._names
            ),
            reverse("agreements:versions", args=[self._partnership.key]),
            "dot",
        )

    def _change(self, change: Change) -> Iterator[Event]:
        href = reverse("agreements:change", args=[self._partnership.key, change.pk])
        if change.withdrawn_at:
            what = gettext("Ett förslag om ändring drogs tillbaka")
        elif change.version_id:
            what = str(STEPS[Step.CHANGE])
        else:
            what = gettext("En ändring väntar på godkännande")
        yield self._event(change, what, f"{WAYS[Way(change.way)]}. {change.text}", href, "dot")

    def _matter(self, matter: Matter) -> Iterator[Event]:
        href = reverse("agreements:matter", args=[self._partnership.key, matter.pk])
        yield self._event(matter, str(KINDS[Kind(matter.kind)]), matter.text, href, "square")
        for talk in matter.dialogues.all():
            detail = f"{', '.join(self.party_names(talk.parties.split()))}. {talk.text}"
            yield self._event(talk, gettext("Dialog"), detail, href, "square", talk.held_on)
        for demand in matter.demands.all():
            yield self._event(demand, str(STEPS[Step.DEMAND]), demand.text, href, "square")
        if hasattr(matter, "conclusion"):
            end = matter.conclusion
            yield self._event(end, str(OUTCOMES[Outcome(end.outcome)]), end.text, href, "square")
        if hasattr(matter, "cancellation"):
            made = matter.cancellation
            yield self._event(made, str(STEPS[Step.CANCEL]), made.text, href, "diamond")

    def _notice(self, notice: Notice) -> Iterator[Event]:
        href = reverse("agreements:notice", args=[self._partnership.key, notice.pk])
        yield self._event(notice, str(STEPS[Step.GIVE_NOTICE]), notice.text, href, "diamond")
        if notice.withdrawn_at:
            yield Event(
                local_day(notice.withdrawn_at),
                notice.withdrawn_at,
                str(STEPS[Step.WITHDRAW_NOTICE]),
                gettext("Alla parter har gått med på det."),
                "",
                href,
                "diamond",
            )

    def _event(
        self,
        row: Recorded,
        what: str,
        detail: str,
        href: str,
        shape: str,
        on: date | None = None,
    ) -> Event:
        return Event(
            on or row.recorded_on, row.recorded_at, what, detail, self.who(row), href, shape
        )


# --- What can be done --------------------------------------------------------------------------

_SPEAKERS = (Role.STEERING_MEMBER, Role.COORDINATOR, Role.OFFICER, Role.SIGNATORY)
_TAKEN_UP = (Kind.REVIEW, Kind.BREACH, Kind.CIRCUMSTANCES, Kind.DISPUTE)
MATTER_SLUGS: dict[Kind, str] = {
    Kind.REVIEW: "genomgang",
    Kind.BREACH: "brist",
    Kind.CIRCUMSTANCES: "andrat-lage",
    Kind.DISPUTE: "tvist",
}


def possible(member: Member, terms: Terms, state: State, today: date) -> list[Possible]:
    """What can be done now, each with its address, or with why not and the clause that says so."""
    here = member.partnership
    matters = open_matters(here)
    found = [_change(member, state)]
    for kind in _TAKEN_UP:
        href = reverse("agreements:matter_new", args=[here.key, MATTER_SLUGS[kind]])
        review = [m for m in matters if m.kind == kind == Kind.REVIEW]
        if review:
            href = reverse("agreements:matter", args=[here.key, review[0].pk])
        found.append(_offered(_titles()[kind], href, member, state, step_that_opens(kind)))
    found += [
        _ending(Step.GIVE_NOTICE, member, terms, state, matters, today),
        _ending(Step.CANCEL, member, terms, state, matters, today),
    ]
    return found


def _titles() -> dict[Kind, str]:
    return {
        Kind.REVIEW: gettext("Gå igenom om partnerskapet ska fortsätta"),
        Kind.BREACH: gettext("Ta upp en brist hos en annan part"),
        Kind.CIRCUMSTANCES: gettext("Ta upp att läget har ändrats väsentligt"),
        Kind.DISPUTE: gettext("Ta upp en tvist"),
    }


def _change(member: Member, state: State) -> Possible:
    here = member.partnership
    waiting = open_change_of(here)
    if waiting:
        href = reverse("agreements:change", args=[here.key, waiting.pk])
        return _offered(gettext("Godkänn ändringen som väntar"), href, member, state, Step.CHANGE)
    href = reverse("agreements:change_choice", args=[here.key])
    return _offered(gettext("Ändra något i överenskommelsen"), href, member, state, Step.CHANGE)


def _offered(title: str, href: str, member: Member, state: State, step: Step) -> Possible:
    who = _roles(_SPEAKERS)
    try:
        check_step(state, step)
        check_speaks_for_a_party(member)
    except Impossible as refusal:
        return Possible(title, "", who, refusal.reason, refusal.clause or "")
    except NotAllowed as refusal:
        return Possible(title, "", who, refusal.reason, "")
    return Possible(title, href, who, None, "")


def _ending(
    step: Step,
    member: Member,
    terms: Terms,
    state: State,
    matters: list[Matter],
    today: date,
) -> Possible:
    """Notice or cancellation: on the first of the open matters that is a ground for it."""
    is_notice = step is Step.GIVE_NOTICE
    title = gettext("Säg upp överenskommelsen") if is_notice else gettext("Häv överenskommelsen")
    grounds = [m for m in matters if m.kind in (Kind.BREACH, Kind.CIRCUMSTANCES)]
    who = _roles([Role.SIGNATORY])
    own = [PartyKey(key) for key in sorted(member.parties_as(Role.SIGNATORY))]
    refusal: Impossible | NotAllowed | None = None
    on: list[Matter | None] = [*grounds] or [None]
    for matter in on:
        for party in own or [PartyKey("")]:
            try:
                check_step(state, step)
                if is_notice:
                    check_notice(terms, matter_value(matter) if matter else None, party)
                else:
                    _check_cancel(terms, matter, party, today)
                check_binds_a_party(member)
            except (Impossible, NotAllowed) as found:
                refusal = refusal or found
            else:
                return Possible(title, _ending_path(member, matter, is_notice), who, None, "")
    assert refusal is not None
    clause = refusal.clause if isinstance(refusal, Impossible) else None
    return Possible(title, "", who, refusal.reason, clause or "")


NO_BREACH = Text(
    sv="Ingen brist är upptagen. Ta upp den, begär rättelse och vänta tills tiden har gått.",
    en="No breach has been taken up. Take it up, demand a correction and wait until its day.",
)


def _check_cancel(terms: Terms, matter: Matter | None, party: PartyKey, today: date) -> None:
    if matter is None:
        raise Impossible(NO_BREACH, terms.cancellation.clause if terms.cancellation else None)
    check_cancellation(terms, matter_value(matter), party, today)


def _ending_path(member: Member, matter: Matter | None, is_notice: bool) -> str:
    here = member.partnership.key
    if not is_notice and matter:
        return reverse("agreements:cancellation", args=[here, matter.pk])
    if matter:
        return reverse("agreements:notice_on", args=[here, matter.pk])
    return reverse("agreements:notice_new", args=[here])


def _roles(roles: Iterable[Role]) -> str:
    return ", ".join(str(role.label) for role in roles)


# --- The picture -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at a place in the picture; `x` is a share of its width such as 33.2%."""

    x: str
    shape: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The term of an agreement as a line, with a mark for each thing that happened."""

    years: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    begins: str
    ends: str
    today: str


_MARGIN = 3  # per cent on either side, so that no mark is cut


def picture(events: Iterable[Event], term: Term, ends_on: date | None, today: date) -> Picture:
    """From the first thing that happened to the last day of the term."""
    rows = sorted(events, key=lambda event: (event.on, event.at))
    first = min([term.begins_on, *(event.on for event in rows)])
    last = max([term.ends_on, *(event.on for event in rows)])
    days = max((last - first).days, 1)

    def x(on: date) -> str:
        share = (min(max(on, first), last) - first).days / days
        return f"{_MARGIN + share * (100 - 2 * _MARGIN):.1f}%"

    years = (date(year, 1, 1) for year in range(first.year, last.year + 1))
    return Picture(
        tuple(Mark(x(year), "tick", str(year.year)) for year in years if first <= year <= last),
        tuple(Mark(x(event.on), event.shape, event.what) for event in rows),
        x(term.begins_on),
        x(ends_on or term.ends_on),
        x(today),
    )


def matter_acts(
    member: Member, terms: Terms, matter: Matter, state: State, today: date
) -> list[Possible]:
    """What can be done in an open matter besides talking."""
    here = member.partnership.key
    closing = reverse("agreements:conclusion", args=[here, matter.pk])
    found = [_offered(gettext("Avsluta frågan"), closing, member, state, Step.TAKE_UP_DISPUTE)]
    if matter.kind == Kind.BREACH:
        href = reverse("agreements:demand", args=[here, matter.pk])
        found.append(_offered(gettext("Begär rättelse"), href, member, state, Step.DEMAND))
    if matter.kind in (Kind.BREACH, Kind.CIRCUMSTANCES):
        found.append(_ending(Step.GIVE_NOTICE, member, terms, state, [matter], today))
    if matter.kind == Kind.BREACH:
        found.append(_ending(Step.CANCEL, member, terms, state, [matter], today))
    return found
