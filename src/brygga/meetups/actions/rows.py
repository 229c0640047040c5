"""Taking an evening's row in hand: made when the first decision about the evening is."""

from datetime import date

from brygga.domain.language import Text
from brygga.domain.meetups import State
from brygga.meetups.models import Meetup
from brygga.meetups.queries import Listed, listed_of
from brygga.parties.models import Partnership
from brygga.parties.refusal import NotPossible

NO_SUCH_EVENING = Text(
    sv="Det finns ingen träff den veckan. Gå till Träffar och välj en som finns.",
    en="There is no meetup that week. Go to Meetups and choose one that there is.",
)
IS_CANCELLED = Text(
    sv="Träffen är inställd. Återställ den först, om den ska bli av ändå.",
    en="The meetup is cancelled. Restore it first, if it is to take place after all.",
)


def in_hand(partnership: Partnership, key: str, on: date) -> tuple[Meetup, Listed]:
    """The row, locked until the transaction ends, and the evening as it stood.

    Raises NotPossible where nothing is planned under the key.
    """
    if not Meetup.objects.filter(partnership=partnership, key=key).exists():
        _make(partnership, key, on)
    row = Meetup.objects.select_for_update().get(partnership=partnership, key=key)
    # Asked under the lock: somebody may have decided something just before.
    listed = listed_of(partnership, key, on)
    if listed is None:
        raise NotPossible(NO_SUCH_EVENING)
    return row, listed


def _make(partnership: Partnership, key: str, on: date) -> None:
    listed = listed_of(partnership, key, on)
    if listed is None:
        raise NotPossible(NO_SUCH_EVENING)
    Meetup.objects.get_or_create(
        partnership=partnership, key=key, defaults={"programme": listed.programme}
    )


def check_takes_place(listed: Listed) -> None:
    if listed.evening.state is State.CANCELLED:
        raise NotPossible(IS_CANCELLED)


def fix(row: Meetup, listed: Listed) -> None:
    """What has happened stays as it was, whatever rule comes later."""
    evening = listed.evening
    row.on, row.begins, row.ends, row.place = (
        evening.on,
        evening.begins,
        evening.ends,
        evening.place,
    )


def loosen(row: Meetup) -> None:
    """Follows the rule again, unless people gave it a day of its own."""
    if row.programme_id is not None and not row.is_moved:
        row.on = row.begins = row.ends = None
        row.place = ""
