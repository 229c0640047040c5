"""Who may fill seats, call meetings, note what happens and answer. Each rule once."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from brygga.domain.language import Text
from brygga.parties.membership import Member
from brygga.parties.models import Person
from brygga.parties.refusal import NotAllowed, NotPossible, allows
from brygga.parties.roles import Role
from brygga.steering.models import ActionItem, AgendaItem, SeatHolder

# Those who keep a party's people and papers, and those who already speak for it in the group.
FILLS_SEATS = (Role.ADMINISTRATOR, Role.COORDINATOR, Role.OFFICER, Role.STEERING_MEMBER)

ONLY_OWN_SEATS = Text(
    sv=(
        "Varje part utser själv vilka som sitter på dess platser. Det görs av partens "
        "administratör, samordnare, handläggare eller styrgruppsledamöter."
    ),
    en=(
        "Each party itself decides who sits in its seats. It is done by the party's "
        "administrator, coordinator, officer or steering members."
    ),
)


def parties_whose_seats(member: Member) -> frozenset[str]:
    """Keys of the parties whose seats the member may fill."""
    return member.parties_as(*FILLS_SEATS)


def check_fills_seats(member: Member) -> None:
    """May fill the seats of at least one party; the action checks which."""
    if not parties_whose_seats(member):
        raise NotAllowed(ONLY_OWN_SEATS)


def check_can_fill(member: Member, party: str) -> None:
    if party not in parties_whose_seats(member):
        raise NotAllowed(ONLY_OWN_SEATS)


def can_fill(member: Member, party: str) -> bool:
    return allows(check_can_fill, member, party)


# --- Meetings ----------------------------------------------------------------------------------

# Those who act for a party: its papers, and its voice in the group.
CALLS = (Role.OFFICER, Role.COORDINATOR, Role.STEERING_MEMBER, Role.ADMINISTRATOR)

ONLY_THOSE_WHO_SPEAK = Text(
    sv=(
        "Hur styrgruppen arbetar bestäms av dem som talar för en part: styrgruppsledamot, "
        "samordnare, handläggare eller administratör."
    ),
    en=(
        "How the steering group works is decided by those who speak for a party: a steering "
        "member, coordinator, officer or administrator."
    ),
)
NOT_YOUR_ITEM = Text(
    sv="Punkten ändras av den part som lade till den, eller av den som kallar till mötet.",
    en="The item is changed by the party that added it, or by the one that calls the meeting.",
)
NOT_YOUR_ACTION = Text(
    sv="Åtgärden bockas av hos den part som ansvarar för den, eller av den som dokumenterar mötet.",
    en=(
        "The action is ticked off by the party that answers for it, or by the one that documents "
        "the meeting."
    ),
)
ONLY_ONES_OWN_ANSWER = Text(
    sv="Den här kallelsen är till någon annan. Var och en svarar för sig.",
    en="This summons is to somebody else. Everybody answers for themselves.",
)


@dataclass(frozen=True, slots=True)
class Duty:
    """Whose it is to do something, and the clause that says so; empty where none does."""

    parties: frozenset[str]
    names: str = ""
    place: str = ""

    def refusal(self, does_sv: str, does_en: str) -> Text:
        """Names the clause, and who can help."""
        if not self.place:
            return ONLY_THOSE_WHO_SPEAK
        return Text(
            f"Enligt överenskommelsen ({self.place}) är det {self.names} som {does_sv}. Be dem om "
            "hjälp.",
            f"By the agreement ({self.place}) it is {self.names} that {does_en}. Ask them for "
            "help.",
        )


def check_speaks(member: Member) -> None:
    """May plan meetings, say which promises they keep, and put things on the agenda."""
    if not member.roles & set(CALLS):
        raise NotAllowed(ONLY_THOSE_WHO_SPEAK)


def check_can_call(member: Member, duty: Duty) -> None:
    """Whoever speaks for the party that owes the summons, by the agreement."""
    if not member.parties_as(*CALLS) & duty.parties:
        raise NotAllowed(duty.refusal("kallar", "calls"))


def check_can_note(member: Member, duty: Duty) -> None:
    """Whoever speaks for the party that owes the minutes, by the agreement."""
    if not member.parties_as(*CALLS) & duty.parties:
        raise NotAllowed(duty.refusal("dokumenterar", "documents"))


def check_can_change_item(member: Member, item: AgendaItem, duty: Duty) -> None:
    """Whoever speaks for the party that put it on the agenda, or for the one that calls."""
    own = member.parties_as(*CALLS)
    if not own & ({item.added_party} | duty.parties):
        raise NotAllowed(NOT_YOUR_ITEM)


def check_can_answer(person: Person, holder: SeatHolder) -> None:
    if holder.person_id != person.pk:
        raise NotAllowed(ONLY_ONES_OWN_ANSWER)


# --- Minutes -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of the group by the agreement, and the clause that makes it the parties'
    common one; `place` is empty where the agreement says nothing of a group."""

    public: frozenset[str]
    nonprofit: frozenset[str]
    place: str = ""

    def both(self, parties: Iterable[str]) -> bool:
        """Whether these parties are of both sides."""
        here = set(parties)
        return bool(here & self.public) and bool(here & self.nonprofit)

    def by(self) -> Text:
        """What the rule leads back to, to end a refusal with."""
        if not self.place:
            return Text(
                "Styrgruppen är parternas gemensamma.",
                "The steering group is the parties' own in common.",
            )
        return Text(
            f"Styrgruppen är parternas gemensamma, enligt överenskommelsen ({self.place}).",
            f"The steering group is the parties' own in common, by the agreement ({self.place}).",
        )

    def sentence(self, sv: str, en: str) -> Text:
        """A sentence, and then the clause behind it."""
        by = self.by()
        return Text(f"{sv} {by.sv}", f"{en} {by.en}")

    def refusal(self, sv: str, en: str) -> NotAllowed:
        return NotAllowed(self.sentence(sv, en))


