"""Signing in: a code by mail, a second step with a key or recovery code, the demo's buttons."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from brygga.parties.models import Person
from tests.parties.test_reset_sign_in import give_passkey
from tests.world import World, organisation, partnership, role

LOGIN = "/konto/logga-in/"


def ask_for_code(client: Client, email: str) -> str:
    response = client.post(LOGIN, {"login": email})
    assert response.status_code == 302, response.content.decode()
    found = re.search(r"\n([A-Z0-9]{4}-[A-Z0-9]{4})\n", str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found[1]


def test_a_code_signs_in(world: World, client: Client) -> None:
    code = ask_for_code(client, world["leader"].email)
    response = client.post(f"{LOGIN}kod/svar/", {"code": code})
    assert response["Location"] == "/"
    assert client.get("/")["Location"] == "/p/q-hanget/idag/"


def test_a_wrong_code_does_not(world: World, client: Client) -> None:
    ask_for_code(client, world["leader"].email)
    assert client.post(f"{LOGIN}kod/svar/", {"code": "FEL-FEL"}).status_code == 200
    assert client.get("/konto/").status_code == 302


def test_an_unknown_address_looks_the_same(world: World, client: Client) -> None:
    response = client.post(LOGIN, {"login": "okand@example.org"})
    assert response.status_code == 302
    page = client.get(response["Location"]).content.decode()
    assert "Om okand@example.org hör till någon här" in page
    assert not mail.outbox


def test_the_letter_holds_the_code_and_nothing_about_the_machine(world: World) -> None:
    client = Client(REMOTE_ADDR="192.0.2.79", HTTP_USER_AGENT="Kanarie/7919")
    ask_for_code(client, world["leader"].email)
    body = str(mail.outbox[-1].body)
    assert "192.0.2.79" not in body
    assert "Kanarie" not in body


def test_no_table_remembers_the_machine(world: World) -> None:
    client = Client(REMOTE_ADDR="192.0.2.79", HTTP_USER_AGENT="Kanarie/7919")
    code = ask_for_code(client, world["leader"].email)
    client.post(f"{LOGIN}kod/svar/", {"code": code})
    assert client.get("/konto/").status_code == 200
    kept = [str(row) for model in apps.get_models() for row in model._default_manager.values()]
    kept += [str(session.get_decoded()) for session in Session.objects.all()]
    assert any(world["leader"].email in text for text in kept)
    assert not [text for text in kept if "192.0.2.79" in text or "Kanarie" in text]


def test_who_has_a_key_needs_it_too(world: World, client: Client) -> None:
    give_passkey(world["leader"])
    codes = Authenticator.objects.get(user=world["leader"], type="recovery_codes").wrap()
    code = ask_for_code(client, world["leader"].email)
    response = client.post(f"{LOGIN}kod/svar/", {"code": code})
    assert response["Location"] == f"{LOGIN}steg-tva/"
    assert client.get("/konto/").status_code == 302
    one = codes.get_unused_codes()[0]
    assert client.post(f"{LOGIN}steg-tva/", {"code": one}).status_code == 302
    assert client.get("/konto/").status_code == 200


def test_a_recovery_code_works_once(world: World) -> None:
    give_passkey(world["leader"])
    codes = Authenticator.objects.get(user=world["leader"], type="recovery_codes").wrap()
    one = codes.get_unused_codes()[0]
    for expected in (302, 200):
        client = Client()
        code = ask_for_code(client, world["leader"].email)
        client.post(f"{LOGIN}kod/svar/", {"code": code})
        assert client.post(f"{LOGIN}steg-tva/", {"code": one}).status_code == expected


@pytest.mark.parametrize(
    "address",
    ["nytt/", "adresser/", "losenord/", "losenord/nytt/", "losenord/glomt/", "losenord/glomt/a-b/"],
)
def test_there_are_no_passwords_and_no_signing_up(client: Client, address: str) -> None:
    assert client.get(f"/konto/{address}").status_code == 404
    assert client.post(f"/konto/{address}", {"email": "a@example.org"}).status_code == 404


def test_an_inactive_person_stays_out(world: World, client: Client) -> None:
    code = ask_for_code(client, world["leader"].email)
    Person.objects.filter(pk=world["leader"].pk).update(is_active=False)
    client.post(f"{LOGIN}kod/svar/", {"code": code})
    assert client.get("/konto/").status_code == 302


DEMO_ROLES = {
    "samordnare": "coordinator",
    "ledare": "leader",
    "volontar": "volunteer",
    "fritidsledare": "youth_worker",
    "handlaggare": "officer",
    "undertecknare": "signatory_lund",
    "kassor": "treasurer",
    "administrator": "admin_lund",
    "styrgruppsledamot": "steering_lund",
}


@pytest.mark.parametrize(("word", "key"), DEMO_ROLES.items())
def test_the_demo_has_a_button_for_each_role(
    world: World, client: Client, word: str, key: str
) -> None:
    page = client.get(LOGIN).content.decode()
    assert f'action="{LOGIN}demo/{word}/"' in page
    response = client.post(f"{LOGIN}demo/{word}/", follow=False)
    assert response["Location"] == "/"
    assert client.session["_auth_user_id"] == str(world[key].pk)
    assert client.get(f"{LOGIN}demo/{word}/").status_code == 405


def test_the_demo_leads_on_to_where_one_was_going(world: World, client: Client) -> None:
    asked = client.get("/p/q-hanget/journal/")["Location"]
    assert 'name="next" value="/p/q-hanget/journal/"' in client.get(asked).content.decode()
    response = client.post(f"{LOGIN}demo/samordnare/", {"next": "/p/q-hanget/journal/"})
    assert response["Location"] == "/p/q-hanget/journal/"
    away = client.post(f"{LOGIN}demo/samordnare/", {"next": "https://example.com/"})
    assert away["Location"] == "/"


def test_the_demos_buttons_exist_in_the_demo_only(
    world: World, client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.DEMO_LOGIN = False  # type: ignore[attr-defined]
    assert "demo/samordnare" not in client.get(LOGIN).content.decode()
    assert client.post(f"{LOGIN}demo/samordnare/").status_code == 404
    assert client.post(f"{LOGIN}demo/kung/").status_code == 404


def test_with_several_partnerships_one_chooses(world: World, client: Client) -> None:
    partnership("annat", lund=world.organisations["lund"], egen=organisation("egen"))
    client.force_login(world["officer"])
    assert client.get("/")["Location"] == "/partnerskap/"


def test_without_any_one_comes_to_ones_account(world: World, client: Client) -> None:
    from tests.world import outsider

    client.force_login(outsider())
    assert client.get("/")["Location"] == "/konto/"


def test_the_persons_language_follows_them(world: World, client: Client) -> None:
    Person.objects.filter(pk=world["leader"].pk).update(language="en")
    client.post(f"{LOGIN}demo/ledare/")
    assert client.cookies["brygga_language"].value == "en"
    other = Client()
    other.cookies["brygga_language"] = "sv"
    other.post(f"{LOGIN}demo/ledare/")
    assert other.cookies["brygga_language"].value == "sv"


def test_signing_out(world: World, client: Client) -> None:
    client.force_login(world["leader"])
    assert "Vill du logga ut?" in client.get("/konto/logga-ut/").content.decode()
    client.post("/konto/logga-ut/")
    assert client.get("/konto/").status_code == 302


def test_roles_in_two_organisations(world: World, client: Client) -> None:
    role(world["leader"], world.organisations["kvinnojouren"], "volunteer")
    client.force_login(world["leader"])
    page = client.get("/konto/").content.decode()
    assert "Kvinnojouren Lund" in page
    assert "Tjejjouren i Lund" in page
