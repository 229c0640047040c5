"""Decisions that change the agreement itself: made when the minutes are approved, no sooner."""

from datetime import date

import pytest

from brygga.agreements.models import Change
from brygga.agreements.queries import newest_version, terms_of
from brygga.domain.obligations import Standing
from brygga.domain.terms.model import Terms
from brygga.obligations.queries import assessments
from brygga.parties.refusal import NotPossible
from brygga.steering.models import Meeting
from tests.steering.conftest import As
from tests.steering.test_minutes import approved, decided, held, of, sent
from tests.world import World

__all__ = ["held"]

ACTIVITY = {
    "kind": "activity",
    "subject": "meeting-place",
    "details": {"title": "Mötesplatsen öppen varje skolvecka", "target": "36 träffar om året."},
}


def newest(world: World) -> Terms:
    version = newest_version(world.partnership)
    assert version
    return terms_of(version)


def test_an_activity_gets_its_target(world: World, held: Meeting, as_: As) -> None:
    decision = decided(world, held, **ACTIVITY)
    sent(world, held)
    assert not Change.objects.exists()
    approved(world, held)
    change = Change.objects.get()
    decision.refresh_from_db()
    assert decision.effect == f"change:{change.pk}"
    assert change.decision == f"Möte 1, § {decision.item.position}"
    assert change.version
    targets = {activity.key: activity.target for activity in newest(world).activities}
    assert targets["meeting-place"] == "36 träffar om året."
    followed_up = {a.occurrence.key: a.standing for a in assessments(world.partnership, TODAY)}
    assert followed_up["activity-revision/2023"] is Standing.KEPT
    assert "36 träffar om året." in as_("volunteer").get(of(held)).content.decode()


def test_a_contribution_is_taken_away(world: World, held: Meeting) -> None:
    subject = "marketing-tjejjouren"
    decided(world, held, kind="contribution", subject=subject, details={"wording": ""})
    sent(world, held)
    approved(world, held)
    assert subject not in {c.key for c in newest(world).contributions}


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (ACTIVITY | {"subject": "none"}, "Välj vad beslutet gäller"),
        (ACTIVITY | {"details": {"title": ""}}, "Skriv vad det gäller"),
        (
            {
                "kind": "contribution",
                "subject": "venue-lund",
                "details": {"wording": "En lokal"},
            },
            "Välj vad beslutet gäller",
        ),
        (
            {
                "kind": "contribution",
                "subject": "venue-tjejjouren",
                "details": {"wording": "Lokal för träffarna"},
            },
            "densamma",
        ),
    ],
)
def test_what_cannot_be_is_refused_at_the_meeting(
    world: World,
    held: Meeting,
    given: dict[str, object],
    why: str,
) -> None:
    with pytest.raises(NotPossible, match=why):
        decided(world, held, **given)


TODAY = date(2023, 10, 18)
