"""A report: composed by itself, written together, sent for ever, returned, put right."""

import pytest
from django.db import transaction
from django.test import Client

from brygga.domain.obligations import Standing
from brygga.journal.models import Entry
from brygga.obligations.models import Evidence
from brygga.obligations.showing import duty_on
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.reports.actions import begin_report, return_report, save_section, send_report
from brygga.reports.actions.reports import (
    IS_SENT,
    NOT_OVER,
    NOT_READY,
    SAY_WHAT_CHANGED,
    ChangedMeanwhile,
)
from brygga.reports.composing import SHOWS, fingerprint_of, read_known
from brygga.reports.decidable import CHOOSE, waiting
from brygga.reports.kinds import kinds
from brygga.reports.models import Report
from brygga.reports.periods import period_of
from brygga.reports.queries import missing_in, read_ledger
from brygga.steering.actions import (
    add_item,
    approve_minutes,
    hold_meeting,
    open_meeting,
    record_decision,
    send_for_approval,
)
from brygga.steering.models import FrozenMinutes, Meeting, SeatHolder
from tests.reports.conftest import SPRING, As, frozen
from tests.world import NOW, World, at, attended, steering_group, summoned

HERE = "/p/q-hanget/rapporter/"
TEXTS = {
    "i-korthet": "Det har varit fler besök än förra halvåret.",
    "insatser": "Mötesplatsen har varit öppen nästan varje skolvecka.",
    "resultat": "Flera har berättat att de vågar ta mer plats.",
}


def begun(world: World, kind: str = "half-year", period: str = SPRING) -> Report:
    return begin_report(
        partnership=world.partnership, kind=kind, period=period, by=world["coordinator"], at=NOW
    )


def written(world: World, report: Report, texts: dict[str, str] = TEXTS) -> Report:
    for key, text in texts.items():
        row = report.sections.get(key=key)
        save_section(
            report=report,
            section=key,
            text=text,
            version=row.version,
            by=world["coordinator"],
            at=NOW,
        )
    return report


def sent(world: World, report: Report, **more: str) -> Report:
    return send_report(report=report, by=world["coordinator"], at=NOW, **more)


@pytest.fixture
def ready(spring: World) -> Report:
    frozen(spring)
    return written(spring, begun(spring))


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_every_kind_asks_for_what_it_says() -> None:
    assert list(kinds()) == ["half-year", "annual"]
    for kind in kinds().values():
        assert len({section.key for section in kind.sections}) == len(kind.sections)
        assert {section.shows for section in kind.sections} - {""} <= set(SHOWS)
        assert any(section.required for section in kind.sections)
    assert kinds()["annual"].section("ekonomi")


def test_what_is_missing_is_said_until_nothing_is(spring: World, as_: As) -> None:
    report = begun(spring)
    kind = kinds()["half-year"]
    period = period_of(kind, SPRING)
    missing = missing_in(report, kind, period)
    assert [each.half_year or each.section for each in missing] == [SPRING, *TEXTS]
    page = text_of(as_("coordinator"), f"{HERE}{report.pk}/")
    assert "4 saker saknas" in page
    with pytest.raises(NotPossible) as refusal:
        sent(spring, report)
    assert refusal.value.reason == NOT_READY
    frozen(spring)
    written(spring, report)
    assert missing_in(report, kind, period) == []
    assert "Inget saknas" in text_of(as_("coordinator"), f"{HERE}{report.pk}/")


def test_it_writes_itself(spring: World, ready: Report, as_: As) -> None:
    page = text_of(as_("coordinator"), f"{HERE}{ready.pk}/")
    assert TEXTS["resultat"] in page
    for known in ("135", "8 av 20", "Hållna träffar", "Så hölls åtagandena", "Mötesplatsen öppen"):
        assert known in page, known
    assert "vecka 8 2023" not in page, "a week of holiday is not promised"
    assert "vecka 13 2023" in page, "a missed week is named"


def test_its_charts_are_drawn_from_its_tables(spring: World, ready: Report, as_: As) -> None:
    report = sent(spring, ready)
    assert report.content is not None
    figures = next(s for s in report.content["sections"] if s["key"] == "siffror")
    first = figures["blocks"][0]
    assert [first["rows"][n][0] for n in first["drawn"]] == ["Besök"]
    page = text_of(as_("officer"), f"{HERE}{report.pk}/")
    assert page.count("<svg viewBox") == sum(bool(b["drawn"]) for b in figures["blocks"])
    assert '<li class="figures-chart__key part-0">Besök</li>' in page