def check_met(sides: Sides, first: date | None, met: Container[date], on: date) -> None:
    """Nothing is waived without a decision: the group had a meeting on the day of it. `met` are the
    days of meetings that were held; before the `first` planned here, nobody here knows."""
    if first is not None and on >= first and on not in met:
        reason = sides.sentence(
            "Undantag är styrgruppens beslut, och gruppen höll inget möte den dagen. Kontrollera "
            "dagen, eller ta upp frågan på nästa möte och notera beslutet i protokollet.",
            "A waiver is the steering group's decision, and the group held no meeting on that "
            "day. Check the day, or take it up at the next meeting and note it in the minutes.",
        )
        raise NotPossible(reason)


def check_both_decide(sides: Sides, present: Iterable[str]) -> None:
    """A decision is the group's: both sides were there when it was made (`present` are parties)."""
    if not sides.both(present):
        raise sides.refusal(
            "Ett beslut behöver båda sidor: minst en från den offentliga parten och en från en "
            "idéburen är på mötet. Notera närvaron först, eller ta upp frågan på nästa möte.",
            "A decision needs both sides: at least one of the public party and one of a "
            "non-profit are at the meeting. Note who is there first, or take it up at the next.",
        )


def check_approvers(sides: Sides, chosen: Iterable[SeatHolder]) -> None:
    """At least two people, of both sides: nobody approves alone what they wrote themselves."""
    holders = list(chosen)
    people = {holder.person_id for holder in holders}
    if len(people) < 2 or not sides.both(holder.party for holder in holders):
        raise sides.refusal(
            "Protokollet justeras av minst två, en från den offentliga parten och en från en "
            "idéburen: ingen justerar ensam, och inte den som skrev det. Välj en till.",
            "Minutes are approved by at least two, one of the public party and one of a "
            "non-profit: nobody approves alone, least of all the one who wrote. Choose one more.",
        )


def check_can_approve(sides: Sides, person: Person, chosen: Iterable[SeatHolder]) -> None:
    """Those whom the meeting chose, each for themselves."""
    if person.pk not in {holder.person_id for holder in chosen}:
        raise sides.refusal(
            "Protokollet justeras av dem som mötet valde, och du är inte en av dem. Skriv en "
            "kommentar, så läser de den.",
            "The minutes are approved by those whom the meeting chose, and you are not one of "
            "them. Write a comment, and they will read it.",
        )


def check_sits(sides: Sides, holder: SeatHolder, decide: Container[tuple[int | None, str]]) -> None:
    """Nobody outside the group decides or approves: the person has the role of steering member in
    the party of the seat (`decide` are those who have, as person and party)."""
    if (holder.person_id, holder.party) not in decide:
        raise sides.refusal(
            "Bara den som sitter i styrgruppen för en part justerar, och rollen "
            "styrgruppsledamot har upphört. Partens administratör kan ge den åter.",
            "Only somebody who sits in the group for a party approves, and the role of steering "
            "member has ended. The party's administrator can give it again.",
        )


def check_can_take_back(member: Member, duty: Duty, chosen: Iterable[SeatHolder]) -> None:
    """Whoever documents, or one of those who were to approve."""
    if member.person.pk not in {holder.person_id for holder in chosen}:
        check_can_note(member, duty)


def check_can_finish(member: Member, action: ActionItem, duty: Duty) -> None:
    """Whoever speaks for the party that was to do it, or for the one that documents."""
    if not member.parties_as(*CALLS) & ({action.party} | duty.parties):
        raise NotAllowed(NOT_YOUR_ACTION)
