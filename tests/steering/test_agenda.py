"""The agenda: what it writes by itself, what people add, in which order, with which papers."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from brygga.notices.models import Letter
from brygga.obligations.actions import waive_occurrence
from brygga.obligations.attachments import attachment_from
from brygga.parties.models import Partnership
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.steering import registration
from brygga.steering.actions import (
    add_item,
    add_paper,
    change_item,
    hold_meeting,
    move_item,
    put_back,
    remove_item,
    send_summons,
    take_up,
    write_agenda,
)
from brygga.steering.actions.setting import ChangedMeanwhile
from brygga.steering.agenda import left_out, suggestions
from brygga.steering.models import AgendaItem, Meeting, Paper
from brygga.steering.queries import agenda_of
from tests.steering.conftest import HERE, As
from tests.world import NOW, World, evidence, meeting

DAY = "2023-11-21"
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def planned(world: World) -> Meeting:
    return meeting(world, DAY)


@pytest.fixture(autouse=True)
def _files_of_their_own(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def of(planned: Meeting, last: str = "") -> str:
    return f"{HERE}moten/{planned.pk}/{last}"


def keys(planned: Meeting) -> dict[str, str]:
    return {s.key: f"{s.title}. {s.text}" for s in suggestions(planned, NOW.date())}


def titles(planned: Meeting) -> list[str]:
    return [item.title for item in agenda_of(planned)]


# --- It writes itself --------------------------------------------------------------------------


def test_what_is_late_is_one_item_for_each_duty(world: World, planned: Meeting) -> None:
    late = {k: v for k, v in keys(planned).items() if k.startswith("late:")}
    report = late["late:half-year-report:2023-H1"]
    assert "första halvåret 2022, andra halvåret 2022, första halvåret 2023" in report
    assert "Hålls av Kvinnojouren Lund, Tjejjouren i Lund." in report
    # Of what happens by the week only the weeks of the last months can still interest anybody.
    weeks = next(text for key, text in late.items() if key.startswith("late:weekly-meetup"))
    assert "2022" not in weeks
    evidence(world, "half-year-report", "2022-08-20", occurrence="half-year-report/2022-H1")
    assert "första halvåret 2022" not in keys(planned)["late:half-year-report:2023-H1"]
    waive_occurrence(
        partnership=world.partnership,
        occurrence="half-year-report/2022-H2",
        reason="Ny mall.",
        decided_on=date(2023, 5, 1),
        paragraph="§ 3",
        by=world["steering_lund"],
        at=NOW,
    )
    assert "andra halvåret 2022" not in keys(planned)["late:half-year-report:2023-H1"]


def test_what_is_coming_is_gathered_by_those_who_owe_it(planned: Meeting) -> None:
    coming = {k: v for k, v in keys(planned).items() if k.startswith("coming:")}
    together = coming["coming:lund+kvinnojouren+tjejjouren"]
    assert together.startswith("På gång tillsammans")
    assert "Årlig uppföljning av aktiviteterna senast 31\xa0dec" in together
    assert not any("Kallelse" in text or "Styrgruppens möten" in text for text in coming.values())


def test_a_report_that_came_in_is_to_be_followed_up(world: World, planned: Meeting) -> None:
    assert not any(key.startswith("report:") for key in keys(planned))
    evidence(
        world,
        "half-year-report",
        "2023-09-12",
        kind="report",
        occurrence="half-year-report/2023-H1",
    )
    assert "In 12\xa0september 2023." in keys(planned)["report:half-year-report/2023-H1"]
    # Seen at a meeting, it is not news at the next.
    held = meeting(world, "2023-10-01")
    hold_meeting(meeting=held, by=world["officer"], at=NOW)
    found = keys(planned)
    assert "report:half-year-report/2023-H1" not in found
    assert "Möte 2" in found["frame:minutes"]


@pytest.mark.parametrize(
    ("day", "found"),
    [("2022-05-17", set()), ("2022-09-20", {"review"}), ("2023-03-02", set()),
     ("2024-09-17", {"end"})],
)  # fmt: skip
def test_the_agreements_great_days(world: World, day: str, found: set[str]) -> None:
    wheel = {key for key in keys(meeting(world, day)) if key.startswith("wheel:")}
    assert wheel == {f"wheel:{each}" for each in found}


def test_later_slices_add_theirs(planned: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    def figures(partnership: Partnership, meets_on: date, today: date) -> Any:
        assert (partnership.key, meets_on, today) == ("q-hanget", date(2023, 11, 21), NOW.date())
        yield registration.Suggestion("figures:2023-H1", registration.FIGURES, "Siffror")

    monkeypatch.setattr(registration, "_sources", [])
    registration.suggest_from(figures)
    registration.suggest_from(figures)
    found = [s.key for s in suggestions(planned, NOW.date())]
    assert found.count("figures:2023-H1") == 1
    assert found.index("frame:opening") < found.index("figures:2023-H1") < found.index("frame:next")


def test_writing_it_takes_up_everything_once(world: World, planned: Meeting, as_: As) -> None:
    page = as_("coordinator").get(of(planned)).content.decode()
    assert "Förslag till dagordningen" in page
    assert not agenda_of(planned)
    as_("coordinator").post(of(planned, "dagordning/"))
    first = titles(planned)
    assert first[0] == "Mötets öppnande och närvaro"
    assert first[-1] == "Nästa möte"
    assert [item.position for item in agenda_of(planned)] == list(range(1, len(first) + 1))
    write_agenda(meeting=planned, by=world["officer"], at=NOW)
    assert titles(planned) == first
    assert "Förslag till dagordningen" not in as_("coordinator").get(of(planned)).content.decode()


def test_what_was_taken_away_is_not_suggested_again(world: World, planned: Meeting) -> None:
    write_agenda(meeting=planned, by=world["officer"], at=NOW)
    away = agenda_of(planned)[1]
    remove_item(item=away, by=world["officer"], at=NOW)
    write_agenda(meeting=planned, by=world["officer"], at=NOW)
    assert away.title not in titles(planned)
    assert not left_out(planned, NOW.date())
    assert agenda_of(planned)[1].position == 2
    put_back(item=away, by=world["officer"], at=NOW)
    assert titles(planned)[1] == away.title


def test_one_suggestion_at_a_time(world: World, planned: Meeting, as_: As) -> None:
    as_("coordinator").post(of(planned, "dagordning/"), {"source": "frame:next"})
    as_("coordinator").post(of(planned, "dagordning/"), {"source": "frame:opening"})
    assert titles(planned) == ["Mötets öppnande och närvaro", "Nästa möte"]
    assert as_("coordinator").post(of(planned, "dagordning/"), {"source": "nej"}).status_code == 409
    with pytest.raises(NotPossible):
        take_up(meeting=planned, source="frame:next", by=world["officer"], at=NOW)


def test_a_summons_without_an_agenda_writes_one(world: World, planned: Meeting, as_: As) -> None:
    preview = as_("officer").get(of(planned, "kallelse/")).content.decode()
    assert "Ingen har skrivit någon än." in preview
    assert "Mötets öppnande och närvaro" in preview
    send_summons(meeting=planned, by=world["officer"], at=NOW)
    body = Letter.objects.filter(person=world["steering_lund"]).get().body
    assert "1. Mötets öppnande och närvaro (5 min)" in body
    assert titles(planned)


def test_a_summons_with_an_agenda_sends_that(world: World, planned: Meeting) -> None:
    add_item(meeting=planned, title="Bara det här", by=world["officer"], at=NOW)
    send_summons(meeting=planned, by=world["officer"], at=NOW)
    assert titles(planned) == ["Bara det här"]


# --- People's own ------------------------------------------------------------------------------


def test_an_own_item_comes_before_what_closes(world: World, planned: Meeting, as_: As) -> None:
    write_agenda(meeting=planned, by=world["officer"], at=NOW)
    given = {"title": "Ny affisch", "text": "Vi behöver bestämma oss.", "minutes": "15"}
    page = as_("steering_kvinnojouren").post(of(planned, "punkter/ny/"), given, follow=True)
    assert "Punkten står på dagordningen." in page.content.decode()
    assert titles(planned)[-3:] == ["Ny affisch", "Övriga frågor", "Nästa möte"]
    assert "Kvinnojouren Lund" in page.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"title": ""}, {"title": "x" * 121}, {"minutes": "0"}, {"text": "ring 070-123 45 67"}],
    ids=str,
)
def test_wrong_items(planned: Meeting, as_: As, wrong: dict[str, str]) -> None:
    given = {"title": "Ny affisch", "text": "", "minutes": ""} | wrong
    page = as_("officer").post(of(planned, "punkter/ny/"), given).content.decode()
    assert "Något behöver rättas" in page
    assert "070-123" not in page
    assert not agenda_of(planned)


@pytest.mark.parametrize("who", ["volunteer", "leader", "treasurer"])
def test_it_is_for_those_who_speak_for_a_party(
    world: World, planned: Meeting, as_: As, who: str
) -> None:
    item = add_item(meeting=planned, title="Ny affisch", by=world["officer"], at=NOW)
    page = as_(who).get(of(planned)).content.decode()
    assert "Ny affisch" in page
    assert "Lägg till en punkt" not in page
    assert "Förslag till" not in page
    for last in ("punkter/ny/", f"punkter/{item.pk}/", f"punkter/{item.pk}/handlingar/ny/"):
        assert as_(who).get(of(planned, last)).status_code == 403
    for last in ("dagordning/", f"punkter/{item.pk}/ordning/"):
        assert as_(who).post(of(planned, last)).status_code == 403
    with pytest.raises(NotAllowed):
        add_item(meeting=planned, title="Nej", by=world[who], at=NOW)


def test_an_item_is_changed_by_its_party_or_the_caller(
    world: World, planned: Meeting, as_: As
) -> None:
    item = add_item(meeting=planned, title="Ny affisch", by=world["steering_kvinnojouren"], at=NOW)
    assert as_("officer").get(of(planned, f"punkter/{item.pk}/")).status_code == 200
    assert as_("coordinator").get(of(planned, f"punkter/{item.pk}/")).status_code == 403
    for last in ("borttagning/", "aterkomst/"):
        assert as_("coordinator").get(of(planned, f"punkter/{item.pk}/{last}")).status_code == 403
    with pytest.raises(NotAllowed):
        remove_item(item=item, by=world["coordinator"], at=NOW)


def test_two_who_change_the_same_item_lose_nothing(world: World, planned: Meeting, as_: As) -> None:
    item = add_item(meeting=planned, title="Ny affisch", by=world["officer"], at=NOW)
    address = of(planned, f"punkter/{item.pk}/")
    given = {"title": "Affisch och kort", "text": "Första.", "minutes": "10", "version": "1"}
    as_("officer").post(address, given)
    late = {"title": "Ny affisch", "text": "Andra.", "minutes": "", "version": "1"}
    page = as_("admin_lund").post(address, late).content.decode()
    assert "Någon annan har ändrat samma sak" in page
    assert "Första." in page
    assert "Andra." in page
    assert 'name="version" value="2"' in page
    item.refresh_from_db()
    assert item.text == "Första."
    as_("admin_lund").post(address, late | {"text": "Första. Andra.", "version": "2"})
    item.refresh_from_db()
    assert (item.text, item.version) == ("Första. Andra.", 3)
    with pytest.raises(ChangedMeanwhile):
        change_item(
            item=item, title="x", text="", minutes=None, version=2, by=world["officer"], at=NOW
        )


def test_order_by_buttons(world: World, planned: Meeting, as_: As) -> None:
    for title in ("Ett", "Två", "Tre"):
        add_item(meeting=planned, title=title, by=world["officer"], at=NOW)
    second = agenda_of(planned)[1]
    answer = as_("coordinator").post(of(planned, f"punkter/{second.pk}/ordning/"), {"way": "up"})
    assert answer["Location"].endswith(f"#punkt-{second.pk}")
    assert titles(planned) == ["Två", "Ett", "Tre"]
    move_item(item=second, is_up=True, by=world["officer"], at=NOW)
    assert titles(planned) == ["Två", "Ett", "Tre"]
    move_item(item=second, is_up=False, by=world["officer"], at=NOW)
    assert titles(planned) == ["Ett", "Två", "Tre"]
    assert [item.position for item in agenda_of(planned)] == [1, 2, 3]


def test_the_clock_runs_until_an_item_without_a_time(
    world: World, planned: Meeting, as_: As
) -> None:
    for title, minutes in (("Ett", 10), ("Två", None), ("Tre", 5)):
        add_item(meeting=planned, title=title, minutes=minutes, by=world["officer"], at=NOW)
    page = as_("officer").get(of(planned)).content.decode()
    assert "15.00 · 10 min" in page
    assert "15.10" in page
    assert "15.15" not in page
    assert "15 av 90 minuter" in page


# --- Papers ------------------------------------------------------------------------------------


def test_a_paper_is_a_link_or_a_file(world: World, planned: Meeting, as_: As) -> None:
    item = add_item(meeting=planned, title="Ett", by=world["officer"], at=NOW)
    address = of(planned, f"punkter/{item.pk}/handlingar/ny/")
    for wrong in (
        {"title": "Bara namn"},
        {"link": "https://example.org/x", "attachment": SimpleUploadedFile("a.pdf", PDF)},
        {"attachment": SimpleUploadedFile("a.pdf", b"MZ")},
    ):
        assert "Något behöver rättas" in as_("coordinator").post(address, wrong).content.decode()
    as_("coordinator").post(address, {"attachment": SimpleUploadedFile("Budget 2024.pdf", PDF)})
    as_("coordinator").post(
        address, {"title": "Mall för rapporten", "link": "https://example.org/mall"}
    )
    page = as_("volunteer").get(of(planned)).content.decode()
    assert "Budget 2024" in page
    assert "https://example.org/mall" in page
    paper = Paper.objects.exclude(attachment="").get()
    answer = as_("volunteer").get(of(planned, f"punkter/{item.pk}/handlingar/{paper.pk}/"))
    assert b"".join(answer) == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_a_paper_taken_away_takes_its_file(
    world: World, planned: Meeting, as_: As, django_capture_on_commit_callbacks: Any
) -> None:
    item = add_item(meeting=planned, title="Ett", by=world["officer"], at=NOW)
    paper = add_paper(
        item=item,
        title="",
        attachment=attachment_from("Budget.pdf", PDF),
        by=world["officer"],
        at=NOW,
    )
    address = of(planned, f"punkter/{item.pk}/handlingar/{paper.pk}/borttagning/")
    assert as_("coordinator").post(address).status_code == 403
    storage, name = paper.attachment.storage, str(paper.attachment.name)
    with django_capture_on_commit_callbacks(execute=True):
        as_("officer").post(address)
    assert not Paper.objects.exists()
    assert not storage.exists(name)


def test_the_page_asks_as_much_with_a_long_agenda(
    world: World, planned: Meeting, as_: As, django_assert_num_queries: Any
) -> None:
    write_agenda(meeting=planned, by=world["officer"], at=NOW)
    client = as_("volunteer")
    client.get(of(planned))
    with django_assert_num_queries(10):
        client.get(of(planned))
    for number in range(10):
        item = add_item(meeting=planned, title=f"Punkt {number}", by=world["officer"], at=NOW)
        add_paper(item=item, title="", link="https://example.org/x", by=world["officer"], at=NOW)
    assert AgendaItem.objects.count() > 15
    with django_assert_num_queries(10):
        client.get(of(planned))
