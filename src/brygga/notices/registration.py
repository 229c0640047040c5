"""What the site and later slices add to this one. Only website.wiring registers anything."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from brygga.domain.language import Text
from brygga.parties.models import Person


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that somebody should hear of, in which role, and where it stands.

    `thing` is a key that stays the same while the same thing is meant: it is said once. `text` is
    one or two sentences, `link` a path on this site, `clause` the place in the agreement or empty.
    """

    person: Person
    organisation_id: int
    role: str
    thing: str
    due_on: date
    partnership: str
    title: Text
    text: Text
    clause: str
    link: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """Something in a person's calendar: a whole day, or from one moment to another.

    `key` stays the same when the thing is moved or called off; `sequence` then grows by one each
    time. `neutral` is all that a discreet calendar says: that it is a meetup or a reminder.
    """

    key: str
    neutral: Text
    title: str
    begins: date | datetime
    ends: date | datetime | None = None
    place: str = ""
    text: str = ""
    link: str = ""
    sequence: int = 0
    is_cancelled: bool = False


MEETUP = Text("Träff", "Meeting")
REMINDER = Text("Påminnelse", "Reminder")

Reminders = Callable[[date], Iterable[Reminder]]
Calendars = Callable[[Person, date, str], Iterable[tuple[str, str]]]
FeedEntries = Callable[[Person, date], Iterable[FeedEntry]]
Clock = Callable[[], datetime]
SecretLink = Callable[[str], str]

_reminders: list[Reminders] = []
_feeds: list[FeedEntries] = []
_clock: list[Clock] = []
_secret_links: dict[str, SecretLink] = {}
_calendars: list[Calendars] = []


def remind_of(source: Reminders) -> None:
    """A later slice that knows what is due on a day, and who should hear of it."""
    if source not in _reminders:
        _reminders.append(source)


def add_source(source: FeedEntries) -> None:
    """A later slice that knows what is in a person's calendar, as seen from a day."""
    if source not in _feeds:
        _feeds.append(source)


def offer_calendars(source: Calendars) -> None:
    """A later slice with calendars beside one's own, behind the same secret: asked with a person,
    a day and the secret, it says what each is called and its path on this site."""
    if source not in _calendars:
        _calendars.append(source)


def clock_from(clock: Clock) -> None:
    """The site's clock, for the worker: it has no request to take the moment from."""
    _clock[:] = [clock]


def secret_links_from(kind: str, path: SecretLink) -> None:
    """A later slice whose letters hold secret links: `kind` is what stands before the colon in a
    letter's `secret`, `path` makes the link's path on this site of what stands after it."""
    _secret_links[kind] = path


def secret_link(secret: str) -> str:
    """The path that a secret leads to, made anew each time: it is kept nowhere."""
    kind, _colon, key = secret.partition(":")
    return _secret_links[kind](key)


def reminders_on(day: date) -> list[Reminder]:
    """From every source; the earliest due first."""
    found = [reminder for source in _reminders for reminder in source(day)]
    return sorted(found, key=lambda r: (r.due_on, r.partnership, r.thing))


def feed_entries(person: Person, day: date) -> list[FeedEntry]:
    return [entry for source in _feeds for entry in source(person, day)]


def more_calendars(person: Person, day: date, secret: str) -> list[tuple[str, str]]:
    return [found for source in _calendars for found in source(person, day, secret)]


def now() -> datetime:
    """The moment that the site lives in."""
    return _clock[0]()
