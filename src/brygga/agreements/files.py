"""A terms file that was brought, perhaps with its calendar: read and compared, not saved."""

import hashlib
from dataclasses import dataclass

from brygga.agreements.models import AgreementVersion
from brygga.agreements.queries import calendar_of, terms_of
from brygga.domain.calendar import SchoolCalendar
from brygga.domain.files import FileRefused, Problem
from brygga.domain.language import Text
from brygga.domain.terms import Change, Finding, compare, find, read_calendar, read_terms
from brygga.domain.terms.model import Terms
from brygga.parties.models import Partnership


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: its name and its bytes."""

    name: str
    data: bytes

    @property
    def text(self) -> str:
        return self.data.decode()

    @property
    def sha512(self) -> str:
        return hashlib.sha512(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Draft:
    """Files that can be read, beside the version before them (None for the first)."""

    terms_file: Upload
    calendar_file: Upload | None
    terms: Terms
    calendar: SchoolCalendar | None
    before: AgreementVersion | None
    keeps_calendar: bool

    @property
    def number(self) -> int:
        return self.before.number + 1 if self.before else 1

    @property
    def findings(self) -> tuple[Finding, ...]:
        return find(self.terms)

    @property
    def changes(self) -> tuple[Change, ...]:
        return compare(terms_of(self.before), self.terms) if self.before else ()

    @property
    def changes_calendar(self) -> bool:
        return self.before is not None and calendar_of(self.before) != self.calendar


def examine(
    partnership: Partnership,
    terms_file: Upload,
    calendar_file: Upload | None,
    before: AgreementVersion | None,
) -> Draft:
    """Reads what was brought. Raises FileRefused with everything that stands in its way.

    A file that names a calendar and comes without one keeps the calendar of the version before.
    """
    terms = read_terms(terms_file.data, name=terms_file.name)
    problems = list(_problems(partnership, terms, terms_file.name))
    keeps = calendar_file is None and bool(terms.calendar)
    if keeps and before is not None and before.calendar_text:
        calendar_file = Upload("calendar.toml", before.calendar_text.encode())
    elif keeps:
        problems.append(_problem(terms_file.name, "calendar", _calendar_missing(terms.calendar)))
    if calendar_file is not None and not terms.calendar:
        problems.append(_problem(terms_file.name, "calendar", CALENDAR_NOT_NAMED))
    if problems:
        raise FileRefused(tuple(problems))
    calendar = None
    if calendar_file is not None:
        calendar = read_calendar(calendar_file.data, name=calendar_file.name)
    return Draft(terms_file, calendar_file, terms, calendar, before, keeps)


def _problems(partnership: Partnership, terms: Terms, name: str) -> list[Problem]:
    """What makes a readable file the wrong one for this partnership."""
    problems = []
    if terms.key != partnership.key:
        problems.append(_problem(name, "key", _other_partnership(terms.key, partnership.key)))
    known = set(partnership.parties.values_list("key", flat=True))
    for party in terms.parties:
        if party.key not in known:
            problems.append(_problem(name, f"parties[{party.key}].key", _unknown_party(party.name)))
    return problems


def _problem(name: str, key: str, text: Text) -> Problem:
    return Problem(name, 1, key, text)


def _other_partnership(found: str, wanted: str) -> Text:
    return Text(
        f"filen gäller ”{found}”, men partnerskapet här har nyckeln ”{wanted}”",
        f"the file is about “{found}”, but this partnership has the key “{wanted}”",
    )


def _unknown_party(name: str) -> Text:
    return Text(
        f"{name} är inte part i partnerskapet med den nyckeln",
        f"{name} is not a party to the partnership under this key",
    )


def _calendar_missing(name: str) -> Text:
    return Text(
        f"filen hänvisar till läsårskalendern {name}; välj den också",
        f"the file refers to the school calendar {name}; choose that one too",
    )


CALENDAR_NOT_NAMED = Text(
    'filen hänvisar inte till någon läsårskalender; skriv calendar = "…" eller ta bort kalendern',
    'the file refers to no school calendar; write calendar = "…" or leave the calendar out',
)
