"""What stands around every page: the demo's mark, the error pages, the weight, the components."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries, Settings

import brygga.website
from brygga.website import errors
from brygga.website.context import site
from brygga.website.templatetags.brygga import receipt_of

STATIC = Path(brygga.website.__file__).parent / "static/website"
FONT = STATIC / "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(client: Client) -> str:
    response = client.get("/komponenter/")
    assert response.status_code == 200
    return response.content.decode()


def test_every_component_is_shown(shown: str) -> None:
    for name in ("button", "card", "due", "board", "clause", "reading", "finding", "working"):
        assert f'class="{name}' in shown or f" {name}" in shown
    assert "undefined" not in shown


def test_the_components_are_shown_in_the_demo_only(client: Client, settings: Settings) -> None:
    settings.DEMO = False
    assert client.get("/komponenter/").status_code == 404


def test_the_demo_says_that_it_is_invented(shown: str) -> None:
    assert "PÅHITTAD DRIFT" in shown
    assert "klockan står på onsdag 18\u00a0oktober 2023" in shown


def test_no_mark_outside_the_demo(client: Client, settings: Settings) -> None:
    settings.DEMO = False
    assert "PÅHITTAD DRIFT" not in client.get("/finns-inte/").content.decode()


def test_the_page_says_its_language(client: Client, settings: Settings) -> None:
    assert '<html lang="sv">' in client.get("/komponenter/").content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    shown = client.get("/komponenter/").content.decode()
    assert '<html lang="en">' in shown
    assert "INVENTED OPERATIONS" in shown


def test_the_first_thing_is_a_way_past_the_menu(shown: str) -> None:
    assert re.search(r'<body[^>]*>\s*<a class="skip" href="#innehall">', shown)
    assert '<main id="innehall"' in shown


def test_a_first_visit_is_light(shown: str) -> None:
    """Everything that the page asks for, compressed as it is sent: at most 100 kB."""
    asked = {
        Path(address).name
        for address in re.findall(r'(?:href|src)="/static/website/([^"#]+)', shown)
    }
    assert FONT.name in asked
    sent = FONT.stat().st_size + len(gzip.compress(shown.encode()))
    for name in asked - {FONT.name}:
        sent += len(gzip.compress((STATIC / name).read_bytes()))
    assert sent <= 100_000


def test_a_page_that_is_not_there(client: Client) -> None:
    response = client.get("/finns-inte/")
    assert response.status_code == 404
    assert "Sidan finns inte" in response.content.decode()


def test_a_wrong_method_gets_a_page_and_says_what_works(client: Client) -> None:
    response = client.get("/sprak/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert "Gå tillbaka och använd knappen på sidan." in response.content.decode()


def test_an_answer_that_explains_itself_is_left_alone(rf: RequestFactory) -> None:
    def refuse(request: HttpRequest) -> HttpResponse:
        return HttpResponseNotAllowed(["POST"], content=b"because")

    response = errors.MethodNotAllowedMiddleware(refuse)(rf.get("/"))
    assert response.content == b"because"


def test_a_form_that_is_too_old(settings: Settings) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/sprak/", {"language": "en"})
    assert response.status_code == 403
    assert "Inget har skickats." in response.content.decode()


def test_a_fault_of_ours_asks_nothing_of_what_may_be_broken(
    rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = errors.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "PÅHITTAD DRIFT" in response.content.decode()


def test_a_bad_request_has_the_frame(rf: RequestFactory) -> None:
    response = errors.bad_request(rf.get("/"), ValueError("hemligt"))
    shown = response.content.decode()
    assert response.status_code == 400
    assert "hemligt" not in shown
    assert "PÅHITTAD DRIFT" in shown


def test_before_anybody_is_known_there_is_nowhere_to_go(rf: RequestFactory) -> None:
    around = site(rf.get("/"))
    assert around["nav"] == []
    assert around["roles_line"] == ""


def test_a_receipt_carries_its_ways_on() -> None:
    message = Message(messages.SUCCESS, "Noterat.", extra_tags="see:/p/q/1/ undo:/p/q/1/angra/")
    receipt = receipt_of(message)
    assert (receipt.level, receipt.see, receipt.undo) == ("success", "/p/q/1/", "/p/q/1/angra/")
    with translation.override("sv"):
        shown = render_to_string("website/components/receipts.html", {"messages": [message]})
    assert "Noterat." in shown
    assert 'href="/p/q/1/angra/"' in shown
    assert 'role="status"' in shown


@pytest.mark.parametrize("tags", ["", "see:javascript:alert(1)", "fine"])
def test_a_receipt_takes_only_addresses_of_the_site(tags: str) -> None:
    receipt = receipt_of(Message(messages.INFO, "Hej", extra_tags=tags))
    assert (receipt.see, receipt.undo) == ("", "")
