"""A held evening: hours of those who came, and evidence of the staffing once a term."""

from datetime import date, datetime, time
from typing import Any

import pytest

from brygga.domain.meetups.staffing import Need
from brygga.journal.models import Entry
from brygga.meetups import actions
from brygga.meetups.models import Meetup, Shift
from brygga.notices.models import Letter
from brygga.obligations.models import Evidence
from brygga.parties.refusal import NotPossible
from brygga.volunteers.models import WorkedHours
from tests.meetups.conftest import As
from tests.world import NOW, World, at, shift

W41, W40 = "2023-W41", "2023-W40"
CREW = (("leader", "leader"), ("volunteer", "volunteer"), ("youth_worker", "youth_worker"))


def staffed(world: World, key: str, day: str, crew: Any = CREW) -> dict[str, Shift]:
    """An evening with its crew, who signed up the day before."""
    return {who: shift(world, who, key, as_, when=at(day)) for who, as_ in crew}


def act(world: World, name: str, key: str = W41, **more: Any) -> Meetup:
    done: Meetup = getattr(actions, name)(
        partnership=world.partnership,
        key=key,
        by=world["leader"],
        **{"at": NOW} | more,
    )
    return done


def kept() -> dict[str, int]:
    """Minutes by person, of hours that count."""
    rows = WorkedHours.objects.filter(taken_back_at=None).select_related("person")
    return {str(row.person): row.minutes for row in rows}


def facts() -> dict[str, date]:
    """The day of each standing piece of evidence about staffing, by promise."""
    rows = Evidence.objects.filter(made_by__startswith="staffing:", withdrawn_at=None)
    return {row.obligation: row.happened_on for row in rows}


def test_everybody_with_a_shift_gets_their_hours(rota: World) -> None:
    shifts = staffed(rota, W41, "2023-10-10")
    act(rota, "hold_meetup")
    assert kept() == {"Noor Haddad": 150, "Billie Ek": 150, "Samir Öberg": 150}
    row = WorkedHours.objects.get(person=rota["leader"])
    assert (row.day, row.party, row.shift_role) == (date(2023, 10, 11), "tjejjouren", "leader")
    assert row.made_by == f"shift:{shifts['leader'].pk}"


def test_and_both_sides_staffing_is_evidence_once_a_term(rota: World) -> None:
    for key, day in ((W40, "2023-10-03"), (W41, "2023-10-10")):
        staffed(rota, key, day)
        act(rota, "hold_meetup", key)
    assert facts() == {
        "staffing": date(2023, 10, 4),
        "staffing-complement": date(2023, 10, 4),
    }
    fact = Evidence.objects.get(obligation="staffing")
    assert (fact.made_by, fact.kind) == ("staffing:2023-HT", "staffing")
    assert fact.source == "Minsta bemanning var på plats"


def test_a_side_without_its_least_number_has_no_evidence(rota: World) -> None:
    staffed(rota, W41, "2023-10-10", CREW[1:])
    act(rota, "hold_meetup")
    assert facts() == {"staffing-complement": date(2023, 10, 11)}


def test_undone_takes_it_all_back(rota: World) -> None:
    staffed(rota, W41, "2023-10-10")
    act(rota, "hold_meetup")
    act(rota, "unhold_meetup")
    assert kept() == {}
    assert facts() == {}
    withdrawn = Evidence.objects.filter(made_by="staffing:2023-HT")
    assert [row.withdrawal_reason for row in withdrawn] == [
        "Ingen hållen träff den terminen hade minsta bemanning."
    ] * 2
    act(rota, "hold_meetup")
    assert len(kept()) == 3
    assert len(facts()) == 2


def test_undone_leaves_what_another_evening_of_the_term_supports(rota: World) -> None:
    for key, day in ((W40, "2023-10-03"), (W41, "2023-10-10")):
        staffed(rota, key, day)
        act(rota, "hold_meetup", key)
    act(rota, "unhold_meetup", W40)
    assert len(facts()) == 2
    act(rota, "unhold_meetup", W41)
    assert facts() == {}


def test_cancelled_afterwards_is_not_worked(rota: World) -> None:
    staffed(rota, W41, "2023-10-10")
    act(rota, "hold_meetup")
    act(rota, "cancel_meetup", reason="premises")
    assert kept() == {}
    assert facts() == {}
    assert Shift.objects.filter(given_back_at=None).count() == 3


