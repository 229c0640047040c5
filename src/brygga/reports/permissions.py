"""Who may freeze, hand over and see figures. Each rule once, with its sentence."""

from brygga.domain.language import Text
from brygga.parties.membership import Member
from brygga.parties.models import Organisation
from brygga.parties.refusal import NotAllowed, allows
from brygga.parties.roles import Role
from brygga.reports.models import Report

KEEPS_FIGURES = (Role.COORDINATOR,)

ONLY_COORDINATOR = Text(
    sv=(
        "Siffrorna fryses och lämnas ut av föreningarnas samordnare. Be hen om hjälp om något "
        "väntar på det."
    ),
    en=(
        "The figures are frozen and handed over by the associations' coordinator. Ask them for "
        "help if something waits for it."
    ),
)


WRITES_REPORTS = (
    Role.COORDINATOR,
    Role.STEERING_MEMBER,
    Role.TREASURER,
    Role.ADMINISTRATOR,
)
TAKES_REPORTS = (Role.OFFICER, Role.STEERING_MEMBER)

ONLY_WRITERS = Text(
    sv=(
        "Rapporten skrivs av föreningarnas samordnare, styrgruppsledamöter, kassör och "
        "administratör. När den är skickad kan alla parter läsa den."
    ),
    en=(
        "The report is written by the associations' coordinator, steering members, treasurer and "
        "administrator. Once it is sent every party can read it."
    ),
)
ONLY_SENDER = Text(
    sv="Rapporten skickas av föreningarnas samordnare. Säg till hen när den är klar.",
    en="The report is sent by the associations' coordinator. Tell them when it is ready.",
)
ONLY_TAKERS = Text(
    sv=(
        "Rapporten lämnas tillbaka av den som tar emot den: kommunens handläggare eller "
        "styrgruppsledamöter."
    ),
    en=(
        "The report is returned by those who receive it: the municipality's officer or steering "
        "members."
    ),
)


def is_of_an_association(member: Member) -> bool:
    """Whether the member may see what is frozen and not handed over yet.

    Frozen figures point nobody out, so all of an association's people may. Somebody who also works
    for the municipality sees it as theirs: what they know there may become a public record.
    """
    kinds = {seat.organisation_kind for seat in member.seats}
    return kinds == {Organisation.Kind.NONPROFIT}


def check_keeps_figures(member: Member) -> None:
    """May freeze a half-year, hand it over, and type in what others have published."""
    if not any(
        seat.role in KEEPS_FIGURES and seat.organisation_kind == Organisation.Kind.NONPROFIT
        for seat in member.seats
    ):
        raise NotAllowed(ONLY_COORDINATOR)


def keeps_figures(member: Member) -> bool:
    return allows(check_keeps_figures, member)


# --- Reports -----------------------------------------------------------------------------------


def _has(member: Member, kind: str, roles: tuple[Role, ...]) -> bool:
    return any(seat.organisation_kind == kind and seat.role in roles for seat in member.seats)


def check_writes_reports(member: Member) -> None:
    """May see drafts and write in them: what is written is read by all parties once it is sent."""
    if not _has(member, Organisation.Kind.NONPROFIT, WRITES_REPORTS):
        raise NotAllowed(ONLY_WRITERS)


def writes_reports(member: Member) -> bool:
    return allows(check_writes_reports, member)


def check_sends_reports(member: Member) -> None:
    if not keeps_figures(member):
        raise NotAllowed(ONLY_SENDER)


def sends_reports(member: Member) -> bool:
    return allows(check_sends_reports, member)


def check_takes_reports(member: Member) -> None:
    """May return a report with reasons, for the party that receives it."""
    if not _has(member, Organisation.Kind.PUBLIC, TAKES_REPORTS):
        raise NotAllowed(ONLY_TAKERS)


def takes_reports(member: Member) -> bool:
    return allows(check_takes_reports, member)


def check_can_read(member: Member, report: Report) -> None:
    """A draft is its writers' own; what is sent is everybody's in the partnership."""
    if report.sent_at is None:
        check_writes_reports(member)
