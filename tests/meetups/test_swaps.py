"""Swapping shifts: one asks, the other answers, and both must still be able to."""

from datetime import date

import pytest

from brygga.journal.models import Entry
from brygga.meetups.actions import (
    accept_swap,
    ask_to_swap,
    cancel_meetup,
    decline_swap,
    give_back_shift,
    withdraw_swap,
)
from brygga.meetups.models import Shift, Swap
from brygga.notices.models import Letter
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.meetups.conftest import As
from tests.world import NOW, World, hours, requirement, session, shift, training

MINE, THEIRS = "2023-W43", "2023-W45"
PASS = "/p/q-hanget/pass/"


@pytest.fixture
def pair(rota: World) -> tuple[Shift, Shift]:
    """Noor of Tjejjouren on one evening, Ronja of Kvinnojouren on another."""
    return shift(rota, "leader", MINE), shift(rota, "leader_kvinnojouren", THEIRS)


def ask(world: World, pair: tuple[Shift, Shift], who: str = "leader") -> Swap:
    return ask_to_swap(offered=pair[0], wanted=pair[1], by=world[who], at=NOW)


def holders() -> dict[str, str]:
    """Name and party by evening, of the shifts that somebody has."""
    held = Shift.objects.filter(given_back_at=None).select_related("meetup", "person")
    return {s.meetup.key: f"{s.person} {s.party}" for s in held}


BEFORE = {MINE: "Noor Haddad tjejjouren", THEIRS: "Ronja Vik kvinnojouren"}


def test_asked_and_accepted_by_their_buttons(
    rota: World, as_: As, pair: tuple[Shift, Shift]
) -> None:
    noor, ronja = as_("leader"), as_("leader_kvinnojouren")
    form = noor.get(f"{PASS}{pair[0].pk}/byte/").content.decode()
    assert "ons 8\u00a0nov, ledare, Kvinnojouren Lund" in form
    assert "Ronja" not in form  # they do not work the same evening
    asked = noor.post(f"{PASS}{pair[0].pk}/byte/", {"wanted": pair[1].pk}, follow=True)
    assert "Frågan är skickad" in asked.content.decode()
    assert "Du har frågat om byte" in asked.content.decode()
    letter = Letter.objects.get()
    assert letter.person == rota["leader_kvinnojouren"]
    assert letter.subject == "Vill du byta pass?"
    assert "Noor" not in letter.body
    page = ronja.get(PASS).content.decode()
    assert "Någon vill byta" in page
    assert "Noor" not in page
    swap = Swap.objects.get()
    done = ronja.post(f"/p/q-hanget/byten/{swap.pk}/antagande/", follow=True)
    assert "Ni har bytt pass" in done.content.decode()
    assert holders() == {MINE: "Ronja Vik kvinnojouren", THEIRS: "Noor Haddad tjejjouren"}
    assert [entry.act for entry in Entry.objects.filter(act__startswith="swap.")] == [
        "swap.asked",
        "swap.accepted",
    ]
    answer = Letter.objects.get(person=rota["leader"])
    assert "ons 8\u00a0nov" in answer.body
    assert "Ronja" not in answer.body


def test_declined(rota: World, as_: As, pair: tuple[Shift, Shift]) -> None:
    swap = ask(rota, pair)
    as_("leader_kvinnojouren").post(f"/p/q-hanget/byten/{swap.pk}/avslag/")
    assert holders() == BEFORE
    swap.refresh_from_db()
    assert swap.outcome == Swap.Outcome.DECLINED
    assert Letter.objects.get(person=rota["leader"]).subject == "Bytet blev inte av"
    # One may ask again another day.
    assert ask(rota, pair).outcome == ""


def test_withdrawn(rota: World, as_: As, pair: tuple[Shift, Shift]) -> None:
    swap = ask(rota, pair)
    as_("leader").post(f"/p/q-hanget/byten/{swap.pk}/atertagande/")
    swap.refresh_from_db()
    assert swap.outcome == Swap.Outcome.WITHDRAWN
    with pytest.raises(NotPossible, match="redan besvarad"):
        accept_swap(swap=swap, by=rota["leader_kvinnojouren"], at=NOW)
    assert holders() == BEFORE


def test_only_the_one_who_was_asked_answers(
    rota: World, as_: As, pair: tuple[Shift, Shift]
) -> None:
    swap = ask(rota, pair)
    for who in ("leader", "coordinator", "officer"):
        assert as_(who).post(f"/p/q-hanget/byten/{swap.pk}/antagande/").status_code == 403
        assert as_(who).post(f"/p/q-hanget/byten/{swap.pk}/avslag/").status_code == 403
    with pytest.raises(NotAllowed):
        withdraw_swap(swap=swap, by=rota["leader_kvinnojouren"], at=NOW)
    with pytest.raises(NotAllowed):
        decline_swap(swap=swap, by=rota["coordinator"], at=NOW)
    assert holders() == BEFORE


