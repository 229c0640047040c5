"""Seats: somebody takes one, leaves it, or returns because the end was a mistake."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.obligations.actions.setting import Setting, checked, seat_for, set_out, write
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.steering.models import LONGEST_FUNCTION, SeatHolder
from brygga.steering.permissions import FILLS_SEATS, check_can_fill
from brygga.steering.queries import AgreedSeat, candidates, seats_of

NO_SUCH_SEAT = Text(
    sv="Den platsen finns inte i den version av överenskommelsen som gäller.",
    en="That seat is not in the version of the agreement that holds.",
)
NOT_ITS_SEAT = Text(
    sv="Platsen hör inte till den parten, enligt överenskommelsen.",
    en="The seat does not belong to that party, by the agreement.",
)
NO_STEERING_MEMBER = Text(
    sv=(
        "Personen har inte rollen styrgruppsledamot hos parten den dagen. Organisationens "
        "administratör ger den; tillsätt sedan platsen."
    ),
    en=(
        "The person does not have the role of steering member with the party on that day. The "
        "organisation's administrator gives it; then fill the seat."
    ),
)
ALREADY_SITS = Text(
    sv="Personen sitter redan på den platsen.", en="The person already sits in that seat."
)
HAS_LEFT = Text(
    sv="Personen har redan lämnat platsen. Inget har ändrats.",
    en="The person has already left the seat. Nothing has changed.",
)
HAS_NOT_LEFT = Text(
    sv="Personen sitter kvar på platsen. Inget har ändrats.",
    en="The person still sits in the seat. Nothing has changed.",
)
STILL_THERE = Text(
    sv="Platsen finns kvar i överenskommelsen, så personen sitter där redan. Inget har ändrats.",
    en="The seat is still in the agreement, so the person sits there already. Nothing changed.",
)
LEAVES_BEFORE = Text(
    sv="Sista dagen kan inte vara före den första.",
    en="The last day cannot be before the first.",
)


@transaction.atomic
def seat_member(
    *,
    partnership: Partnership,
    seat: str,
    party: str,
    person: Person,
    since: date,
    by: Person,
    at: datetime,
    function: str = "",
    is_substitute: bool = False,
    is_named: bool = True,
) -> SeatHolder:
    """A steering member of a party takes a seat (its key) from a day.

    `function` is the person's own where the seat allows several; `is_named` whether other parties
    see the name. Raises NotAllowed unless `by` fills that party's seats, NotPossible if the seat is
    not the party's, the person is no steering member there on the day, or sits in it already.
    """
    setting = set_out(partnership, by, at)
    check_can_fill(setting.member, party)
    agreed = _seat(setting, seat)
    if party not in agreed.parties:
        raise NotPossible(NOT_ITS_SEAT)
    if not candidates(partnership, [party], since).filter(pk=person.pk).exists():
        raise NotPossible(NO_STEERING_MEMBER)
    try:
        with transaction.atomic():
            holder = SeatHolder.objects.create(
                partnership=partnership,
                seat=agreed.key,
                party=party,
                person=person,
                function=checked(function, at_most=LONGEST_FUNCTION),
                is_substitute=is_substitute,
                is_named=is_named,
                since=since,
            )
    except IntegrityError as error:
        raise NotPossible(ALREADY_SITS) from error
    _write("seat.filled", holder, setting)
    return holder


@transaction.atomic
def leave_seat(*, holder: SeatHolder, until: date, by: Person, at: datetime) -> SeatHolder:
    """The person no longer sits from `until`; the same day as the first means never.

    Raises NotAllowed unless `by` fills the party's seats, NotPossible if the person has left
    already or `until` is before the first day.
    """
    holder, setting = _held(holder, by, at)
    if holder.until is not None:
        raise NotPossible(HAS_LEFT)
    if until < holder.since:
        raise NotPossible(LEAVES_BEFORE)
    holder.until = until
    holder.save(update_fields=["until"])
    _write("seat.left", holder, setting)
    return holder


@transaction.atomic
def return_to_seat(*, holder: SeatHolder, by: Person, at: datetime) -> SeatHolder:
    """The end was a mistake: the person sits on, as if it had not been noted.

    Raises NotAllowed unless `by` fills the party's seats, NotPossible if there is no end, or the
    person has meanwhile taken the seat anew.
    """
    holder, setting = _held(holder, by, at)
    if holder.until is None:
        raise NotPossible(HAS_NOT_LEFT)
    holder.until = None
    try:
        with transaction.atomic():
            holder.save(update_fields=["until"])
    except IntegrityError as error:
        raise NotPossible(ALREADY_SITS) from error
    _write("seat.returned", holder, setting)
    return holder


@transaction.atomic
def move_to_seat(*, holder: SeatHolder, seat: str, by: Person, at: datetime) -> SeatHolder:
    """A new version of the agreement calls the seat something else: the person sits on under that
    name (the seat's key) from the day that the version holds.

    Raises NotAllowed unless `by` fills the party's seats, NotPossible if the person has left, the
    old seat is still there, or the new one is not the party's.
    """
    holder, setting = _held(holder, by, at)
    if holder.until is not None:
        raise NotPossible(HAS_LEFT)
    if holder.seat in {each.key for each in seats_of(setting.terms)}:
        raise NotPossible(STILL_THERE)
    agreed = _seat(setting, seat)
    if holder.party not in agreed.parties:
        raise NotPossible(NOT_ITS_SEAT)
    from_day = setting.version.effective_on
    if from_day <= holder.since:
        from_day = local_day(at)
    holder.until = max(from_day, holder.since)
    holder.save(update_fields=["until"])
    try:
        with transaction.atomic():
            moved = SeatHolder.objects.create(
                partnership=holder.partnership,
                seat=agreed.key,
                party=holder.party,
                person=holder.person,
                function=holder.function,
                is_substitute=holder.is_substitute,
                is_named=holder.is_named,
                since=holder.until,
            )
    except IntegrityError as error:
        raise NotPossible(ALREADY_SITS) from error
    _write("seat.moved", moved, setting)
    return moved


def _held(holder: SeatHolder, by: Person, at: datetime) -> tuple[SeatHolder, Setting]:
    holder = (
        SeatHolder.objects.select_for_update(of=("self",))
        .select_related("partnership", "person")
        .get(pk=holder.pk)
    )
    setting = set_out(holder.partnership, by, at)
    check_can_fill(setting.member, holder.party)
    return holder, setting


def _seat(setting: Setting, key: str) -> AgreedSeat:
    found = next((seat for seat in seats_of(setting.terms) if seat.key == key), None)
    if found is None:
        raise NotPossible(NO_SUCH_SEAT)
    return found


def _write(act: str, holder: SeatHolder, setting: Setting) -> None:
    role, _party = seat_for(setting.member, FILLS_SEATS, [holder.party])
    facts = {"seat": holder.seat, "party": holder.party}
    write(setting, act, f"seat_holder:{holder.pk}", role, facts)
