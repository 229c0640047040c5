"""Recording evidence: by a party that owes or receives, of something that has happened."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from brygga.domain.obligations import Standing
from brygga.journal.models import Entry
from brygga.obligations.actions import record_evidence
from brygga.obligations.models import Evidence
from brygga.obligations.queries import assessments
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.obligations.conftest import As
from tests.world import NOW, World, evidence, outsider

TODAY = NOW.date()
ADDRESS = "/p/q-hanget/ataganden/half-year-report/underlag/"
FILLED_IN = {"happened_on": "2022-08-20", "quantity": "1", "source": "Rapporten lämnades."}


def standing_of(world: World, key: str, day: date = TODAY) -> Standing:
    return next(a.standing for a in assessments(world.partnership, day) if a.occurrence.key == key)


def test_it_counts_and_says_towards_what(world: World, as_: As) -> None:
    response = as_("coordinator").post(ADDRESS, FILLED_IN, follow=True)
    page = response.content.decode()
    assert response.redirect_chain[0][0] == "/p/q-hanget/ataganden/half-year-report/2022-H1/"
    assert "räknas till första halvåret 2022" in page
    assert "Ångra" in page
    row = Evidence.objects.get()
    assert (row.source, row.recorded_role, row.recorded_party, row.recorded_on) == (
        "Rapporten lämnades.",
        "coordinator",
        "tjejjouren",
        NOW.date(),
    )
    assert standing_of(world, "half-year-report/2022-H1") is Standing.KEPT
    line = Entry.objects.get(act="evidence.recorded")
    assert (line.subject, line.role) == (f"evidence:{row.pk}", "coordinator")
    assert line.facts == {"obligation": "half-year-report", "party": "tjejjouren"}


def test_the_one_who_receives_may_record_too(world: World, as_: As) -> None:
    as_("officer").post(ADDRESS, FILLED_IN)
    assert Evidence.objects.get().recorded_party == "lund"


def test_an_earlier_day_keeps_its_answer(world: World) -> None:
    evidence(world, "half-year-report", "2022-08-20", at=NOW)
    assert standing_of(world, "half-year-report/2022-H1", date(2023, 10, 17)) is Standing.MISSED
    assert standing_of(world, "half-year-report/2022-H1") is Standing.KEPT


def test_for_a_chosen_occurrence(world: World, as_: As) -> None:
    form = as_("coordinator").get(f"{ADDRESS}nytt/?forekomst=2023-H1").content.decode()
    assert '<option value="half-year-report/2023-H1" selected>' in form
    as_("coordinator").post(ADDRESS, FILLED_IN | {"occurrence": "half-year-report/2022-H2"})
    assert standing_of(world, "half-year-report/2022-H2") is Standing.KEPT
    assert standing_of(world, "half-year-report/2022-H1") is Standing.MISSED


def test_what_is_more_than_required_is_kept_and_said_not_to_count(world: World, as_: As) -> None:
    evidence(world, "renewal-review", "2023-02-01")
    address = "/p/q-hanget/ataganden/renewal-review/underlag/"
    given = FILLED_IN | {"happened_on": "2023-05-02"}
    page = as_("officer").post(address, given, follow=True).content.decode()
    assert "allt som krävs är redan gjort" in page


def test_what_came_before_its_period_is_told_to_say_what_it_is_for(as_: As) -> None:
    given = FILLED_IN | {"happened_on": "2021-12-20"}
    page = as_("coordinator").post(ADDRESS, given, follow=True).content.decode()
    assert "ingen period som saknar något hade börjat den dagen" in page
    named = given | {"occurrence": "half-year-report/2022-H1"}
    page = as_("coordinator").post(ADDRESS, named, follow=True).content.decode()
    assert "räknas till första halvåret 2022" in page


def test_a_day_to_come_is_marked_where_it_was_written(as_: As) -> None:
    given = FILLED_IN | {"happened_on": "2023-10-19", "quantity": "0"}
    form = as_("coordinator").post(ADDRESS, given).context["form"]
    assert list(form.errors) == ["happened_on", "quantity"]


@pytest.mark.parametrize(
    ("duty", "first"),
    [
        ("renewal-review", "2021-10-01"),
        ("half-year-report", "2021-10-01"),
        ("steering-meeting", "2022-01-01"),
        ("notice-period", "2022-01-01"),
    ],
)
def test_a_day_before_any_that_counts_is_marked(
    world: World, as_: As, duty: str, first: str
) -> None:
    address = f"/p/q-hanget/ataganden/{duty}/underlag/"
    given = FILLED_IN | {"kind": "note"}
    before = (date.fromisoformat(first) - timedelta(1)).isoformat()
    form = as_("officer").post(address, given | {"happened_on": before}).context["form"]
    assert list(form.errors) == ["happened_on"]
    assert "Kontrollera årtalet" in str(form.errors)
    assert f'min="{first}"' in str(form)
    with pytest.raises(NotPossible, match="före den tid som kan räknas"):
        evidence(world, duty, before, who="officer", at=NOW)
    assert as_("officer").post(address, given | {"happened_on": first}).status_code == 302


def test_what_holds_may_have_begun_long_before(world: World, as_: As) -> None:
    address = "/p/q-hanget/ataganden/venue/underlag/"
    assert (
        as_("officer").post(address, FILLED_IN | {"happened_on": "2015-03-01"}).status_code == 302
    )
    assert standing_of(world, "venue/term") is Standing.KEPT


def test_an_occurrence_on_a_day_of_its_own_is_called_by_that_day(world: World, as_: As) -> None:
    address = "/p/q-hanget/ataganden/renewal-review/underlag/"
    page = as_("officer").post(address, FILLED_IN, follow=True).content.decode()
    assert "räknas till 1\u00a0mars 2023" in page


def test_each_party_has_its_own_part(world: World, as_: As) -> None:
    address = "/p/q-hanget/ataganden/contact-person/underlag/"
    given = {"happened_on": "2022-01-12"}
    assert "Något behöver rättas" in as_("officer").post(address, given).content.decode()
    as_("officer").post(address, given | {"party": "lund"})
    assert standing_of(world, "contact-person/term/lund") is Standing.KEPT
    assert standing_of(world, "contact-person/term/tjejjouren") is Standing.OPEN


def test_what_sets_a_duty_off(world: World, as_: As) -> None:
    address = "/p/q-hanget/ataganden/notice-period/underlag/"
    as_("officer").post(address, {"happened_on": "2023-10-02", "kind": "notice"})
    assert standing_of(world, "notice-period/2023-10-02") is Standing.OPEN
    as_("officer").post(
        address,
        {"happened_on": "2023-10-16", "kind": "note", "occurrence": "notice-period/2023-10-02"},
    )
    assert standing_of(world, "notice-period/2023-10-02") is Standing.KEPT


def test_a_day_outside_every_period_is_told(as_: As) -> None:
    address = "/p/q-hanget/ataganden/weekly-meetup/underlag/"
    response = as_("leader").post(
        address, {"happened_on": "2023-07-12", "quantity": "1"}, follow=True
    )
    assert "utanför de perioder som räknas" in response.content.decode()


@pytest.mark.parametrize(
    "who",
    [
        *("coordinator", "leader", "officer", "steering_lund"),
        *("treasurer", "admin_kvinnojouren", "signatory_lund"),
    ],
)
def test_who_may(as_: As, who: str) -> None:
    assert as_(who).get(f"{ADDRESS}nytt/").status_code == 200
    assert as_(who).post(ADDRESS, FILLED_IN).status_code == 302


def test_a_volunteer_reads_and_is_told_why_not_more(world: World, as_: As) -> None:
    client = as_("volunteer")
    for response in (client.get(f"{ADDRESS}nytt/"), client.post(ADDRESS, FILLED_IN)):
        assert response.status_code == 403
        assert "ditt namn ska stanna i den egna organisationen" in response.content.decode()
    page = client.get("/p/q-hanget/ataganden/half-year-report/").content.decode()
    assert "Notera underlag" not in page
    assert not Evidence.objects.exists()


def test_a_party_that_it_does_not_concern_may_not(world: World, as_: As) -> None:
    # Lund pays Tjejjouren: Kvinnojouren neither owes nor receives.
    address = "/p/q-hanget/ataganden/payment/underlag/"
    response = as_("admin_kvinnojouren").post(address, FILLED_IN)
    assert response.status_code == 403
    assert "Din organisation är ingen av dem" in response.content.decode()


def test_nobody_from_outside(world: World, client: Client) -> None:
    assert client.post(ADDRESS, FILLED_IN).status_code == 302  # to sign-in
    stranger = outsider()
    client.force_login(stranger)
    assert client.post(ADDRESS, FILLED_IN).status_code == 404
    with pytest.raises(NotAllowed):
        record_evidence(
            partnership=world.partnership,
            obligation="venue",
            happened_on=date(2022, 1, 20),
            by=stranger,
            at=NOW,
        )
    assert not Evidence.objects.exists()


def test_wrong_method(as_: As) -> None:
    assert as_("coordinator").post(f"{ADDRESS}nytt/").status_code == 405
    assert as_("coordinator").put(ADDRESS).status_code == 405


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({"happened_on": "2023-10-19"}, "Dagen har inte kommit än"),
        ({"happened_on": "igår"}, "Något behöver rättas"),
        ({"quantity": "0"}, "Något behöver rättas"),
        ({"quantity": "1000000"}, "Något behöver rättas"),
        ({"source": "Ring 070-123 45 67"}, "Något behöver rättas"),
        ({"source": "x" * 281}, "Något behöver rättas"),
        ({"link": "javascript:alert(1)"}, "Något behöver rättas"),
        ({"link": "ftp://example.org/rapport"}, "https://"),
        ({"link": "https://" + "facebook.com/anna.andersson"}, "Något behöver rättas"),
        ({"link": "https://namn:lösen@example.org/"}, "Något behöver rättas"),
        ({"occurrence": "half-year-report/2099-H1"}, "Något behöver rättas"),
        ({"party": "lund"}, "Något behöver rättas"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_wrong_input(as_: As, wrong: dict[str, str], said: str) -> None:
    response = as_("coordinator").post(ADDRESS, FILLED_IN | wrong)
    page = response.content.decode()
    assert response.status_code == 200
    assert said in page
    assert "070-123" not in page
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"happened_on": date(2023, 10, 19)},
        {"quantity": 0},
        {"kind": "Något annat"},
        {"party": "lund"},
        {"obligation": "nothing-like-it"},
        {"occurrence": "half-year-report/2099-H1"},
        {"source": "Mejla anna@example.org"},
        {"link": "data:text/html,x"},
    ],
    ids="-".join,
)
def test_the_action_refuses_by_itself(world: World, wrong: dict[str, Any]) -> None:
    given: dict[str, Any] = {
        "partnership": world.partnership,
        "obligation": "half-year-report",
        "happened_on": date(2023, 10, 1),
        "by": world["coordinator"],
        "at": NOW,
    }
    with pytest.raises(NotPossible):
        record_evidence(**given | wrong)
    assert not Evidence.objects.exists()


def test_an_obligation_that_does_not_exist(as_: As) -> None:
    assert as_("coordinator").get("/p/q-hanget/ataganden/nothing/underlag/nytt/").status_code == 404


def test_twice_is_once(world: World, as_: As) -> None:
    as_("coordinator").post(ADDRESS, FILLED_IN)
    assert "finns redan" in as_("coordinator").post(ADDRESS, FILLED_IN).content.decode()
    assert "finns redan" in as_("officer").post(ADDRESS, FILLED_IN).content.decode()
    assert Evidence.objects.count() == 1
    assert standing_of(world, "half-year-report/2022-H2") is Standing.MISSED


@pytest.mark.parametrize(
    "wrong",
    [
        {"quantity": 0},
        {"happened_on": date(2023, 10, 19)},
        {"withdrawn_at": NOW.replace(year=2021)},
        {"attachment_sha256": "0" * 64},
    ],
)
def test_the_database_refuses_what_cannot_be(world: World, wrong: dict[str, Any]) -> None:
    row = evidence(world, "half-year-report", "2022-08-20", at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=row.pk).update(**wrong)


# --- Attachments -----------------------------------------------------------------------------

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def attached(client: Client, name: str, content: bytes) -> str:
    given = FILLED_IN | {"attachment": SimpleUploadedFile(name, content)}
    return client.post(ADDRESS, given, follow=True).content.decode()


def test_an_attachment_is_kept_and_read_by_those_inside(world: World, as_: As) -> None:
    page = attached(as_("coordinator"), "Rapport för hösten.pdf", PDF)
    assert "Rapport för hösten.pdf" in page
    row = Evidence.objects.get()
    assert "Rapport" not in str(row.attachment.name)
    assert row.attachment_sha256 == sha256(PDF).hexdigest()
    address = f"{ADDRESS}{row.pk}/bilaga/"
    response = as_("volunteer").get(address)
    assert b"".join(response.streaming_content) == PDF  # type: ignore[attr-defined]
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; filename")
    assert response["X-Content-Type-Options"] == "nosniff"
    stranger = Client()
    assert stranger.get(address).status_code == 302
    stranger.force_login(outsider())
    assert stranger.get(address).status_code == 404
    assert stranger.get(f"/media/{row.attachment.name}").status_code == 404


@pytest.mark.parametrize(
    "name, content, said",
    [
        ("sida.pdf", b"<html><script>alert(1)</script></html>", "Det är innehållet som avgör"),
        ("bild.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Det är innehållet som avgör"),
        ("tom.pdf", b"", "Filen är tom"),
        ("stor.pdf", PDF + b"0" * (10 * 1024 * 1024), "större än 10 MB"),
        ("Ring 070-123 45 67.pdf", PDF, "Något behöver rättas"),
    ],
    ids=["html", "svg", "empty", "large", "name"],
)
def test_a_file_that_may_not_come_in(as_: As, name: str, content: bytes, said: str) -> None:
    assert said in attached(as_("coordinator"), name, content)
    assert not Evidence.objects.exists()
