"""What Q-hänget's people learn, show and can, and what the associations attest.

Everybody who leads an evening is ready for it; the coordinator is not, and one leader's register
check is soon to be shown again.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import partial

from brygga.volunteers.actions import (
    add_absence,
    add_training,
    attest_leadership,
    hold_session,
    note_attendance,
    note_register_check,
    plan_session,
    say_weekdays,
    set_requirements,
)
from brygga.volunteers.models import Training, TrainingSession
from brygga.volunteers.roles import ShiftRole
from brygga.website.demo.cast import Cast
from brygga.website.demo.story import Story, at

BEGUN = at("2022-01-26", "10:00")
STAFF, EVERYBODY = "staff-training", "competence-raising"
NORMS, INCLUSION, VIOLENCE = "Normkritik", "Inkludering", "Våld i nära relationer"
INTERVIEWING, LECTURE = "Motiverande samtal, grunder", "Öppen föreläsning"

# Title, months, the promise it keeps, whether only the proposal names it.
TRAININGS = (
    (NORMS, 24, STAFF, False),
    (INCLUSION, 24, STAFF, False),
    (VIOLENCE, 24, STAFF, False),
    (INTERVIEWING, None, STAFF, True),
    (LECTURE, None, EVERYBODY, False),
)

TJEJJOUREN, KVINNOJOUREN, LUND = "tjejjouren-lund", "kvinnojouren-lund", "lunds-kommun"
# Who of each organisation notes what its own people have learnt and shown.
KEEPERS = {TJEJJOUREN: "admin_tjejjouren", KVINNOJOUREN: "admin_kvinnojouren", LUND: "admin_lund"}

# Day, trainings, what it was, who came from where.
SESSIONS: tuple[tuple[str, tuple[str, ...], str, dict[str, tuple[str, ...]]], ...] = (
    (
        "2022-05-07",
        (NORMS, INCLUSION),
        "Normkritik och inkludering, heldag",
        {TJEJJOUREN: ("leader",), KVINNOJOUREN: ("leader_kvinnojouren",)},
    ),
    (
        "2022-10-19",
        (LECTURE,),
        "Öppen föreläsning för alla som berörs",
        {TJEJJOUREN: ("coordinator", "board_member"), LUND: ("youth_worker", "unit_head")},
    ),
    (
        "2022-11-12",
        (VIOLENCE,),
        "Våld i nära relationer",
        {TJEJJOUREN: ("leader",), KVINNOJOUREN: ("leader_kvinnojouren",)},
    ),
    (
        "2023-04-26",
        (LECTURE,),
        "Öppen föreläsning för alla som berörs",
        {TJEJJOUREN: ("coordinator",), KVINNOJOUREN: ("developer",), LUND: ("youth_worker",)},
    ),
    (
        "2023-06-03",
        (NORMS,),
        "Normkritik, för nya volontärer",
        {
            TJEJJOUREN: ("coordinator", "volunteer_tjejjouren", "volunteer_new"),
            KVINNOJOUREN: ("volunteer", "volunteer_kvinnojouren"),
        },
    ),
)
COMING = date(2023, 11, 11)

# Shown each year, by the associations' and the municipality's own routines.
CHECKS = (
    (TJEJJOUREN, "coordinator", ("2022-02-01", "2023-01-25")),
    (TJEJJOUREN, "leader", ("2022-02-01", "2022-11-30")),
    (KVINNOJOUREN, "leader_kvinnojouren", ("2022-02-02", "2023-01-25")),
    (KVINNOJOUREN, "volunteer", ("2022-02-02", "2023-01-25")),
    (KVINNOJOUREN, "volunteer_kvinnojouren", ("2022-02-02", "2023-01-25")),
    (TJEJJOUREN, "volunteer_tjejjouren", ("2022-02-01", "2023-01-25")),
    (TJEJJOUREN, "volunteer_new", ("2023-06-01",)),
    (LUND, "youth_worker", ("2022-02-08", "2023-02-01")),
    (LUND, "youth_worker_two", ("2022-02-08", "2023-02-01")),
)
CHECK_HOLDS = 12  # months

WEEKDAYS = (
    ("leader", (0, 2)),
    ("leader_kvinnojouren", (2, 3)),
    ("volunteer", (2,)),
    ("youth_worker", (1, 2, 3)),
)

ATTESTED = ("2022-02-01", "2022-09-01", "2023-01-31", "2023-09-05")


def learning(story: Story, cast: Cast) -> None:
    trainings: dict[str, Training] = {}

    def add(moment: datetime) -> None:
        for title, months, obligation, is_proposed in TRAININGS:
            trainings[title] = add_training(
                partnership=story.partnership,
                title=title,
                months=months,
                obligation=obligation,
                is_proposed=is_proposed,
                by=cast["coordinator"],
                at=moment,
            )

    story.then(BEGUN, add)
    for day, titles, about, came in SESSIONS:
        _session(story, cast, trainings, date.fromisoformat(day), titles, about, came)
    _coming_session(story, cast, trainings)
    _requirements(story, cast, trainings)
    _checks(story, cast)
    _time(story, cast)
    for day in ATTESTED:
        _attest(story, cast, day)


def _session(
    story: Story,
    cast: Cast,
    trainings: dict[str, Training],
    day: date,
    titles: Iterable[str],
    about: str,
    came: dict[str, tuple[str, ...]],
) -> None:
    """Planned a month ahead, held on its day; then each organisation notes its own people."""
    planned: list[TrainingSession] = []

    def plan(moment: datetime) -> None:
        planned.append(
            plan_session(
                partnership=story.partnership,
                trainings=[trainings[title] for title in titles],
                day=day,
                begins=time(10),
                ends=time(15),
                about=about,
                by=cast["coordinator"],
                at=moment,
            )
        )

    def hold(moment: datetime) -> None:
        hold_session(session=planned[0], by=cast["coordinator"], at=moment)
        for organisation, people in came.items():
            note_attendance(
                session=planned[0],
                organisation=cast.organisations[organisation],
                people=[cast[key] for key in people],
                by=cast[KEEPERS[organisation]],
                at=moment,
            )

    story.then(at(day - timedelta(30)), plan)
    story.then(at(day), hold)


def _coming_session(story: Story, cast: Cast, trainings: dict[str, Training]) -> None:
    story.then(
        at("2023-10-02", "10:00"),
        lambda moment: plan_session(
            partnership=story.partnership,
            trainings=[trainings[VIOLENCE], trainings[INTERVIEWING]],
            day=COMING,
            begins=time(10),
            ends=time(15),
            place="Stadsbiblioteket",
            about="För nya ledare",
            by=cast["coordinator"],
            at=moment,
        ),
    )


def _requirements(story: Story, cast: Cast, trainings: dict[str, Training]) -> None:
    """Asked for once everybody had had the chance."""

    def ask(role: ShiftRole, titles: tuple[str, ...], by: str, moment: datetime) -> None:
        set_requirements(
            partnership=story.partnership,
            shift_role=role,
            trainings=[trainings[title] for title in titles],
            needs_register_check=True,
            register_check_months=CHECK_HOLDS,
            by=cast[by],
            at=moment,
        )

    for day, role, titles, by in (
        ("2022-05-09", ShiftRole.LEADER, (NORMS, INCLUSION), "coordinator"),
        ("2022-05-09", ShiftRole.VOLUNTEER, (), "coordinator"),
        ("2022-05-10", ShiftRole.YOUTH_WORKER, (), "admin_lund"),
        ("2022-11-14", ShiftRole.LEADER, (NORMS, INCLUSION, VIOLENCE), "coordinator"),
        ("2023-06-05", ShiftRole.VOLUNTEER, (NORMS,), "coordinator"),
    ):
        story.then(at(day, "10:00"), partial(ask, role, titles, by))


def _checks(story: Story, cast: Cast) -> None:
    def show(organisation: str, key: str, moment: datetime) -> None:
        note_register_check(
            partnership=story.partnership,
            organisation=cast.organisations[organisation],
            person=cast[key],
            shown_on=moment.date(),
            is_recent=True,
            by=cast[KEEPERS[organisation]],
            at=moment,
        )

    for organisation, key, days in CHECKS:
        for day in days:
            story.then(at(day, "17:00"), partial(show, organisation, key))


def _time(story: Story, cast: Cast) -> None:
    def say(key: str, weekdays: tuple[int, ...], _moment: datetime) -> None:
        say_weekdays(by=cast[key], weekdays=weekdays)

    for key, weekdays in WEEKDAYS:
        story.then(at("2022-01-28"), partial(say, key, weekdays))
    story.then(
        at("2023-10-10"),
        lambda moment: add_absence(
            by=cast["leader_kvinnojouren"],
            first_day=date(2023, 10, 30),
            last_day=date(2023, 11, 5),
            at=moment,
        ),
    )


def _attest(story: Story, cast: Cast, day: str) -> None:
    story.then(
        at(day),
        lambda moment: attest_leadership(
            partnership=story.partnership,
            party="tjejjouren",
            obligation="leadership-attested",
            by=cast["board_member"],
            at=moment,
        ),
    )