def test_sending_keeps_it_hands_over_and_is_evidence(spring: World, ready: Report, as_: As) -> None:
    assert read_ledger(spring.partnership).released == ()
    report = sent(spring, ready)
    assert report.content is not None
    assert report.content["sections"][0]["text"] == TEXTS["i-korthet"]
    assert report.sha256 == fingerprint_of(report.content)
    assert [half.key for half in read_ledger(spring.partnership).released] == [SPRING]
    evidence = Evidence.objects.get(obligation="half-year-report")
    assert (evidence.kind, evidence.made_by) == ("report", f"report:{report.pk}")
    duty = duty_on(spring.partnership, "half-year-report", NOW.date())
    assert duty is not None
    found = next(a for a in duty.assessments if a.occurrence.period.key == SPRING)
    assert found.standing is Standing.KEPT_LATE
    page = text_of(as_("officer"), f"{HERE}{report.pk}/")
    assert "hållet sent" in page
    assert "Visa uträkningen" in page
    assert report.sha256 in page
    assert as_("officer").get(f"{HERE}{report.pk}/rapport.json").json() == report.content
    assert [line.act for line in Entry.objects.order_by("-number")[:2]] == [
        "report.sent",
        "evidence.recorded",
    ]


def test_nothing_changes_after_sending(spring: World, ready: Report) -> None:
    report = sent(spring, ready)
    before = report.content
    with pytest.raises(NotPossible) as refusal:
        written(spring, report, {"resultat": "Något annat."})
    assert refusal.value.reason == IS_SENT
    with pytest.raises(NotPossible):
        sent(spring, report)
    report.refresh_from_db()
    assert report.content == before


def test_a_new_version_says_what_changed_and_is_not_later(spring: World, ready: Report) -> None:
    first = sent(spring, ready)
    second = begun(spring)
    assert (second.version, begun(spring).pk) == (2, second.pk)
    assert second.sections.get(key="resultat").text == TEXTS["resultat"]
    with pytest.raises(NotPossible) as refusal:
        sent(spring, second)
    assert refusal.value.reason == SAY_WHAT_CHANGED
    second = sent(spring, second, changes="Ett mötesdatum var fel.")
    assert second.content
    assert second.content["changes"] == "Ett mötesdatum var fel."
    assert Evidence.objects.filter(obligation="half-year-report").count() == 1
    first.refresh_from_db()
    assert first.content
    assert first.content["changes"] == ""


def test_it_is_returned_with_reasons(spring: World, ready: Report, as_: As) -> None:
    report = sent(spring, ready)
    for who in ("coordinator", "youth_worker", "treasurer"):
        with pytest.raises(NotAllowed):
            return_report(report=report, reason="Ekonomin saknas.", by=spring[who], at=NOW)
    client = as_("officer")
    assert client.post(f"{HERE}{report.pk}/retur/", {"reason": ""}).status_code == 200
    client.post(f"{HERE}{report.pk}/retur/", {"reason": "Målen behöver beskrivas mer."})
    page = text_of(as_("coordinator"), f"{HERE}{report.pk}/")
    assert "Målen behöver beskrivas mer." in page
    assert "Skriv en ny version" in page
    assert client.post(f"{HERE}{report.pk}/retur/", {"reason": "Igen."}).status_code == 409


def in_minutes(world: World, subject: str) -> Meeting:
    """A held meeting that has decided to approve a report, its minutes waiting for two."""
    steering_group(world)
    made = summoned(world, "2023-10-24", sent="2023-10-09")
    open_meeting(meeting=made, by=world["officer"], at=at("2023-10-24", "14:55"))
    item = add_item(
        meeting=made, title="Rapporten", by=world["officer"], at=at("2023-10-24", "15:05")
    )
    attended(world, made, "steering_lund", "coordinator")
    record_decision(
        item=item,
        kind="report-approved",
        subject=subject,
        text="att godkänna rapporten.",
        details={},
        by=world["officer"],
        at=at("2023-10-24", "15:30"),
    )
    hold_meeting(meeting=made, by=world["officer"], at=at("2023-10-24", "16:30"))
    return send_for_approval(
        meeting=made,
        approvers=list(
            SeatHolder.objects.filter(person__in=[world["steering_lund"], world["coordinator"]])
        ),
        by=world["officer"],
        at=at("2023-11-01"),
    )


def test_it_is_approved_with_the_minutes_and_then_stands(
    spring: World, ready: Report, as_: As
) -> None:
    report = sent(spring, ready)
    made = in_minutes(spring, f"half-year/{SPRING}/1")
    approve_minutes(meeting=made, by=spring["steering_lund"], at=at("2023-11-02"))
    report.refresh_from_db()
    assert report.state == "sent", "one side alone approves nothing"
    approve_minutes(meeting=made, by=spring["coordinator"], at=at("2023-11-03"))
    report.refresh_from_db()
    assert (report.state, str(report.approved_on)) == ("approved", "2023-10-24")
    page = text_of(as_("officer"), f"{HERE}{report.pk}/")
    assert "Styrgruppen godkände rapporten 24 oktober 2023" in page.replace("\xa0", " ")
    assert "Lämna tillbaka rapporten" not in page
    with pytest.raises(NotPossible):
        return_report(report=report, reason="För sent.", by=spring["officer"], at=at("2023-11-04"))
    assert waiting(spring.partnership) == []
    frozen_words = FrozenMinutes.objects.get(meeting=made).content
    assert "Godkänner: Halvårsrapport, januari–juni 2023" in str(frozen_words)


