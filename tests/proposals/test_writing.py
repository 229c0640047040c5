"""Writing a proposal together: point by point, nothing lost, alternatives beside each other."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from brygga.parties.models import Organisation, Partnership
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.proposals.actions import (
    ChangedMeanwhile,
    add_point,
    begin_proposal,
    change_point,
    frame_proposal,
    hand_in,
    propose_partnership,
    save_alternative,
)
from brygga.proposals.models import AlternativeCost, ChecklistAnswer, Proposal
from brygga.proposals.queries import alternatives_of, criteria_of, points_of
from tests.proposals.conftest import As
from tests.world import NOW, World, organisation, outsider, proposal

HERE = "/p/q-hanget/forslag/"
ONE = f"{HERE}1/"
TIME = {"begins_on": "2024-01-01", "ends_on": "2026-12-31"}


def test_a_partnership_begins_with_a_proposal(world: World, as_: As) -> None:
    address = "/organisation/tjejjouren-i-lund/forslag/nytt/"
    other = Organisation.objects.get(key="lunds-kommun")
    given = {"title": "Läxhjälp på Östra", "others": [other.pk], **TIME}
    answer = as_("leader").post(address, given)
    assert answer.status_code == 302, answer.context["form"].errors
    here = Partnership.objects.get(key="laxhjalp-pa-ostra")
    assert set(here.parties.values_list("key", flat=True)) == {"lunds-kommun", "tjejjouren-i-lund"}
    page = as_("officer").get(answer["Location"]).content.decode()
    assert "Vad i samhället vill ni göra något åt" in page
    # Every page of a partnership has something to say before there is an agreement.
    for name in ("idag/", "loftestavlan/", "parterna/", "overenskommelsen/", "styrgruppen/"):
        assert as_("officer").get(f"/p/{here.key}/{name}").status_code in (200, 302, 404)
    assert "Förslag" in as_("officer").get(f"/p/{here.key}/overenskommelsen/").content.decode()


def test_a_partnership_needs_both_sides_and_somebody_who_may(world: World, as_: As) -> None:
    other = organisation("en-annan", "En annan förening")
    answer = as_("coordinator").post(
        "/organisation/tjejjouren-i-lund/forslag/nytt/",
        {"title": "Bara vi", "others": [other.pk], **TIME},
    )
    assert "minst en offentlig" in str(answer.context["form"].errors)
    assert as_("treasurer").get("/organisation/tjejjouren-i-lund/forslag/nytt/").status_code == 403
    assert Partnership.objects.count() == 1
    with pytest.raises(NotAllowed):
        propose_partnership(
            title="Bara vi",
            organisation=world.organisations["lund"],
            others=[other],
            begins_on=date(2024, 1, 1),
            ends_on=date(2024, 12, 31),
            by=world["coordinator"],
            at=NOW,
        )


def test_both_sides_write_and_every_point_is_saved_as_it_is_sent(world: World, as_: As) -> None:
    begun = as_("officer").post(f"{HERE}nytt/", {"title": "Q-hänget", **TIME})
    assert begun.status_code == 302
    said = {
        "coordinator": "Det saknas en trygg mötesplats.",
        "leader": "Var för sig går det inte.",
    }
    for who, text in said.items():
        answer = as_(who).post(f"{ONE}del/challenge/", {"text": text})
        assert answer.status_code == 302
    page = as_("officer").get(ONE).content.decode()
    assert all(text in page for text in said.values())


def test_what_the_guard_refuses_is_neither_kept_nor_shown(world: World, as_: As) -> None:
    proposal(world)
    before = len(points_of(Proposal.objects.get()))
    answer = as_("coordinator").post(f"{ONE}del/goal/", {"text": "Ring 070-123 45 67"})
    assert "070" not in answer.content.decode()
    assert len(points_of(Proposal.objects.get())) == before
    asked = as_("coordinator").post(f"{ONE}del/goal/", {"text": "Fråga Kajsa om lokalen"})
    assert asked.context["form"].marked


def test_two_at_one_point_see_both_texts(world: World, as_: As) -> None:
    point = points_of(proposal(world))[0]
    change_point(point=point, text="Deras ord.", based_on=1, by=world["officer"], at=NOW)
    with pytest.raises(ChangedMeanwhile):
        change_point(point=point, text="Våra ord.", based_on=1, by=world["coordinator"], at=NOW)
    address = f"{ONE}punkter/{point.pk}/"
    answer = as_("coordinator").post(address, {"text": "Våra ord.", "based_on": "1"})
    page = answer.content.decode()
    assert "Deras ord." in page
    assert "Våra ord." in page
    again = {"text": "Våra ord.", "based_on": answer.context["form"]["based_on"].value()}
    assert as_("coordinator").post(address, again).status_code == 302
    point.refresh_from_db()
    assert point.text == "Våra ord."


def test_a_point_that_was_taken_out_can_be_put_back(world: World, as_: As) -> None:
    point = points_of(proposal(world))[0]
    writer = as_("coordinator")
    assert writer.post(f"{ONE}punkter/{point.pk}/borttagning/").status_code == 302
    assert point not in points_of(point.proposal)
    assert writer.post(f"{ONE}punkter/{point.pk}/ater/").status_code == 302
    assert point in points_of(point.proposal)


def test_the_alternatives_stand_side_by_side_with_their_arithmetic(world: World, as_: As) -> None:
    proposal(world)
    page = (
        as_("officer").get(f"{ONE}alternativ/").content.decode().replace("\N{NO-BREAK SPACE}", " ")
    )
    for said in ("370 300 kr", "181 150 kr", "4 872 kr", "4 767 kr", "2 × 38 = 76", "skiljer"):
        assert said in page, said


def test_an_alternative_is_saved_with_its_rows_and_an_emptied_row_goes(
    world: World, as_: As
) -> None:
    row = alternatives_of(proposal(world))[1]
    given = {
        "title": "En träff",
        "gives": "",
        "meetups_a_week": "1",
        "based_on": str(row.revision),
        "costs-TOTAL_FORMS": "3",
        "costs-INITIAL_FORMS": "1",
        "costs-0-what": "",
        "costs-0-per_year": "",
        "costs-1-what": "Samordnare",
        "costs-1-per_year": "150000",
        "costs-2-what": "Material",
        "costs-2-per_year": "",
    }
    address = f"{ONE}alternativ/{row.pk}/"
    assert as_("coordinator").post(address, given).status_code == 200  # a row without its sum
    assert (
        as_("coordinator").post(address, given | {"costs-2-per_year": "31150"}).status_code == 302
    )
    assert list(row.costs.values_list("what", "per_year")) == [
        ("Samordnare", Decimal(150_000)),
        ("Material", Decimal(31_150)),
    ]
    with pytest.raises(ChangedMeanwhile):
        save_alternative(
            proposal=row.proposal,
            alternative=row,
            based_on=row.revision,
            title="Sent",
            gives="",
            meetups_a_week=1,
            costs=[],
            by=world["officer"],
            at=NOW,
        )
    assert AlternativeCost.objects.filter(alternative=row).count() == 2


def test_the_checklist_has_the_eight_and_what_the_municipality_adds(world: World, as_: As) -> None:
    written = proposal(world)
    assert len(criteria_of(written.partnership)) == 10
    answer = as_("officer").post(
        f"{ONE}checklista/", {"answer_budget": "unclear", "reason_budget": "Budgeten är inte klar."}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    row = ChecklistAnswer.objects.get(criterion="budget")
    assert (row.answer, row.saved_party) == ("unclear", "lund")
    assert ChecklistAnswer.objects.get(criterion="initiative").answer == "yes"


def test_another_municipality_has_only_the_eight(world: World) -> None:
    elsewhere = propose_partnership(
        title="Fika",
        organisation=world.organisations["tjejjouren"],
        others=[organisation("alvkoping", "Älvköping", kind="public")],
        begins_on=date(2024, 1, 1),
        ends_on=date(2024, 12, 31),
        by=world["coordinator"],
        at=NOW,
    )
    assert len(criteria_of(elsewhere.partnership)) == 8


def test_one_proposal_at_a_time_in_good_order(world: World) -> None:
    written = proposal(world)
    with pytest.raises(NotPossible, match="redan ett förslag"):
        proposal(world)
    frame: dict[str, Any] = {
        "title": "Q-hänget",
        "begins_on": written.begins_on,
        "ends_on": written.ends_on,
        "payer": "lund",
        "payee": "nagon-annan",
        "payments_a_year": 2,
        "based_on": written.revision,
    }
    with pytest.raises(NotPossible, match="parter"):
        frame_proposal(proposal=written, by=world["officer"], at=NOW, **frame)
    with pytest.raises(NotPossible, match="före den första"):
        frame_proposal(
            proposal=written,
            by=world["officer"],
            at=NOW,
            **frame | {"payee": "", "ends_on": date(2020, 1, 1)},
        )


def test_what_is_handed_in_is_not_written_in(world: World, as_: As) -> None:
    written = proposal(world)
    hand_in(proposal=written, by=world["coordinator"], at=NOW)
    with pytest.raises(NotPossible, match="inlämnat"):
        add_point(proposal=written, section="goal", text="Mer.", by=world["officer"], at=NOW)
    assert as_("officer").get(f"{ONE}del/goal/").status_code == 404
    assert as_("coordinator").post(f"{ONE}atertagande/").status_code == 302
    add_point(proposal=written, section="goal", text="Mer.", by=world["officer"], at=NOW)


def test_an_empty_proposal_is_not_handed_in(world: World, as_: As) -> None:
    empty = begin_proposal(
        partnership=world.partnership,
        title="Tomt",
        begins_on=date(2024, 1, 1),
        ends_on=date(2024, 12, 31),
        by=world["coordinator"],
        at=NOW,
    )
    with pytest.raises(NotPossible, match="utmaning"):
        hand_in(proposal=empty, by=world["coordinator"], at=NOW)
    assert "behövs" in as_("coordinator").get(ONE).content.decode()


@pytest.mark.parametrize("who", ["volunteer", "treasurer", "steering_lund"])
def test_others_read_and_do_not_write(world: World, as_: As, who: str) -> None:
    written = proposal(world)
    assert as_(who).get(ONE).status_code == 200
    assert as_(who).get(f"{ONE}del/goal/").status_code == 403
    with pytest.raises(NotAllowed):
        add_point(proposal=written, section="goal", text="Nej.", by=world[who], at=NOW)


def test_outsiders_do_not_know_of_it(world: World) -> None:
    written = proposal(world)
    with pytest.raises(NotAllowed):
        add_point(proposal=written, section="goal", text="Nej.", by=outsider(), at=NOW)
