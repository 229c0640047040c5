"""Who may note what a party has given, and withdraw it. Each rule once."""

from brygga.contributions.models import Given
from brygga.domain.language import Text
from brygga.obligations.permissions import ONLY_OWN_PARTY, RECORDS_EVIDENCE
from brygga.parties.membership import Member
from brygga.parties.refusal import NotAllowed

NOT_YOUR_GIFT = Text(
    sv=(
        "Var och en av parterna noterar själv vad den har gett. Det görs av den som svarar för "
        "något hos parten; är du volontär, berätta för en ledare eller samordnaren."
    ),
    en=(
        "Each party notes itself what it has given. It is done by whoever answers for something "
        "there; if you are a volunteer, tell a leader or the coordinator."
    ),
)


def parties_given_for(member: Member) -> frozenset[str]:
    """Keys of the parties whose giving the member may note."""
    return member.parties_as(*RECORDS_EVIDENCE)


def check_gives(member: Member) -> None:
    """May note something for at least one party; the action checks which."""
    if not parties_given_for(member):
        raise NotAllowed(NOT_YOUR_GIFT)


def check_can_give(member: Member, party: str) -> None:
    if party not in parties_given_for(member):
        raise NotAllowed(NOT_YOUR_GIFT)


def check_can_withdraw(member: Member, given: Given) -> None:
    check_gives(member)
    if given.recorded_party not in parties_given_for(member):
        raise NotAllowed(ONLY_OWN_PARTY)
