"""Writing a draft: begun, saved entry by entry or as a whole, set aside."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from brygga.agreements.actions.opening import (
    DraftSetting,
    checked,
    insider,
    seat_of,
    set_out_draft,
    sha256,
)
from brygga.agreements.models import AgreementDraft, DraftVersion
from brygga.agreements.permissions import KEEPS_THE_AGREEMENT, check_can_draft
from brygga.agreements.queries import draft_terms
from brygga.domain.calendar import SchoolCalendar
from brygga.domain.files import write
from brygga.domain.language import Text
from brygga.domain.terms import (
    NoSuchEntry,
    Terms,
    read_terms,
    with_entry,
    write_terms,
    written_in,
)
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible

LONGEST_TEXT = 2_000
TERMS_NAME = "villkor.toml"
CALENDAR_NAME = "lasar.toml"
WHOLE, CALENDAR = "text", "calendar"

ALREADY_BEGUN = Text(
    sv="Partnerskapet har redan ett utkast. Skriv vidare på det, eller lägg det åt sidan först.",
    en="The partnership already has a draft. Go on with it, or set it aside first.",
)
CHANGED_MEANWHILE = Text(
    sv=(
        "Någon annan har ändrat samma sak sedan du började. Inget av det är borta: deras text "
        "visas här, din står kvar i fältet."
    ),
    en=(
        "Somebody else has changed the same thing since you began. Nothing of it is lost: their "
        "text is shown here, yours is still in the field."
    ),
)
OTHER_PARTNERSHIP = Text(
    sv="Nyckeln och parterna i texten är partnerskapets egna och ändras inte i utkastet.",
    en="The key and the parties in the text are the partnership's own and do not change here.",
)


class ChangedMeanwhile(NotPossible):
    """What was to be changed is no longer as it was; both texts are to be shown."""

    def __init__(self) -> None:
        super().__init__(CHANGED_MEANWHILE)


@transaction.atomic
def begin_draft(
    *, partnership: Partnership, terms: Terms, by: Person, at: datetime, calendar_text: str = ""
) -> AgreementDraft:
    """Opens a draft with these terms as its first version.

    Raises NotAllowed unless `by` keeps the agreement, NotPossible if a draft is open already.
    """
    member = insider(partnership, by, at)
    check_can_draft(member)
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    mine = AgreementDraft.objects.filter(partnership=partnership)
    if mine.filter(closed_at=None).exists():
        raise NotPossible(ALREADY_BEGUN)
    newest = mine.order_by("-number").first()
    role, party = seat_of(member, *KEEPS_THE_AGREEMENT)
    draft = AgreementDraft.objects.create(
        partnership=partnership,
        number=newest.number + 1 if newest else 1,
        begun_at=at,
        begun_by=by,
        begun_role=role,
        begun_party=party,
    )
    text = write_terms(terms)
    version = DraftVersion.objects.create(
        draft=draft,
        number=1,
        terms_text=text,
        terms_sha256=sha256(text),
        calendar_text=calendar_text,
        calendar_sha256=sha256(calendar_text),
        saved_at=at,
        saved_by=by,
        saved_role=role,
        saved_party=party,
    )
    DraftSetting(member, at, draft, version).write("draft.begun", role)
    return draft


@transaction.atomic
def change_entry(
    *, draft: AgreementDraft, place: str, before: Any, after: Any, by: Person, at: datetime
) -> DraftVersion:
    """Exchanges one entry of the terms: `before` None adds one, `after` None takes one away.

    `before` is the entry as `by` read it. Raises ChangedMeanwhile if it no longer stands there so,
    FileRefused if the terms would not hold together, NotAllowed unless `by` keeps the agreement.
    """
    here = _drafter(draft, by, at)
    terms = draft_terms(here.newest)
    try:
        changed = with_entry(terms, place, before, after)
    except NoSuchEntry:
        raise ChangedMeanwhile from None
    return _save(here, terms, changed, place)


@transaction.atomic
def write_draft(
    *, draft: AgreementDraft, text: str, based_on: int, by: Person, at: datetime
) -> DraftVersion:
    """Saves the whole text, written from version `based_on`.

    Raises as `change_entry`, and ChangedMeanwhile if there is a later version than that.
    """
    here = _drafter(draft, by, at)
    if here.newest.number != based_on:
        raise ChangedMeanwhile
    changed = read_terms(text, name=TERMS_NAME)
    return _save(here, draft_terms(here.newest), changed, WHOLE)


@transaction.atomic
def write_draft_calendar(
    *, draft: AgreementDraft, calendar: SchoolCalendar, by: Person, at: datetime
) -> DraftVersion:
    """Gives the draft a school calendar, or another one. Raises as `change_entry`."""
    here = _drafter(draft, by, at)
    terms = draft_terms(here.newest)
    named = replace(terms, calendar=terms.calendar or CALENDAR_NAME)
    return _save(here, terms, named, CALENDAR, calendar_text=write(calendar))


@transaction.atomic
def set_draft_aside(*, draft: AgreementDraft, by: Person, at: datetime) -> AgreementDraft:
    """Closes a draft that is not to become an agreement; it stays to be read."""
    here = _drafter(draft, by, at)
    here.draft.closed_at = at
    here.draft.save(update_fields=["closed_at"])
    here.write("draft.set_aside", here.member.role_for(*KEEPS_THE_AGREEMENT))
    return here.draft


def _drafter(draft: AgreementDraft, by: Person, at: datetime) -> DraftSetting:
    here = set_out_draft(draft, by, at)
    check_can_draft(here.member)
    return here


def _save(
    here: DraftSetting, before: Terms, after: Terms, place: str, *, calendar_text: str | None = None
) -> DraftVersion:
    """The next version; the same one where nothing has changed."""
    if calendar_text is None:
        calendar_text = here.newest.calendar_text
    text = write_terms(after)
    if (text, calendar_text) == (here.newest.terms_text, here.newest.calendar_text):
        return here.newest
    # What was put together must also be a whole: every key named, every figure possible.
    read_terms(text, name=TERMS_NAME)
    _check_own(before, after)
    _check_written(before, after)
    role, party = seat_of(here.member, *KEEPS_THE_AGREEMENT)
    version = DraftVersion.objects.create(
        draft=here.draft,
        number=here.newest.number + 1,
        terms_text=text,
        terms_sha256=sha256(text),
        calendar_text=calendar_text,
        calendar_sha256=sha256(calendar_text),
        place=place,
        saved_at=here.at,
        saved_by=here.member.person,
        saved_role=role,
        saved_party=party,
    )
    here.write("draft.saved", role, version, terms=f"sha256:{version.terms_sha256}")
    return version


def _check_own(before: Terms, after: Terms) -> None:
    """A file for another partnership could never be brought in here."""
    if (before.key, {p.key for p in before.parties}) != (after.key, {p.key for p in after.parties}):
        raise NotPossible(OTHER_PARTNERSHIP)


def _check_written(before: Terms, after: Terms) -> None:
    """The guard reads what is new; what stood there has been read."""
    known = {text for _path, text in written_in(before)}
    for _path, text in written_in(after):
        if text not in known:
            checked(text, at_most=LONGEST_TEXT)
