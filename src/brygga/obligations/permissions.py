"""Who may record, withdraw, read and waive. Each rule once, with the sentence that refuses."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from brygga.domain.language import Text
from brygga.domain.terms.model import Obligation
from brygga.obligations.models import DeviationDecision, Evidence, Reading, Recorded, Waiver
from brygga.parties.membership import Member
from brygga.parties.models import Person
from brygga.parties.refusal import NotAllowed
from brygga.parties.roles import Role

# Everyone who answers for something in the partnership. Not volunteers: what is recorded here is
# read by all parties and may be asked for as a public document, and a volunteer's name and doings
# stay within her own organisation; she tells a leader, who records.
RECORDS_EVIDENCE = (
    Role.COORDINATOR,
    Role.LEADER,
    Role.OFFICER,
    Role.STEERING_MEMBER,
    Role.TREASURER,
    Role.SIGNATORY,
    Role.ADMINISTRATOR,
)
# How a clause is read is a matter between the parties, so for those who speak for one.
RECORDS_READINGS = (
    Role.STEERING_MEMBER,
    Role.COORDINATOR,
    Role.OFFICER,
    Role.SIGNATORY,
    Role.ADMINISTRATOR,
)
# A file holds hundreds of facts at once: for those who keep the partnership's papers.
IMPORTS_EVIDENCE = (Role.COORDINATOR, Role.OFFICER, Role.ADMINISTRATOR)
UNDO_WITHIN = timedelta(minutes=15)

NOT_CONCERNED = Text(
    sv=(
        "Underlag noteras av den part som ska hålla åtagandet eller den som det hålls mot. Din "
        "organisation är ingen av dem här."
    ),
    en=(
        "Evidence is recorded by the party that owes the obligation or the one it is owed to. "
        "Your organisation is neither of them here."
    ),
)
NO_VOLUNTEERS = Text(
    sv=(
        "Volontärer läser åtaganden men noterar inte underlag, för att ditt namn ska stanna i "
        "den egna organisationen. Berätta för en ledare eller samordnaren, så noterar de det."
    ),
    en=(
        "Volunteers read obligations but do not record evidence, so that your name stays within "
        "your own organisation. Tell a leader or the coordinator, and they will record it."
    ),
)
ONLY_OWN_PARTY = Text(
    sv="Det här kan bara återkallas av någon hos den part som noterade det. Be dem om hjälp.",
    en="This can only be withdrawn by somebody at the party that recorded it. Ask them for help.",
)
NO_LONGER_A_SLIP = Text(
    sv=(
        "Ångra med ett tryck kan bara den som noterade det, inom en kvart. Återkalla det i "
        "stället, och skriv varför."
    ),
    en=(
        "Only the one who recorded it can undo it with one press, within a quarter of an hour. "
        "Withdraw it instead, and say why."
    ),
)
ONLY_IMPORTERS = Text(
    sv=(
        "Underlag från fil läses in av en samordnare, handläggare eller administratör hos någon "
        "av parterna."
    ),
    en=(
        "Evidence from a file is brought in by a coordinator, officer or administrator of one of "
        "the parties."
    ),
)
ONLY_READERS = Text(
    sv=(
        "En tolkning noteras av den som talar för en part: styrgruppsledamot, samordnare, "
        "handläggare, undertecknare eller administratör."
    ),
    en=(
        "A reading is recorded by somebody who speaks for a party: a steering member, "
        "coordinator, officer, signatory or administrator."
    ),
)
ONLY_STEERING = Text(
    sv=(
        "Undantag är styrgruppens beslut och noteras av en styrgruppsledamot. Ta upp det på "
        "nästa möte."
    ),
    en=(
        "A waiver is the steering group's decision and is recorded by a steering member. Raise "
        "it at the next meeting."
    ),
)
NOT_FOR_ONESELF = Text(
    sv=(
        "Ingen ger sig själv undantag. Det noteras av en styrgruppsledamot hos en part som inte "
        "är skyldig det här; din organisation är det."
    ),
    en=(
        "Nobody waives their own duty. A waiver is recorded by a steering member of a party that "
        "does not owe this; your organisation does."
    ),
)
ANOTHER_MUST_CONFIRM = Text(
    sv=(
        "Alla parter är skyldiga det här, så två parter behövs: en styrgruppsledamot noterar "
        "undantaget och en från en annan part bekräftar det. Du hör till parten som noterade."
    ),
    en=(
        "Every party owes this, so two parties are needed: one steering member records the "
        "waiver and one of another party confirms it. You belong to the party that recorded it."
    ),
)
ALL_OWE = Text(
    sv=(
        "Alla parter är skyldiga det här tillsammans. Undantaget gäller först när en "
        "styrgruppsledamot från en annan part har bekräftat det."
    ),
    en=(
        "Every party owes this together. The waiver holds once a steering member of another "
        "party has confirmed it."
    ),
)


def parties_concerned(obligation: Obligation) -> frozenset[str]:
    """Those who owe it and those it is owed to."""
    return frozenset((*obligation.owed_by, *obligation.owed_to))


def parties_recorded_for(member: Member, obligation: Obligation) -> tuple[str, ...]:
    """The member's own parties that the obligation concerns, those that owe it first."""
    own = member.parties_as(*RECORDS_EVIDENCE) & parties_concerned(obligation)
    return tuple(sorted(own, key=lambda party: (party not in obligation.owed_by, party)))


