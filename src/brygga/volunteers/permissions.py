"""Who may plan, note, attest, and see whose name. Each rule once."""

from brygga.domain.language import Text
from brygga.domain.terms.model import Obligation
from brygga.parties.membership import Member
from brygga.parties.models import Organisation
from brygga.parties.refusal import NotAllowed, allows
from brygga.parties.roles import Role
from brygga.volunteers.roles import HELD_BY, ShiftRole

PUBLIC, NONPROFIT = Organisation.Kind.PUBLIC, Organisation.Kind.NONPROFIT

KEEPS_PEOPLE = (Role.COORDINATOR, Role.ADMINISTRATOR)
PLANS_TRAININGS = (Role.COORDINATOR, Role.ADMINISTRATOR)
ATTESTS = (Role.COORDINATOR, Role.STEERING_MEMBER)
KEEPS_HOURS = (Role.COORDINATOR, Role.LEADER)
# What youth workers need is their employer's routine, so the municipality's own people say it.
SETS_FOR_YOUTH_WORKERS = (Role.COORDINATOR, Role.OFFICER, Role.ADMINISTRATOR)

ONLY_SHIFT_TAKERS = Text(
    sv="Min tid är till för dem som tar pass: ledare, volontärer och fritidsledare.",
    en="My time is for those who take shifts: leaders, volunteers and youth workers.",
)
ONLY_OWN_KEEPERS = Text(
    sv=(
        "De som arbetar sköts av den egna organisationens samordnare eller administratör. Be "
        "någon av dem om hjälp."
    ),
    en=(
        "The people who work are looked after by their own organisation's coordinator or "
        "administrator. Ask one of them for help."
    ),
)
ONLY_PLANNERS = Text(
    sv=(
        "Utbildningar planeras av en samordnare eller administratör hos en idéburen part. Be "
        "någon av dem om hjälp."
    ),
    en=(
        "Trainings are planned by a coordinator or administrator of a non-profit party. Ask one "
        "of them for help."
    ),
)
ONLY_OWN_SESSION = Text(
    sv=(
        "Tillfället är till för en annan organisations folk, och sköts av dess samordnare eller "
        "administratör."
    ),
    en=(
        "The session is for another organisation's people, and is looked after by its "
        "coordinator or administrator."
    ),
)
ONLY_NONPROFIT_SETS = Text(
    sv=(
        "Vad ledare och volontärer behöver bestämmer en samordnare eller administratör hos en "
        "idéburen part."
    ),
    en=(
        "What leaders and volunteers need is decided by a coordinator or administrator of a "
        "non-profit party."
    ),
)
ONLY_PUBLIC_SETS = Text(
    sv=(
        "Vad fritidsledare behöver bestämmer deras arbetsgivare: en samordnare, handläggare eller "
        "administratör hos den offentliga parten."
    ),
    en=(
        "What youth workers need is decided by their employer: a coordinator, officer or "
        "administrator of the public party."
    ),
)
ONLY_ATTESTERS = Text(
    sv=(
        "Intyget lämnas av en samordnare eller styrgruppsledamot hos en idéburen part som "
        "åtagandet gäller."
    ),
    en=(
        "The attestation is made by a coordinator or steering member of a non-profit party that "
        "the obligation is about."
    ),
)
ONLY_HOURS_KEEPERS = Text(
    sv="Arbetad tid noteras av en ledare eller samordnare hos en idéburen part.",
    en="Hours worked are noted by a leader or coordinator of a non-profit party.",
)


def shift_roles_of(member: Member) -> tuple[str, ...]:
    """As what the member's roles of the day let them take a shift."""
    return tuple(
        shift_role
        for shift_role, held in HELD_BY.items()
        if any(s.organisation_kind == held.kind and s.role in held.roles for s in member.seats)
    )


def check_takes_shifts(member: Member) -> None:
    """Those whose time it is about."""
    if not shift_roles_of(member):
        raise NotAllowed(ONLY_SHIFT_TAKERS)


def takes_shifts(member: Member) -> bool:
    return allows(check_takes_shifts, member)


