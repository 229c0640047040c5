"""Q-hänget's steering group: who sits in it, its meetings, and what came of them."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from brygga.agreements.models import AgreementVersion
from brygga.agreements.queries import terms_of
from brygga.steering.actions import (
    answer_summons,
    arrange_group,
    hold_meeting,
    leave_seat,
    move_meeting,
    plan_meetings,
    seat_member,
    send_summons,
)
from brygga.steering.models import Answer, Meeting, SeatHolder
from brygga.steering.queries import open_invitee_of, seats_of
from brygga.website.demo.cast import Cast
from brygga.website.demo.minutes import Minuted, Minuting
from brygga.website.demo.story import Story, at

FIRST_SAT = at("2022-01-24", "10:30")

# The seat's place in the agreement, party, who, and what is special about it. One left in the
# summer, and nobody has come since.
SEATS: tuple[tuple[int, str, str, dict[str, Any]], ...] = (
    (0, "lund", "unit_head", {}),
    (1, "lund", "sustainability", {"function": "Enhetschef"}),
    (2, "tjejjouren", "coordinator", {}),
    (3, "kvinnojouren", "developer", {}),
    (4, "tjejjouren", "board_member", {}),
    (4, "tjejjouren", "substitute", {"is_substitute": True}),
    (5, "kvinnojouren", "board_kvinnojouren", {"is_named": False}),
)
LEFT_SEAT = at("2023-08-31", "10:00")


def seats(story: Story, cast: Cast, version: AgreementVersion) -> None:
    agreed = seats_of(terms_of(version))
    sitting: dict[str, SeatHolder] = {}

    def take(seat: str, party: str, who: str, more: dict[str, Any], moment: datetime) -> None:
        sitting[who] = seat_member(
            partnership=story.partnership,
            seat=seat,
            party=party,
            person=cast[who],
            since=FIRST_SAT.date(),
            by=cast[who],
            at=moment,
            **more,
        )

    for place, party, who, more in SEATS:
        story.then(FIRST_SAT, partial(take, agreed[place].key, party, who, more))
    story.then(
        LEFT_SEAT,
        lambda moment: leave_seat(
            holder=sitting["sustainability"],
            until=LEFT_SEAT.date() + timedelta(1),
            by=cast["officer"],
            at=moment,
        ),
    )


# Planned for, held on (empty: to come), summoned on, minutes approved on; one was moved a week.
MEETINGS = (
    ("2022-02-15", "2022-02-15", "2022-02-01", "2022-03-01"),
    ("2022-05-17", "2022-05-17", "2022-05-03", "2022-05-30"),
    ("2022-09-13", "2022-09-20", "2022-09-05", "2022-10-04"),
    ("2022-12-06", "2022-12-06", "2022-11-21", "2022-12-20"),
    ("2023-02-21", "2023-02-21", "2023-02-07", "2023-03-07"),
    ("2023-05-23", "2023-05-23", "2023-05-09", "2023-06-05"),
    ("2023-09-19", "2023-09-19", "2023-09-04", "2023-10-03"),
    ("2023-12-05", "", "", ""),
)
# When the meetings of each year were planned.
PLANNED = {"2022": at("2022-01-24", "12:00"), "2023": at("2022-12-07", "10:00")}
PLACE = "Stadshuset, rum 302"
ANSWERING = ("unit_head", "coordinator", "developer", "board_member", "board_kvinnojouren")
ABSENT = {("2023-05-23", "board_member"): Answer.SUBSTITUTE, ("2022-09-20", "developer"): Answer.NO}


def meetings(story: Story, cast: Cast, minutes: dict[str, Minuted]) -> None:
    """`minutes` by the day on which a meeting was held."""
    made: dict[str, Meeting] = {}

    def plan(year: str, moment: datetime) -> None:
        days = [planned for planned, *_dates in MEETINGS if planned.startswith(year)]
        planned = plan_meetings(
            partnership=story.partnership,
            times=[(at(day, "13:00"), at(day, "14:30")) for day in days],
            place=PLACE,
            by=cast["officer"],
            at=moment,
        )
        made.update(zip(days, planned, strict=True))

    def move(planned: str, held: str, moment: datetime) -> None:
        move_meeting(
            meeting=made[planned],
            begins_at=at(held, "13:00"),
            ends_at=at(held, "14:30"),
            place=PLACE,
            link="",
            by=cast["officer"],
            at=moment,
        )

    def summon(planned: str, moment: datetime) -> None:
        send_summons(meeting=made[planned], by=cast["officer"], at=moment)

    def hold(planned: str, moment: datetime) -> None:
        hold_meeting(meeting=made[planned], by=cast["unit_head"], at=moment)

    def answer(planned: str, who: str, given: str, moment: datetime) -> None:
        invitee = open_invitee_of(made[planned], cast[who])
        assert invitee is not None
        answer_summons(invitee=invitee, answer=given, by=cast[who], at=moment)

    story.then(
        FIRST_SAT + timedelta(minutes=30),
        lambda moment: arrange_group(
            partnership=story.partnership,
            summons_obligation="steering-summons",
            meeting_obligation="steering-meeting",
            minutes_obligation="steering-minutes",
            days_ahead=14,
            by=cast["officer"],
            at=moment,
        ),
    )
    for year, moment in PLANNED.items():
        story.then(moment, partial(plan, year))
    for planned, held, summoned, approved in MEETINGS:
        if not held:
            continue
        if held != planned:
            story.then(at(summoned, "09:00") - timedelta(7), partial(move, planned, held))
        story.then(at(summoned), partial(summon, planned))
        for n, who in enumerate(ANSWERING):
            given = ABSENT.get((held, who), Answer.YES)
            story.then(at(summoned, f"16:{n:02d}"), partial(answer, planned, who, given))
        story.then(at(held, "14:35"), partial(hold, planned))
        absent = {who: given for (day, who), given in ABSENT.items() if day == held}
        Minuting(story, cast, made, planned, minutes[held], absent).tell(held, approved)
