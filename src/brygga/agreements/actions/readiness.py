"""From a draft to an agreement in force: each party ready, then the signatures made elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from brygga.agreements.actions.drafts import CALENDAR_NAME, TERMS_NAME
from brygga.agreements.actions.importing import import_version
from brygga.agreements.actions.opening import DraftSetting, checked, seat_of, set_out_draft
from brygga.agreements.files import Upload
from brygga.agreements.models import AgreementDraft, AgreementVersion, DraftVersion, Readiness
from brygga.agreements.permissions import (
    KEEPS_THE_AGREEMENT,
    SAYS_READY,
    check_can_import_terms,
    check_can_say_ready,
)
from brygga.agreements.queries import (
    draft_terms,
    newest_version,
    open_comments,
    parties_ready,
    unsigned_parties,
)
from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.domain.terms import Terms, write_terms
from brygga.domain.terms.model import PrintedHash
from brygga.parties.models import Person
from brygga.parties.refusal import NotPossible

LONGEST_METHOD = 120

READY_FOR_ANOTHER = Text(
    sv="Utkastet har ändrats sedan du läste det. Läs den nya versionen, och säg sedan till igen.",
    en="The draft has changed since you read it. Read the new version, and then say so again.",
)
COMMENTS_OPEN = Text(
    sv="Det finns kommentarer som ingen har svarat på. Svara på dem först, så är alla överens.",
    en="There are comments that nobody has answered. Answer them first, so that all agree.",
)
ALREADY_READY = Text(
    sv="Er part har redan sagt att den är klar med den här versionen.",
    en="Your party has already said that it is ready with this version.",
)
NOT_READY = Text(
    sv="Er part har inte sagt att den är klar. Inget har ändrats.",
    en="Your party has not said that it is ready. Nothing has changed.",
)
NOT_ALL_READY = Text(
    sv="Alla parter har inte sagt att de är klara med den här versionen än.",
    en="Not all parties have said yet that they are ready with this version.",
)
NOBODY_SIGNS = Text(
    sv="Varje part behöver minst en undertecknare i utkastet. Lägg till den som saknas.",
    en="Each party needs at least one signatory in the draft. Add the one that is missing.",
)
EVERY_SIGNATURE = Text(
    sv="Alla underskrifter behöver en dag. Överenskommelsen gäller först när alla har skrivit på.",
    en="Every signature needs a day. The agreement holds only when everybody has signed.",
)
SIGNED_LATER = Text(
    sv="En underskrift kan inte ligga i framtiden.", en="A signature cannot lie in the future."
)
HASH_OF = "Utkastet som parterna var klara med, utan underskrifter"


@dataclass(frozen=True, slots=True)
class Signed:
    """When one signatory signed elsewhere, and how. In the order of the terms' signatories."""

    at: datetime
    method: str = ""


@transaction.atomic
def say_ready(
    *, draft: AgreementDraft, party: str, terms_sha256: str, by: Person, at: datetime
) -> Readiness:
    """A party is ready to sign the version whose terms have this checksum.

    Raises NotAllowed unless `by` answers for the party, NotPossible if the draft has changed since,
    comments are open, a party has no signatory, or it was said before.
    """
    here = set_out_draft(draft, by, at)
    check_can_say_ready(here.member, party)
    if here.newest.terms_sha256 != terms_sha256:
        raise NotPossible(READY_FOR_ANOTHER)
    if open_comments(here.draft).exists():
        raise NotPossible(COMMENTS_OPEN)
    if unsigned_parties(draft_terms(here.newest)):
        raise NotPossible(NOBODY_SIGNS)
    if party in parties_ready(here.newest):
        raise NotPossible(ALREADY_READY)
    role, _party = seat_of(here.member, *SAYS_READY, party=party)
    row = Readiness.objects.create(
        version=here.newest, party=party, said_at=at, said_by=by, said_role=role
    )
    here.write("draft.ready", role, party=party, terms=f"sha256:{terms_sha256}")
    return row


@transaction.atomic
def take_back_readiness(
    *, draft: AgreementDraft, party: str, by: Person, at: datetime
) -> DraftVersion:
    """A party is not ready after all. Raises as `say_ready`, NotPossible if it never was."""
    here = set_out_draft(draft, by, at)
    check_can_say_ready(here.member, party)
    mine = Readiness.objects.filter(version=here.newest, party=party, taken_back_at=None)
    if not mine.update(taken_back_at=at):
        raise NotPossible(NOT_READY)
    role, _party = seat_of(here.member, *SAYS_READY, party=party)
    here.write("draft.not_ready", role, party=party)
    return here.newest


@transaction.atomic
def bring_in_force(
    *, draft: AgreementDraft, signatures: Sequence[Signed], by: Person, at: datetime
) -> AgreementVersion:
    """The signed draft becomes the next version, brought in as an uploaded file would be.

    The terms get their signatures, and the checksum of what all parties were ready with. Raises
    NotAllowed unless `by` keeps the agreement, NotPossible if a party is not ready or a signature
    is missing, FileRefused if the school calendar that the terms name is not there.
    """
    here = set_out_draft(draft, by, at)
    check_can_import_terms(here.member)
    terms = draft_terms(here.newest)
    _check_all_agree(here, terms)
    _check_signed(terms, signatures, at)
    signed = _with_signatures(here, terms, signatures)
    calendar = here.newest.calendar_text
    version = import_version(
        partnership=here.draft.partnership,
        terms_file=Upload(TERMS_NAME, write_terms(signed).encode()),
        calendar_file=Upload(CALENDAR_NAME, calendar.encode()) if calendar else None,
        by=by,
        at=at,
    )
    here.draft.closed_at, here.draft.became = at, version
    here.draft.save(update_fields=["closed_at", "became"])
    here.write("draft.in_force", here.member.role_for(*KEEPS_THE_AGREEMENT))
    return version


def _check_all_agree(here: DraftSetting, terms: Terms) -> None:
    if open_comments(here.draft).exists():
        raise NotPossible(COMMENTS_OPEN)
    if {party.key for party in terms.parties} - parties_ready(here.newest):
        raise NotPossible(NOT_ALL_READY)


def _check_signed(terms: Terms, signatures: Sequence[Signed], at: datetime) -> None:
    if len(signatures) != len(terms.signatories):
        raise NotPossible(EVERY_SIGNATURE)
    if any(each.at > at and local_day(each.at) > local_day(at) for each in signatures):
        raise NotPossible(SIGNED_LATER)


def _with_signatures(here: DraftSetting, terms: Terms, signatures: Sequence[Signed]) -> Terms:
    last = newest_version(here.draft.partnership)
    agreed = PrintedHash(HASH_OF, "SHA-256", here.newest.terms_sha256)
    return replace(
        terms,
        version=last.number + 1 if last else 1,
        signatories=tuple(
            replace(who, signed_at=each.at, method=checked(each.method, at_most=LONGEST_METHOD))
            for who, each in zip(terms.signatories, signatures, strict=True)
        ),
        hashes=(*terms.hashes, agreed),
    )