def test_a_corrected_day_moves_the_hours(rota: World) -> None:
    staffed(rota, W41, "2023-10-10")
    act(rota, "hold_meetup")
    act(
        rota,
        "move_meetup",
        on=date(2023, 10, 12),
        begins=time(18),
        ends=time(20),
        place="Biblioteket",
    )
    rows = WorkedHours.objects.filter(taken_back_at=None)
    assert {(row.day, row.minutes) for row in rows} == {(date(2023, 10, 12), 120)}
    assert len(facts()) == 2


def test_somebody_did_not_come(rota: World, as_: As) -> None:
    shifts = staffed(rota, W41, "2023-10-10")
    act(rota, "hold_meetup")
    client, evening = as_("leader"), f"/p/q-hanget/traffar/{W41}/"
    assert "Kom inte" in client.get(evening).content.decode()
    absent = shifts["volunteer"]
    answer = client.post(f"/p/q-hanget/pass/{absent.pk}/franvaro/", follow=True)
    assert "kom inte" in answer.content.decode()
    assert kept() == {"Noor Haddad": 150, "Samir Öberg": 150}
    assert facts() == {"staffing-complement": date(2023, 10, 11)}
    client.post(f"/p/q-hanget/pass/{absent.pk}/narvaro/")
    assert len(kept()) == 3
    assert len(facts()) == 2
    assert [e.act for e in Entry.objects.filter(act__startswith="shift.").order_by("id")][-2:] == [
        "shift.absent",
        "shift.present",
    ]


def test_what_is_noted_already_is_said(rota: World) -> None:
    given = staffed(rota, W41, "2023-10-10")["volunteer"]
    with pytest.raises(NotPossible, match="markerad som hållen"):
        actions.mark_absent(shift=given, by=rota["leader"], at=NOW)
    act(rota, "hold_meetup")
    with pytest.raises(NotPossible, match="redan noterat"):
        actions.mark_present(shift=given, by=rota["leader"], at=NOW)
    actions.mark_absent(shift=given, by=rota["leader"], at=NOW)
    with pytest.raises(NotPossible, match="redan noterat"):
        actions.mark_absent(shift=given, by=rota["leader"], at=NOW)
    act(rota, "unhold_meetup")
    act(rota, "hold_meetup")
    assert "Billie Ek" not in kept()


@pytest.mark.parametrize("who", ["volunteer", "youth_worker", "officer"])
def test_only_those_who_run_the_evenings_note_who_came(rota: World, as_: As, who: str) -> None:
    given = staffed(rota, W41, "2023-10-10")["volunteer"]
    act(rota, "hold_meetup")
    for what in ("franvaro", "narvaro"):
        assert as_(who).post(f"/p/q-hanget/pass/{given.pk}/{what}/").status_code == 403
    assert "Kom inte" not in as_(who).get(f"/p/q-hanget/traffar/{W41}/").content.decode()


def test_a_promise_that_the_agreement_lacks_is_no_obstacle(rota: World) -> None:
    """The version may have changed since the needs were set."""
    from brygga.meetups.models import StaffingNeed

    StaffingNeed.objects.update(obligation="no-such-promise")
    staffed(rota, W41, "2023-10-10")
    act(rota, "hold_meetup")
    assert facts() == {}
    assert len(kept()) == 3


def test_without_needs_an_evening_is_held_as_before(rota: World) -> None:
    from brygga.meetups.models import StaffingNeed

    StaffingNeed.objects.all().delete()
    act(rota, "hold_meetup")
    assert facts() == {}


# --- Put right afterwards ------------------------------------------------------------------------

WORKED = f"/p/q-hanget/traffar/{W41}/pass/efterat/"


def note(world: World, role: str, party: str, person: Any = None, *, when: datetime = NOW) -> Shift:
    return actions.note_worked(
        partnership=world.partnership,
        key=W41,
        role=role,
        party=party,
        person=person,
        by=world["leader"],
        at=when,
    )


