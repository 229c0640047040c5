"""Bringing in a version: looked at first, then saved exactly as it was."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from brygga.agreements.actions import import_version
from brygga.agreements.files import Upload
from brygga.agreements.models import AgreementVersion
from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.files import FileRefused
from brygga.journal.models import Entry
from brygga.obligations.models import AssessedOccurrence
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.agreements.conftest import As
from tests.world import NOW, World, at, calendar_file, outsider, terms_file

UPLOAD = "/p/q-hanget/overenskommelsen/versioner/ny/"
PREVIEW = f"{UPLOAD}granskning/"
SAVING = f"{UPLOAD}inlasning/"
TEXT = terms_file().data.decode()


def changed(old: str, new: str) -> bytes:
    assert old in TEXT
    return TEXT.replace(old, new, 1).encode()


def files(terms: bytes, calendar: bytes | None = None) -> dict[str, Any]:
    chosen = {"terms_file": SimpleUploadedFile("avtal.toml", terms)}
    if calendar is not None:
        chosen["calendar_file"] = SimpleUploadedFile("lund.toml", calendar)
    return chosen


def looked_at(client: Client, terms: bytes, calendar: bytes | None = None) -> dict[str, Any]:
    """The form of the preview, as the browser would send it back."""
    response = client.post(PREVIEW, files(terms, calendar))
    assert response.status_code == 200
    form = response.context["form"]
    return {name: form[name].value() for name in form.fields}


def version_two() -> bytes:
    return changed("Jourerna ordnar en lokal", "Jourerna och nämnden ordnar en lokal")


def test_the_first_version_is_looked_at_and_saved(new_world: World) -> None:
    client = Client()
    client.force_login(new_world["coordinator"])
    assert "Läs in överenskommelsen" in client.get("/p/q-hanget/overenskommelsen/").content.decode()
    given = looked_at(client, terms_file().data, calendar_file().data)
    assert not AgreementVersion.objects.exists()
    assert client.post(SAVING, given).status_code == 302
    version = AgreementVersion.objects.get()
    assert (version.number, version.effective_on) == (1, date(2022, 1, 1))
    assert version.terms_text.encode() == terms_file().data
    line = Entry.objects.get(act="version.imported")
    assert (line.subject, line.role) == (f"version:{version.pk}", "coordinator")
    assert AssessedOccurrence.objects.filter(version=version).exists()


def test_findings_come_first_and_then_the_changes(world: World, as_: As) -> None:
    page = as_("officer").post(PREVIEW, files(version_two())).content.decode()
    assert page.index("anmärkningar") < page.index("1 ändring") < page.index("Läs in version 2")
    assert "Dialog som dokumenteras" in page  # a contribution
    assert "Inget är sparat än." in page


def test_the_download_is_the_file_byte_by_byte(world: World, as_: As) -> None:
    odd = "\ufeff".encode() + version_two().replace(b"\n", b"\r\n") + b"# slut, utan ny rad"
    client = as_("coordinator")
    given = looked_at(client, odd)
    client.post(SAVING, given)
    address = "/p/q-hanget/overenskommelsen/versioner/2/villkor.toml"
    response = as_("volunteer").get(address)
    assert response.content == odd
    assert response["Content-Disposition"].startswith("attachment")


def test_without_a_calendar_the_present_one_is_kept(world: World, as_: As) -> None:
    client = as_("coordinator")
    client.post(SAVING, looked_at(client, version_two()))
    new = AgreementVersion.objects.get(number=2)
    assert new.calendar_text.encode() == calendar_file().data


def test_a_later_version_holds_from_its_day(world: World, as_: As) -> None:
    client = as_("coordinator")
    given = looked_at(client, version_two())
    assert str(given["effective_on"]) == "2023-10-18"
    client.post(SAVING, given | {"effective_on": "2024-01-01"})
    here = world.partnership
    numbers = [
        version.number if (version := version_in_force(here, day)) else None
        for day in (date(2021, 5, 1), date(2023, 12, 31), date(2024, 1, 1))
    ]
    assert numbers == [1, 1, 2]


def test_a_day_that_has_passed_keeps_its_answer(world: World, as_: As) -> None:
    client = as_("coordinator")
    given = looked_at(client, version_two()) | {"effective_on": "2023-10-17"}
    page = client.post(SAVING, given).content.decode()
    assert "tidigast från den dag den läses in" in page
    assert AgreementVersion.objects.count() == 1


@pytest.mark.parametrize("who", ["coordinator", "officer", "admin_kvinnojouren"])
def test_who_may(as_: As, who: str) -> None:
    assert as_(who).get(UPLOAD).status_code == 200
    assert "Läs in en ny version" in as_(who).get("/p/q-hanget/overenskommelsen/").content.decode()


@pytest.mark.parametrize(
    "who", ["leader", "volunteer", "steering_lund", "signatory_lund", "treasurer", "youth_worker"]
)
def test_who_may_not(as_: As, who: str) -> None:
    for response in (as_(who).get(UPLOAD), as_(who).post(PREVIEW), as_(who).post(SAVING)):
        assert response.status_code == 403
        assert "samordnare, handläggare eller administratör" in response.content.decode()
    page = as_(who).get("/p/q-hanget/overenskommelsen/").content.decode()
    assert "Läs in en ny version" not in page


def test_nobody_from_outside(world: World, client: Client) -> None:
    assert client.get(UPLOAD).status_code == 302  # to sign-in
    stranger = outsider()
    client.force_login(stranger)
    assert client.get(UPLOAD).status_code == 404
    with pytest.raises(NotAllowed):
        import_version(partnership=world.partnership, terms_file=terms_file(), by=stranger, at=NOW)


def test_wrong_method(as_: As) -> None:
    assert as_("coordinator").get(PREVIEW).status_code == 405
    assert as_("coordinator").post(UPLOAD).status_code == 405
    assert as_("coordinator").get(SAVING).status_code == 302


@pytest.mark.parametrize(
    "terms, said",
    [
        (changed('pattern = "count"', 'pattern = "cuont"'), "menade du count?"),
        (changed("begins_on = 2022-01-01", "begins_on = 2022-13-01"), "datum"),
        (changed('key = "q-hanget"', 'key = "kvinnofrid"'), "filen gäller"),
        (changed('key = "tjejjouren"', 'key = "tjejen"'), "tjejjouren"),
        (b"", "nyckeln saknas"),
        (b"\xff\xfe", "UTF-8"),
        (b"[" * 10_000, ""),
    ],
    ids=["pattern", "date", "partnership", "party", "empty", "bytes", "brackets"],
)
def test_wrong_input_is_named_and_nothing_saved(as_: As, terms: bytes, said: str) -> None:
    response = as_("coordinator").post(PREVIEW, files(terms))
    page = response.content.decode()
    assert response.status_code == 200
    assert "Inget är sparat. Rätta filen och välj den igen." in page
    assert said in page
    assert AgreementVersion.objects.count() == 1


def test_an_error_has_its_line_and_key(as_: As) -> None:
    line = TEXT[: TEXT.index('pattern = "count"')].count("\n") + 1
    wrong = changed('pattern = "count"', 'pattern = "cuont"')
    response = as_("coordinator").post(PREVIEW, files(wrong))
    problem = response.context["problems"][0]
    assert (problem.line, problem.key) == (line, "obligations[weekly-meetup].pattern")


def test_no_file_at_all(as_: As) -> None:
    page = as_("coordinator").post(PREVIEW, {}).content.decode()
    assert "Något behöver rättas" in page


def test_the_first_file_needs_the_calendar_it_names(new_world: World) -> None:
    with pytest.raises(FileRefused, match=r"calendars/lund\.toml"):
        import_version(
            partnership=new_world.partnership,
            terms_file=terms_file(),
            by=new_world["coordinator"],
            at=NOW,
        )


def test_a_file_that_did_not_arrive_whole(as_: As) -> None:
    client = as_("coordinator")
    given = looked_at(client, version_two()) | {"terms_data": "!"}
    assert "kom inte fram hel" in client.post(SAVING, given).content.decode()
    assert AgreementVersion.objects.count() == 1


def test_twice_is_refused(world: World, as_: As) -> None:
    client = as_("coordinator")
    given = looked_at(client, version_two())
    client.post(SAVING, given)
    assert "exakt den version" in client.post(SAVING, given).content.decode()
    assert AgreementVersion.objects.count() == 2
    with pytest.raises(NotPossible, match="exakt den version"):
        import_version(
            partnership=world.partnership,
            terms_file=Upload("avtal.toml", version_two()),
            calendar_file=calendar_file(),
            by=world["officer"],
            at=at("2023-10-19"),
        )


def test_every_version_reads_as_it_was(world: World, as_: As) -> None:
    client = as_("coordinator")
    client.post(SAVING, looked_at(client, version_two()))
    one, two = AgreementVersion.objects.order_by("number")
    assert terms_of(one) != terms_of(two)
    assert (
        "nämnden ordnar en lokal"
        not in client.get("/p/q-hanget/overenskommelsen/?version=1").content.decode()
    )


def test_another_purpose_is_not_brought_in_unsigned(world: World) -> None:
    text = TEXT.replace("Parterna driver en mötesplats", "Parterna driver två mötesplatser", 1)
    given: dict[str, Any] = {
        "partnership": world.partnership,
        "by": world["officer"],
        "at": at("2023-09-01"),
    }
    with pytest.raises(NotPossible, match="inga nya underskrifter från alla parter"):
        import_version(**given, terms_file=Upload("q-hanget.toml", text.encode()))
    signed = text.replace("signed_at = 2022-01-", "signed_at = 2023-08-")
    version = import_version(**given, terms_file=Upload("q-hanget.toml", signed.encode()))
    assert version.number == 2
