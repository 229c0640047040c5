"""From a written proposal to a decision, and from the decision to a draft without typing again."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from brygga.agreements.actions import (
    Signed,
    bring_in_force,
    import_version,
    say_ready,
    take_back_readiness,
    write_draft_calendar,
)
from brygga.agreements.models import AgreementDraft, AgreementVersion
from brygga.agreements.queries import draft_terms, newest_of, terms_of
from brygga.agreements.queries import steps_of as agreement_steps
from brygga.domain.files import FileRefused
from brygga.domain.life import State, state_on
from brygga.domain.terms import read_calendar, read_terms
from brygga.journal.models import Entry
from brygga.notices.models import Letter
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.proposals.actions import (
    assess_proposal,
    decide_proposal,
    draft_from_proposal,
    hand_in,
    take_back,
)
from brygga.proposals.models import Outcome, Proposal, ProposalAssessment
from brygga.proposals.queries import (
    alternatives_of,
    criteria_of,
    points_of,
    progress_of,
    steps_of,
)
from tests.proposals.conftest import As
from tests.world import NOW, World, at, calendar_file, decided_proposal, proposal, terms_file

ONE = "/p/q-hanget/forslag/1/"
TODAY = NOW.date()


def assessed(written: Proposal, world: World, **more: Any) -> ProposalAssessment:
    given: dict[str, Any] = {
        "criteria": {c.key: ("yes", "Ja, se förslaget.") for c in criteria_of(written.partnership)},
        "recommends": Outcome.YES,
        "alternative": alternatives_of(written)[1],
        "reason": "Budgeten räcker till en träff.",
    }
    return assess_proposal(proposal=written, by=world["officer"], at=NOW, **given | more)


def decide(written: Proposal, world: World, outcome: str, **more: Any) -> None:
    given: dict[str, Any] = {
        "alternative": alternatives_of(written)[1],
        "decided_on": date(2021, 10, 27),
        "decided_by": "Kultur- och fritidsnämnden",
        "reference": "KU 2020/0219",
        "reasons": "Budgeten räcker till en träff.",
    }
    decide_proposal(proposal=written, outcome=outcome, by=world["officer"], at=NOW, **given | more)


def test_the_steps_follow_the_table_of_the_agreements_life(world: World) -> None:
    written = proposal(world)
    assert progress_of(written, TODAY).state is State.NOTHING
    with pytest.raises(NotPossible):
        assessed(written, world)
    hand_in(proposal=written, by=world["coordinator"], at=NOW)
    assert progress_of(written, TODAY).state is State.PROPOSED
    with pytest.raises(NotPossible, match="inte bedömt"):
        decide(written, world, Outcome.YES)
    assessed(written, world)
    assert progress_of(written, TODAY).state is State.ASSESSED
    decide(written, world, Outcome.YES)
    assert progress_of(written, TODAY).state is State.DECIDED
    draft_from_proposal(proposal=written, by=world["coordinator"], at=NOW)
    assert progress_of(written, TODAY).state is State.DRAFTED
    assert [str(taken.step) for taken in steps_of(world.partnership)] == [
        "propose",
        "assess",
        "decide",
        "draft",
    ]
    acts = Entry.objects.filter(partnership="q-hanget", act__startswith="proposal.")
    assert [line.act for line in acts.order_by("number")][-4:] == [
        "proposal.handed_in",
        "proposal.assessed",
        "proposal.decided",
        "proposal.drafted",
    ]


def test_every_sentence_of_the_proposal_stands_in_the_draft(world: World) -> None:
    written = decided_proposal(world)
    draft = draft_from_proposal(proposal=written, by=world["officer"], at=NOW)
    version = newest_of(draft)
    terms = read_terms(version.terms_text, name="villkor.toml")
    said = [clause.text for clause in terms.clauses]
    assert all(point.text in said for point in points_of(written))
    assert (terms.term.begins_on, terms.term.ends_on) == (written.begins_on, written.ends_on)
    assert [party.key for party in terms.parties] == ["lund", "kvinnojouren", "tjejjouren"]
    assert terms.grants[0].per_year == 181_150
    assert terms.reference == "KU 2020/0219"
    assert len(terms.criteria) == 10
    with pytest.raises(NotPossible, match="redan blivit"):
        draft_from_proposal(proposal=written, by=world["officer"], at=NOW)


def test_the_other_parties_are_told_and_those_who_acted_are_not(world: World) -> None:
    written = proposal(world)
    hand_in(proposal=written, by=world["coordinator"], at=NOW)
    [told] = Letter.objects.filter(person=world["officer"])
    assert told.about == f"{ONE}bedomning/"
    assert "väntar på bedömning" in told.body
    assert not Letter.objects.filter(person__in=[world["coordinator"], world["volunteer"]]).exists()
    assessed(written, world)
    decide(written, world, Outcome.BACK)
    assert "komplettering" in Letter.objects.get(person=world["coordinator"]).body


def test_a_no_has_reasons_and_ends_it_and_the_next_can_begin(world: World) -> None:
    written = proposal(world)
    hand_in(proposal=written, by=world["coordinator"], at=NOW)
    assessed(written, world, recommends=Outcome.NO, alternative=None)
    with pytest.raises(NotPossible, match="skälen"):
        decide(written, world, Outcome.NO, reasons=" ")
    decide(written, world, Outcome.NO)
    assert progress_of(written, TODAY).state is State.DECLINED
    with pytest.raises(NotPossible):
        take_back(proposal=written, by=world["coordinator"], at=NOW)
    with pytest.raises(NotPossible):
        draft_from_proposal(proposal=written, by=world["officer"], at=NOW)
    assert proposal(world).number == 2


def test_sent_back_it_is_written_again_and_the_old_assessment_does_not_count(
    world: World, as_: As
) -> None:
    written = proposal(world)
    hand_in(proposal=written, by=world["coordinator"], at=NOW)
    assessed(written, world)
    decide(written, world, Outcome.BACK, reasons="Vad gör kommunen själv?")
    assert progress_of(written, TODAY).state is State.NOTHING
    assert "Vad gör kommunen själv?" in as_("coordinator").get(ONE).content.decode()
    hand_in(proposal=written, by=world["coordinator"], at=NOW + timedelta(hours=1))
    progress = progress_of(written, TODAY)
    assert progress.state is State.PROPOSED
    assert progress.assessment is None


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"criteria": {}}, "Varje kriterium"),
        ({"reason": " "}, "skälen"),
        ({"alternative": None}, "vilket av förslagets"),
    ],
)
def test_an_assessment_is_whole(world: World, more: dict[str, Any], why: str) -> None:
    written = proposal(world)
    hand_in(proposal=written, by=world["coordinator"], at=NOW)
    with pytest.raises(NotPossible, match=why):
        assessed(written, world, **more)
    assert not ProposalAssessment.objects.exists()


def test_a_decision_is_not_in_the_future_and_has_its_number(world: World) -> None:
    written = proposal(world)
    hand_in(proposal=written, by=world["coordinator"], at=NOW)
    assessed(written, world)
    with pytest.raises(NotPossible, match="framtiden"):
        decide(written, world, Outcome.YES, decided_on=TODAY + timedelta(1))
    with pytest.raises(NotPossible, match="diarienumret"):
        decide(written, world, Outcome.YES, reference="")


@pytest.mark.parametrize("who", ["coordinator", "leader", "admin_lund", "youth_worker"])
def test_only_the_public_officer_assesses_and_decides(world: World, as_: As, who: str) -> None:
    written = proposal(world)
    hand_in(proposal=written, by=world["coordinator"], at=NOW)
    assert as_(who).get(f"{ONE}bedomning/ny/").status_code == 403
    with pytest.raises(NotAllowed, match="handläggare"):
        assess_proposal(
            proposal=written,
            criteria={},
            recommends=Outcome.NO,
            alternative=None,
            reason="Nej.",
            by=world[who],
            at=NOW,
        )


def test_the_pages_lead_from_assessment_to_draft(world: World, as_: As) -> None:
    written = proposal(world)
    officer = as_("officer")
    assert officer.post(f"{ONE}inlamning/").status_code == 302
    form = {f"answer_{c.key}": "yes" for c in criteria_of(written.partnership)}
    form |= {f"reason_{c.key}": "Ja." for c in criteria_of(written.partnership)}
    one = alternatives_of(written)[1]
    form |= {"recommends": "yes", "alternative": str(one.pk), "reason": "Budgeten räcker."}
    refused = officer.post(f"{ONE}bedomning/ny/", form | {"reason_market": ""})
    assert "reason_market" in refused.context["form"].errors
    assert officer.post(f"{ONE}bedomning/ny/", form).status_code == 302
    decision = officer.get(f"{ONE}beslut/").context["form"]
    given = {name: decision[name].value() for name in decision.fields}
    assert (given["alternative"], given["reasons"]) == (one.pk, "Budgeten räcker.")
    answer = officer.post(f"{ONE}beslut/", given | {"reference": "KU 2020/0219"})
    assert answer.status_code == 302, answer.context["form"].errors
    assert "KU 2020/0219" in as_("volunteer").get(f"{ONE}bedomning/").content.decode()
    made = as_("coordinator").post(f"{ONE}utkast/")
    assert made.status_code == 302
    draft = AgreementDraft.objects.get()
    assert made["Location"].endswith(f"/utkast/{draft.number}/")
    assert draft_terms(newest_of(draft)).title == written.title
    page = as_("coordinator").get(made["Location"]).content.decode()
    assert "Det här säger utkastet inget om än" in page


def test_what_led_to_the_agreement_is_read_as_one_life(world: World) -> None:
    written = decided_proposal(world)
    draft = draft_from_proposal(proposal=written, by=world["officer"], at=at("2022-02-01"))
    terms = draft_terms(newest_of(draft))
    with pytest.raises(NotPossible):  # its school calendar is not there yet
        _sign(draft, world, at("2022-02-01", "13:00"))
    take_back_readiness(draft=draft, party="lund", by=world["officer"], at=at("2022-02-03"))
    write_draft_calendar(
        draft=draft,
        calendar=read_calendar(calendar_file().data, name="lund.toml"),
        by=world["coordinator"],
        at=at("2022-02-05"),
    )
    version = _sign(draft, world, at("2022-02-07"))
    assert version.number == 1
    assert {d.key for d in terms_of(version).obligations} == {d.key for d in terms.obligations}
    later = proposal(world)  # about the next agreement: no step in the life of this one
    hand_in(proposal=later, by=world["coordinator"], at=NOW)
    steps = agreement_steps(world.partnership)
    term = terms_of(version).term
    days = ("2022-01-09", "2022-01-31", "2022-02-01", "2022-02-04", "2022-02-06", "2023-10-18")
    assert [state_on(steps, term, at(day).date()) for day in days] == [
        State.NOTHING,
        State.DECIDED,
        State.READY,
        State.DRAFTED,
        State.DRAFTED,
        State.IN_FORCE,
    ]


def test_what_became_an_agreement_elsewhere_needs_no_draft(world: World, as_: As) -> None:
    written = decided_proposal(world)
    assert "Gör utkastet" in as_("officer").get(f"{ONE}bedomning/").content.decode()
    import_version(
        partnership=world.partnership,
        terms_file=terms_file(),
        calendar_file=calendar_file(),
        by=world["coordinator"],
        at=NOW,
    )
    assert "Gör utkastet" not in as_("officer").get(f"{ONE}bedomning/").content.decode()
    with pytest.raises(NotPossible, match="sedan beslutet"):
        draft_from_proposal(proposal=written, by=world["officer"], at=NOW)


def _sign(draft: AgreementDraft, world: World, when: datetime) -> AgreementVersion:
    """Every party is ready, and everybody has signed."""
    for party, who in (
        ("lund", "officer"),
        ("tjejjouren", "coordinator"),
        ("kvinnojouren", "admin_kvinnojouren"),
    ):
        say_ready(
            draft=draft,
            party=party,
            terms_sha256=newest_of(draft).terms_sha256,
            by=world[who],
            at=when,
        )
    try:
        return bring_in_force(
            draft=draft, signatures=[Signed(when)] * 3, by=world["officer"], at=when
        )
    except FileRefused as refusal:
        raise NotPossible(refusal.problems[0].text) from None
