"""What Q-hänget's parties have given, beside the shifts and payments that count by themselves."""

from datetime import date, datetime
from decimal import Decimal
from functools import partial

from brygga.contributions.actions import record_given
from brygga.website.demo.cast import Cast
from brygga.website.demo.story import Story, at

# Who noted it, towards which promise, what, how much, on which day.
GIVEN = (
    ("coordinator", "venue-tjejjouren", "premises", "14", "2022-06-13", "Egen lokal under våren"),
    ("developer", "venue-kvinnojouren", "premises", "6", "2022-12-19", "Egen lokal under hösten"),
    ("officer", "contacts-lund", "contacts", "3", "2022-03-08", "Elevhälsan och två skolor"),
    ("officer", "information-lund", "information", "2", "2022-04-04", "Två gånger på intranätet"),
    ("developer", "training-kvinnojouren", "hours", "12", "2022-11-14", "Höll två utbildningar"),
    ("coordinator", "marketing-tjejjouren", "hours", "20", "2023-01-30", "Affischer och kort"),
    ("officer", "coordination-lund", "hours", "9.5", "2023-02-21", "Kallelser och protokoll"),
    ("officer", "contacts-lund", "contacts", "2", "2023-09-12", "Biblioteket och fritidsgården"),
    (
        "developer",
        "working-group-kvinnojouren",
        "hours",
        "8",
        "2023-09-27",
        "Möten i arbetsgruppen",
    ),
)


def contributions(story: Story, cast: Cast) -> None:
    for given in GIVEN:
        story.then(at(given[4], "16:00"), partial(_give, story, cast, *given))


def _give(
    story: Story,
    cast: Cast,
    who: str,
    contribution: str,
    kind: str,
    quantity: str,
    day: str,
    note: str,
    moment: datetime,
) -> None:
    record_given(
        partnership=story.partnership,
        contribution=contribution,
        kind=kind,
        given_on=date.fromisoformat(day),
        quantity=Decimal(quantity),
        note=note,
        by=cast[who],
        at=moment,
    )
