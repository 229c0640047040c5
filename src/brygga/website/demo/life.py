"""What has happened with Q-hänget's agreement since it was signed: reviewed, and changed.

The yearly revision of an activity was decided at a meeting: minutes.py has it.
"""

from datetime import date, datetime
from functools import partial

from brygga.agreements.actions import (
    agree_to_change,
    change_contribution,
    note_dialogue,
    take_up_matter,
)
from brygga.agreements.models import Change, Matter
from brygga.domain.life import Kind
from brygga.website.demo.cast import Cast
from brygga.website.demo.story import Story, at

ALL = ("lund", "kvinnojouren", "tjejjouren")
REVIEWED = at("2023-02-21", "15:30")
REVIEWED_AGAIN = at("2023-05-23", "15:30")
PROPOSED = at("2023-05-24", "10:00")
AGREED = (("coordinator", at("2023-05-25", "09:00")), ("developer", at("2023-05-26", "13:00")))


def life(story: Story, cast: Cast) -> None:
    _review(story, cast)
    _contribution(story, cast)


def _review(story: Story, cast: Cast) -> None:
    """Begun in time, and not finished: the parties wish to see the autumn first."""
    begun: list[Matter] = []

    def begin(moment: datetime) -> None:
        begun.append(
            take_up_matter(
                partnership=story.partnership,
                kind=Kind.REVIEW,
                text="Styrgruppen började gå igenom hur partnerskapet ska fortsätta efter 2024.",
                by=cast["unit_head"],
                at=moment,
            )
        )

    def talk(text: str, on: date, moment: datetime) -> None:
        note_dialogue(
            matter=begun[0],
            held_on=on,
            parties=ALL,
            text=text,
            by=cast["unit_head"],
            at=moment,
        )

    story.then(REVIEWED, begin)
    story.then(
        REVIEWED.replace(minute=45),
        lambda moment: talk(
            "Alla parter vill fortsätta. Jourerna behöver veta det före hösten 2024.",
            REVIEWED.date(),
            moment,
        ),
    )
    story.then(
        REVIEWED_AGAIN,
        lambda moment: talk(
            "Pengarna för 2025 avgörs i kommunens budget i november. Frågan tas upp efter det.",
            REVIEWED_AGAIN.date(),
            moment,
        ),
    )


def _contribution(story: Story, cast: Cast) -> None:
    proposed: list[Change] = []

    def propose(moment: datetime) -> None:
        proposed.append(
            change_contribution(
                partnership=story.partnership,
                contribution="staffing-lund",
                wording="En fritidsledare på varje träff, som komplement till jourernas ledare",
                text="Parterna vill veta hur många som kommer från kommunen.",
                talked_on=REVIEWED_AGAIN.date(),
                parties=ALL,
                effective_on=date(2023, 8, 16),
                by=cast["officer"],
                at=moment,
            )
        )

    def agree(who: str, moment: datetime) -> None:
        agree_to_change(change=proposed[0], by=cast[who], at=moment)

    story.then(PROPOSED, propose)
    for who, moment in AGREED:
        story.then(moment, partial(agree, who))
