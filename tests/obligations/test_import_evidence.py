"""Past evidence from a file: looked at first, then all of it or nothing."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from brygga.domain.obligations import Standing
from brygga.journal.models import Entry
from brygga.obligations.models import AssessedOccurrence, Evidence
from brygga.parties.actions.words import allow_word
from tests.obligations.conftest import As
from tests.obligations.test_record_evidence import standing_of
from tests.world import NOW, World, evidence, outsider

FORM = "/p/q-hanget/underlag/inlasning/"
PREVIEW = f"{FORM}granskning/"
SAVING = f"{FORM}sparande/"
HEADINGS = "obligation,kind,happened_on,recorded_at,withdrawn_at,party,quantity,source\n"
GOOD = (
    HEADINGS + "half-year-report,note,2022-08-20,2022-08-21T09:00+02:00,,,1,Rapporten lämnad\n"
    "steering-meeting,note,2022-02-10,2022-02-10T16:00+01:00,,,1,Möte\n"
    "steering-meeting,,2022-05-12,2022-05-12T16:00+02:00,,lund,3,Möten\n"
    "venue,note,2022-01-10,2022-01-10T12:00+01:00,2022-02-01T12:00+01:00,,1,Fel lokal\n"
)


def looked_at(client: Client, content: str | bytes) -> Any:
    data = content.encode() if isinstance(content, str) else content
    return client.post(PREVIEW, {"file": SimpleUploadedFile("underlag.csv", data)})


def given_back(response: Any, **more: str) -> dict[str, Any]:
    """What a browser sends from the page, with nothing ticked."""
    form = response.context["form"]
    sent = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in sent.items() if value is not False} | more


def test_it_is_looked_at_and_saved(world: World, as_: As) -> None:
    client = as_("coordinator")
    assert client.get(FORM).status_code == 200
    response = looked_at(client, GOOD)
    page = response.content.decode()
    assert "Granska 3 underlag" in page
    assert "1 rad är återkallad" in page
    assert "Så ändras läget idag" in page
    assert not Evidence.objects.exists()
    done = client.post(SAVING, given_back(response), follow=True)
    assert "3 underlag är inlästa." in done.content.decode()
    rows = list(Evidence.objects.order_by("pk"))
    assert {row.recorded_on for row in rows} == {NOW.date()}
    assert rows[0].noted_as == "2022-08-21T09:00:00+02:00"
    assert (rows[2].kind, rows[2].quantity, rows[2].party) == ("note", 3, "lund")
    line = Entry.objects.get(act="evidence.imported")
    assert line.facts == {"first": f"evidence:{rows[0].pk}", "last": f"evidence:{rows[2].pk}"}
    assert AssessedOccurrence.objects.get(key="steering-meeting/2022").met == 4


def test_past_answers_do_not_change(world: World, as_: As) -> None:
    client = as_("coordinator")
    client.post(SAVING, given_back(looked_at(client, GOOD)))
    key = "half-year-report/2022-H1"
    assert standing_of(world, key, date(2023, 10, 17)) is Standing.MISSED
    assert standing_of(world, key) is Standing.KEPT


@pytest.mark.parametrize("who", ["coordinator", "officer", "admin_kvinnojouren"])
def test_who_may(as_: As, who: str) -> None:
    assert as_(who).get(FORM).status_code == 200


@pytest.mark.parametrize("who", ["leader", "volunteer", "steering_lund", "treasurer"])
def test_who_may_not(as_: As, who: str) -> None:
    client = as_(who)
    for response in (client.get(FORM), client.post(PREVIEW), client.post(SAVING)):
        assert response.status_code == 403
        assert "samordnare, handläggare eller administratör" in response.content.decode()


def test_nobody_from_outside(world: World, client: Client) -> None:
    client.force_login(outsider())
    assert client.get(FORM).status_code == 404


def test_wrong_method(as_: As) -> None:
    client = as_("coordinator")
    assert client.get(PREVIEW).status_code == 405
    assert client.get(SAVING).status_code == 405
    assert client.post(FORM).status_code == 405


ROW = "{},note,{},2022-08-21T09:00+02:00,,{},{},{}\n"


@pytest.mark.parametrize(
    "row, line, said",
    [
        (ROW.format("half-yearly", "2022-08-20", "", "1", "x"), 6, "half-yearly"),
        (ROW.format("renewal-review", "2021-09-30", "", "1", "x"), 6, "Kontrollera årtalet"),
        (ROW.format("venue", "2023-10-19", "", "1", "x"), 6, "Dagen har inte kommit än"),
        (ROW.format("venue", "2022-02-30", "", "1", "x"), 6, "ÅÅÅÅ-MM-DD"),
        (ROW.format("venue", "2022-02-03", "", "0", "x"), 6, "heltal"),
        (ROW.format("venue", "2022-02-03", "", "1", "Ring 070-123 45 67"), 6, "telefon"),
        (ROW.format("venue", "2022-02-03", "lund", "1", "x"), 6, "ska inte hålla"),
        (ROW.format("contact-person", "2022-02-03", "", "1", "x"), 6, "Välj vilken part"),
        (GOOD.splitlines()[1] + "\n", 6, "densamma som rad 2"),
        ("venue,note\n", 6, "fält"),
    ],
)
def test_each_bad_row_is_named_and_nothing_saved(as_: As, row: str, line: int, said: str) -> None:
    response = looked_at(as_("coordinator"), GOOD + row)
    page = response.content.decode()
    assert [problem.line for problem in response.context["problems"]] == [line]
    assert said in page
    assert "070-123" not in page
    assert not Evidence.objects.exists()


def test_all_bad_rows_are_named_at_once_with_their_columns(as_: As) -> None:
    rows = (
        ROW.format("venue", "2022-02-30", "", "1", "x"),
        ROW.format("venue", "2023-10-19", "", "1", "x"),
        ROW.format("venue", "2022-02-03", "", "1", "Ring 070-123 45 67"),
        "venue,note\n",
        ROW.format("contact-person", "2022-02-03", "", "1", "x"),
    )
    response = looked_at(as_("coordinator"), HEADINGS + "".join(rows))
    assert [(problem.line, problem.key) for problem in response.context["problems"]] == [
        (2, "happened_on"),
        (3, "happened_on"),
        (4, "source"),
        (5, ""),
        (6, "party"),
    ]


def test_the_preview_calls_things_by_their_names(as_: As) -> None:
    page = looked_at(as_("coordinator"), GOOD).content.decode()
    assert ">Styrgruppens möten</td>" in page
    assert ">Kultur- och fritidsnämnden, Lunds kommun</td>" in page
    assert "<code>" not in page


def test_a_party_imports_only_what_concerns_it(as_: As) -> None:
    payment = HEADINGS + ROW.format("payment", "2022-02-03", "lund", "1", "x")
    response = looked_at(as_("admin_kvinnojouren"), payment)
    assert "Din organisation är ingen av dem" in response.content.decode()


@pytest.mark.parametrize(
    "content",
    ["", HEADINGS, "a,b\n1,2\n", b"\xff\xfe\x00", "x" * 1_000_001],
    ids=["empty", "no-rows", "headings", "bytes", "large"],
)
def test_a_file_that_is_none(as_: As, content: str | bytes) -> None:
    response = looked_at(as_("coordinator"), content)
    assert "Inget är sparat" in response.content.decode()


def test_no_file(as_: As) -> None:
    assert "Något behöver rättas" in as_("coordinator").post(PREVIEW, {}).content.decode()


def test_twice_names_what_is_here_already(as_: As) -> None:
    client = as_("coordinator")
    given = given_back(looked_at(client, GOOD))
    client.post(SAVING, given)
    response = client.post(SAVING, given)
    assert [problem.line for problem in response.context["problems"]] == [2, 3, 4]
    assert "finns redan" in response.content.decode()
    assert Evidence.objects.count() == 3


def test_what_is_here_already_is_named_beside_what_is_new(world: World, as_: As) -> None:
    evidence(world, "half-year-report", "2022-08-20", source="Rapporten lämnad")
    response = looked_at(as_("coordinator"), GOOD)
    assert [problem.line for problem in response.context["problems"]] == [2]


def test_a_file_that_did_not_arrive_whole(as_: As) -> None:
    response = as_("coordinator").post(SAVING, {"name": "x.csv", "content": "%%%"})
    assert "kom inte fram hel" in response.content.decode()


TALK = "Samtal med Björn om lokalen"
ASKED = (
    GOOD
    + ROW.format("venue", "2022-02-03", "", "1", TALK)
    + ROW.format("venue", "2022-02-04", "", "1", "Visning för Noor")
    + ROW.format("venue", "2022-02-05", "", "1", TALK)
)


def test_each_row_that_may_point_at_somebody_is_named(as_: As) -> None:
    page = looked_at(as_("coordinator"), ASKED).content.decode()
    assert "Granska 6 underlag" in page
    assert "Raderna 6, 8</p>" in page
    assert "Samtal med <mark>Björn</mark> om lokalen" in page
    assert "Rad 7</p>" in page
    assert "Visning för <mark>Noor</mark>" in page
    assert "Ändra då raden i filen" in page
    assert page.count('name="no_person"') == 1
    assert "checked" not in page
    assert not Evidence.objects.exists()


def test_one_answer_holds_for_all_the_rows(as_: As) -> None:
    client = as_("coordinator")
    given = given_back(looked_at(client, ASKED), no_person="on")
    done = client.post(SAVING, given, follow=True)
    assert "6 underlag är inlästa." in done.content.decode()
    assert Evidence.objects.filter(source=TALK).count() == 2


def test_without_the_answer_nothing_is_saved_and_the_rows_are_asked_about_again(as_: As) -> None:
    client = as_("coordinator")
    response = client.post(SAVING, given_back(looked_at(client, ASKED)))
    assert "Raderna 6, 8</p>" in response.content.decode()
    assert "Granska 6 underlag" in response.content.decode()
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("other", ["Visning för Omar", "Visning för Noor och fler"])
def test_an_answer_holds_for_its_own_file_alone(as_: As, other: str) -> None:
    client = as_("coordinator")
    answer = given_back(looked_at(client, ASKED))["asked"]
    changed = given_back(looked_at(client, ASKED.replace("Visning för Noor", other)))
    response = client.post(SAVING, changed | {"no_person": "on", "asked": answer})
    assert response.context["form"].marked
    assert not Evidence.objects.exists()


def test_an_allowed_word_in_a_file_is_not_asked_about(world: World, as_: As) -> None:
    allow_word(partnership=world.partnership, word="noor", by=world["coordinator"], at=NOW)
    content = GOOD + ROW.format("venue", "2022-02-04", "", "1", "Visning för Noor")
    assert not looked_at(as_("coordinator"), content).context["form"].marked
