"""The invented operations of Q-hänget in the database, all at once: a board needs hundreds."""

from brygga.obligations.actions import reassess
from brygga.obligations.models import Evidence, Waiver
from tests.overview.invented import DEMO_DAY, facts, noon
from tests.world import World, q_hanget_at_work


def q_hanget_in_operation() -> World:
    """Q-hänget on the demo's day: most kept, some late, some missed, some waived, some open."""
    world = q_hanget_at_work()
    record_all(world)
    return world


def record_all(world: World) -> None:
    found = facts()
    by = world["coordinator"]
    Evidence.objects.bulk_create(
        Evidence(
            partnership=world.partnership,
            obligation=e.obligation,
            occurrence=e.occurrence,
            kind=e.kind,
            happened_on=e.happened_on,
            recorded_at=e.recorded_at,
            recorded_on=e.happened_on,
            recorded_by=by,
            withdrawn_at=e.withdrawn_at,
            withdrawn_by=by if e.withdrawn_at else None,
            party=e.party,
            quantity=e.quantity,
        )
        for e in found.evidence
    )
    Waiver.objects.bulk_create(
        Waiver(
            partnership=world.partnership,
            obligation=w.occurrence.partition("/")[0],
            occurrence=w.occurrence,
            reason=w.reason,
            decided_on=w.decided_on,
            paragraph=w.paragraph,
            recorded_at=w.recorded_at,
            recorded_on=w.recorded_at.date(),
            recorded_by=by,
            confirmed_at=w.recorded_at,
        )
        for w in found.waivers
    )
    reassess(world.partnership, noon(DEMO_DAY))
