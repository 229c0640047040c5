"""Half a year after the last role ended, nothing leads to the person any more."""

from datetime import date, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import models
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.calendar.periods import add_months
from brygga.journal.models import Entry
from brygga.journal.queries import broken_link
from brygga.notices.actions import open_feed, queue_letter
from brygga.obligations.models import Evidence
from brygga.parties.actions.invitations import accept_invitation, invite
from brygga.parties.actions.leaving import (
    erase_those_who_left,
    fields_about_a_person,
    half_a_year_before,
)
from brygga.parties.actions.memberships import end_membership
from brygga.parties.models import Invitation, Membership, Person
from brygga.parties.roles import Role
from brygga.volunteers.actions import add_absence, say_weekdays
from brygga.volunteers.models import Attendance, RegisterCheck, WorkedHours
from tests.parties.conftest import SignedIn
from tests.parties.test_reset_sign_in import give_passkey
from tests.world import (
    NOW,
    World,
    agreement,
    at,
    evidence,
    hours,
    register_check,
    role,
    session,
    training,
)

LEFT = at("2023-04-18", "09:00")
NAME, ADDRESS = "Noor Haddad", "noor.haddad@example.org"


def leave(world: World, who: str = "leader", moment: datetime = LEFT) -> Person:
    for membership in Membership.objects.filter(person=world[who], until=None):
        end_membership(membership=membership, by=world["admin_tjejjouren"], at=moment)
    return world[who]


def everything_kept() -> list[str]:
    """Every row of every table that Django knows."""
    return [str(row) for model in apps.get_models() for row in model._default_manager.values_list()]


def test_nothing_leads_to_them(world: World, signed_in: SignedIn) -> None:
    agreement(world)
    leader = world["leader"]
    give_passkey(leader)
    signed_in(leader).get("/konto/")
    queue_letter(to=leader, subject=f"Hej {NAME}", body=ADDRESS, why="reminder", at=LEFT)
    open_feed(by=leader, is_discreet=True, at=LEFT)
    evidence(world, "weekly-meetup", "2023-03-01", who="leader")
    say_weekdays(by=leader, weekdays={2})
    add_absence(by=leader, first_day=date(2023, 6, 1), last_day=date(2023, 6, 2), at=LEFT)
    held = session(world, "2023-03-02", training(world), attended_by=("leader",))
    register_check(world, "leader", "2023-03-03")
    hours(world, "leader", "2023-03-08", "shift:1")
    assert [row for row in everything_kept() if NAME in row or ADDRESS in row]
    leave(world)
    assert erase_those_who_left(at=at("2023-10-17")) == 0
    assert erase_those_who_left(at=at("2023-10-18")) == 1
    assert not [row for row in everything_kept() if NAME in row or ADDRESS in row]
    leader.refresh_from_db()
    assert (leader.is_active, leader.has_usable_password()) == (False, False)
    assert not EmailAddress.objects.filter(user=leader).exists()
    assert not Authenticator.objects.filter(user=leader).exists()
    assert not Session.objects.exists()
    assert not Attendance.objects.filter(session=held).exists()
    assert not RegisterCheck.objects.exists()
    # What they did stays, without them.
    assert (WorkedHours.objects.get().person, WorkedHours.objects.get().minutes) == (None, 180)
    found = Evidence.objects.get(obligation="weekly-meetup")
    assert (found.recorded_by, found.recorded_role) == (None, "leader")
    line = Entry.objects.get(act="person.erased")
    assert (line.partnership, line.subject, line.by) == (
        *("organisation:tjejjouren-i-lund", f"person:{leader.pk}"),
        "system",
    )
    assert broken_link(line.partnership) is None
    assert erase_those_who_left(at=at("2023-10-19")) == 0


def test_who_still_has_a_role_anywhere_stays(world: World) -> None:
    role(world["leader"], world.organisations["kvinnojouren"], Role.VOLUNTEER)
    (held,) = Membership.objects.filter(person=world["leader"], role=Role.LEADER)
    end_membership(membership=held, by=world["admin_tjejjouren"], at=LEFT)
    assert erase_those_who_left(at=at("2030-01-01")) == 0
    assert Person.objects.filter(name=NAME).exists()


def test_who_was_given_a_role_again_in_time_stays(world: World) -> None:
    leave(world)
    role(world["leader"], world.organisations["tjejjouren"], Role.LEADER, since=date(2023, 10, 1))
    assert erase_those_who_left(at=NOW) == 0


def test_the_address_of_who_joined_goes_from_the_invitation(world: World) -> None:
    tjejjouren = world.organisations["tjejjouren"]
    admin = world["admin_tjejjouren"]
    sent, _token = invite(
        organisation=tjejjouren, email="ny@example.org", role=Role.LEADER, by=admin, at=LEFT
    )
    world.people["new"] = accept_invitation(invitation=sent, name="Ny", language="sv", at=LEFT)
    leave(world, "new")
    again, _token = invite(
        organisation=tjejjouren, email="ny@example.org", role=Role.LEADER, by=admin, at=NOW
    )
    erase_those_who_left(at=NOW)
    sent.refresh_from_db()
    again.refresh_from_db()
    assert sent.email == f"person-{world['new'].pk}@borttagen.invalid"
    # Invited anew: that letter is on its way, and makes a new person.
    assert again.email == "ny@example.org"
    newcomer = accept_invitation(invitation=again, name="Ny igen", language="sv", at=NOW)
    assert newcomer.pk != world["new"].pk


def test_an_invitation_that_nobody_answered_goes_too(world: World) -> None:
    tjejjouren, admin = world.organisations["tjejjouren"], world["admin_tjejjouren"]
    for email, moment in (("kom@example.org", "2023-03-01"), ("sen@example.org", "2023-09-01")):
        invite(organisation=tjejjouren, email=email, role=Role.LEADER, by=admin, at=at(moment))
    erase_those_who_left(at=NOW)
    assert [invitation.email for invitation in Invitation.objects.all()] == ["sen@example.org"]


def test_an_erased_person_does_not_come_in(world: World, signed_in: SignedIn) -> None:
    leave(world)
    client = signed_in(world["leader"])
    erase_those_who_left(at=NOW)
    assert client.get("/konto/").status_code == 302
    page = Client().post("/konto/logga-in/", {"login": ADDRESS}, follow=True)
    assert page.status_code == 200
    assert not Person.objects.filter(email=ADDRESS).exists()


def test_the_daily_command(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    leave(world)
    call_command("erase_those_who_left")
    assert capsys.readouterr().out == "1 people erased.\n"


# Rows that keep a number leading to somebody erased, and why that must be.
STAYS = {
    "parties.Membership.person": "that the role was held belongs to the organisation's history",
    "parties.Invitation.invited_by": "who let somebody in",
    "volunteers.RegisterCheck.seen_by": "the law lets a note say who saw it",
}


def test_every_field_about_a_person_says_what_becomes_of_it() -> None:
    stays = {
        f"{field.model._meta.label}.{field.name}"
        for field in fields_about_a_person()
        if field.remote_field.on_delete not in {models.CASCADE, models.SET_NULL}
    }
    assert stays == set(STAYS)
    # A person is only ever pointed at by a key to one: nothing else would be found.
    kinds = {type(relation) for relation in Person._meta.get_fields(include_hidden=True)}
    assert not any(
        issubclass(kind, models.ManyToManyField | models.ManyToManyRel) for kind in kinds
    )


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_half_a_year_is_counted_forwards(on: date) -> None:
    day = half_a_year_before(on)
    assert add_months(day, 6) <= on < add_months(day + timedelta(1), 6)
