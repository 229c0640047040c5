"""Bringing in a version, and changing the school calendar by one."""

from datetime import date, datetime

from django.db import transaction

from brygga.agreements.files import Draft, Upload, examine
from brygga.agreements.models import AgreementVersion
from brygga.agreements.permissions import KEEPS_THE_AGREEMENT, ONLY_KEEPERS, check_can_import_terms
from brygga.agreements.queries import terms_of
from brygga.agreements.registration import follow_import
from brygga.domain.calendar import SchoolCalendar
from brygga.domain.files import write
from brygga.domain.language import Text
from brygga.domain.life import Impossible, check_signed_anew
from brygga.domain.obligations import local_day
from brygga.journal.actions import write_line
from brygga.parties.models import Partnership, Person
from brygga.parties.queries import member_of
from brygga.parties.refusal import NotAllowed, NotPossible

SAME_AS_BEFORE = Text(
    sv="Filen är exakt den version som redan gäller. Inget har ändrats.",
    en="The file is exactly the version that already holds. Nothing has changed.",
)
TOO_EARLY = Text(
    sv=(
        "En ny version kan gälla tidigast från den dag den läses in. Annars skulle svaret på "
        "hur det stod till tidigare dagar ändras i efterhand."
    ),
    en=(
        "A new version can hold from the day it is brought in at the earliest. Otherwise the "
        "answer to how things stood on earlier days would change afterwards."
    ),
)
BEFORE_THE_VERSION_BEFORE = Text(
    sv="En ny version kan inte börja gälla före versionen som den ersätter.",
    en="A new version cannot begin to hold before the version it replaces.",
)
NO_CALENDAR = Text(
    sv="Överenskommelsen har ingen läsårskalender att ändra.",
    en="The agreement has no school calendar to change.",
)
CALENDAR_NAME = "calendar.toml"


@transaction.atomic
def import_version(
    *,
    partnership: Partnership,
    terms_file: Upload,
    calendar_file: Upload | None = None,
    effective_on: date | None = None,
    by: Person,
    at: datetime,
) -> AgreementVersion:
    """Stores the files as the next version, to hold from `effective_on`.

    Without a day the first version holds from the term's first day, a later one from `at`. Raises
    FileRefused if a file cannot be read, NotAllowed unless `by` keeps the agreement, NotPossible
    if it is the same as before, would change the answer for days that have passed, or changes what
    the agreement wants signed anew and is not, naming the clause.
    """
    role, party = _keeper(partnership, by, at)
    before = lock_newest(partnership)
    draft = examine(partnership, terms_file, calendar_file, before)
    if before is not None:
        if _is_same(before, draft):
            raise NotPossible(SAME_AS_BEFORE)
        _check_signed_anew(before, draft)
    day = effective_on or (local_day(at) if before else draft.terms.term.begins_on)
    check_day(before, day, at)
    return store_version(partnership, draft, day, by, role, party, at, "version.imported")


@transaction.atomic
def change_calendar(
    *,
    partnership: Partnership,
    calendar: SchoolCalendar,
    by: Person,
    at: datetime,
) -> AgreementVersion:
    """The same terms with other school days, as a new version that holds from today.

    Raises NotAllowed unless `by` keeps the agreement, NotPossible if there is no calendar or it
    already says this.
    """
    role, party = _keeper(partnership, by, at)
    before = lock_newest(partnership)
    if before is None or not before.calendar_text:
        raise NotPossible(NO_CALENDAR)
    terms_file = Upload(before.file_name, before.terms_text.encode())
    calendar_file = Upload(CALENDAR_NAME, write(calendar).encode())
    draft = examine(partnership, terms_file, calendar_file, before)
    if not draft.changes_calendar:
        raise NotPossible(SAME_AS_BEFORE)
    day = max(local_day(at), before.effective_on)
    return store_version(partnership, draft, day, by, role, party, at, "version.calendar_changed")


def _keeper(partnership: Partnership, by: Person, at: datetime) -> tuple[str, str]:
    """The role and party in which a person keeps the agreement."""
    member = member_of(by, partnership.key, local_day(at))
    if member is None:
        raise NotAllowed(ONLY_KEEPERS)
    check_can_import_terms(member)
    role = member.role_for(*KEEPS_THE_AGREEMENT)
    return role, next(seat.party for seat in member.seats if seat.role == role)


def lock_newest(partnership: Partnership) -> AgreementVersion | None:
    """The version that a next one follows on, with its texts; locks the partnership."""
    # Two people who press at once must not both become version 2.
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    return AgreementVersion.objects.filter(partnership=partnership).order_by("-number").first()


def _check_signed_anew(before: AgreementVersion, draft: Draft) -> None:
    try:
        check_signed_anew(terms_of(before), draft.terms)
    except Impossible as refusal:
        raise NotPossible(refusal.reason) from refusal


def _is_same(before: AgreementVersion, draft: Draft) -> bool:
    return before.terms_sha512 == draft.terms_file.sha512 and before.calendar_sha512 == (
        draft.calendar_file.sha512 if draft.calendar_file else ""
    )


def check_day(before: AgreementVersion | None, day: date, at: datetime) -> None:
    """Raises NotPossible for a day that would change the answer for days that have passed."""
    if before is None:
        return
    if day < local_day(at):
        raise NotPossible(TOO_EARLY)
    if day < before.effective_on:
        raise NotPossible(BEFORE_THE_VERSION_BEFORE)


def store_version(
    partnership: Partnership,
    draft: Draft,
    day: date,
    by: Person,
    role: str,
    party: str,
    at: datetime,
    act: str,
) -> AgreementVersion:
    """Keeps a draft as the next version, and lets follow what follows from it."""
    calendar_file = draft.calendar_file
    version = AgreementVersion.objects.create(
        partnership=partnership,
        number=draft.number,
        file_name=draft.terms_file.name,
        terms_text=draft.terms_file.text,
        terms_sha512=draft.terms_file.sha512,
        calendar_text=calendar_file.text if calendar_file else "",
        calendar_sha512=calendar_file.sha512 if calendar_file else "",
        effective_on=day,
        imported_at=at,
        imported_by=by,
        imported_role=role,
        imported_party=party,
    )
    write_line(
        partnership=partnership.key,
        act=act,
        subject=f"version:{version.pk}",
        by=f"person:{by.pk}",
        role=role,
        at=at,
        facts={
            "version": f"v{version.number}",
            "effective_on": day.isoformat(),
            "terms": f"sha512:{version.terms_sha512}",
        },
    )
    follow_import(partnership, at)
    return version
