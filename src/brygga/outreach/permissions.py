"""Who may keep the groups and note talks. Each rule once."""

from brygga.domain.language import Text
from brygga.obligations.models import Recorded
from brygga.obligations.permissions import ONLY_OWN_PARTY, RECORDS_EVIDENCE
from brygga.parties.membership import Member
from brygga.parties.refusal import NotAllowed

TELL_SOMEBODY = Text(
    sv=(
        "Grupper och samtal noteras av dem som svarar för något hos en part. Är du volontär: "
        "berätta för en ledare eller samordnaren, så stannar det du gör i den egna organisationen."
    ),
    en=(
        "Groups and talks are noted by those who answer for something at a party. If you are a "
        "volunteer, tell a leader or the coordinator, and what you do stays in your own "
        "organisation."
    ),
)


def check_notes(member: Member) -> None:
    if not member.roles & set(RECORDS_EVIDENCE):
        raise NotAllowed(TELL_SOMEBODY)


def check_can_take_back(member: Member, row: Recorded) -> None:
    check_notes(member)
    if row.recorded_party not in member.parties_as(*RECORDS_EVIDENCE):
        raise NotAllowed(ONLY_OWN_PARTY)
