"""Roles: given, ended and handed over by the organisation's administrator."""

import pytest
from django.db import IntegrityError, transaction

from brygga.journal.models import Entry
from brygga.parties.models import Membership
from brygga.parties.queries import member_of
from tests.parties.conftest import SignedIn
from tests.world import NOW, World, role

HERE = "/organisationer/tjejjouren-i-lund"


def membership(world: World, key: str) -> Membership:
    return Membership.objects.filter(person=world[key]).earliest("id")


def test_ending_a_role_shuts_the_door_at_once(world: World, signed_in: SignedIn) -> None:
    leader = world["leader"]
    assert member_of(leader, "q-hanget", NOW.date())
    address = f"{HERE}/roller/{membership(world, 'leader').pk}/avslut/"
    admin = signed_in(world["admin_tjejjouren"])
    assert "upphör genast" in admin.get(address).content.decode()
    assert admin.post(address).status_code == 302
    assert member_of(leader, "q-hanget", NOW.date()) is None
    assert signed_in(leader).get("/p/q-hanget/parter/").status_code == 404
    assert Entry.objects.get(act="membership.ended").facts == {"role": "leader"}
    assert admin.post(address).status_code == 409


def test_only_the_administrator_ends_a_role(world: World, signed_in: SignedIn) -> None:
    address = f"{HERE}/roller/{membership(world, 'leader').pk}/avslut/"
    assert signed_in(world["coordinator"]).post(address).status_code == 403
    assert signed_in(world["leader"]).post(address).status_code == 403
    assert signed_in(world["admin_lund"]).post(address).status_code == 404
    # Nor through their own organisation's address.
    theirs = address.replace("tjejjouren-i-lund", "lunds-kommun")
    assert signed_in(world["admin_lund"]).post(theirs).status_code == 404
    assert membership(world, "leader").until is None


def test_the_last_administrator_stays(world: World, signed_in: SignedIn) -> None:
    own = membership(world, "admin_tjejjouren")
    response = signed_in(world["admin_tjejjouren"]).post(f"{HERE}/roller/{own.pk}/avslut/")
    assert response.status_code == 409
    assert "minst en administratör" in response.content.decode()
    own.refresh_from_db()
    assert own.until is None


def test_a_role_is_handed_over(world: World, signed_in: SignedIn) -> None:
    giving = membership(world, "treasurer")
    address = f"{HERE}/roller/{giving.pk}/overlamning/"
    admin = signed_in(world["admin_tjejjouren"])
    assert world["leader"].name in admin.get(address).content.decode()
    assert admin.post(address, {"to": world["leader"].pk}).status_code == 302
    giving.refresh_from_db()
    assert giving.until == NOW.date()
    taken = Membership.objects.get(person=world["leader"], role="treasurer")
    assert (taken.since, taken.until) == (NOW.date(), None)
    facts = Entry.objects.get(act="membership.handed_over").facts
    assert facts == {
        "role": "treasurer",
        "from": f"person:{giving.person_id}",
        "to": f"person:{world['leader'].pk}",
    }
    assert "redan avslutat" in admin.post(address, {"to": world["coordinator"].pk}).content.decode()


def test_a_role_stays_in_the_organisation(world: World, signed_in: SignedIn) -> None:
    address = f"{HERE}/roller/{membership(world, 'treasurer').pk}/overlamning/"
    response = signed_in(world["admin_tjejjouren"]).post(address, {"to": world["officer"].pk})
    assert response.status_code == 200
    assert not Membership.objects.filter(person=world["officer"], role="treasurer").exists()
    assert signed_in(world["leader"]).get(address).status_code == 403


def test_a_colleague_gets_one_more_role(world: World, signed_in: SignedIn) -> None:
    address = f"{HERE}/medlemmar/{world['leader'].pk}/"
    admin = signed_in(world["admin_tjejjouren"])
    assert admin.post(address, {"role": "treasurer"}).status_code == 302
    assert "har redan den rollen" in admin.post(address, {"role": "treasurer"}).content.decode()
    assert signed_in(world["leader"]).post(address, {"role": "administrator"}).status_code == 403
    assert Membership.objects.filter(person=world["leader"]).count() == 2


def test_the_database_keeps_intervals_in_order(world: World) -> None:
    one = membership(world, "leader")
    before = one.since.replace(year=2021)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=one.pk).update(until=before)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            person=one.person, organisation=one.organisation, role=one.role, since=one.since
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=one.pk).update(role="king")


def test_a_role_can_come_back(world: World, signed_in: SignedIn) -> None:
    admin = signed_in(world["admin_tjejjouren"])
    admin.post(f"{HERE}/roller/{membership(world, 'leader').pk}/avslut/")
    role(world["leader"], world.organisations["tjejjouren"], "leader", since=NOW.date())
    assert member_of(world["leader"], "q-hanget", NOW.date())
