"""What a steering group can decide by itself: waivers, readings, applications for money.

The model for later slices that add kinds of their own (effects.py says how).
"""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any

from django.urls import reverse

from brygga.agreements.queries import version_in_force
from brygga.domain.language import Text
from brygga.domain.obligations import Assessment, Standing
from brygga.domain.terms.model import ObligationKey, PartyKey, Pattern
from brygga.obligations.actions import confirm_waiver, record_reading, waive_occurrence
from brygga.obligations.actions.readings import check_reading
from brygga.obligations.actions.waivers import check_can_be_waived
from brygga.obligations.forms import can_be_read
from brygga.obligations.permissions import everyone_owes
from brygga.obligations.queries import assessments, sets_from
from brygga.obligations.showing import path_of
from brygga.obligations.words import party_names, period_name
from brygga.parties.membership import Member
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.steering.actions.funds import record_application
from brygga.steering.effects import Approved, Choices, Effect, EffectForm, Proposal, Where
from brygga.steering.forms import FundsForm, ReadingDecisionForm, WaiverDecisionForm

# How far back one looks for something missed, and how far ahead for something to come.
BACK, AHEAD = timedelta(400), timedelta(180)
CAN_BE_WAIVED = (
    Standing.MISSED,
    Standing.OPEN,
    Standing.DUE_SOON,
    Standing.UPCOMING,
    Standing.UNDATED,
)

NOBODY_CONFIRMS = Text(
    sv=(
        "Någon som har justerat är inte längre med i partnerskapet, och beslutet behöver två "
        "parter. Ta tillbaka protokollet och välj någon annan som justerar."
    ),
    en=(
        "Somebody who has approved no longer takes part in the partnership, and the decision needs "
        "two parties. Take the minutes back and choose another approver."
    ),
)
CHOOSE = Text(sv="Välj vad beslutet gäller.", en="Choose what the decision is about.")


class NoEffect(Effect):
    """Something that the group decided and that changes nothing in Brygga."""

    key = "none"
    name = Text("Annat beslut", "Another decision")
    hint = Text("Står i protokollet. Inget ändras i Brygga.", "Is minuted. Nothing changes here.")


