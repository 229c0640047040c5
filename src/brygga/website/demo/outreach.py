"""The groups around Q-hänget, and what its parties have said about what to develop."""

from datetime import date, datetime
from functools import partial

from brygga.agreements.queries import terms_of, version_in_force
from brygga.outreach.actions import add_function, form_group, note_development, note_meeting
from brygga.outreach.models import ActorGroup
from brygga.website.demo.cast import Cast
from brygga.website.demo.story import Story, at

EVERYBODY = ("lund", "kvinnojouren", "tjejjouren")
# Kind, the promise, who keeps it, since when, functions (organisation, function), meetings.
GROUPS = (
    (
        ActorGroup.Kind.WORKING,
        "working-group",
        "developer",
        "2023-08-21",
        (
            ("Kvinnojouren Lund", "hbtq- och stödutvecklare"),
            ("Tjejjouren i Lund", "samordnare"),
            ("Fritid, Lunds kommun", "fritidsledare"),
        ),
        (
            ("2023-08-21", "Höstens träffar är fördelade mellan jourerna."),
            ("2023-09-27", "Alla tycker att fler behöver kunna rycka in. Frågan går vidare."),
        ),
    ),
    (
        ActorGroup.Kind.COORDINATION,
        "coordinate-others",
        "officer",
        "2022-10-11",
        (
            ("Elevhälsan, Lunds kommun", "kurator"),
            ("Ungdomsmottagningen", "barnmorska"),
        ),
        (("2023-03-14", "Var och en berättar för unga om de andras verksamheter."),),
    ),
)


def outreach(story: Story, cast: Cast) -> None:
    for kind, obligation, who, formed, functions, meetings in GROUPS:
        made: list[ActorGroup] = []
        form = partial(_form, story, cast, made, kind, obligation, who, functions)
        story.then(at(formed, "10:00"), form)
        for day, text in meetings:
            story.then(at(day, "16:00"), partial(_meet, made, cast, who, day, text))
    story.then(at("2023-05-23", "14:50"), partial(_talk, story, cast))


def _form(
    story: Story,
    cast: Cast,
    made: list[ActorGroup],
    kind: str,
    obligation: str,
    who: str,
    functions: tuple[tuple[str, str], ...],
    moment: datetime,
) -> None:
    here, by = story.partnership, cast[who]
    made.append(form_group(partnership=here, kind=kind, obligation=obligation, by=by, at=moment))
    for organisation, function in functions:
        add_function(group=made[0], organisation=organisation, function=function, by=by, at=moment)


def _meet(
    made: list[ActorGroup], cast: Cast, who: str, day: str, text: str, moment: datetime
) -> None:
    note_meeting(group=made[0], held_on=date.fromisoformat(day), text=text, by=cast[who], at=moment)


def _talk(story: Story, cast: Cast, moment: datetime) -> None:
    version = version_in_force(story.partnership, moment.date())
    assert version is not None
    terms = terms_of(version)
    note_development(
        partnership=story.partnership,
        area=terms.development_areas[1],
        held_on=moment.date(),
        parties=EVERYBODY,
        text="Jourerna kan hålla en utbildning för dem som möter unga på biblioteken.",
        next_step="Förvaltningen frågar biblioteken om en tid i höst.",
        next_on=date(2023, 12, 5),
        by=cast["unit_head"],
        at=moment,
    )
