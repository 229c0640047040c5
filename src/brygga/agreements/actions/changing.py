"""Changes of what the agreement says, each in the way that the agreement itself demands."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from brygga.agreements.actions.importing import check_day, lock_newest, store_version
from brygga.agreements.actions.setting import (
    NO_AGREEMENT,
    LifeSetting,
    checked,
    said,
    said_why,
    set_out,
)
from brygga.agreements.counting import revised
from brygga.agreements.files import Upload, examine
from brygga.agreements.letters import name_of, tell_the_others
from brygga.agreements.models import AgreementVersion, Change, Consent
from brygga.agreements.permissions import (
    SPEAKS_FOR_A_PARTY,
    check_can_agree_to_change,
    check_can_change_contacts,
    check_can_withdraw_change,
    check_speaks_for_a_party,
    who_agrees_to,
)
from brygga.agreements.queries import agreed_to, newest_version, open_change_of, terms_of
from brygga.agreements.registration import note_fact, take_back_facts
from brygga.domain.files import FileRefused
from brygga.domain.language import Text
from brygga.domain.life import Step, check_change
from brygga.domain.life.conditions import missing_parties
from brygga.domain.terms import write_terms
from brygga.domain.terms.editing import (
    with_activity,
    with_clause,
    with_contact_functions,
    with_contribution,
)
from brygga.domain.terms.model import Terms, Way
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible

LONGEST_DECISION = 120  # characters
LONGEST_WORDING = 4000

GONE_FROM_TEXT = Text(
    sv="Det som skulle ändras finns inte i texten längre. Välj något annat.",
    en="What was to be changed is no longer in the text. Choose something else.",
)
ONE_AT_A_TIME = Text(
    sv="En annan ändring väntar på godkännande. Godkänn den eller dra tillbaka den först.",
    en="Another change waits to be agreed on. Agree to it or withdraw it first.",
)
WHO_TALKED = Text(
    sv="Alla parter ska ha varit med i dialogen innan något ändras. Skriv vilken dag det var.",
    en="All parties should have taken part in the dialogue before anything is changed. Write "
    "which day it was.",
)
IN_THE_FUTURE = Text(sv="Dagen har inte kommit än.", en="The day has not come yet.")
TEXT_REFUSED = Text(
    sv="Med den ändringen går texten inte ihop som överenskommelse. Inget är sparat.",
    en="With that change the text does not hold together as an agreement. Nothing was saved.",
)
OVERTAKEN = Text(
    sv="Överenskommelsen har ändrats sedan förslaget lades. Dra tillbaka det och lägg ett nytt.",
    en="The agreement has changed since the proposal was made. Withdraw it and make a new one.",
)
NO_LONGER_OPEN = Text(
    sv="Ändringen är redan gjord eller tillbakadragen. Inget har ändrats.",
    en="The change is already made or withdrawn. Nothing has changed.",
)


@transaction.atomic
def change_clause(
    *,
    partnership: Partnership,
    clause: str,
    wording: str,
    way: Way,
    text: str,
    talked_on: date | None,
    parties: Iterable[str],
    effective_on: date,
    by: Person,
    at: datetime,
) -> Change:
    """Proposes another wording of a clause (its key), to be changed in a way; `text` says why.

    Raises NotAllowed unless `by` speaks for a party; NotPossible where the agreement demands a
    stricter way, naming the clause, or not all `parties` have talked.
    """
    here, before = _set_out(partnership, by, at)
    with _in_the_text():
        new = with_clause(terms_of(before), clause, _wording(wording))
    change = _propose(here, before, new, way, text, effective_on, talked_on, parties)
    return _settle(here, change)


@transaction.atomic
def revise_activity(
    *,
    partnership: Partnership,
    activity: str,
    title: str,
    details: str,
    target: str,
    text: str,
    talked_on: date | None,
    parties: Iterable[str],
    effective_on: date,
    by: Person,
    at: datetime,
    decision: str = "",
) -> Change:
    """Revises an activity (its key) and its measurable target at the yearly follow-up.

    `decision` is where the steering group decided it ("2023-05-23 § 4"): all parties sit there, so
    it holds at once; only the decision's own effect gives it, never a form. Otherwise the other
    parties agree first. Raises as `change_clause`.
    """
    here, before = _set_out(partnership, by, at)
    new = activity_revised(partnership, activity, title=title, details=details, target=target)
    change = _propose(
        here, before, new, Way.YEARLY_REVISION, text, effective_on, talked_on, parties, decision
    )
    for fact in revised(here.terms, change.talked_on or here.today, f"change:{change.pk}"):
        note_fact(partnership, fact, by, at)
    return _settle(here, change)


@transaction.atomic
def change_contribution(
    *,
    partnership: Partnership,
    contribution: str,
    wording: str,
    text: str,
    talked_on: date | None,
    parties: Iterable[str],
    effective_on: date,
    by: Person,
    at: datetime,
    decision: str = "",
) -> Change:
    """Changes what a party contributes (its key); an empty `wording` takes it away.

    Needs a documented dialogue in which all parties took part. `decision` and what is raised as
    `revise_activity`.
    """
    here, before = _set_out(partnership, by, at)
    new = contribution_changed(partnership, contribution, wording)
    change = _propose(
        here, before, new, Way.DIALOGUE, text, effective_on, talked_on, parties, decision
    )
    return _settle(here, change)


@transaction.atomic
def change_contacts(
    *,
    partnership: Partnership,
    party: str,
    functions: Iterable[str],
    text: str,
    effective_on: date,
    by: Person,
    at: datetime,
) -> Change:
    """Changes which functions are a party's contacts. A notice to the others is enough, and goes.

    Raises NotAllowed unless `by` speaks for that party.
    """
    here, before = _set_out(partnership, by, at)
    check_can_change_contacts(here.member, party)
    named = tuple(_wording(function) for function in functions if function.strip())
    with _in_the_text():
        new = with_contact_functions(terms_of(before), party, named)
    change = _propose(here, before, new, Way.NOTICE, text, effective_on, None, (), party=party)
    return _settle(here, change)


@transaction.atomic
def agree_to_change(*, change: Change, by: Person, at: datetime) -> Change:
    """A party agrees; with the last of them the change is made, to hold from its day or today.

    For a renegotiation this is the party's signature, so only its signatory can give it. Raises
    NotAllowed by that rule, NotPossible if it is made or withdrawn already.
    """
    here = set_out(change.partnership, by, at, Step.CHANGE)
    change = _open(change)
    agreed = agreed_to(change)
    check_can_agree_to_change(here.member, change, agreed)
    roles = who_agrees_to(change)
    _agree(here, change, roles, here.member.parties_as(*roles) - set(agreed))
    return _settle(here, change)


@transaction.atomic
def withdraw_change(*, change: Change, by: Person, at: datetime) -> Change:
    """Takes back a proposal that not all have agreed to, and what it counted towards. Raises
    NotAllowed unless `by` speaks for the party that made it."""
    here = set_out(change.partnership, by, at)
    change = _open(change)
    check_can_withdraw_change(here.member, change)
    role, party = here.seat(*SPEAKS_FOR_A_PARTY, among=[change.recorded_party])
    change.withdrawn_at, change.withdrawn_by = at, by
    change.withdrawn_role, change.withdrawn_party = role, party
    change.save()
    here.write("change.withdrawn", f"change:{change.pk}", role)
    take_back_facts(change.partnership, f"change:{change.pk}", by, at)
    return change


def activity_revised(
    partnership: Partnership, activity: str, *, title: str, details: str, target: str
) -> Terms:
    """What the agreement would say. Raises NotPossible for a text that cannot be, or where the
    activity is gone."""
    with _in_the_text():
        return with_activity(
            _newest_terms(partnership),
            activity,
            title=_wording(title),
            text=checked(details, at_most=LONGEST_WORDING),
            target=checked(target),
        )


def contribution_changed(partnership: Partnership, contribution: str, wording: str) -> Terms:
    """The same for what a party contributes; empty takes it away."""
    with _in_the_text():
        return with_contribution(_newest_terms(partnership), contribution, checked(wording))


def check_proposed(partnership: Partnership, new: Terms, way: Way) -> None:
    """Whether the agreement lets itself be changed so, and nothing else waits. NotPossible."""
    if open_change_of(partnership):
        raise NotPossible(ONE_AT_A_TIME)
    with said_why():
        check_change(_newest_terms(partnership), new, way)


def _newest_terms(partnership: Partnership) -> Terms:
    version = newest_version(partnership)
    if version is None:
        raise NotPossible(NO_AGREEMENT)
    return terms_of(version)


@contextmanager
def _in_the_text() -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise NotPossible(GONE_FROM_TEXT) from error


def _set_out(
    partnership: Partnership, by: Person, at: datetime
) -> tuple[LifeSetting, AgreementVersion]:
    here = set_out(partnership, by, at, Step.CHANGE)
    check_speaks_for_a_party(here.member)
    if open_change_of(partnership):
        raise NotPossible(ONE_AT_A_TIME)
    before = lock_newest(partnership)
    assert before is not None
    return here, before


def _propose(
    here: LifeSetting,
    before: AgreementVersion,
    new: Terms,
    way: Way,
    text: str,
    effective_on: date,
    talked_on: date | None,
    parties: Iterable[str],
    decision: str = "",
    party: str = "",
) -> Change:
    with said_why():
        check_change(terms_of(before), new, way)
    check_day(before, effective_on, here.at)
    present = [other.key for other in here.terms.parties if other.key in set(parties)]
    # In the steering group all parties sit; who was there the minutes say.
    if way is not Way.NOTICE and not decision:
        if talked_on is None or missing_parties(here.terms, present):
            raise NotPossible(WHO_TALKED)
        if talked_on > here.today:
            raise NotPossible(IN_THE_FUTURE)
    role, own = here.seat(*SPEAKS_FOR_A_PARTY, among=[party] if party else None)
    change = Change.objects.create(
        **here.as_recorded(role, own),
        way=way,
        before=before,
        terms_text=write_terms(new),
        text=said(text),
        talked_on=talked_on,
        parties=" ".join(present),
        decision=checked(decision, at_most=LONGEST_DECISION),
        effective_on=effective_on,
    )
    here.write("change.proposed", f"change:{change.pk}", role, {"way": way.value})
    # Whoever proposes agrees, if theirs is a role that may.
    roles = who_agrees_to(change)
    if here.member.parties_as(*roles):
        _agree(here, change, roles, [own])
    return change


def _agree(here: LifeSetting, change: Change, roles: Iterable[str], among: Iterable[str]) -> None:
    role, party = here.seat(*roles, among=among)
    Consent.objects.create(**here.as_recorded(role, party), change=change)
    here.write("change.agreed", f"change:{change.pk}", role, {"party": party})


def _settle(here: LifeSetting, change: Change) -> Change:
    """Makes the change if nobody is waited for; tells the others either way."""
    waits = missing_parties(here.terms, agreed_to(change))
    if waits and change.way != Way.NOTICE and not change.decision:
        _tell(
            here,
            change,
            Text("Ett förslag om ändring väntar", "A proposed change waits"),
            Text("har godkänt en ändring av överenskommelsen", "has agreed to a change"),
        )
        return change
    before = lock_newest(here.partnership)
    assert before is not None
    if before.terms_sha512 != change.before.terms_sha512:
        raise NotPossible(OVERTAKEN)
    upload = Upload(before.file_name, change.terms_text.encode())
    try:
        draft = examine(here.partnership, upload, None, before)
    except FileRefused as refusal:
        raise NotPossible(TEXT_REFUSED) from refusal
    role, party = here.seat(*SPEAKS_FOR_A_PARTY)
    day = max(change.effective_on, here.today, before.effective_on)
    change.version = store_version(
        here.partnership,
        draft,
        day,
        here.member.person,
        role,
        party,
        here.at,
        "version.changed",
    )
    change.save(update_fields=["version"])
    _tell(
        here,
        change,
        Text("Överenskommelsen är ändrad", "The agreement has been changed"),
        Text("har gjort en ändring i överenskommelsen", "has made a change in the agreement"),
    )
    return change


def _tell(here: LifeSetting, change: Change, subject: Text, did: Text) -> None:
    _role, party = here.seat(*SPEAKS_FOR_A_PARTY)
    who = name_of(here.partnership, party)
    tell_the_others(
        here.partnership,
        party,
        subject=subject,
        body=Text(f"{who} {did.sv}. Läs den i Brygga.", f"{who} {did.en}. Read it in Brygga."),
        about=reverse("agreements:change", args=[here.partnership.key, change.pk]),
        at=here.at,
    )


def _open(change: Change) -> Change:
    change = Change.objects.select_for_update(of=("self",)).get(pk=change.pk)
    if change.version_id is not None or change.withdrawn_at is not None:
        raise NotPossible(NO_LONGER_OPEN)
    return change


def _wording(text: str) -> str:
    """A text of the agreement: not empty, past the guard, as long as a clause may be."""
    return said(text, at_most=LONGEST_WORDING)
