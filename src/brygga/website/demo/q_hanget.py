"""Q-hänget from January 2022 to the demo's day. The agreement is real, what happens is invented.

There is trouble in it, as there would be: weeks before the signing, a week without leaders, a
meetup that was noted but cancelled, a late report and a late payment, a coordinator and a contact
person who left, targets that were never all set.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from brygga.agreements.actions import import_version
from brygga.agreements.files import Upload
from brygga.domain.meetups import Evening, Programme, Rule, plan_evenings
from brygga.domain.terms import read_calendar
from brygga.meetups.actions import (
    add_meetup,
    cancel_meetup,
    hold_meetup,
    move_meetup,
    plan_programme,
    theme_meetup,
)
from brygga.parties.actions.contacts import end_contact_person, name_contact_person
from brygga.parties.actions.organisations import found_partnership
from brygga.parties.models import ContactPerson
from brygga.website.demo import steering
from brygga.website.demo.cast import BEGINNING, Cast
from brygga.website.demo.contributions import contributions
from brygga.website.demo.deviations import deviations
from brygga.website.demo.examples import example
from brygga.website.demo.figures import figures
from brygga.website.demo.learning import learning
from brygga.website.demo.life import life
from brygga.website.demo.minutes import minuted
from brygga.website.demo.outreach import outreach
from brygga.website.demo.proposal import settle_proposal, write_proposal
from brygga.website.demo.reports import reports
from brygga.website.demo.shifts import shifts
from brygga.website.demo.story import Story, at

PROPOSED = at("2022-01-03", "10:00")
SIGNED = at("2022-01-24", "10:00")
BEFORE_SIGNING = ("2022-W02", "2022-W03")
NO_LEADERS = ("2022-W10", "2023-W22")
CANCELLED = "2022-W46"
NOTED_LATE = "2023-W36"
MOVED = "2023-W21"
WEDNESDAY = 2
BEGINS, ENDS = time(17, 30), time(20)
PLACE = "Mötesplatsen i centrum"
THEMES = ("film", "crafts", "study-circle", "games", "lecture", "city-walk")


@dataclass(frozen=True)
class Planned:
    """A term of evenings, and when the coordinator planned it."""

    begins_on: date
    ends_on: date
    planned: datetime


TERMS = (
    Planned(date(2022, 1, 24), date(2022, 6, 10), at("2022-01-24", "11:00")),
    Planned(date(2022, 8, 15), date(2022, 12, 22), at("2022-08-05", "10:00")),
    Planned(date(2023, 1, 11), date(2023, 6, 12), at("2023-01-04", "10:00")),
    Planned(date(2023, 8, 16), date(2023, 12, 22), at("2023-08-07", "10:00")),
)


def q_hanget(cast: Cast, until: datetime) -> Story:
    organisations = cast.organisations
    partnership = found_partnership(
        key="q-hanget",
        title="Q-hänget 2022–2024",
        parties={
            "lund": organisations["lunds-kommun"],
            "kvinnojouren": organisations["kvinnojouren-lund"],
            "tjejjouren": organisations["tjejjouren-lund"],
        },
        by=None,
        at=BEGINNING,
    )
    proposal = write_proposal(partnership, by=cast["coordinator"], at=PROPOSED)
    settle_proposal(proposal, by=cast["coordinator"], officer=cast["officer"], at=PROPOSED)
    version = import_version(
        partnership=partnership,
        terms_file=Upload("q-hanget.toml", example("q-hanget.toml")),
        calendar_file=Upload("lund.toml", example("calendars/lund.toml")),
        by=cast["coordinator"],
        at=SIGNED,
    )
    story = Story(partnership, until)
    steering.seats(story, cast, version)
    steering.meetings(story, cast, minuted(BEFORE_SIGNING))
    _meetups(story, cast)
    _steering(story, cast)
    _reports_and_money(story, cast)
    learning(story, cast)
    _standing(story, cast)
    _contacts(story, cast)
    contributions(story, cast)
    outreach(story, cast)
    life(story, cast)
    deviations(story, cast, cancelled=CANCELLED, no_leaders=NO_LEADERS[-1])
    return story


def _meetups(story: Story, cast: Cast) -> None:
    for n, (term, evening) in enumerate(_evenings()):
        _evening(story, cast, n, term, evening)
    for term in TERMS:
        story.then(term.planned, partial(_plan, story, cast, term))
    _changes_of_mind(story, cast)
    evenings = ((term.planned, evening) for term, evening in _evenings())
    shifts(story, cast, evenings, without=NO_LEADERS)
    figures(story, cast, (evening for _term, evening in _evenings()), (*NO_LEADERS, CANCELLED))


def _plan(story: Story, cast: Cast, term: Planned, moment: datetime) -> None:
    plan_programme(
        partnership=story.partnership,
        begins_on=term.begins_on,
        ends_on=term.ends_on,
        weekday=WEDNESDAY,
        begins=BEGINS,
        ends=ENDS,
        place=PLACE,
        obligation="weekly-meetup",
        by=cast["coordinator"],
        at=moment,
    )


def _evenings() -> Iterator[tuple[Planned, Evening]]:
    """Every evening that the programmes plan, each with its term."""
    calendar = read_calendar(example("calendars/lund.toml"), name="lund.toml")
    for term in TERMS:
        rule = Rule(date.min, WEDNESDAY, BEGINS, ENDS, PLACE)
        programme = Programme(1, term.begins_on, term.ends_on, (rule,))
        for entry in plan_evenings(programme, calendar, {}):
            if isinstance(entry, Evening):
                yield term, entry


def _evening(story: Story, cast: Cast, n: int, term: Planned, evening: Evening) -> None:
    key, day = evening.key, evening.on
    by = cast["leader"] if n % 3 else cast["leader_kvinnojouren"]
    here: dict[str, Any] = {"partnership": story.partnership, "key": key, "by": by}
    if n % 4 == 1:
        theme = THEMES[n // 4 % len(THEMES)]
        story.then(
            max(at(day - timedelta(21), "16:00"), term.planned + timedelta(hours=1)),
            lambda moment: theme_meetup(**here, theme=theme, title="", at=moment),
        )
    if key in NO_LEADERS:
        story.then(
            at(day, "14:00"), lambda moment: cancel_meetup(**here, reason="staffing", at=moment)
        )
        return
    marked = {NOTED_LATE: day + timedelta(9), MOVED: day + timedelta(1)}.get(key, day)
    story.then(at(marked, "20:30"), lambda moment: hold_meetup(**here, at=moment))
    if key == CANCELLED:
        story.then(
            at(day + timedelta(1), "09:10"),
            lambda moment: cancel_meetup(
                **here, reason="premises", note="Lokalen var vattenskadad.", at=moment
            ),
        )


def _changes_of_mind(story: Story, cast: Cast) -> None:
    """An evening moved in the past and one to come, and larger activities beside the series."""
    here: dict[str, Any] = {"partnership": story.partnership, "by": cast["coordinator"]}
    for key, day, told in (
        (MOVED, date(2023, 5, 25), at("2023-05-15", "10:00")),
        ("2023-W46", date(2023, 11, 14), at("2023-10-16", "10:00")),
    ):
        story.then(told, partial(_move, here | {"key": key, "on": day}))
    for title, day, told in (
        ("Sommarutflykt till havet", date(2023, 6, 3), at("2023-05-15", "11:00")),
        ("Regnbågsbio på biblioteket", date(2023, 11, 25), at("2023-10-16", "11:00")),
    ):
        story.then(told, partial(_add, here | {"title": title, "on": day}))
    story.then(
        at("2023-06-03", "17:00"),
        lambda moment: hold_meetup(**here, key="2023-W22-x1", at=moment),
    )


def _move(given: dict[str, Any], moment: datetime) -> None:
    move_meetup(**given, begins=BEGINS, ends=ENDS, place=PLACE, at=moment)


def _add(given: dict[str, Any], moment: datetime) -> None:
    add_meetup(
        **given,
        begins=time(12),
        ends=time(16),
        place="Samling vid lokalen",
        theme="larger",
        at=moment,
    )


def _steering(story: Story, cast: Cast) -> None:
    for held in ("2022-05-17", "2022-09-20", "2023-02-21", "2023-09-19"):
        story.note("report-follow-up", held, cast["unit_head"], kind="follow-up")
    story.note("development-dialogue", "2022-12-06", cast["unit_head"], source="Protokoll 4")
    story.note(
        "targets-set",
        "2022-05-17",
        cast["coordinator"],
        quantity=3,
        source="Mål för träffarna, utbildningarna och nätverket. Det uppsökande arbetet saknas.",
    )


def _reports_and_money(story: Story, cast: Cast) -> None:
    treasurer, officer = cast["treasurer"], cast["officer"]
    reports(story, cast)
    for invoiced, paid in (
        ("2022-01-28", "2022-02-21"),
        ("2022-07-15", "2022-09-05"),
        ("2023-01-20", "2023-02-14"),
        ("2023-07-28", "2023-08-22"),
    ):
        story.note("invoice", invoiced, treasurer, kind="invoice", source="Halvårets faktura")
        story.note("payment", paid, officer, kind="payment", source="Utbetalt till bankgirot")


def _standing(story: Story, cast: Cast) -> None:
    coordinator, developer, officer = cast["coordinator"], cast["developer"], cast["officer"]
    begun = at("2022-01-24", "11:00")
    story.note(
        "coordinator",
        "2022-01-10",
        coordinator,
        noted=begun,
        withdrawn=at("2023-04-01", "09:00"),
        reason="Anställningen upphörde, rekrytering pågår.",
        source="Samordnare anställd på halvtid",
    )
    story.note("coordinator", "2023-05-02", coordinator, source="Ny samordnare har börjat")
    for obligation, source in (
        ("venue", "Lokalen är bokad varje onsdag under terminerna"),
        ("staffing", "Två ledare från jourerna varje träff"),
        ("operations", "Ansvaret delas enligt jourernas rutin"),
        ("marketing-material", "Affischer och kort"),
    ):
        story.note(obligation, "2022-01-24", coordinator, noted=begun, source=source)
    for obligation, day, source in (
        ("staffing-complement", "2022-02-09", "En fritidsledare varje träff"),
        ("municipal-contacts", "2022-03-08", "Kontakt med elevhälsan och ungdomsmottagningen"),
        ("internal-information", "2022-04-04", "Information på intranätet"),
        ("coordinate-others", "2022-10-11", "Träff med de andra som möter målgruppen"),
    ):
        story.note(obligation, day, officer, source=source)
    for party, by in (
        ("tjejjouren", coordinator),
        ("kvinnojouren", developer),
        ("lund", officer),
    ):
        if party != "lund":
            story.note("employer", "2022-01-24", by, noted=begun, party=party)
            story.note("taking-part", "2022-02-01", by, party=party)
        story.note("outreach", "2022-03-15", by, party=party, source="Utskick i egna nätverk")
        story.note("says-it-is-iop", "2022-03-15", by, party=party, source="Står på webbsidan")
        story.note("decisions-and-law", "2022-02-15", by, party=party, source="Bekräftat på möte 1")
    story.note("actor-network", "2022-10-11", coordinator, source="Nätverket har träffats")
    story.note("long-term-form", "2023-02-21", officer, source="Protokoll 5")


def _contacts(story: Story, cast: Cast) -> None:
    begun, left, replaced = at("2022-01-24", "11:30"), at("2023-04-28"), at("2023-05-22", "10:00")
    organisations = cast.organisations
    named: dict[str, ContactPerson] = {}

    def name(
        key: str, organisation: str, who: str, function: str, by: str, moment: datetime
    ) -> None:
        named[key] = name_contact_person(
            partnership=story.partnership,
            organisation=organisations[organisation],
            name=who,
            function=function,
            since=first if moment == begun else moment.date(),
            by=cast[by],
            at=moment,
        )

    first = date(2022, 1, 1)
    for key, organisation, who, function, by in (
        ("lund", "lunds-kommun", "Johan Åkesson", "samordnare social hållbarhet", "admin_lund"),
        (
            "kvinnojouren",
            "kvinnojouren-lund",
            "Mirjam Falk",
            "hbtq- och stödutvecklare",
            "admin_kvinnojouren",
        ),
        (
            "tjejjouren",
            "tjejjouren-lund",
            "Siri Malm",
            "verksamhetsutvecklare",
            "admin_tjejjouren",
        ),
    ):
        story.then(begun, partial(name, key, organisation, who, function, by))
    story.then(
        left,
        lambda moment: end_contact_person(
            contact=named["tjejjouren"],
            until=moment.date() + timedelta(1),
            by=cast["admin_tjejjouren"],
            at=moment,
        ),
    )
    story.then(
        replaced,
        partial(
            name, "successor", "tjejjouren-lund", "Alva Lindgren", "samordnare", "admin_tjejjouren"
        ),
    )