def check_can_record_evidence(member: Member, obligation: Obligation) -> None:
    if not member.roles & set(RECORDS_EVIDENCE):
        raise NotAllowed(NO_VOLUNTEERS)
    if not parties_recorded_for(member, obligation):
        raise NotAllowed(NOT_CONCERNED)


def check_can_withdraw_evidence(member: Member, evidence: Evidence) -> None:
    if not member.roles & set(RECORDS_EVIDENCE):
        raise NotAllowed(NO_VOLUNTEERS)
    if evidence.recorded_party not in member.parties_as(*RECORDS_EVIDENCE):
        raise NotAllowed(ONLY_OWN_PARTY)


def check_can_undo(person: Person, row: Recorded, at: datetime) -> None:
    """One press takes back a slip of one's own; what others may already rely on needs a reason."""
    if row.recorded_by_id != person.pk or at - row.recorded_at > UNDO_WITHIN:
        raise NotAllowed(NO_LONGER_A_SLIP)


def check_can_import_evidence(member: Member) -> None:
    if not member.roles & set(IMPORTS_EVIDENCE):
        raise NotAllowed(ONLY_IMPORTERS)


def check_can_record_reading(member: Member) -> None:
    if not member.roles & set(RECORDS_READINGS):
        raise NotAllowed(ONLY_READERS)


def check_can_withdraw_reading(member: Member, reading: Reading) -> None:
    check_can_record_reading(member)
    if reading.recorded_party not in member.parties_as(*RECORDS_READINGS):
        raise NotAllowed(ONLY_OWN_PARTY)


def everyone_owes(owing: Iterable[str], all_parties: Iterable[str]) -> bool:
    """Whether no party stands outside a duty."""
    return set(all_parties) <= set(owing)


def check_can_waive(member: Member, owing: Iterable[str], all_parties: Iterable[str]) -> None:
    """A steering member of another party than those that owe it.

    Where everyone owes it, any steering member may record the decision, and it waits for one of
    another party to confirm it.
    """
    if Role.STEERING_MEMBER not in member.roles:
        raise NotAllowed(ONLY_STEERING)
    if not everyone_owes(owing, all_parties) and member.parties & set(owing):
        raise NotAllowed(NOT_FOR_ONESELF)


def check_can_confirm_waiver(member: Member, waiver: Waiver) -> None:
    if Role.STEERING_MEMBER not in member.roles:
        raise NotAllowed(ONLY_STEERING)
    if waiver.recorded_party in member.parties:
        raise NotAllowed(ANOTHER_MUST_CONFIRM)


