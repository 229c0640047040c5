"""Changes of the agreement: each in the way that it demands itself, with who must have agreed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from brygga.agreements.actions import (
    agree_to_change,
    change_calendar,
    change_clause,
    change_contacts,
    change_contribution,
    revise_activity,
    withdraw_change,
)
from brygga.agreements.models import AgreementVersion, Change
from brygga.agreements.queries import calendar_of, terms_of, version_in_force
from brygga.domain.obligations import Standing
from brygga.domain.terms import compare
from brygga.domain.terms.model import Way
from brygga.notices.models import Letter
from brygga.obligations.models import Evidence
from brygga.obligations.queries import assessments
from brygga.parties.actions.contacts import (
    change_contact_person,
    end_contact_person,
    name_contact_person,
)
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.parties.roles import Role
from tests.world import NOW, World, at, q_hanget_at_work, role

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
ALL = ("lund", "kvinnojouren", "tjejjouren")


@pytest.fixture
def world() -> World:
    return q_hanget_at_work()


def proposal(world: World, **more: Any) -> dict[str, Any]:
    return {
        "partnership": world.partnership,
        "text": "Vi har lärt oss hur det fungerar.",
        "talked_on": date(2023, 10, 10),
        "parties": ALL,
        "effective_on": TODAY,
        "by": world["coordinator"],
        "at": NOW,
    } | more


def revised(world: World, **more: Any) -> Change:
    return revise_activity(
        **proposal(world, **more),
        activity="meeting-place",
        title="Mötesplatsen öppen varje skolvecka",
        details="Kreativt, tryggt och utvecklande.",
        target="36 träffar om året.",
    )


def targets(world: World, day: date) -> dict[str, str]:
    version = version_in_force(world.partnership, day)
    assert version
    return {activity.key: activity.target for activity in terms_of(version).activities}


def test_an_activity_waits_for_the_others_and_holds_from_its_day(world: World) -> None:
    change = revised(world, effective_on=date(2023, 11, 1))
    assert change.version is None
    assert [consent.recorded_party for consent in change.consents.all()] == ["tjejjouren"]
    with pytest.raises(NotPossible, match="En annan ändring väntar"):
        revised(world)
    with pytest.raises(NotAllowed, match="redan godkänt"):
        agree_to_change(change=change, by=world["steering_tjejjouren"], at=NOW)
    agree_to_change(change=change, by=world["officer"], at=NOW)
    done = agree_to_change(change=change, by=world["steering_kvinnojouren"], at=NOW)
    assert done.version
    assert (done.version.number, done.version.effective_on) == (2, date(2023, 11, 1))
    assert targets(world, TODAY)["meeting-place"] == ""
    assert targets(world, date(2023, 11, 1))["meeting-place"] == "36 träffar om året."
    # Nothing else in the text has moved.
    first = AgreementVersion.objects.get(number=1)
    ways = {c.way for c in compare(terms_of(first), terms_of(done.version)) if c.way}
    assert ways == {Way.YEARLY_REVISION}
    with pytest.raises(NotPossible, match="redan gjord"):
        withdraw_change(change=done, by=world["coordinator"], at=NOW)


def test_what_is_withdrawn_counts_towards_nothing(world: World) -> None:
    def kept() -> int:
        return Evidence.objects.filter(
            obligation="activity-revision", withdrawn_at__isnull=True
        ).count()

    change = revised(world)
    assert kept() == 1
    withdraw_change(change=change, by=world["coordinator"], at=NOW)
    assert kept() == 0
    revised(world)
    assert kept() == 1


def test_a_decision_of_the_steering_group_holds_at_once(world: World) -> None:
    change = revised(world, decision="2023-10-10 § 4")
    assert change.version
    assert targets(world, TODAY)["meeting-place"] == "36 träffar om året."
    kept = {a.occurrence.key: a.standing for a in assessments(world.partnership, TODAY)}
    assert kept["activity-revision/2023"] is Standing.KEPT


def test_a_contribution_after_a_dialogue_of_all(world: World) -> None:
    asked: dict[str, Any] = {
        "contribution": "venue-tjejjouren",
        "wording": "Lokal, och nycklar till den",
    }
    for more in ({"parties": ("lund", "tjejjouren")}, {"talked_on": None}):
        with pytest.raises(NotPossible, match="Alla parter ska ha varit med"):
            change_contribution(**proposal(world, **more), **asked)
    change = change_contribution(**proposal(world), **asked)
    with pytest.raises(NotAllowed):
        withdraw_change(change=change, by=world["officer"], at=NOW)
    withdraw_change(change=change, by=world["steering_tjejjouren"], at=NOW)
    assert AgreementVersion.objects.count() == 1
    gone = change_contribution(
        **proposal(world, decision="2023-10-10 § 5"), **asked | {"wording": ""}
    )
    assert gone.version
    assert "venue-tjejjouren" not in {c.key for c in terms_of(gone.version).contributions}


def test_the_purpose_needs_new_signatures(world: World) -> None:
    asked = proposal(world) | {"clause": "purpose-shared", "wording": "Parterna vill mer."}
    for way in (Way.DIALOGUE, Way.YEARLY_REVISION, Way.NOTICE):
        with pytest.raises(NotPossible, match=r"nya underskrifter .*stycke 4, mening 3"):
            change_clause(**asked, way=way)
    change = change_clause(**asked, way=Way.RENEGOTIATION)
    # Whoever proposes it has not signed: only signatories sign.
    assert not change.consents.exists()
    with pytest.raises(NotAllowed, match="undertecknare"):
        agree_to_change(change=change, by=world["coordinator"], at=NOW)
    role(world["steering_kvinnojouren"], world.organisations["kvinnojouren"], Role.SIGNATORY)
    for who in ("signatory_lund", "signatory_tjejjouren", "steering_kvinnojouren"):
        assert not Change.objects.get().version_id
        change = agree_to_change(change=change, by=world[who], at=NOW)
    assert change.version
    assert terms_of(change.version).clause("purpose-shared").text == "Parterna vill mer."


def test_a_notice_is_enough_for_contact_functions_and_only_for_ones_own(world: World) -> None:
    asked: dict[str, Any] = {
        "partnership": world.partnership,
        "functions": ["Samordnare"],
        "text": "Ny uppdelning.",
        "effective_on": TODAY,
        "by": world["coordinator"],
        "at": NOW,
    }
    with pytest.raises(NotAllowed, match="sina egna"):
        change_contacts(**asked, party="lund")
    change = change_contacts(**asked, party="tjejjouren")
    assert change.version
    assert terms_of(change.version).party("tjejjouren").contact_functions == ("Samordnare",)
    with pytest.raises(NotPossible, match="densamma"):
        change_contacts(**asked, party="tjejjouren")
    names = set(Letter.objects.values_list("person__name", flat=True))
    assert {"Johan Åkesson", "Mirjam Falk"} <= names
    assert "Alva Lindgren" not in names


def test_a_proposal_from_an_older_text_is_overtaken_but_not_by_school_days(world: World) -> None:
    change = revised(world)
    calendar = calendar_of(AgreementVersion.objects.get())
    assert calendar
    change_calendar(
        partnership=world.partnership,
        calendar=replace(calendar, title="Läsår i Lund"),
        by=world["coordinator"],
        at=NOW,
    )
    agree_to_change(change=change, by=world["officer"], at=NOW)
    done = agree_to_change(change=change, by=world["steering_kvinnojouren"], at=NOW)
    assert done.version
    assert done.version.number == 3
    kept = calendar_of(done.version)
    assert kept
    assert kept.title == "Läsår i Lund"


def named(world: World, day: str, name: str = "Siri Malm") -> Any:
    return name_contact_person(
        partnership=world.partnership,
        organisation=world.organisations["tjejjouren"],
        name=name,
        function="verksamhetsutvecklare",
        since=date.fromisoformat(day),
        by=world["admin_tjejjouren"],
        at=at(day),
    )


def standings(world: World, day: str) -> dict[str, Standing]:
    found = assessments(world.partnership, date.fromisoformat(day))
    return {a.occurrence.key: a.standing for a in found}


OWN = "contact-person/term/tjejjouren"


def test_a_contact_person_is_evidence_by_itself_and_a_notice_to_the_others(world: World) -> None:
    first = named(world, "2022-02-01")
    assert standings(world, "2022-02-01")[OWN] is Standing.KEPT
    letters = Letter.objects.filter(subject="Ny kontaktperson")
    assert "Johan Åkesson" in set(letters.values_list("person__name", flat=True))
    assert not any("Siri" in letter.body for letter in letters)
    end_contact_person(
        contact=first, until=date(2023, 4, 28), by=world["admin_tjejjouren"], at=at("2023-04-28")
    )
    left = standings(world, "2023-04-28")
    assert left[OWN] is Standing.OPEN
    assert left["contact-replaced/2023-04-28"] is Standing.UNDATED
    second = named(world, "2023-05-22", "Alva Lindgren")
    found = standings(world, "2023-05-22")
    assert found[OWN] is Standing.KEPT
    assert found["contact-replaced/2023-04-28"] is Standing.KEPT
    # How it stood before is as it was.
    assert standings(world, "2023-04-28") == left
    change_contact_person(
        contact=second,
        name="Noor Haddad",
        function="samordnare",
        from_day=date(2023, 9, 1),
        by=world["admin_tjejjouren"],
        at=at("2023-09-01"),
    )
    found = standings(world, "2023-09-01")
    assert found[OWN] is Standing.KEPT
    assert "contact-replaced/2023-09-01" not in found
    assert Evidence.objects.filter(obligation="contact-replaced").count() == 2