def organisations_kept(member: Member) -> frozenset[int]:
    """Ids of the member's own organisations whose people the member looks after."""
    return frozenset(seat.organisation_id for seat in member.seats if seat.role in KEEPS_PEOPLE)


def check_keeps_people(member: Member) -> None:
    """May see and note what their own organisation's people have learnt and shown."""
    if not organisations_kept(member):
        raise NotAllowed(ONLY_OWN_KEEPERS)


def keeps_people(member: Member) -> bool:
    return allows(check_keeps_people, member)


def keeps_association(member: Member) -> bool:
    """Whether they look after people of an association, and staff evenings with the others'."""
    return bool(_parties(member, NONPROFIT, KEEPS_PEOPLE))


def check_keeps_people_of(member: Member, organisation_id: int) -> None:
    if organisation_id not in organisations_kept(member):
        raise NotAllowed(ONLY_OWN_KEEPERS)


def check_plans_trainings(member: Member) -> None:
    """Trainings are what the associations promise, so the associations plan them."""
    if not _parties(member, NONPROFIT, PLANS_TRAININGS):
        raise NotAllowed(ONLY_PLANNERS)


def plans_trainings(member: Member) -> bool:
    return allows(check_plans_trainings, member)


def check_keeps_session(member: Member, organisation_id: int | None) -> None:
    """A session for one organisation is its own; one for everybody is any planner's."""
    check_plans_trainings(member)
    if organisation_id is not None and organisation_id not in organisations_kept(member):
        raise NotAllowed(ONLY_OWN_SESSION)


def keeps_session(member: Member, organisation_id: int | None) -> bool:
    return allows(check_keeps_session, member, organisation_id)


def check_sets_requirements(member: Member, shift_role: str) -> None:
    if shift_role == ShiftRole.YOUTH_WORKER:
        if not _parties(member, PUBLIC, SETS_FOR_YOUTH_WORKERS):
            raise NotAllowed(ONLY_PUBLIC_SETS)
    elif not _parties(member, NONPROFIT, PLANS_TRAININGS):
        raise NotAllowed(ONLY_NONPROFIT_SETS)


def sets_requirements(member: Member, shift_role: str) -> bool:
    return allows(check_sets_requirements, member, shift_role)


def parties_attested_for(member: Member, obligation: Obligation | None = None) -> tuple[str, ...]:
    """The non-profit parties that the member may attest for, in order; of those that owe it."""
    parties = _parties(member, NONPROFIT, ATTESTS)
    if obligation is not None:
        parties &= set(obligation.owed_by)
    return tuple(sorted(parties))


def check_attests(member: Member) -> None:
    """One who answers for an association's leadership as a whole."""
    if not parties_attested_for(member):
        raise NotAllowed(ONLY_ATTESTERS)


def attests(member: Member) -> bool:
    return allows(check_attests, member)


def check_attests_for(member: Member, party: str, obligation: Obligation) -> None:
    if party not in parties_attested_for(member, obligation):
        raise NotAllowed(ONLY_ATTESTERS)


def check_withdraws_attestation(member: Member, party: str) -> None:
    if party not in parties_attested_for(member):
        raise NotAllowed(ONLY_ATTESTERS)


def check_keeps_hours(member: Member) -> None:
    """Those who run the evenings."""
    if not _parties(member, NONPROFIT, KEEPS_HOURS):
        raise NotAllowed(ONLY_HOURS_KEEPERS)


def sees_name(
    reader: Member, organisation_id: int, organisation_kind: str, *, same_evening: bool = False
) -> bool:
    """Whether the reader may know what somebody of an organisation is called.

    One's own people, always. Another association's, by its own people's colleagues of the same
    evening. Nobody's across the line between association and municipality, in either direction:
    that somebody leads may itself tell something, and what a municipality can read may become a
    public document.
    """
    if any(seat.organisation_id == organisation_id for seat in reader.seats):
        return True
    kinds = {seat.organisation_kind for seat in reader.seats}
    return same_evening and organisation_kind == NONPROFIT and kinds == {NONPROFIT}


def _parties(member: Member, kind: str, roles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        seat.party for seat in member.seats if seat.organisation_kind == kind and seat.role in roles
    )
