"""Questions about what an agreement says, from when, and how it stands.

Reading TOML costs some ten milliseconds, so what a text says is kept in the process by the text's
checksum: the same text always says the same thing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from brygga.agreements.models import (
    AgreementDraft,
    AgreementVersion,
    Cancellation,
    Change,
    ClauseComment,
    Conclusion,
    Demand,
    Dialogue,
    DraftVersion,
    Matter,
    Notice,
)
from brygga.agreements.registration import earlier_steps, paid_until
from brygga.domain import life
from brygga.domain.calendar import SchoolCalendar
from brygga.domain.life import Kind, Outcome, State, Step, Taken
from brygga.domain.life.conditions import STEP_OF
from brygga.domain.obligations import local_day
from brygga.domain.terms import Finding, find, read_calendar, read_terms
from brygga.domain.terms.model import PartyKey, Term, Terms
from brygga.parties.models import Partnership

# So that pages of an agreement that nobody has ended ask nothing more.
_WAS_ENDED = Q(Exists(Notice.objects.filter(partnership=OuterRef("partnership")))) | Q(
    Exists(Cancellation.objects.filter(partnership=OuterRef("partnership")))
)
KEPT_IN_PROCESS = 256  # agreements; each some 300 kB when read


def versions_of(partnership: Partnership) -> QuerySet[AgreementVersion]:
    """Every version, newest first, without its texts; each knows whether anybody ended it early."""
    return (
        AgreementVersion.objects.filter(partnership=partnership)
        .defer("terms_text", "calendar_text")
        .annotate(was_ended=_WAS_ENDED)
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
    found = AgreementVersion.objects.filter(pk=Coalesce(Subquery(begun), Subquery(first)))
    return found.annotate(was_ended=_WAS_ENDED)


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


# --- How an agreement stands -------------------------------------------------------------------

_OPENING: dict[str, Step] = {
    Kind.REVIEW: Step.BEGIN_REVIEW,
    Kind.BREACH: Step.TAKE_UP_BREACH,
    Kind.CIRCUMSTANCES: Step.TAKE_UP_CIRCUMSTANCES,
    Kind.DISPUTE: Step.TAKE_UP_DISPUTE,
}


def step_that_opens(kind: Kind) -> Step:
    return _OPENING[kind]


def steps_of(partnership: Partnership) -> tuple[Taken, ...]:
    """Every step in an agreement's life, in no order. Seven queries."""
    return (*earlier_steps(partnership), *_signing(partnership), *_later_steps(partnership))


def _signing(partnership: Partnership) -> Iterator[Taken]:
    """What was signed elsewhere came to be known when it was brought in."""
    first = versions_of(partnership).last()
    if first is not None:
        day = local_day(first.imported_at)
        yield Taken(Step.SIGN, day, first.imported_at, ref=f"version:{first.pk}")


def _later_steps(partnership: Partnership) -> Iterator[Taken]:
    here = {"partnership": partnership}
    for change in Change.objects.filter(**here, version__isnull=False).select_related("version"):
        made_at = change.version.imported_at  # type: ignore[union-attr]
        yield Taken(Step.CHANGE, local_day(made_at), made_at, ref=f"change:{change.pk}")
    for matter in Matter.objects.filter(**here):
        step = _OPENING[matter.kind]
        ref = f"matter:{matter.pk}"
        yield Taken(step, matter.recorded_on, matter.recorded_at, matter.withdrawn_at, ref=ref)
    for demand in Demand.objects.filter(**here):
        day, at = demand.recorded_on, demand.recorded_at
        yield Taken(Step.DEMAND, day, at, ref=f"demand:{demand.pk}")
    for end in Conclusion.objects.filter(**here, outcome__in=STEP_OF):
        step = STEP_OF[Outcome(end.outcome)]
        yield Taken(step, end.recorded_on, end.recorded_at, ref=f"conclusion:{end.pk}")
    yield from _endings(partnership)


def _endings(partnership: Partnership) -> Iterator[Taken]:
    for notice in Notice.objects.filter(partnership=partnership):
        ref, at = f"notice:{notice.pk}", notice.recorded_at
        yield Taken(Step.GIVE_NOTICE, notice.recorded_on, at, None, notice.ends_on, ref)
        if notice.withdrawn_at:
            day = local_day(notice.withdrawn_at)
            yield Taken(Step.WITHDRAW_NOTICE, day, notice.withdrawn_at, ref=ref)
    for made in Cancellation.objects.filter(partnership=partnership):
        day, at, ref = made.recorded_on, made.recorded_at, f"cancellation:{made.pk}"
        yield Taken(Step.CANCEL, day, at, None, made.ends_on, ref)