def test_somebody_who_stepped_in_gets_their_hours_and_counts(rota: World, as_: As) -> None:
    staffed(rota, W41, "2023-10-10", CREW[:1])
    act(rota, "hold_meetup")
    assert facts() == {}
    client = as_("leader")
    page = client.get(WORKED).content.decode()
    # Colleagues by name, others by their organisation alone.
    assert "Ester Kvist" in page
    assert "någon från Kvinnojouren Lund" in page
    assert not any(name in page for name in ("Billie Ek", "Ronja Vik", "Samir Öberg"))
    own = f"volunteer:tjejjouren:{rota['volunteer_tjejjouren'].pk}"
    answer = client.post(WORKED, {"who": own}, follow=True).content.decode()
    assert "ryckte in" in answer
    assert "Ångra" in answer
    client.post(WORKED, {"who": "youth_worker:lund:"})
    client.post(WORKED, {"who": "leader:kvinnojouren:"})
    assert "Ledare, Kvinnojouren Lund" in client.get(f"/p/q-hanget/traffar/{W41}/").content.decode()
    assert kept() == {"Noor Haddad": 150, "Ester Kvist": 150, "None": 150}
    assert WorkedHours.objects.filter(person=None).count() == 2
    assert facts() == {
        "staffing": date(2023, 10, 11),
        "staffing-complement": date(2023, 10, 11),
    }
    letter = Letter.objects.get(person=rota["volunteer_tjejjouren"])
    assert letter.subject == "Ditt arbete är noterat"


def test_a_slip_is_taken_back_with_all_that_followed(rota: World, as_: As) -> None:
    given = staffed(rota, W41, "2023-10-10")
    act(rota, "hold_meetup")
    noted = note(rota, "leader", "kvinnojouren")
    assert len(kept()) == 4
    client, back = as_("leader"), "/p/q-hanget/pass/{}/notering/borttagning/"
    assert client.post(back.format(noted.pk)).status_code == 302
    assert kept() == {"Noor Haddad": 150, "Billie Ek": 150, "Samir Öberg": 150}
    # One that was signed up for is no slip: they did not come.
    with pytest.raises(NotPossible, match="taget i förväg"):
        actions.remove_noted(shift=given["leader"], by=rota["leader"], at=NOW)
    lines = Entry.objects.filter(act__startswith="shift.").order_by("id")
    assert [e.act for e in lines][-2:] == ["shift.noted", "shift.unnoted"]
    assert lines.last().facts == {  # type: ignore[union-attr]
        "meetup": f"meetup:{W41}",
        "as": "leader",
        "party": "kvinnojouren",
    }


def test_more_may_have_worked_than_there_were_places(rota: World) -> None:
    absent = staffed(rota, W41, "2023-10-10")["youth_worker"]
    act(rota, "hold_meetup")
    actions.mark_absent(shift=absent, by=rota["leader"], at=NOW)
    assert facts() == {"staffing": date(2023, 10, 11)}
    assert note(rota, "youth_worker", "lund").number == 2
    assert len(facts()) == 2


@pytest.mark.parametrize(
    ("role", "party", "who", "said"),
    [
        ("leader", "lund", None, "inte öppen för den organisationen"),
        ("youth_worker", "kvinnojouren", None, "inte öppen för den organisationen"),
        ("leader", "finns-inte", None, "inte öppen för den organisationen"),
        ("volunteer", "kvinnojouren", "volunteer", "inte deras i din organisation"),
        ("volunteer", "tjejjouren", "volunteer", "inte deras i din organisation"),
        ("leader", "tjejjouren", "volunteer_tjejjouren", "inte deras i din organisation"),
        ("volunteer", "tjejjouren", "leader", "har redan ett pass"),
    ],
)
def test_nobody_is_noted_who_could_not_have_worked_so(
    rota: World, role: str, party: str, who: str | None, said: str
) -> None:
    staffed(rota, W41, "2023-10-10", CREW[:1])
    act(rota, "hold_meetup")
    with pytest.raises(NotPossible, match=said):
        note(rota, role, party, rota[who] if who else None)


def test_who_worked_is_put_right_after_the_evening_and_not_long_after(rota: World, as_: As) -> None:
    given = staffed(rota, W41, "2023-10-10")["volunteer"]
    with pytest.raises(NotPossible, match="markerad som hållen"):
        note(rota, "leader", "kvinnojouren")
    act(rota, "hold_meetup")
    long_after = at("2023-12-11")
    for what in (
        lambda: note(rota, "leader", "kvinnojouren", when=long_after),
        lambda: actions.mark_absent(shift=given, by=rota["leader"], at=long_after),
    ):
        with pytest.raises(NotPossible, match="mer än 60 dagar sedan"):
            what()
    note(rota, "leader", "kvinnojouren", when=at("2023-12-10"))
    for who in ("volunteer", "youth_worker", "officer"):
        assert as_(who).get(WORKED).status_code == 403
        assert WORKED not in as_(who).get(f"/p/q-hanget/traffar/{W41}/").content.decode()