class WaiverEffect(Effect):
    """An occurrence need not be kept. No party excuses itself: one that does not owe it records the
    waiver; where all owe it, approvers of two parties stand behind it."""

    key = "waiver"
    name = Text("Undantag", "Waiver")
    hint = Text(
        "Gruppen godtar att något inte görs. Det gäller från att protokollet är justerat.",
        "The group accepts that something is not done. It holds once the minutes are approved.",
    )

    def subjects(self, where: Where) -> Choices:
        found = [
            a
            for a in assessments(where.partnership, where.today)
            if a.standing in CAN_BE_WAIVED and _is_near(a, where)
        ]
        found.sort(key=lambda a: (a.standing is not Standing.MISSED, a.occurrence.period_end))
        return [(a.occurrence.key, _words(a, where)) for a in found]

    def form(
        self, where: Where, subject: str, data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> EffectForm:
        return WaiverDecisionForm(data, partnership=where.partnership, initial=initial)

    def check(self, proposal: Proposal) -> None:
        where = proposal.where
        version = version_in_force(where.partnership, where.today)
        if not proposal.subject or version is None:
            raise NotPossible(CHOOSE)
        occurrence = check_can_be_waived(where.partnership, version, proposal.subject, where.today)
        check_somebody_stands_outside(proposal, occurrence.obligation, occurrence.parties)

    def apply(self, approved: Approved) -> str:
        where = approved.where
        version = version_in_force(where.partnership, where.today)
        assert version is not None
        owing = check_can_be_waived(
            where.partnership, version, approved.subject, where.today
        ).parties
        first = who_records(approved, owing)
        waiver = waive_occurrence(
            partnership=where.partnership,
            occurrence=approved.subject,
            reason=approved.details["reason"],
            decided_on=approved.decided_on,
            paragraph=approved.paragraph,
            by=first.person,
            at=approved.at,
        )
        if waiver.confirmed_at is None:
            second = who_confirms(approved, waiver.recorded_party)
            confirm_waiver(waiver=waiver, by=second.person, at=approved.at)
        return f"waiver:{waiver.pk}"

    def says(self, where: Where, subject: str, details: Mapping[str, Any]) -> str:
        found = next(
            (a for a in assessments(where.partnership, where.today) if a.occurrence.key == subject),
            None,
        )
        about = _words(found, where) if found else subject
        return f"Undantag: {about}. Skäl: {details.get('reason', '')}"

    def path(self, partnership: str, subject: str) -> str:
        obligation = subject.partition("/")[0]
        args = [partnership, obligation, path_of(subject, obligation)]
        return reverse("obligations:occurrence", args=args)


class ReadingEffect(Effect):
    """How a clause that leaves something open is read from now on."""

    key = "reading"
    name = Text("Tolkning", "Reading")
    hint = Text(
        "Gruppen bestämmer hur en klausul läses, till exempel en sista dag.",
        "The group decides how a clause is read, for example a last day.",
    )

    def subjects(self, where: Where) -> Choices:
        return [
            (o.key, f"{o.title} ({where.terms.clause(o.clause).place})")
            for o in where.terms.obligations
            if can_be_read(o)
        ]

    def form(
        self, where: Where, subject: str, data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> EffectForm | None:
        obligation = next((o for o in where.terms.obligations if o.key == subject), None)
        if obligation is None or not can_be_read(obligation):
            return None
        events = [
            (o.key, o.title)
            for o in where.terms.obligations
            if o.pattern in (Pattern.COUNT, Pattern.DEADLINE) and o.key != subject
        ]
        return ReadingDecisionForm(
            data,
            partnership=where.partnership,
            obligation=obligation,
            events=events,
            initial=_filled_in(initial or {}),
        )

    def check(self, proposal: Proposal) -> None:
        where = proposal.where
        if not any(o.key == proposal.subject for o in where.terms.obligations):
            raise NotPossible(CHOOSE)
        check_reading(
            where.partnership,
            where.terms,
            proposal.subject,
            proposal.details.get("text", ""),
            sets_from(proposal.details.get("sets", {})),
            where.today,
        )

    def apply(self, approved: Approved) -> str:
        reading = record_reading(
            partnership=approved.where.partnership,
            obligation=approved.subject,
            text=approved.details["text"],
            sets=sets_from(approved.details["sets"]),
            decided_on=approved.decided_on,
            decided_by=f"Styrgruppen, {approved.paragraph[:1].lower()}{approved.paragraph[1:]}",
            by=approved.by,
            at=approved.at,
        )
        return f"reading:{reading.pk}"

    def says(self, where: Where, subject: str, details: Mapping[str, Any]) -> str:
        title = next((o.title for o in where.terms.obligations if o.key == subject), subject)
        return f"Tolkning av {title}: {details.get('text', '')}"

    def path(self, partnership: str, subject: str) -> str:
        return reverse("obligations:detail", args=[partnership, subject])


class FundsEffect(Effect):
    """That somebody applies for money from outside the partnership."""

    key = "external-funds"
    name = Text("Ansökan om externa medel", "Application for outside money")
    hint = Text(
        "Gruppen bestämmer att söka pengar, hos vem och hur mycket.",
        "The group decides to apply for money, from whom and how much.",
    )

    def subjects(self, where: Where) -> Choices:
        return [(party.key, f"Söks av {party.name}") for party in where.terms.parties]

    def form(
        self, where: Where, subject: str, data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> EffectForm:
        return FundsForm(data, partnership=where.partnership, initial=initial)

    def check(self, proposal: Proposal) -> None:
        if proposal.subject not in party_names(proposal.where.terms):
            raise NotPossible(CHOOSE)

    def apply(self, approved: Approved) -> str:
        made = record_application(
            partnership=approved.where.partnership,
            party=approved.subject,
            funder=approved.details["funder"],
            amount=approved.details.get("amount"),
            decided_on=approved.decided_on,
            paragraph=approved.paragraph,
            by=approved.by,
            at=approved.at,
        )
        return f"funds-application:{made.pk}"

    def says(self, where: Where, subject: str, details: Mapping[str, Any]) -> str:
        name = party_names(where.terms).get(subject, subject)
        amount = details.get("amount")
        asked = f", {money(amount)}" if amount else ""
        return f"{name} söker externa medel: {details.get('funder', '')}{asked}"

    def path(self, partnership: str, subject: str) -> str:
        return f"{reverse('steering:decisions', args=[partnership])}#externa-medel"


def money(amount: int) -> str:
    """181 150 kr, with spaces that do not break."""
    return f"{amount:,}\xa0kr".replace(",", "\xa0")


def _is_near(a: Assessment, where: Where) -> bool:
    if a.occurrence.pattern is Pattern.STANDING:
        return False
    period = a.occurrence.period
    return period.ends_on >= where.today - BACK and period.starts_on <= where.today + AHEAD


def _words(a: Assessment, where: Where) -> str:
    title = where.terms.obligation(a.occurrence.obligation).title
    return f"{title}, {period_name(a.occurrence, where.terms)}"


def who_records(approved: Approved, owing: Collection[str]) -> Member:
    """The approver who stands behind it: the first whose party does not owe it; where all owe it,
    the first."""
    everyone = everyone_owes(owing, [party.key for party in approved.where.terms.parties])
    return next(
        (m for m in approved.approvers if everyone or not m.parties & set(owing)),
        approved.approvers[0],
    )


def who_confirms(approved: Approved, recorded_party: str) -> Member:
    """The first approver of another party. Raises NotPossible where they have all left it."""
    for member in approved.approvers:
        if recorded_party not in member.parties:
            return member
    raise NotPossible(NOBODY_CONFIRMS)


def check_somebody_stands_outside(
    proposal: Proposal, duty: ObligationKey, owing: Collection[PartyKey]
) -> None:
    """Among the approvers, once they are chosen, is one whose party does not owe what is waived."""
    terms = proposal.where.terms
    if not proposal.approvers or everyone_owes(owing, [party.key for party in terms.parties]):
        return
    if any(not member.parties & set(owing) for member in proposal.approvers):
        return
    place = terms.clause(terms.obligation(duty).clause).place
    owe = ", ".join(party.name for party in terms.parties if party.key in owing)
    others = ", ".join(party.name for party in terms.parties if party.key not in owing)
    raise NotAllowed(
        Text(
            f"Ingen ger sig själv undantag. Det som undantas ({place}) ska hållas av {owe}. Välj "
            f"också någon som justerar för {others}.",
            f"Nobody waives their own duty. What is waived ({place}) is owed by {owe}. Choose an "
            f"approver for {others} as well.",
        )
    )


def _filled_in(details: Mapping[str, Any]) -> dict[str, Any]:
    """A stored reading as its form has it."""
    sets = details.get("sets", {})
    due = sets.get("due", {})
    filled = {name: value for name, value in sets.items() if name != "due"}
    filled |= {f"due_{name}": due[name] for name in ("on", "days", "months") if name in due}
    if due.get("anchor"):
        filled["due_from"] = f"{due['side']}/{due['anchor']}"
    return filled | {"text": details.get("text", ""), "event": due.get("event", "")}
