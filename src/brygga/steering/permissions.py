"""Who may fill seats, call meetings, note what happens and answer. Each rule once."""

from dataclasses import dataclass

from brygga.domain.language import Text
from brygga.parties.membership import Member
from brygga.parties.models import Person
from brygga.parties.refusal import NotAllowed, allows
from brygga.parties.roles import Role
from brygga.steering.models import AgendaItem, SeatHolder

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