def test_an_evening_is_judged_by_what_was_needed_on_its_day(rota: World, as_: As) -> None:
    staffed(rota, W41, "2023-10-10")
    act(rota, "hold_meetup")
    actions.set_needs(
        partnership=rota.partnership,
        needs=[Need("leader", 2, 3, obligation="staffing")],
        by=rota["coordinator"],
        at=NOW,
    )
    assert "3 av 3" in as_("leader").get(f"/p/q-hanget/traffar/{W41}/").content.decode()
    assert "0 av 2" in as_("leader").get("/p/q-hanget/traffar/2023-W43/").content.decode()
    # Weighed anew, the term's evidence still rests on the evening as it was.
    act(rota, "unhold_meetup")
    assert facts() == {}
    act(rota, "hold_meetup")
    assert len(facts()) == 2
    page = as_("coordinator").get(NEEDS).content.decode()
    assert "Så var det förut" in page
    assert "till och med" in page


# --- What the evenings need ----------------------------------------------------------------------

NEEDS = "/p/q-hanget/bemanning/"
FILLED_IN = {
    "leader-places": "3",
    "leader-at_least": "2",
    "leader-obligation": "staffing",
    "volunteer-places": "0",
    "volunteer-at_least": "0",
    "volunteer-obligation": "",
    "youth_worker-places": "1",
    "youth_worker-at_least": "1",
    "youth_worker-obligation": "staffing-complement",
}


def test_the_empty_page_offers_what_most_need(world: World, as_: As) -> None:
    page = as_("coordinator").get(NEEDS).content.decode()
    assert "två från föreningarna och en från kommunen" in page
    assert 'name="leader-places" value="2"' in page
    assert 'name="youth_worker-places" value="1"' in page
    assert '<option value="staffing-complement" selected>' in page


def test_setting_the_needs(world: World, as_: As) -> None:
    answer = as_("coordinator").post(NEEDS, FILLED_IN, follow=True)
    page = answer.content.decode()
    assert "Bemanningen är sparad" in page
    assert "Inget är bestämt än" not in page
    rows = world.partnership.staffing_needs.order_by("id").values_list(
        "role", "at_least", "places", "obligation"
    )
    assert list(rows) == [
        ("leader", 2, 3, "staffing"),
        ("youth_worker", 1, 1, "staffing-complement"),
    ]
    assert Entry.objects.get(act="staffing.set").facts == {}
    as_("coordinator").post(NEEDS, FILLED_IN)
    assert world.partnership.staffing_needs.count() == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"leader-at_least": "4"}, "Det minsta antalet kan inte vara större"),
        (
            {
                "leader-places": "0",
                "leader-at_least": "0",
                "youth_worker-places": "0",
                "youth_worker-at_least": "0",
            },
            "Ange platser i minst en roll",
        ),
        ({"leader-places": ""}, "behöver fyllas i"),
    ],
)
def test_what_does_not_hold_together(
    world: World, as_: As, wrong: dict[str, str], said: str
) -> None:
    answer = as_("coordinator").post(NEEDS, FILLED_IN | wrong)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not world.partnership.staffing_needs.exists()


@pytest.mark.parametrize("who", ["leader", "volunteer", "officer", "steering_kvinnojouren"])
def test_only_the_coordinator_sets_the_needs(world: World, as_: As, who: str) -> None:
    assert as_(who).get(NEEDS).status_code == 403
    assert as_(who).post(NEEDS, FILLED_IN).status_code == 403


@pytest.mark.parametrize(
    ("need", "said"),
    [
        (Need("leader", 0, 21), "från 1 till 20"),
        (Need("leader", 3, 2), "inte vara större"),
        (Need("leader", 1, 1, obligation="weekly-meetup"), "ska gälla hela tiden"),
        (Need("leader", 1, 1, obligation="finns-inte"), "ska gälla hela tiden"),
    ],
)
def test_the_action_holds_the_same(world: World, need: Need, said: str) -> None:
    with pytest.raises(NotPossible, match=said):
        actions.set_needs(
            partnership=world.partnership, needs=[need], by=world["coordinator"], at=NOW
        )


def test_fewer_places_take_nobodys_shift(rota: World, as_: As) -> None:
    staffed(rota, "2023-W43", "2023-10-18")
    actions.set_needs(
        partnership=rota.partnership, needs=[Need("leader", 1, 1)], by=rota["coordinator"], at=NOW
    )
    assert Shift.objects.filter(given_back_at=None).count() == 3
    page = as_("volunteer").get("/p/q-hanget/traffar/2023-W43/").content.decode()
    assert "Volontär" in page
