"""Who an evening needs, who has signed up, and what is still missing.

The words for it are the screens' own; here a role is a key, such as leader or youth_worker.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """What the evenings ask of one role: the least number, and how many places there are.

    `obligation` is the key of the standing promise that the role helps to keep, or empty.
    """

    role: str
    at_least: int
    places: int
    is_public: bool = False
    obligation: str = ""


@dataclass(frozen=True, slots=True)
class SignedUp:
    """Somebody with a shift that evening; who it is does not matter here.

    `may`: what the role asks for is in order on the day. `is_first_timer`: has not yet worked an
    evening here.
    """

    role: str
    is_public: bool
    is_first_timer: bool = False
    may: bool = True


@dataclass(frozen=True, slots=True)
class RoleStaffing:
    """How one role stands: `filled` may work the evening, `unready` hold a place but may not."""

    need: Need
    filled: int
    unready: int

    @property
    def missing(self) -> int:
        """How many more the evening needs."""
        return max(0, self.need.at_least - self.filled)

    @property
    def free(self) -> int:
        """Places that nobody holds."""
        return max(0, self.need.places - self.filled - self.unready)


@dataclass(frozen=True, slots=True)
class Staffing:
    """How an evening stands, role by role in the order of its needs."""

    roles: tuple[RoleStaffing, ...]
    lacks_experience: bool

    @property
    def needed(self) -> int:
        return sum(role.need.at_least for role in self.roles)

    @property
    def filled(self) -> int:
        """Of those needed: a third leader does not make up for a missing youth worker."""
        return sum(min(role.filled, role.need.at_least) for role in self.roles)

    @property
    def unready(self) -> int:
        return sum(role.unready for role in self.roles)

    @property
    def gaps(self) -> tuple[RoleStaffing, ...]:
        """The roles that lack somebody."""
        return tuple(role for role in self.roles if role.missing)

    @property
    def is_met(self) -> bool:
        return not self.gaps and not self.lacks_experience


def assess(needs: Sequence[Need], signed_up: Iterable[SignedUp]) -> Staffing:
    """How far the needs are met by those who have signed up.

    Somebody in a role that nobody asks for any more is left out of the counts, yet is experienced
    company all the same.
    """
    staff = tuple(signed_up)
    return Staffing(
        tuple(_role(need, staff) for need in needs), lacks_experience=lacks_experience(staff)
    )


def _role(need: Need, staff: Iterable[SignedUp]) -> RoleStaffing:
    mine = [one for one in staff if one.role == need.role]
    filled = sum(one.may for one in mine)
    return RoleStaffing(need, filled, len(mine) - filled)


def lacks_experience(staff: Iterable[SignedUp]) -> bool:
    """Whether somebody is there for the first time without company.

    First-timers are never alone: beside each, on the associations' side, works somebody who has
    done it before. A youth worker is no such company, for the associations lead the evening.
    """
    staff = tuple(staff)
    return any(one.is_first_timer for one in staff) and not any(map(_is_company, staff))


def leaves_room_for_experience(
    needs: Iterable[Need], staff: Iterable[SignedUp], newcomer: SignedUp
) -> bool:
    """Whether the evening can still be staffed so that no first-timer is alone.

    Asked before `newcomer` takes a place: the associations' last one is kept for somebody with
    experience while the evening has nobody.
    """
    with_newcomer = (*staff, newcomer)
    if not lacks_experience(with_newcomer):
        return True
    roles = {need.role: need.places for need in needs if not need.is_public}
    held = sum(one.role in roles for one in with_newcomer)
    return held < sum(roles.values())


def _is_company(one: SignedUp) -> bool:
    return one.may and not one.is_public and not one.is_first_timer
