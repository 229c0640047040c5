"""Giving a shift back: one's own, in time without a word, late with help called for."""

from datetime import datetime

import pytest

from brygga.journal.models import Entry
from brygga.meetups.actions import give_back_shift, hold_meetup, join_stand_ins
from brygga.meetups.models import Shift
from brygga.notices.models import Letter
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.meetups.conftest import As
from tests.world import NOW, World, at, outsider, shift

NEXT = "2023-W43"  # Wednesday 25 October
LATE = at("2023-10-23", "23:30")


def back(world: World, given: Shift, who: str, when: datetime = NOW) -> Shift:
    return give_back_shift(shift=given, by=world[who], at=when)


def told() -> dict[str, str]:
    """Subject by reader's address."""
    return {letter.person.email: letter.subject for letter in Letter.objects.all()}


def test_by_its_page_and_again_by_the_button(rota: World, as_: As) -> None:
    given = shift(rota, "leader", NEXT)
    client = as_("leader")
    address = f"/p/q-hanget/pass/{given.pk}/aterlamning/"
    page = client.get(f"{address}?till=pass").content.decode()
    assert "mindre än tre dagar" not in page
    answer = client.post(address, {"till": "pass"}, follow=True)
    said = answer.content.decode()
    assert answer.redirect_chain[-1][0] == "/p/q-hanget/pass/"
    assert "lämnat tillbaka" in said
    assert f"/p/q-hanget/traffar/{NEXT}/#bemanning" in said  # where it is taken again
    given.refresh_from_db()
    assert given.given_back_at == NOW
    assert Entry.objects.get(act="shift.given_back").subject == f"shift:{given.pk}"
    assert shift(rota, "leader", NEXT).number == 1


def test_in_time_nobody_is_written_to(rota: World) -> None:
    back(rota, shift(rota, "leader", NEXT), "leader")
    assert told() == {}


def test_late_the_coordinator_and_the_stand_ins_are_told_at_once(rota: World) -> None:
    for who, as_role in (("leader_kvinnojouren", "leader"), ("volunteer", "volunteer")):
        join_stand_ins(partnership=rota.partnership, key=NEXT, role=as_role, by=rota[who], at=NOW)
    back(rota, shift(rota, "leader", NEXT), "leader", LATE)
    assert told() == {
        "alva.lindgren@example.org": "Ett pass har blivit ledigt sent",
        "ronja.vik@example.org": "Kan du rycka in?",
    }
    bodies = " ".join(letter.body for letter in Letter.objects.all())
    assert "Noor" not in bodies
    assert "Reserverna för rollen har fått frågan." in bodies
    assert not any(letter.is_urgent for letter in Letter.objects.all())


def test_on_the_eve_the_letter_does_not_wait_for_the_morning(rota: World) -> None:
    back(rota, shift(rota, "leader", NEXT), "leader", at("2023-10-24", "23:30"))
    letter = Letter.objects.get()
    assert letter.is_urgent
    assert letter.send_after == letter.queued_at
    assert "Ingen står som reserv" in letter.body


def test_a_slip_of_a_moment_calls_nobody(rota: World) -> None:
    given = shift(rota, "leader", NEXT, when=at("2023-10-25", "16:00"))
    back(rota, given, "leader", at("2023-10-25", "16:10"))
    assert told() == {}


def test_a_youth_workers_late_gap_is_the_officers_too(rota: World) -> None:
    given = shift(rota, "youth_worker", NEXT, "youth_worker")
    back(rota, given, "youth_worker", LATE)
    assert set(told()) == {"alva.lindgren@example.org", "johan.akesson@example.org"}


def test_who_gives_it_back_needs_no_letter(rota: World) -> None:
    back(rota, shift(rota, "coordinator", NEXT), "coordinator", LATE)
    assert told() == {}


def test_the_coordinator_strikes_her_own_peoples_shifts_and_they_are_told(
    rota: World, as_: As
) -> None:
    given = shift(rota, "leader", NEXT)
    page = as_("coordinator").get(f"/p/q-hanget/pass/{given.pk}/aterlamning/").content.decode()
    assert "Noor Haddad får ett utskick" in page
    back(rota, given, "coordinator")
    assert told() == {"noor.haddad@example.org": "Ditt pass är struket"}


@pytest.mark.parametrize("who", ["coordinator", "volunteer", "officer", "youth_worker"])
def test_nobody_gives_back_another_organisations_shift(rota: World, as_: As, who: str) -> None:
    given = shift(rota, "leader_kvinnojouren", NEXT)
    address = f"/p/q-hanget/pass/{given.pk}/aterlamning/"
    for method in ("get", "post"):
        answer = getattr(as_(who), method)(address)
        assert answer.status_code == 403
        assert "Ronja" not in answer.content.decode()
    with pytest.raises(NotAllowed, match="någon annans"):
        back(rota, given, who)


def test_the_officer_strikes_a_youth_workers(rota: World) -> None:
    given = shift(rota, "youth_worker", NEXT, "youth_worker")
    assert back(rota, given, "officer").given_back_at == NOW


def test_an_outsider_finds_nothing(rota: World, as_: As) -> None:
    given = shift(rota, "leader", NEXT)
    rota.people["outsider"] = outsider()
    assert as_("outsider").get(f"/p/q-hanget/pass/{given.pk}/aterlamning/").status_code == 404


def test_twice(rota: World) -> None:
    given = shift(rota, "leader", NEXT)
    back(rota, given, "leader")
    with pytest.raises(NotPossible, match="redan lämnat tillbaka"):
        back(rota, given, "leader")


def test_what_has_been_stays(rota: World) -> None:
    given = shift(rota, "leader", "2023-W42")
    hold_meetup(
        partnership=rota.partnership, key="2023-W42", by=rota["leader"], at=NOW.replace(hour=20)
    )
    with pytest.raises(NotPossible, match="har varit"):
        back(rota, given, "leader", NOW.replace(hour=21))


# --- Stand-ins -----------------------------------------------------------------------------------


def test_joining_and_leaving_the_list(rota: World, as_: As) -> None:
    client, evening = as_("volunteer"), f"/p/q-hanget/traffar/{NEXT}/"
    assert "Bli reserv som volontär" in client.get(evening).content.decode()
    joined = client.post(f"{evening}reserver/", {"role": "volunteer"}, follow=True)
    assert "Du står som reserv" in joined.content.decode()
    assert "Sluta vara reserv" in client.get(evening).content.decode()
    assert "Du står som reserv" in client.get("/p/q-hanget/pass/").content.decode()
    again = client.post(f"{evening}reserver/", {"role": "volunteer"})
    assert again.status_code == 409
    left = client.post(f"{evening}reserver/uttrade/", follow=True)
    assert "inte längre som reserv" in left.content.decode()
    assert client.post(f"{evening}reserver/uttrade/").status_code == 409
    acts = Entry.objects.filter(act__startswith="stand_in.").values_list("act", flat=True)
    assert list(acts) == ["stand_in.joined", "stand_in.left"]


def test_who_works_does_not_stand_in(rota: World) -> None:
    shift(rota, "leader", NEXT)
    with pytest.raises(NotPossible, match="redan ett pass"):
        join_stand_ins(
            partnership=rota.partnership, key=NEXT, role="leader", by=rota["leader"], at=NOW
        )


def test_a_stand_in_could_take_the_shift(rota: World) -> None:
    with pytest.raises(NotAllowed, match="kommunens fritidsledare"):
        join_stand_ins(
            partnership=rota.partnership, key=NEXT, role="youth_worker", by=rota["leader"], at=NOW
        )
