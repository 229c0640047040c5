"""Two smaller partnerships of other kinds, so that an officer has several to follow."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from brygga.agreements.actions import import_version
from brygga.agreements.files import Upload
from brygga.agreements.queries import calendar_of, terms_of
from brygga.domain.obligations import Occurrence, plan
from brygga.domain.obligations.planning import move
from brygga.domain.terms import read_terms
from brygga.domain.terms.model import Pattern
from brygga.meetups.actions import save_concern_contact
from brygga.parties.actions.organisations import found_partnership
from brygga.parties.models import Organisation, Person
from brygga.website.demo.cast import Cast
from brygga.website.demo.examples import example
from brygga.website.demo.story import Story, at

# Of a series that Post- och telestyrelsen keeps for fiction: nobody answers there.
FICTION = "08-465 004 12"


def norrdal(cast: Cast, until: datetime) -> Story:
    """A women's shelter with a region. Two reports came late, one month had no meeting."""
    parties = {
        "region": cast.organisations["region-norrdal"],
        "jouren": cast.organisations["nordstjarnan"],
    }
    people = {"region": cast["officer"], "jouren": cast["nordstjarnan"]}
    return _smaller(
        "kvinnofrid-norrdal",
        parties,
        people,
        until,
        late={"quarterly-report/2023-Q1", "quarterly-report/2023-Q2"},
        left_out={"case-meeting/2023-07", "education/2023-Q3", "information-updated/2023-H1"},
    )


def alvkoping(cast: Cast, until: datetime) -> Story:
    """A meeting place for newcomers with two municipalities, one of which paid late."""
    parties = {
        "alvkoping": cast.organisations["alvkoping"],
        "sjoberga": cast.organisations["sjoberga"],
        "fikat": cast.organisations["forsta-fikat"],
    }
    people = {
        "alvkoping": cast["officer"],
        "sjoberga": cast["sjoberga"],
        "fikat": cast["fikat"],
    }
    story = _smaller(
        "motesplats-alvkoping",
        parties,
        people,
        until,
        late={"payment-sjoberga/2023-03", "payment-sjoberga/2023-08"},
        left_out={"language-cafe/2023-W19"},
    )
    story.then(
        at("2023-02-01", "09:00"),
        lambda moment: save_concern_contact(
            partnership=story.partnership,
            name="Socialtjänstens mottagning",
            phone=FICTION,
            link="",
            hours="Vardagar på dagtid",
            by=cast["officer"],
            at=moment,
        ),
    )
    return story


def _smaller(
    key: str,
    parties: dict[str, Organisation],
    people: dict[str, Person],
    until: datetime,
    *,
    late: Iterable[str],
    left_out: Iterable[str],
) -> Story:
    terms_file = Upload(f"{key}.toml", example(f"{key}.toml"))
    begun = at("2022-12-01", "09:00")
    calendar = _calendar_named_by(terms_file)
    title = _title(terms_file)
    partnership = found_partnership(key=key, title=title, parties=parties, by=None, at=begun)
    version = import_version(
        partnership=partnership,
        terms_file=terms_file,
        calendar_file=calendar,
        by=next(iter(people.values())),
        at=begun + timedelta(hours=1),
    )
    story = Story(partnership, until)
    for occurrence in plan(terms_of(version), calendar_of(version)):
        if occurrence.key not in left_out:
            _keep(story, occurrence, people, is_late=occurrence.key in late)
    return story


def _title(terms_file: Upload) -> str:
    return read_terms(terms_file.data, name=terms_file.name).title


def _calendar_named_by(terms_file: Upload) -> Upload | None:
    name = read_terms(terms_file.data, name=terms_file.name).calendar
    return Upload(name.rpartition("/")[2], example(name)) if name else None


def _keep(
    story: Story, occurrence: Occurrence, people: dict[str, Person], *, is_late: bool
) -> None:
    """Notes what keeps an occurrence, on a likely day."""
    o = occurrence
    by = people[o.parties[0]]
    party = o.parties[0] if o.rule.obligation.each_party else ""
    match o.pattern:
        case Pattern.STANDING:
            story.note(o.obligation, o.period_start, by, party=party)
        case Pattern.COUNT:
            for n in range(o.required):
                story.note(o.obligation, _middle(o) + timedelta(n), by, party=party)
        case Pattern.DEADLINE:
            day = _in_good_time(o) + timedelta(16 if is_late else 0)
            story.note(o.obligation, day, by, party=party, occurrence=o.key)


def _middle(o: Occurrence) -> date:
    return o.period_start + (o.period_end - o.period_start) * 2 // 5


def _in_good_time(o: Occurrence) -> date:
    due = o.rule.obligation.due
    if o.due_on:
        return o.due_on - timedelta(6)
    return move(due, _middle(o)) - timedelta(3) if due else o.period_end
