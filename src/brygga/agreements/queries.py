"""Questions about what an agreement says, and from when.

Reading TOML costs some ten milliseconds, so what a text says is kept in the process by the text's
checksum: the same text always says the same thing.
"""

from datetime import date
from functools import lru_cache

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from brygga.agreements.models import AgreementDraft, AgreementVersion, ClauseComment, DraftVersion
from brygga.domain.calendar import SchoolCalendar
from brygga.domain.terms import Finding, find, read_calendar, read_terms
from brygga.domain.terms.model import Terms
from brygga.parties.models import Partnership

KEPT_IN_PROCESS = 256  # agreements; each some 300 kB when read


def versions_of(partnership: Partnership) -> QuerySet[AgreementVersion]:
    """Every version, newest first, without its texts."""
    return (
        AgreementVersion.objects.filter(partnership=partnership)
        .defer("terms_text", "calendar_text")
        .order_by("-number")
    )


def version_in_force(partnership: Partnership, on: date) -> AgreementVersion | None:
    """The version that holds on a day: the newest that had begun, or the first before that.

    None only where nothing has been brought in yet.
    """
    versions = list(versions_of(partnership))
    return next((v for v in versions if v.effective_on <= on), versions[-1] if versions else None)


def newest_version(partnership: Partnership) -> AgreementVersion | None:
    """The version with the highest number, whether it holds yet or not."""
    return versions_of(partnership).first()


def versions_in_force(on: date) -> QuerySet[AgreementVersion]:
    """The same for every partnership at once, in the database."""
    own = AgreementVersion.objects.filter(partnership=OuterRef("partnership"))
    begun = own.filter(effective_on__lte=on).order_by("-number").values("pk")[:1]
    first = own.order_by("number").values("pk")[:1]
    return AgreementVersion.objects.filter(pk=Coalesce(Subquery(begun), Subquery(first)))


def terms_of(version: AgreementVersion) -> Terms:
    """What a version says."""
    return terms_by_checksum(version.terms_sha512)


def calendar_of(version: AgreementVersion) -> SchoolCalendar | None:
    """The school calendar of a version, if it has one."""
    return calendar_by_checksum(version.calendar_sha512)


def findings_of(version: AgreementVersion) -> tuple[Finding, ...]:
    """What a careful reader would ask about a version."""
    return _findings(version.terms_sha512)


@lru_cache(maxsize=KEPT_IN_PROCESS)
def terms_by_checksum(checksum: str) -> Terms:
    """What the text with this checksum says."""
    text, name = (
        AgreementVersion.objects.filter(terms_sha512=checksum)
        .values_list("terms_text", "file_name")[:1]
        .get()
    )
    return read_terms(text.encode(), name=name)


@lru_cache(maxsize=KEPT_IN_PROCESS)
def calendar_by_checksum(checksum: str) -> SchoolCalendar | None:
    """The calendar with this checksum; None for the empty one."""
    if not checksum:
        return None
    text = (
        AgreementVersion.objects.filter(calendar_sha512=checksum)
        .values_list("calendar_text", flat=True)[:1]
        .get()
    )
    return read_calendar(text.encode(), name="calendar.toml")


@lru_cache(maxsize=KEPT_IN_PROCESS)
def _findings(checksum: str) -> tuple[Finding, ...]:
    return find(terms_by_checksum(checksum))


# --- Drafts ---


def open_draft(partnership: Partnership) -> AgreementDraft | None:
    """The draft that the parties are writing, if any."""
    return AgreementDraft.objects.filter(partnership=partnership, closed_at=None).first()


def drafts_of(partnership: Partnership) -> QuerySet[AgreementDraft]:
    """Every draft, the latest first."""
    return AgreementDraft.objects.filter(partnership=partnership).select_related("became")


def newest_of(draft: AgreementDraft) -> DraftVersion:
    """The draft as it stands."""
    return draft.versions.order_by("-number")[0]


def draft_versions(draft: AgreementDraft) -> QuerySet[DraftVersion]:
    """Every version of a draft, newest first, without its texts."""
    return draft.versions.defer("terms_text", "calendar_text").order_by("-number")


def draft_terms(version: DraftVersion) -> Terms:
    """What a version of a draft says."""
    return _read_terms(version.terms_text)


def draft_findings(version: DraftVersion) -> tuple[Finding, ...]:
    """What a careful reader would ask about a version of a draft."""
    return find(draft_terms(version))


def draft_calendar(version: DraftVersion) -> SchoolCalendar | None:
    text = version.calendar_text
    return read_calendar(text.encode(), name="lasar.toml") if text else None


def open_comments(draft: AgreementDraft) -> QuerySet[ClauseComment]:
    """What nobody has answered yet."""
    return draft.comments.filter(answered_at=None)


def parties_ready(version: DraftVersion) -> frozenset[str]:
    """The parties that would sign just this version. A later version has none to begin with."""
    return frozenset(version.readiness.filter(taken_back_at=None).values_list("party", flat=True))


def unsigned_parties(terms: Terms) -> tuple[str, ...]:
    """The parties for which nobody is to sign, by name."""
    signing = {signatory.party for signatory in terms.signatories}
    return tuple(party.name for party in terms.parties if party.key not in signing)


@lru_cache(maxsize=KEPT_IN_PROCESS)
def _read_terms(text: str) -> Terms:
    return read_terms(text.encode(), name="villkor.toml")