def check_can_withdraw_waiver(member: Member, waiver: Waiver) -> None:
    """Any steering member of the party that recorded or confirmed it."""
    if Role.STEERING_MEMBER not in member.roles:
        raise NotAllowed(ONLY_STEERING)
    own = member.parties_as(Role.STEERING_MEMBER)
    if not own & {waiver.recorded_party, waiver.confirmed_party}:
        raise NotAllowed(ONLY_OWN_PARTY)


# --- Deviations --------------------------------------------------------------------------------

# "Those with the right to decide", as agreements say: the steering group, and who signs.
DECIDES = (Role.STEERING_MEMBER, Role.SIGNATORY)

NO_VOLUNTEERS_RAISE = Text(
    sv=(
        "Volontärer tar inte själva upp avvikelser, för att ditt namn och det du gör ska stanna i "
        "den egna organisationen. Berätta för en ledare eller samordnaren, så tar de upp det."
    ),
    en=(
        "Volunteers do not raise deviations themselves, so that your name and what you do stay "
        "within your own organisation. Tell a leader or the coordinator, and they will raise it."
    ),
)


def check_can_raise(member: Member) -> None:
    """May raise a deviation, and note what the parties said about it."""
    if not member.roles & set(RECORDS_EVIDENCE):
        raise NotAllowed(NO_VOLUNTEERS_RAISE)


def check_can_withdraw_deviation(member: Member, row: Recorded) -> None:
    """A deviation, or a note of a talk about one: by the party that recorded it."""
    check_can_raise(member)
    if row.recorded_party not in member.parties_as(*RECORDS_EVIDENCE):
        raise NotAllowed(ONLY_OWN_PARTY)


def check_decides(member: Member, place: str = "") -> None:
    """`place` is where the agreement speaks of deviations, empty where it does not."""
    if not member.roles & set(DECIDES):
        raise NotAllowed(
            Text(
                f"Om avvikelser beslutar styrgruppens ledamöter och de som skriver under för en "
                f"part{_by(place, 'enligt överenskommelsen')}. Ta upp det med dem.",
                f"Deviations are decided by the members of the steering group and by those who "
                f"sign for a party{_by(place, 'by the agreement')}. Raise it with them.",
            )
        )


def check_can_decide(
    member: Member, owing: Iterable[str], all_parties: Iterable[str], place: str = ""
) -> None:
    """Somebody who decides, of another party than those whose deviation it is.

    Where every party owes it any of them may record the decision; it waits for another party.
    """
    check_decides(member, place)
    if not everyone_owes(owing, all_parties) and member.parties & set(owing):
        raise NotAllowed(
            Text(
                f"Ingen beslutar ensam om sin egen avvikelse{_by(place, 'överenskommelsen')}. "
                "Beslutet noteras av någon hos en part som inte är skyldig det här; din "
                "organisation är det.",
                f"Nobody decides alone on their own deviation{_by(place, 'the agreement')}. The "
                "decision is recorded by somebody of a party that does not owe this; your "
                "organisation does.",
            )
        )


def check_can_confirm_decision(
    member: Member, decision: DeviationDecision, place: str = ""
) -> None:
    check_decides(member, place)
    if decision.recorded_party in member.parties:
        raise NotAllowed(
            Text(
                f"Alla parter är skyldiga det här, så två parter behövs för "
                f"beslutet{_by(place, 'överenskommelsen')}. Du hör till parten som noterade det; "
                "någon hos en annan part bekräftar.",
                f"Every party owes this, so two parties are needed for the "
                f"decision{_by(place, 'the agreement')}. You belong to the party that recorded it; "
                "somebody of another party confirms.",
            )
        )


def check_can_take_back_decision(
    member: Member, decision: DeviationDecision, place: str = ""
) -> None:
    """Anyone who decides, of a party that recorded or confirmed it."""
    check_decides(member, place)
    own = member.parties_as(*DECIDES)
    if not own & {decision.recorded_party, decision.confirmed_party}:
        raise NotAllowed(ONLY_OWN_PARTY)


def _by(place: str, words: str) -> str:
    return f" ({words}, {place})" if place else ""
