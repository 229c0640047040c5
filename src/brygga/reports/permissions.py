"""Who may freeze, hand over and see figures. Each rule once, with its sentence."""

from brygga.domain.language import Text
from brygga.parties.membership import Member
from brygga.parties.models import Organisation
from brygga.parties.refusal import NotAllowed, allows
from brygga.parties.roles import Role

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
