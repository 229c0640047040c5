"""A lost passkey: the organisation's administrator helps its own members, nobody else's."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.test import Client

from brygga.journal.models import Entry
from brygga.parties.models import Person
from tests.parties.conftest import SignedIn
from tests.parties.software_key import SoftwareKey
from tests.world import World


def give_passkey(person: Person) -> Authenticator:
    """A key and recovery codes, as the library stores them."""
    RecoveryCodes.activate(person)
    return Authenticator.objects.create(
        user=person,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Min telefon", "credential": SoftwareKey().create()},
    )


def reset_of(person: Person, organisation: str = "tjejjouren-i-lund") -> str:
    return f"/organisationer/{organisation}/medlemmar/{person.pk}/aterstallning/"


def removal_of(passkey: Authenticator, organisation: str = "tjejjouren-i-lund") -> str:
    who = passkey.user_id
    return f"/organisationer/{organisation}/medlemmar/{who}/nycklar/{passkey.pk}/borttagning/"


def test_reset_removes_keys_codes_and_sessions(world: World, signed_in: SignedIn) -> None:
    leader = world["leader"]
    give_passkey(leader)
    open_elsewhere = signed_in(leader)
    assert open_elsewhere.get("/konto/").status_code == 200
    admin = signed_in(world["admin_tjejjouren"])
    assert admin.get(reset_of(leader)).status_code == 405
    assert admin.post(reset_of(leader)).status_code == 302
    assert not Authenticator.objects.filter(user=leader).exists()
    assert open_elsewhere.get("/konto/").status_code == 302
    assert mail.outbox[0].to == [leader.email]
    assert Entry.objects.get(act="signin.reset").subject == f"person:{leader.pk}"
    assert admin.post(reset_of(leader)).status_code == 302


def test_one_lost_key_is_removed(world: World, signed_in: SignedIn) -> None:
    leader = world["leader"]
    lost, kept = give_passkey(leader), None
    kept = Authenticator.objects.create(
        user=leader,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Datorn", "credential": SoftwareKey().create()},
    )
    admin = signed_in(world["admin_tjejjouren"])
    page = admin.get(f"/organisationer/tjejjouren-i-lund/medlemmar/{leader.pk}/").content.decode()
    assert "Min telefon" in page
    assert admin.post(removal_of(lost)).status_code == 302
    assert list(
        Authenticator.objects.filter(user=leader, type="webauthn").values_list("pk", flat=True)
    ) == [kept.pk]
    assert Authenticator.objects.filter(user=leader, type="recovery_codes").exists()
    assert admin.post(removal_of(lost)).status_code == 404
    admin.post(removal_of(kept))
    assert not Authenticator.objects.filter(user=leader).exists()


def test_nobody_else_may(world: World, signed_in: SignedIn, client: Client) -> None:
    leader = world["leader"]
    key = give_passkey(leader)
    assert signed_in(world["coordinator"]).post(reset_of(leader)).status_code == 403
    assert signed_in(world["coordinator"]).post(removal_of(key)).status_code == 403
    other = signed_in(world["admin_lund"])
    for organisation in ("tjejjouren-i-lund", "lunds-kommun"):
        assert other.post(reset_of(leader, organisation)).status_code == 404
        assert other.post(removal_of(key, organisation)).status_code == 404
    assert client.post(reset_of(leader)).status_code == 302
    assert Authenticator.objects.filter(user=leader).count() == 2
    assert not mail.outbox
