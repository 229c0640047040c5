"""What those with a shift are told when an evening is moved, called off, or on again."""

from datetime import datetime

from brygga.domain.language import Text
from brygga.domain.meetups import Evening
from brygga.domain.obligations import local_day
from brygga.meetups.actions.letters import SHIFT, holders, stand_ins_of, tell, when
from brygga.meetups.actions.shifts import lapse_swaps
from brygga.meetups.models import Meetup, Shift
from brygga.meetups.recipients import Reader, readers_of_shifts, readers_of_stand_ins
from brygga.meetups.showing import path_of
from brygga.meetups.words import role_in_words
from brygga.parties.models import Person


def tell_cancelled(row: Meetup, evening: Evening, *, by: Person, at: datetime) -> None:
    """Everybody with a shift, and the stand-ins, at once if it is today or tomorrow.

    The shifts stay, for an evening can be restored; swaps that were asked about them lapse.
    """
    lapse_swaps(holders(row), at)
    _tell(
        row,
        evening,
        subject=Text(
            f"Inställt: träffen {when(evening).sv}", f"Cancelled: the meetup {when(evening).en}"
        ),
        body=Text(
            f"Träffen {when(evening).sv} är inställd, så du behöver inte komma.",
            f"The meetup {when(evening).en} is cancelled, so you need not come.",
        ),
        by=by,
        at=at,
    )


def tell_restored(row: Meetup, evening: Evening, *, by: Person, at: datetime) -> None:
    """The evening takes place after all, and those who had a shift still have it."""
    _tell(
        row,
        evening,
        subject=Text(
            f"Blir av: träffen {when(evening).sv}", f"On again: the meetup {when(evening).en}"
        ),
        body=Text(
            f"Träffen {when(evening).sv} blir av ändå. Du har kvar det du hade: passar det inte "
            "längre, lämna tillbaka det på träffens sida.",
            f"The meetup {when(evening).en} takes place after all. You keep what you had: if it "
            "no longer suits, give it back on the meetup's page.",
        ),
        by=by,
        at=at,
    )


def tell_moved(row: Meetup, before: Evening, after: Evening, *, by: Person, at: datetime) -> None:
    """Another day or time: each is asked to confirm or to hand back. Another place is told."""
    if _same_time(before, after) and before.place == after.place:
        return
    if _same_time(before, after):
        subject = Text(
            f"Ny plats: träffen {when(after).sv}", f"New place: the meetup {when(after).en}"
        )
        body = Text(
            f"Träffen {when(after).sv} är på en ny plats: {after.place}.",
            f"The meetup {when(after).en} is at a new place: {after.place}.",
        )
    else:
        Shift.objects.filter(meetup=row, given_back_at=None).exclude(person=by).update(
            unsure_since=at
        )
        subject = Text(
            f"Flyttad: träffen {when(before).sv}", f"Moved: the meetup {when(before).en}"
        )
        body = Text(
            f"Träffen {when(before).sv} är flyttad till {when(after).sv}. Passar den nya tiden? "
            "Säg ja, eller lämna tillbaka ditt pass, på träffens sida.",
            f"The meetup {when(before).en} has been moved to {when(after).en}. Does the new time "
            "suit? Say yes, or give your shift back, on the meetup's page.",
        )
    _tell(row, after, subject=subject, body=body, by=by, at=at)


def tell_noted(shift: Shift, evening: Evening | None, at: datetime) -> None:
    """Somebody's hours were noted without their own word: they can say if it is wrong."""
    if evening is None:
        return
    role = role_in_words(shift.role)
    tell(
        readers_of_shifts([shift], shift.meetup.partnership),
        subject=Text("Ditt arbete är noterat", "Your work has been noted"),
        body=Text(
            f"Det är noterat att du arbetade som {role.sv} {when(evening).sv}, och tiden räknas. "
            "Stämmer det inte? Säg till samordnaren.",
            f"It has been noted that you worked as {role.en} {when(evening).en}, and the time "
            "counts. Is that wrong? Tell the coordinator.",
        ),
        why=SHIFT,
        about=path_of(shift.meetup.partnership.key, shift.meetup.key),
        evening=evening,
        at=at,
    )


def _same_time(before: Evening, after: Evening) -> bool:
    return (before.on, before.begins, before.ends) == (after.on, after.begins, after.ends)


def _tell(
    row: Meetup, evening: Evening, *, subject: Text, body: Text, by: Person, at: datetime
) -> None:
    """Nothing about what has been, and nothing to the one who did it."""
    if evening.on < local_day(at):
        return
    readers: list[Reader] = [
        *readers_of_shifts(holders(row), row.partnership),
        *readers_of_stand_ins(stand_ins_of(row), row.partnership),
    ]
    tell(
        [reader for reader in readers if reader.person != by],
        subject=subject,
        body=body,
        why=SHIFT,
        about=path_of(row.partnership.key, row.key),
        evening=evening,
        at=at,
    )
