"""Other school days: a new version with the same terms."""

from typing import Any

import pytest
from django.test import Client

from brygga.agreements.models import AgreementVersion
from brygga.agreements.queries import calendar_of
from brygga.journal.models import Entry
from tests.agreements.conftest import As
from tests.world import World

ADDRESS = "/p/q-hanget/overenskommelsen/lasar/andring/"


def filled_in(client: Client) -> dict[str, Any]:
    """The form as it stands, as the browser would send it."""
    context = client.get(ADDRESS).context
    given: dict[str, Any] = {}
    for form in (context["form"], *context["terms"], *context["breaks"]):
        for field in form:
            value = field.value()
            given[field.html_name] = "" if value is None else value
    for forms in (context["terms"], context["breaks"]):
        for field in forms.management_form:
            given[field.html_name] = field.value()
    return given


def test_it_makes_a_version(world: World, as_: As) -> None:
    client = as_("coordinator")
    given = filled_in(client) | {"terms-5-ends_on": "2024-12-13", "source": "Kommunens webbsida."}
    given.pop("assumed")
    response = client.post(ADDRESS, given, follow=True)
    assert "Det blev version 2" in response.content.decode()
    one, two = AgreementVersion.objects.order_by("number")
    assert two.terms_text == one.terms_text
    calendar = calendar_of(two)
    assert calendar is not None
    assert calendar.terms[5].ends_on.isoformat() == "2024-12-13"
    assert not calendar.assumed
    assert "antagna dagar" not in response.content.decode()
    assert Entry.objects.filter(act="version.calendar_changed").count() == 1


def test_an_emptied_row_goes_and_a_spare_one_comes(as_: As) -> None:
    client = as_("officer")
    given = filled_in(client) | {
        "breaks-0-begins_on": "",
        "breaks-0-ends_on": "",
        "breaks-9-begins_on": "2023-05-19",
        "breaks-9-ends_on": "2023-05-19",
        "breaks-9-name": "klämdag",
    }
    client.post(ADDRESS, given)
    calendar = calendar_of(AgreementVersion.objects.get(number=2))
    assert calendar is not None
    assert [pause.name for pause in calendar.breaks].count("klämdag") == 1
    assert len(calendar.breaks) == 9
    assert list(calendar.breaks) == sorted(calendar.breaks, key=lambda pause: pause.begins_on)


def test_what_is_wrong_far_down_is_said_at_the_top(as_: As) -> None:
    client = as_("coordinator")
    given = filled_in(client)
    assert "rader behöver rättas" not in client.get(ADDRESS).content.decode()
    page = client.post(ADDRESS, given | {"breaks-8-ends_on": "2021-01-01"}).content.decode()
    assert page.index("Några rader behöver rättas") < page.index("Terminer")


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({"terms-0-ends_on": "2021-01-01"}, "Sista dagen är före den första"),
        ({"terms-0-ends_on": ""}, "Fyll i båda dagarna"),
        ({"terms-0-ends_on": "2022-09-01"}, "innan den förra har slutat"),
        (
            {"breaks-0-begins_on": "2022-07-01", "breaks-0-ends_on": "2022-07-02"},
            "inte i någon termin",
        ),
        ({"title": ""}, "Något behöver rättas"),
    ],
)
def test_wrong_input(as_: As, wrong: dict[str, str], said: str) -> None:
    client = as_("coordinator")
    page = client.post(ADDRESS, filled_in(client) | wrong).content.decode()
    assert said in page
    assert AgreementVersion.objects.count() == 1


def test_twice_or_without_a_change_is_refused(as_: As) -> None:
    client = as_("coordinator")
    assert "redan gäller" in client.post(ADDRESS, filled_in(client)).content.decode()
    assert AgreementVersion.objects.count() == 1


@pytest.mark.parametrize("who", ["volunteer", "leader", "steering_lund"])
def test_who_may_not(as_: As, who: str) -> None:
    assert as_(who).get(ADDRESS).status_code == 403
    assert as_(who).post(ADDRESS, {}).status_code == 403
    page = as_(who).get("/p/q-hanget/overenskommelsen/lasar/").content.decode()
    assert "Ändra dagarna" not in page
    assert "antagna dagar" in page


def test_wrong_method(as_: As) -> None:
    assert as_("coordinator").delete(ADDRESS).status_code == 405
