"""Questions about what an agreement says, and from when.

Reading TOML costs some ten milliseconds, so what a text says is kept in the process by the text's
checksum: the same text always says the same thing.
"""

from datetime import date
from functools import lru_cache

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from brygga.agreements.models import AgreementVersion
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
