"""Passkeys: added, used to sign in alone and as a second step, renamed, removed."""

import json
import re

from allauth.mfa.models import Authenticator
from django.test import Client
from fido2.utils import websafe_decode

from tests.parties.conftest import SignedIn
from tests.parties.software_key import SoftwareKey
from tests.world import World


def add_key(client: Client, name: str = "Min telefon") -> SoftwareKey:
    page = client.get("/konto/nycklar/ny/").content.decode()
    found = re.search(r'<script id="js_data" type="application/json">(.*?)</script>', page)
    assert found
    options = json.loads(found[1])["creation_options"]["publicKey"]
    key = SoftwareKey()
    credential = key.create(
        websafe_decode(options["challenge"]), websafe_decode(options["user"]["id"])
    )
    response = client.post(
        "/konto/nycklar/ny/",
        {"name": name, "passwordless": "on", "credential": json.dumps(credential)},
    )
    assert response.status_code == 302, response.content.decode()
    assert response["Location"] == "/konto/reservkoder/"
    return key


def sign_in_with(key: SoftwareKey) -> Client:
    client = Client()
    address = "/konto/logga-in/nyckel/"
    options = client.get(address, headers={"accept": "application/json"}).json()["request_options"]
    client.post(address, {"credential": json.dumps(key.answer(options))})
    return client


def test_a_passkey_signs_in_alone(world: World, signed_in: SignedIn) -> None:
    key = add_key(signed_in(world["leader"]))
    client = sign_in_with(key)
    assert client.session["_auth_user_id"] == str(world["leader"].pk)
    assert client.get("/")["Location"] == "/p/q-hanget/idag/"


def test_another_key_does_not(world: World, signed_in: SignedIn) -> None:
    key = add_key(signed_in(world["leader"]))
    forged = SoftwareKey()
    forged.credential_id, forged.user_handle = key.credential_id, key.user_handle
    assert sign_in_with(forged).get("/konto/").status_code == 302


def test_a_removed_key_does_not(world: World, signed_in: SignedIn) -> None:
    key = add_key(signed_in(world["leader"]))
    row = Authenticator.objects.get(user=world["leader"], type="webauthn")
    address = (
        f"/organisationer/tjejjouren-i-lund/medlemmar/{world['leader'].pk}"
        f"/nycklar/{row.pk}/borttagning/"
    )
    assert signed_in(world["admin_tjejjouren"]).post(address).status_code == 302
    assert sign_in_with(key).get("/konto/").status_code == 302


def test_recovery_codes_are_shown_after_the_first_key(world: World, signed_in: SignedIn) -> None:
    client = signed_in(world["leader"])
    add_key(client)
    page = client.get("/konto/").content.decode()
    assert "Min telefon" in page
    assert "Reservkoder" in page


def test_the_guard_looks_at_the_name_of_a_key(world: World, signed_in: SignedIn) -> None:
    client = signed_in(world["leader"])
    response = client.post("/konto/nycklar/ny/", {"name": "070-123 45 67", "credential": "{}"})
    assert response.status_code == 200
    assert not Authenticator.objects.exists()


def test_renaming_and_removing(world: World, signed_in: SignedIn) -> None:
    client = sign_in_with(add_key(signed_in(world["leader"])))
    row = Authenticator.objects.get(user=world["leader"], type="webauthn")
    # A passkey sign-in alone is no fresh proof: the site asks again before keys are touched.
    asked = client.get(f"/konto/nycklar/{row.pk}/namn/")
    assert asked.status_code == 302
    assert asked["Location"].startswith("/konto/bekrafta/")
