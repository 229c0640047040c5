"""Writing a report together, sending it, returning it, and putting it right in a new version."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from brygga.domain.calendar import Period
from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.obligations.actions import record_evidence
from brygga.obligations.actions.setting import Setting, checked, seat_for, set_out, write
from brygga.obligations.models import Evidence
from brygga.obligations.queries import planned_on
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.reports.actions.releasing import release_figures
from brygga.reports.composing import as_sent, compose, fingerprint_of, read_known, title_of
from brygga.reports.kinds import Kind, kinds
from brygga.reports.models import LONGEST_SECTION, Report, ReportSection
from brygga.reports.periods import half_years_in, period_of, periods_over, promise_kept_by
from brygga.reports.permissions import (
    KEEPS_FIGURES,
    TAKES_REPORTS,
    WRITES_REPORTS,
    check_sends_reports,
    check_takes_reports,
    check_writes_reports,
)
from brygga.reports.queries import missing_in, read_ledger, texts_of

KIND = "report"

NOT_OVER = Text(
    sv="Perioden är inte slut än, eller ligger utanför överenskommelsens tid.",
    en="The period is not over yet, or is outside the agreement's time.",
)
IS_SENT = Text(
    sv="Rapporten är skickad och ändras inte. Är något fel: skriv en ny version.",
    en="The report is sent and does not change. If something is wrong, write a new version.",
)
NOT_SENT = Text(
    sv="Rapporten är inte skickad, eller redan godkänd eller tillbakalämnad. Inget har ändrats.",
    en="The report is not sent, or is approved or returned already. Nothing has changed.",
)
NOT_READY = Text(
    sv="Rapporten är inte klar än. Se vad som saknas, och skicka den sedan.",
    en="The report is not ready yet. See what is missing, then send it.",
)
NO_SUCH_SECTION = Text(
    sv="Det avsnittet finns inte i rapporten.", en="The report has no such section."
)
NO_SUCH_PARTY = Text(sv="Den parten finns inte här.", en="There is no such party here.")
CHANGED_MEANWHILE = Text(
    sv=(
        "Någon annan har sparat samma avsnitt medan du skrev. Din text står kvar här och den "
        "sparade visas bredvid. Skriv ihop dem och spara igen."
    ),
    en=(
        "Somebody else saved the same section while you wrote. Your text is still here and the "
        "saved one is shown beside it. Put them together and save again."
    ),
)
SAY_WHAT_CHANGED = Text(
    sv="Skriv vad som är ändrat sedan förra versionen.",
    en="Say what has changed since the last version.",
)
NO_REASON = Text(sv="Skriv varför, med några ord.", en="Say why, in a few words.")


class ChangedMeanwhile(NotPossible):
    """Somebody else saved the same section in between; nothing of either is lost."""

    def __init__(self) -> None:
        super().__init__(CHANGED_MEANWHILE)


@transaction.atomic
def begin_report(
    *, partnership: Partnership, kind: str, period: str, by: Person, at: datetime
) -> Report:
    """A draft over a period that is over, or the one that somebody began already.

    After one that is sent it is the next version, with the same texts. Raises NotAllowed unless
    `by` writes reports for an association, NotPossible for a period that is not over.
    """
    setting = set_out(partnership, by, at)
    check_writes_reports(setting.member)
    which, when = _of_what(partnership, kind, period, at)
    before = Report.objects.filter(partnership=partnership, kind=which.key, period=when.key)
    last = before.order_by("-version").first()
    if last is not None and last.sent_at is None:
        return last
    try:
        with transaction.atomic():
            report = Report.objects.create(
                partnership=partnership,
                kind=which.key,
                period=when.key,
                version=last.version + 1 if last else 1,
                obligation=promise_kept_by(partnership, setting.terms, which, local_day(at)),
                begun_at=at,
            )
    except IntegrityError:
        return before.get(sent_at=None)
    texts = texts_of(last) if last else {}
    ReportSection.objects.bulk_create(
        ReportSection(report=report, key=section.key, text=texts.get(section.key, ""))
        for section in which.sections
    )
    _write(setting, "report.begun", report, WRITES_REPORTS)
    return report


@transaction.atomic
def save_section(
    *,
    report: Report,
    section: str,
    text: str,
    version: int,
    assigned_party: str = "",
    by: Person,
    at: datetime,
) -> ReportSection:
    """Saves what somebody wrote over the `version` that they saw, and who is to write it.

    Raises NotAllowed unless `by` writes reports for an association, ChangedMeanwhile if somebody
    saved it since, NotPossible if the report is sent or the guard refuses the text.
    """
    report, setting = _draft(report, by, at)
    row = ReportSection.objects.select_for_update().filter(report=report, key=section).first()
    if row is None:
        raise NotPossible(NO_SUCH_SECTION)
    text = checked(text, at_most=LONGEST_SECTION)
    if assigned_party and assigned_party not in {party.key for party in setting.terms.parties}:
        raise NotPossible(NO_SUCH_PARTY)
    if row.version != version:
        raise ChangedMeanwhile
    row.text, row.version, row.assigned_party = text, row.version + 1, assigned_party
    row.saved_at, row.saved_by = at, by
    row.save()
    _write(setting, "report.written", report, WRITES_REPORTS)
    return row


@transaction.atomic
def send_report(*, report: Report, changes: str = "", by: Person, at: datetime) -> Report:
    """Hands the report over: its content is kept as it is, its figures are public from now on,
    and the promise that it keeps has its evidence.

    `changes` says what is new since the version before. Raises NotAllowed unless `by` is an
    association's coordinator, NotPossible if something is missing or the guard refuses a text.
    """
    report, setting = _draft(report, by, at)
    check_sends_reports(setting.member)
    which, when = kinds()[report.kind], period_of(kinds()[report.kind], report.period)
    if missing_in(report, which, when):
        raise NotPossible(NOT_READY)
    report.changes = checked(changes)
    if report.version > 1 and not report.changes:
        raise NotPossible(SAY_WHAT_CHANGED)
    texts = texts_of(report)
    for text in texts.values():
        checked(text, at_most=LONGEST_SECTION)
    known = read_ledger(report.partnership)
    for key in half_years_in(when):
        half = known.of(key)
        if half is not None and half.released_on is None:
            release_figures(partnership=report.partnership, half_year=key, by=by, at=at)
    _record(report, which, when, setting, by, at)
    made_from = read_known(report.partnership, which, when, local_day(at))
    assert made_from is not None, "Whoever acts here does so under an agreement."
    report.content = compose(report, which, made_from, texts) | as_sent(made_from)
    report.sha256 = fingerprint_of(report.content)
    _role, party = seat_for(setting.member, KEEPS_FIGURES)
    report.sent_at, report.sent_by, report.sent_party = at, by, party
    report.save()
    _write(setting, "report.sent", report, KEEPS_FIGURES)
    return report


@transaction.atomic
def return_report(*, report: Report, reason: str, by: Person, at: datetime) -> Report:
    """The receiver wants something put right; the associations then write a new version.

    What was sent stays, and that it was sent. Raises NotAllowed unless `by` is the municipality's
    officer or steering member, NotPossible if it is not sent, returned already, or without reason.
    """
    report = Report.objects.select_for_update().get(pk=report.pk)
    setting = set_out(report.partnership, by, at)
    check_takes_reports(setting.member)
    if report.state != "sent":
        raise NotPossible(NOT_SENT)
    reason = checked(reason)
    if not reason:
        raise NotPossible(NO_REASON)
    report.returned_at, report.return_reason = at, reason
    report.returned_party = seat_for(setting.member, TAKES_REPORTS)[1]
    report.save()
    _write(setting, "report.returned", report, TAKES_REPORTS)
    return report


@transaction.atomic
def approve_report(
    *, report: Report, decided_on: date, paragraph: str, by: Person, at: datetime
) -> Report:
    """The steering group has approved the report, by the decision in `paragraph` ("Möte 7, § 4").

    Called by the decision's effect, whose minutes two parties have approved. From then on it is not
    returned; what is wrong is put right by a new version. Raises NotPossible unless it is sent.
    """
    report = Report.objects.select_for_update().get(pk=report.pk)
    setting = set_out(report.partnership, by, at)
    if report.state != "sent":
        raise NotPossible(NOT_SENT)
    report.approved_at, report.approved_on, report.approved_paragraph = at, decided_on, paragraph
    report.save()
    _write(setting, "report.approved", report, TAKES_REPORTS)
    return report


def _of_what(partnership: Partnership, kind: str, period: str, at: datetime) -> tuple[Kind, Period]:
    which = kinds().get(kind)
    over = periods_over(partnership, which, local_day(at)) if which else []
    when = next((each for each in over if each.key == period), None)
    if which is None or when is None:
        raise NotPossible(NOT_OVER)
    return which, when


def _draft(report: Report, by: Person, at: datetime) -> tuple[Report, Setting]:
    """The report in hand. Raises NotAllowed or NotPossible unless `by` may write in it."""
    rows = Report.objects.select_for_update(of=("self",)).select_related("partnership")
    report = rows.get(pk=report.pk)
    setting = set_out(report.partnership, by, at)
    check_writes_reports(setting.member)
    if report.sent_at is not None:
        raise NotPossible(IS_SENT)
    return report, setting


def _record(
    report: Report, kind: Kind, period: Period, setting: Setting, by: Person, at: datetime
) -> None:
    """That it was sent, once: a later version does not make the first one later."""
    duty = report.obligation
    kept = Evidence.objects.filter(
        report__partnership=report.partnership,
        report__kind=report.kind,
        report__period=report.period,
        withdrawn_at=None,
    )
    if not duty or kept.exists():
        return
    planned = planned_on(report.partnership, setting.version, local_day(at), duty)
    occurrence = next((o.key for o in planned if o.period.key == period.key), "")
    report.evidence = record_evidence(
        partnership=report.partnership,
        obligation=duty,
        happened_on=local_day(at),
        kind=KIND,
        source=title_of(kind, period),
        occurrence=occurrence,
        made_by=f"report:{report.pk}",
        by=by,
        at=at,
    )


def _write(setting: Setting, act: str, report: Report, roles: tuple[str, ...]) -> None:
    role = seat_for(setting.member, roles)[0]
    facts = {"obligation": report.obligation} if report.obligation else {}
    write(setting, act, f"report:{report.pk}", role, facts)