def test_one_swaps_only_ones_own(rota: World, as_: As, pair: tuple[Shift, Shift]) -> None:
    with pytest.raises(NotAllowed, match="någon annans"):
        ask(rota, pair, "coordinator")
    assert as_("coordinator").get(f"{PASS}{pair[0].pk}/byte/").status_code == 403


def test_asked_twice(rota: World, pair: tuple[Shift, Shift]) -> None:
    ask(rota, pair)
    with pytest.raises(NotPossible, match="redan frågat"):
        ask(rota, pair)


@pytest.mark.parametrize("other", ["another role", "same evening", "one's own"])
def test_what_cannot_be_swapped(rota: World, other: str) -> None:
    mine = shift(rota, "leader", MINE)
    wanted = {
        "another role": lambda: shift(rota, "volunteer", THEIRS, "volunteer"),
        "same evening": lambda: shift(rota, "leader_kvinnojouren", MINE),
        "one's own": lambda: shift(rota, "leader", THEIRS),
    }[other]()
    with pytest.raises(NotPossible, match="går inte att byta"):
        ask(rota, (mine, wanted))


def test_not_for_an_evening_that_one_works_already(rota: World) -> None:
    mine, theirs = shift(rota, "leader", MINE), shift(rota, "leader_kvinnojouren", THEIRS)
    shift(rota, "leader", THEIRS, "volunteer")
    with pytest.raises(NotPossible, match="redan ett pass"):
        ask(rota, (mine, theirs))


def test_the_form_leaves_out_what_cannot_be(rota: World, as_: As) -> None:
    mine = shift(rota, "leader", MINE)
    shift(rota, "leader_kvinnojouren", MINE)
    shift(rota, "leader_kvinnojouren", THEIRS)
    page = as_("leader").get(f"{PASS}{mine.pk}/byte/").content.decode()
    assert "inget pass att byta mot" in page


def test_both_must_still_be_ready_when_it_is_accepted(
    rota: World, pair: tuple[Shift, Shift]
) -> None:
    swap = ask(rota, pair)
    norms = training(rota, "Normkritik")
    requirement(rota, "leader", norms)
    with pytest.raises(NotPossible, match="Den andra kan inte ta ditt pass"):
        accept_swap(swap=swap, by=rota["leader_kvinnojouren"], at=NOW)
    session(rota, "2023-09-02", norms, attended_by=("leader",))
    with pytest.raises(NotAllowed, match="”Normkritik” saknas"):
        accept_swap(swap=swap, by=rota["leader_kvinnojouren"], at=NOW)
    assert holders() == BEFORE


def test_what_the_other_lacks_is_not_told(rota: World, pair: tuple[Shift, Shift]) -> None:
    norms = training(rota, "Normkritik")
    requirement(rota, "leader", norms)
    session(rota, "2023-09-02", norms, attended_by=("leader",))
    with pytest.raises(NotPossible) as refusal:
        ask(rota, pair)
    assert "kan inte ta ditt pass just nu" in refusal.value.reason.sv
    assert "Normkritik" not in refusal.value.reason.sv


def test_a_swap_lapses_with_the_shift(rota: World, pair: tuple[Shift, Shift]) -> None:
    swap = ask(rota, pair)
    give_back_shift(shift=pair[0], by=rota["leader"], at=NOW)
    swap.refresh_from_db()
    assert swap.outcome == Swap.Outcome.LAPSED
    with pytest.raises(NotPossible, match="redan besvarad"):
        accept_swap(swap=swap, by=rota["leader_kvinnojouren"], at=NOW)


def test_a_swap_lapses_when_an_evening_is_called_off(
    rota: World, pair: tuple[Shift, Shift]
) -> None:
    swap = ask(rota, pair)
    cancel_meetup(
        partnership=rota.partnership, key=THEIRS, reason="weather", by=rota["coordinator"], at=NOW
    )
    swap.refresh_from_db()
    assert swap.outcome == Swap.Outcome.LAPSED


def test_the_other_swaps_about_the_same_shifts_lapse(
    rota: World, pair: tuple[Shift, Shift]
) -> None:
    third = shift(rota, "coordinator", "2023-W47")
    swap, other = ask(rota, pair), ask(rota, (pair[0], third))
    accept_swap(swap=swap, by=rota["leader_kvinnojouren"], at=NOW)
    other.refresh_from_db()
    assert other.outcome == Swap.Outcome.LAPSED


def test_nobody_new_is_left_alone(rota: World, pair: tuple[Shift, Shift]) -> None:
    hours(rota, "leader", "2023-10-11", "shift:900")
    shift(rota, "volunteer", MINE, "volunteer")
    with pytest.raises(NotPossible, match="ny vara ensam"):
        ask(rota, pair)


def test_an_evening_that_has_been_is_not_swapped(rota: World) -> None:
    mine, theirs = shift(rota, "leader", "2023-W42"), shift(rota, "coordinator", THEIRS)
    swap = ask(rota, (mine, theirs))
    later = NOW.replace(day=19)
    assert later.date() == date(2023, 10, 19)
    with pytest.raises(NotPossible, match="har varit"):
        accept_swap(swap=swap, by=rota["coordinator"], at=later)
