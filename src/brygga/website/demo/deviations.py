"""What deviated at Q-hänget: waived, put right, to be followed up, and still to be decided."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from brygga.obligations.actions import (
    confirm_decision,
    decide_deviation,
    follow_up_deviation,
    note_dialogue,
    raise_deviation,
)
from brygga.obligations.models import Deviation
from brygga.website.demo.cast import Cast
from brygga.website.demo.story import Story, at

EVERYBODY = ("lund", "kvinnojouren", "tjejjouren")


@dataclass
class _Told:
    """One deviation, step by step: each is an act of somebody's on its own day."""

    story: Story
    cast: Cast
    row: list[Deviation] = field(default_factory=list)

    def raised(self, moment: datetime, by: str, **given: Any) -> None:
        def act(at: datetime) -> None:
            here = self.story.partnership
            self.row.append(raise_deviation(partnership=here, by=self.cast[by], at=at, **given))

        self.story.then(moment, act)

    def talked(self, moment: datetime, by: str, text: str) -> None:
        def act(at: datetime) -> None:
            note_dialogue(
                deviation=self.row[0],
                held_on=at.date(),
                parties=EVERYBODY,
                text=text,
                by=self.cast[by],
                at=at,
            )

        self.story.then(moment, act)

    def decided(self, moment: datetime, by: str, confirmed_by: str = "", **given: Any) -> None:
        def act(at: datetime) -> None:
            decision = decide_deviation(
                deviation=self.row[0], decided_on=at.date(), by=self.cast[by], at=at, **given
            )
            if confirmed_by:
                confirm_decision(decision=decision, by=self.cast[confirmed_by], at=at)

        self.story.then(moment, act)

    def followed_up(self, moment: datetime, by: str, text: str) -> None:
        def act(at: datetime) -> None:
            follow_up_deviation(
                deviation=self.row[0],
                held_on=at.date(),
                parties=EVERYBODY,
                text=text,
                closes=True,
                by=self.cast[by],
                at=at,
            )

        self.story.then(moment, act)


def deviations(story: Story, cast: Cast, *, cancelled: str, no_leaders: str) -> None:
    """`cancelled` and `no_leaders` are the weeks without a meetup."""
    _too_small_a_place(_Told(story, cast))
    _water(_Told(story, cast), f"weekly-meetup/{cancelled}")
    _no_target(_Told(story, cast))
    _nobody_to_lead(_Told(story, cast), f"weekly-meetup/{no_leaders}")


def _too_small_a_place(told: _Told) -> None:
    told.raised(
        at("2022-09-05"),
        "coordinator",
        obligation="venue",
        kind="budget",
        what="Fler kommer än lokalen rymmer. En större lokal kostar mer än budgeten.",
        since=date(2022, 9, 1),
    )
    told.talked(
        at("2022-09-20", "14:40"),
        "unit_head",
        "Vi är överens om att lokalen är för liten och vill hitta pengarna inom budgeten.",
    )
    told.decided(
        at("2022-09-20", "14:45"),
        "unit_head",
        outcome="put_right",
        text="Pengar för aktiviteter flyttas till lokalen.",
        paragraph="§ 6",
        put_right_by=date(2022, 10, 31),
        follow_up_on=date(2022, 12, 6),
    )
    told.followed_up(
        at("2022-12-06", "14:40"), "officer", "Den större lokalen är bokad och ryms i budgeten."
    )


def _water(told: _Told, week: str) -> None:
    told.raised(
        at("2022-11-17", "10:00"),
        "coordinator",
        obligation="weekly-meetup",
        occurrence=week,
        kind="miss",
        what="Träffen ställdes in.",
        why="Lokalen var vattenskadad.",
        since=date(2022, 11, 16),
    )
    told.talked(at("2022-12-06", "14:45"), "unit_head", "Ingen annan lokal fanns den veckan.")
    told.decided(
        at("2022-12-06", "16:00"),
        "developer",
        "unit_head",
        outcome="waive",
        text="Vattenskada i lokalen. Ingen annan lokal fanns den veckan.",
        paragraph="§ 6",
        occurrences=[week],
    )


def _no_target(told: _Told) -> None:
    told.raised(
        at("2023-02-14"),
        "officer",
        obligation="targets-set",
        kind="miss",
        what="Det uppsökande arbetet har inget mål som går att mäta.",
        since=date(2023, 1, 1),
    )
    told.talked(at("2023-02-21", "14:40"), "unit_head", "Vi vill först se hur första året gick.")
    told.decided(
        at("2023-09-19", "14:45"),
        "unit_head",
        "developer",
        outcome="put_right",
        text="Målet för det uppsökande arbetet sätts på mötet i december.",
        paragraph="§ 8",
        put_right_by=date(2023, 12, 5),
    )


def _nobody_to_lead(told: _Told, week: str) -> None:
    told.raised(
        at("2023-06-07", "10:00"),
        "coordinator",
        obligation="weekly-meetup",
        occurrence=week,
        kind="miss",
        what="Träffen ställdes in. Ingen ledare kunde komma.",
        why="Två ledare var sjuka samtidigt, och vi är för få som kan rycka in.",
        since=date(2023, 5, 31),
    )
    told.talked(
        at("2023-09-19", "14:40"),
        "unit_head",
        "Vi behöver fler som kan rycka in. Förvaltningen frågar sina fritidsledare.",
    )
