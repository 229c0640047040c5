"""The life of an agreement through the site: who may take which step, and what follows of it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from brygga.agreements.actions import (
    agree_to_withdraw_notice,
    cancel_agreement,
    close_matter,
    demand_correction,
    give_notice,
    note_dialogue,
    take_up_matter,
    undo_dialogue,
    undo_matter,
)
from brygga.agreements.models import Dialogue, Matter, Notice
from brygga.agreements.queries import state_of
from brygga.domain.life import Kind, Outcome, State
from brygga.domain.obligations import Standing
from brygga.notices.models import Letter
from brygga.obligations.models import Evidence
from brygga.obligations.queries import assessments
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.parties.roles import Role
from tests.world import World, at, evidence, q_hanget_at_work, role

pytestmark = pytest.mark.django_db

TODAY = "2023-10-18"
ALL = ("lund", "kvinnojouren", "tjejjouren")


@pytest.fixture
def world() -> World:
    return q_hanget_at_work()


def taken_up(world: World, kind: Kind, who: str = "officer", day: str = "2023-10-02") -> Matter:
    return take_up_matter(
        partnership=world.partnership,
        kind=kind,
        text="Flera träffar har ställts in utan besked.",
        against="tjejjouren" if kind is Kind.BREACH else "",
        by=world[who],
        at=at(day),
    )


def talked(
    world: World, matter: Matter, who: str = "officer", day: str = "2023-10-10", parties=ALL
) -> Dialogue:
    return note_dialogue(
        matter=matter,
        held_on=date.fromisoformat(day),
        parties=parties,
        text="Parterna ser olika på vad som krävs.",
        by=world[who],
        at=at(day, "16:00"),
    )


def noticed(world: World, matter: Matter | None, ends_on: str = "2024-01-18") -> Notice:
    return give_notice(
        partnership=world.partnership,
        matter=matter,
        ends_on=date.fromisoformat(ends_on),
        text="Vi kommer inte vidare.",
        by=world["signatory_lund"],
        at=at(TODAY),
    )


def standing(world: World, key: str, day: str) -> Standing | None:
    found = assessments(world.partnership, date.fromisoformat(day))
    return next((a.standing for a in found if a.occurrence.key == key), None)


def test_notice_from_breach_to_end(world: World) -> None:
    before = assessments(world.partnership, date(2023, 10, 1))
    matter = taken_up(world, Kind.BREACH)
    assert standing(world, "breach-dialogue/2023-10-02", "2023-10-02") is Standing.UNDATED
    with pytest.raises(NotPossible, match="Parterna ska först tala"):
        noticed(world, matter)
    talked(world, matter)
    assert standing(world, "breach-dialogue/2023-10-02", "2023-10-10") is Standing.KEPT
    with pytest.raises(NotPossible, match="18\u00a0januari 2024"):
        noticed(world, matter, "2024-01-17")
    notice = noticed(world, matter)
    assert notice.earliest_on == date(2024, 1, 18)
    assert state_of(world.partnership, date(2024, 1, 18)) is State.NOTICE_GIVEN
    assert state_of(world.partnership, date(2024, 1, 19)) is State.ENDED
    # The others hear of it at once; those who speak for the giver's own party do not.
    told = Letter.objects.filter(subject="Överenskommelsen är uppsagd")
    assert {letter.person.name for letter in told} >= {"Alva Lindgren", "Lea Norén"}
    assert "Johan Åkesson" not in {letter.person.name for letter in told}
    # What belongs to the time after is no longer owed, and past answers stay as they were.
    keys = {a.occurrence.key for a in assessments(world.partnership, date(2024, 1, 18))}
    assert "weekly-meetup/2024-W03" not in keys
    assert "weekly-meetup/2024-W02" in keys
    assert "annual-report/2023" in keys
    assert "annual-report/2024" not in keys
    assert assessments(world.partnership, date(2023, 10, 1)) == before


def test_a_demand_a_day_and_then_a_cancellation(world: World) -> None:
    for n, day in enumerate(("2023-01-20", "2023-07-20")):
        evidence(world, "invoice", day)
        evidence(world, "payment", day, who="officer", source=f"Utbetalning {n}")
    matter = taken_up(world, Kind.BREACH)
    act: dict[str, Any] = {
        "matter": matter,
        "text": "Det är inte rättat.",
        "repayment_reason": "Hälften av hösten.",
        "by": world["signatory_lund"],
        "at": at(TODAY),
    }
    with pytest.raises(NotPossible, match="Begär rättelse"):
        cancel_agreement(**act, repayment=Decimal(0))
    demand_correction(
        matter=matter,
        put_right_by=date(2023, 10, 17),
        text="Träffarna hålls.",
        by=world["officer"],
        at=at("2023-10-03"),
    )
    for amount, why in (("181150.01", "större än allt"), ("-1", "noll eller mer")):
        with pytest.raises(NotPossible, match=why):
            cancel_agreement(**act, repayment=Decimal(amount))
    with pytest.raises(NotAllowed):
        cancel_agreement(**act | {"by": world["officer"]}, repayment=Decimal(0))
    made = cancel_agreement(**act, repayment=Decimal("20000.50"))
    assert (made.payer, made.currency) == ("tjejjouren", "SEK")
    assert state_of(world.partnership, date(2023, 10, 18)) is State.CANCELLED
    assert standing(world, "repayment/2023-10-18", TODAY) is Standing.UNDATED
    with pytest.raises(NotPossible, match="hävd"):
        taken_up(world, Kind.CIRCUMSTANCES, day="2023-10-19")


def test_the_review_is_evidence_and_its_outcome_shows_when_the_term_is_over(world: World) -> None:
    review = taken_up(world, Kind.REVIEW, day="2023-02-21")
    assert standing(world, "renewal-review/2023-03-01", "2023-02-21") is Standing.KEPT
    with pytest.raises(NotPossible, match="redan börjat"):
        taken_up(world, Kind.REVIEW, day="2023-02-22")
    talked(world, review, day="2023-03-14", parties=("lund", "tjejjouren"))
    end: dict[str, Any] = {
        "matter": review,
        "outcome": Outcome.CONTINUE,
        "text": "Ja.",
        "by": world["officer"],
    }
    with pytest.raises(NotPossible, match="alla parter"):
        close_matter(**end, at=at("2023-05-23"))
    talked(world, review, day="2023-05-23")
    close_matter(**end, at=at("2023-05-23", "17:00"))
    assert state_of(world.partnership, date(2024, 12, 31)) is State.IN_FORCE
    assert state_of(world.partnership, date(2025, 1, 1)) is State.RENEWED


def test_what_was_taken_up_by_mistake_is_undone_with_what_it_set_off(world: World) -> None:
    matter = taken_up(world, Kind.DISPUTE)
    with pytest.raises(NotAllowed):
        undo_matter(matter=matter, by=world["coordinator"], at=at("2023-10-02", "12:05"))
    undo_matter(matter=matter, by=world["officer"], at=at("2023-10-02", "12:05"))
    facts = Evidence.objects.filter(made_by=f"matter:{matter.pk}")
    assert facts.count() == 1
    assert all(fact.is_withdrawn for fact in facts)
    again = taken_up(world, Kind.DISPUTE)
    note, key = talked(world, again), "dispute-dialogue/2023-10-02"
    assert standing(world, key, "2023-10-10") is Standing.KEPT
    with pytest.raises(NotAllowed):
        undo_dialogue(dialogue=note, by=world["officer"], at=at("2023-10-10", "16:16"))
    undo_dialogue(dialogue=note, by=world["officer"], at=at("2023-10-10", "16:05"))
    assert standing(world, key, "2023-10-10") is Standing.UNDATED
    talked(world, again)
    with pytest.raises(NotPossible, match="hänt mer"):
        undo_matter(matter=again, by=world["officer"], at=at("2023-10-02", "12:05"))


def test_a_notice_is_withdrawn_when_every_party_has_agreed(world: World) -> None:
    matter = taken_up(world, Kind.CIRCUMSTANCES)
    talked(world, matter)
    notice = noticed(world, matter)
    agree_to_withdraw_notice(notice=notice, by=world["signatory_lund"], at=at("2023-11-01"))
    with pytest.raises(NotAllowed, match="redan godkänt"):
        agree_to_withdraw_notice(notice=notice, by=world["signatory_lund"], at=at("2023-11-01"))
    agree_to_withdraw_notice(notice=notice, by=world["signatory_tjejjouren"], at=at("2023-11-02"))
    signs_for_kvinnojouren(world)
    done = agree_to_withdraw_notice(
        notice=notice, by=world["steering_kvinnojouren"], at=at("2023-11-03")
    )
    assert done.withdrawn_at == at("2023-11-03")
    assert state_of(world.partnership, date(2023, 11, 2)) is State.NOTICE_GIVEN
    assert state_of(world.partnership, date(2023, 11, 3)) is State.IN_FORCE
    assert standing(world, "weekly-meetup/2024-W10", "2023-11-02") is None
    assert standing(world, "weekly-meetup/2024-W10", "2023-11-03") is Standing.UPCOMING


def signs_for_kvinnojouren(world: World) -> None:
    role(world["steering_kvinnojouren"], world.organisations["kvinnojouren"], Role.SIGNATORY)