def test_only_a_report_that_waits_is_approved(spring: World, ready: Report) -> None:
    for subject in ("", f"half-year/{SPRING}/1", "half-year/2023-H1/x", "annual/2022/1"):
        with pytest.raises(NotPossible) as refusal, transaction.atomic():
            in_minutes(spring, subject)
        assert refusal.value.reason == CHOOSE, subject


def test_two_who_write_at_once_lose_nothing(spring: World, as_: As) -> None:
    report = begun(spring)
    address = f"{HERE}{report.pk}/avsnitt/resultat/"
    mine, other = as_("coordinator"), as_("steering_kvinnojouren")
    given = {"version": "0", "assigned_party": "kvinnojouren"}
    assert other.post(address, given | {"text": "Det första."}).status_code == 302
    answer = mine.post(address, given | {"text": "Det andra."})
    page = answer.content.decode()
    assert "Det första." in page
    assert "Det andra.</textarea>" in page
    assert 'name="version" value="1"' in page
    assert mine.post(address, given | {"text": "Båda.", "version": "1"}).status_code == 302
    row = report.sections.get(key="resultat")
    assert (row.text, row.version, row.assigned_party) == ("Båda.", 2, "kvinnojouren")
    with pytest.raises(ChangedMeanwhile):
        save_section(
            report=report,
            section="resultat",
            text="Sent.",
            version=1,
            by=spring["coordinator"],
            at=NOW,
        )


def test_the_guard_reads_it_when_saved(spring: World, as_: As) -> None:
    report = begun(spring)
    address = f"{HERE}{report.pk}/avsnitt/resultat/"
    client = as_("coordinator")
    refused = client.post(address, {"version": "0", "text": "Ring 070-123 45 67."})
    assert "070-123" not in refused.content.decode()
    asked = client.post(address, {"version": "0", "text": "Det var Noor som höll i kvällen."})
    assert "Det markerade är ingen person" in asked.content.decode()
    assert report.sections.get(key="resultat").text == ""


def test_drafts_stay_with_those_who_write(spring: World, as_: As) -> None:
    report = begun(spring)
    for who in ("officer", "youth_worker", "steering_lund", "volunteer", "leader"):
        client = as_(who)
        assert client.get(f"{HERE}{report.pk}/").status_code == 403, who
        assert client.get(f"{HERE}{report.pk}/avsnitt/resultat/").status_code == 403, who
        assert client.post(f"{HERE}half-year/{SPRING}/paborjande/").status_code == 403, who
        assert "skrivs" not in text_of(client, HERE), who
    writer = as_("steering_kvinnojouren")
    assert writer.get(f"{HERE}{report.pk}/").status_code == 200
    assert writer.get(f"{HERE}{report.pk}/sandning/").status_code == 403, "the coordinator sends"
    with pytest.raises(NotAllowed):
        send_report(report=report, by=spring["steering_kvinnojouren"], at=NOW)


@pytest.mark.parametrize(
    ("kind", "period"),
    [("half-year", "2023-H2"), ("half-year", "2021-H2"), ("annual", "2023"), ("month", "2023-05")],
)
def test_only_periods_that_are_over(spring: World, kind: str, period: str) -> None:
    with pytest.raises(NotPossible) as refusal:
        begun(spring, kind, period)
    assert refusal.value.reason == NOT_OVER


def test_figures_of_another_half_year_wait_for_their_own_report(spring: World) -> None:
    """An earlier half-year that is frozen and not handed over is not told beside this one."""
    frozen(spring)
    kind = kinds()["half-year"]
    later = period_of(kind, "2023-H2")
    known = read_known(spring.partnership, kind, later, at("2024-02-01").date())
    assert known is not None
    assert known.figures == ()


def test_from_a_closed_half_year_to_a_report_that_is_sent(spring: World, as_: As) -> None:
    """All that somebody does in the browser who writes only the three texts."""
    client = as_("coordinator")
    frozen(spring)
    report = client.post(f"{HERE}half-year/{SPRING}/paborjande/", follow=True)
    address = report.redirect_chain[-1][0]
    for key, text in TEXTS.items():
        client.post(f"{address}avsnitt/{key}/", {"version": "0", "text": text})
    page = text_of(client, f"{address}sandning/")
    assert "allmän handling" in page
    assert (
        "Rapporten är skickad" in client.post(f"{address}sandning/", follow=True).content.decode()
    )


def test_the_list_costs_the_same_however_many_there_are(
    spring: World, as_: As, django_assert_num_queries: object
) -> None:
    client = as_("coordinator")
    client.get(HERE)
    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get(HERE)
    begun(spring)
    begun(spring, "annual", "2022")
    with django_assert_num_queries(5):  # type: ignore[operator]
        client.get(HERE)
