"""What people are taught: added, changed, retired and taken up again."""

from datetime import datetime

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.obligations.actions.setting import checked
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.volunteers.actions.setting import acting, write
from brygga.volunteers.defaults import TRAININGS, obligation_fed
from brygga.volunteers.models import LONGEST_MONTHS, LONGEST_TITLE, Training
from brygga.volunteers.permissions import PLANS_TRAININGS, check_plans_trainings
from brygga.volunteers.queries import count_obligations_on, trainings_of

ALREADY_THERE = Text(
    sv="Det finns redan en utbildning med det namnet.",
    en="There is already a training by that name.",
)
NO_TITLE = Text(sv="Skriv vad utbildningen heter.", en="Write what the training is called.")
BAD_MONTHS = Text(
    sv=f"Antalet månader ska vara från 1 till {LONGEST_MONTHS}, eller tomt.",
    en=f"The number of months should be from 1 to {LONGEST_MONTHS}, or empty.",
)
NOT_A_COUNT = Text(
    sv="Välj ett av överenskommelsens åtaganden som räknas i antal.",
    en="Choose one of the agreement's obligations that are counted.",
)
HAS_SOME = Text(
    sv="Det finns redan utbildningar, så inget har lagts till.",
    en="There are trainings already, so nothing was added.",
)
#: What a person filled in that a refusal is about, by the name that forms give it.
FIELDS = {
    ALREADY_THERE: "title",
    NO_TITLE: "title",
    BAD_MONTHS: "months",
    NOT_A_COUNT: "obligation",
}


@transaction.atomic
def add_training(
    *,
    partnership: Partnership,
    title: str,
    by: Person,
    at: datetime,
    months: int | None = None,
    obligation: str = "",
    is_proposed: bool = False,
) -> Training:
    """Adds something that people are taught.

    `months` is how long it holds (None: without end); `obligation` the key of a count obligation
    that each held session is evidence for, empty for none. Raises NotAllowed unless `by` plans
    trainings, NotPossible naming what cannot be.
    """
    member = acting(partnership, by, at)
    check_plans_trainings(member)
    training = Training(
        partnership=partnership,
        title=_checked_title(title),
        months=_checked_months(months),
        obligation=_checked_obligation(partnership, obligation, at),
        is_proposed=is_proposed,
    )
    _save(training)
    role = member.role_for(*PLANS_TRAININGS)
    write(member, "training.added", f"training:{training.pk}", role, at)
    return training


@transaction.atomic
def add_default_trainings(*, partnership: Partnership, by: Person, at: datetime) -> list[Training]:
    """The trainings that this kind of work usually asks for, to begin with and change.

    One line for each in the journal. Raises NotAllowed, or NotPossible if there are any already.
    """
    check_plans_trainings(acting(partnership, by, at))
    if trainings_of(partnership).exists():
        raise NotPossible(HAS_SOME)
    fed = obligation_fed(count_obligations_on(partnership, local_day(at)))
    return [
        add_training(
            partnership=partnership,
            title=offered.title,
            months=offered.months,
            obligation=fed,
            is_proposed=offered.is_proposed,
            by=by,
            at=at,
        )
        for offered in TRAININGS
    ]


@transaction.atomic
def change_training(
    *,
    training: Training,
    title: str,
    months: int | None,
    obligation: str,
    by: Person,
    at: datetime,
) -> Training:
    """Changes what it is called, how long it holds and what its later sessions are evidence for.

    What sessions already held have recorded stays. Raises NotAllowed, NotPossible.
    """
    member = acting(training.partnership, by, at)
    check_plans_trainings(member)
    training.title = _checked_title(title)
    training.months = _checked_months(months)
    training.obligation = _checked_obligation(training.partnership, obligation, at)
    _save(training)
    role = member.role_for(*PLANS_TRAININGS)
    write(member, "training.changed", f"training:{training.pk}", role, at)
    return training


@transaction.atomic
def retire_training(*, training: Training, by: Person, at: datetime) -> Training:
    """It is taught no more, and nobody needs it; what has been held stays. Raises NotAllowed."""
    member = acting(training.partnership, by, at)
    check_plans_trainings(member)
    training.needed_by.clear()
    training.retired_at = at
    training.save(update_fields=["retired_at"])
    role = member.role_for(*PLANS_TRAININGS)
    write(member, "training.retired", f"training:{training.pk}", role, at)
    return training


@transaction.atomic
def take_up_training(*, training: Training, by: Person, at: datetime) -> Training:
    """It is taught again; who needs it is to be said anew. Raises NotAllowed, NotPossible."""
    member = acting(training.partnership, by, at)
    check_plans_trainings(member)
    training.retired_at = None
    _save(training)
    role = member.role_for(*PLANS_TRAININGS)
    write(member, "training.taken_up", f"training:{training.pk}", role, at)
    return training


def _checked_title(title: str) -> str:
    title = checked(title, at_most=LONGEST_TITLE)
    if not title:
        raise NotPossible(NO_TITLE)
    return title


def _checked_months(months: int | None) -> int | None:
    if months is not None and not 1 <= months <= LONGEST_MONTHS:
        raise NotPossible(BAD_MONTHS)
    return months


def _checked_obligation(partnership: Partnership, obligation: str, at: datetime) -> str:
    known = {o.key for o in count_obligations_on(partnership, local_day(at))}
    if obligation and obligation not in known:
        raise NotPossible(NOT_A_COUNT)
    return obligation


def _save(training: Training) -> None:
    try:
        with transaction.atomic():
            training.save()
    except IntegrityError:
        raise NotPossible(ALREADY_THERE) from None