def term_on(partnership: Partnership, on: date) -> Term | None:
    """From the first day of the first version to the last day of the one in force on a day."""
    versions = list(versions_of(partnership))
    if not versions:
        return None
    current = version_in_force(partnership, on)
    assert current is not None
    begins_on = min(terms_of(version).term.begins_on for version in versions)
    return replace(terms_of(current).term, begins_on=begins_on)


def state_of(partnership: Partnership, on: date) -> State:
    """How the agreement stood at the end of a day."""
    return life.state_on(steps_of(partnership), term_on(partnership, on), on)


def early_end_of(version: AgreementVersion, as_of: date) -> date | None:
    """The last day of an agreement that was ended before its term, as known on a day.

    No query for a version from `versions_of` that nobody has ended.
    """
    if not getattr(version, "was_ended", True):
        return None
    return life.early_end(_endings(version.partnership), as_of)


def matter_value(matter: Matter) -> life.Matter:
    """A matter with what has come of it. No query for one of `matters_of`."""
    concluded = getattr(matter, "conclusion", None)
    return life.Matter(
        Kind(matter.kind),
        matter.recorded_on,
        PartyKey(matter.recorded_party),
        PartyKey(matter.against) if matter.against else None,
        tuple(
            life.Dialogue(talk.held_on, frozenset(map(PartyKey, talk.parties.split())))
            for talk in matter.dialogues.all()
            if talk.withdrawn_at is None
        ),
        tuple(
            life.Demand(PartyKey(d.recorded_party), d.recorded_on, d.put_right_by)
            for d in matter.demands.all()
        ),
        Outcome(concluded.outcome) if concluded else None,
    )


_TALKED = Dialogue.objects.filter(withdrawn_at__isnull=True).select_related("recorded_by")


def matters_of(partnership: Partnership) -> QuerySet[Matter]:
    """What has been taken up and not undone, with what came of it; newest first."""
    return (
        Matter.objects.filter(partnership=partnership, withdrawn_at__isnull=True)
        .select_related("conclusion", "cancellation")
        .prefetch_related(Prefetch("dialogues", _TALKED), "demands", "notices")
        .order_by("-recorded_at", "-id")
    )


def agreed_to(thing: Change | Notice) -> tuple[str, ...]:
    """Keys of the parties that have agreed to a change, or that a notice is withdrawn."""
    return tuple(thing.consents.values_list("recorded_party", flat=True))


def notice_of(partnership: Partnership) -> Notice | None:
    """The notice that holds, if any."""
    return Notice.objects.filter(partnership=partnership, withdrawn_at__isnull=True).first()


def paid_to(partnership: Partnership, party: str, until: date) -> list[life.Paid]:
    """What a party has been paid by a day."""
    return [paid for paid in paid_until(partnership, until) if paid.payee == party]


def open_change_of(partnership: Partnership) -> Change | None:
    """The change that waits to be agreed on, if any: there is one at a time."""
    return Change.objects.filter(partnership=partnership, version=None, withdrawn_at=None).first()


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that is recorded of an agreement's life."""

    first_version: AgreementVersion | None
    changes: tuple[Change, ...]
    matters: tuple[Matter, ...]
    notices: tuple[Notice, ...]


def records_of(partnership: Partnership) -> Records:
    """Six queries."""
    here = {"partnership": partnership}
    return Records(
        versions_of(partnership).select_related("imported_by").last(),
        tuple(Change.objects.filter(**here).select_related("recorded_by").defer("terms_text")),
        tuple(
            matters_of(partnership)
            .select_related("recorded_by", "conclusion__recorded_by", "cancellation__recorded_by")
            .prefetch_related("demands__recorded_by")
        ),
        tuple(Notice.objects.filter(**here).select_related("recorded_by")),
    )


def open_matters(partnership: Partnership) -> list[Matter]:
    """What has been taken up and is not closed, newest first."""
    found = matters_of(partnership).filter(conclusion=None, cancellation=None)
    return list(found.select_related("recorded_by"))
