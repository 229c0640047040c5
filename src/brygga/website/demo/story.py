"""A story is a list of dated acts. They are played in the order of time, as people did them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from brygga.domain.obligations import ZONE
from brygga.obligations.actions.evidence import record_evidence, withdraw_evidence
from brygga.obligations.models import Evidence
from brygga.parties.models import Partnership, Person

Act = Callable[[datetime], object]


def at(day: str | date, clock: str = "15:00") -> datetime:
    """A moment in Sweden."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZONE)


@dataclass
class Story:
    """What happened in one partnership, added in any order and told in the order of time."""

    partnership: Partnership
    until: datetime
    acts: list[tuple[datetime, int, Act]] = field(default_factory=list)

    def then(self, moment: datetime, act: Act) -> None:
        """Adds an act; what lies after the demo's moment has not happened."""
        if moment <= self.until:
            self.acts.append((moment, len(self.acts), act))

    def told(self) -> list[Callable[[], object]]:
        """The acts in the order of time, those of one moment as they were added."""
        return [partial(act, moment) for moment, _, act in sorted(self.acts, key=lambda a: a[:2])]

    def note(
        self,
        obligation: str,
        day: str | date,
        by: Person,
        *,
        noted: datetime | None = None,
        withdrawn: datetime | None = None,
        reason: str = "",
        **facts: Any,
    ) -> None:
        """Evidence for a day, recorded the same afternoon or when `noted` says."""
        happened_on = date.fromisoformat(str(day))
        recorded: list[Evidence] = []

        def record(moment: datetime) -> None:
            recorded.append(
                record_evidence(
                    partnership=self.partnership,
                    obligation=obligation,
                    happened_on=happened_on,
                    by=by,
                    at=moment,
                    **facts,
                )
            )

        def withdraw(moment: datetime) -> None:
            withdraw_evidence(evidence=recorded[0], reason=reason, by=by, at=moment)

        self.then(noted or at(happened_on), record)
        if withdrawn:
            self.then(withdrawn, withdraw)
