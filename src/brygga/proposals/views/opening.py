"""What every page of a proposal begins with: which one, how far it has come, where one can go."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.parties.models import Partnership
from brygga.proposals.models import Proposal
from brygga.proposals.permissions import can_assess, can_hand_in, can_write
from brygga.proposals.queries import Progress, parties_of, progress_of
from brygga.proposals.words import STATES


@dataclass(frozen=True, slots=True)
class Opened:
    """A proposal that somebody looks at, and how far it has come today."""

    partnership: Partnership
    proposal: Proposal
    progress: Progress

    def address(self, name: str, *more: object) -> str:
        return reverse(
            f"proposals:{name}", args=[self.partnership.key, self.proposal.number, *more]
        )

    @property
    def is_written(self) -> bool:
        return self.progress.is_written and self.proposal.closed_at is None

    def party_choices(self) -> list[tuple[str, str]]:
        return [(party.key, party.organisation.name) for party in parties_of(self.partnership)]

    def frame(self, request: HttpRequest, here: str) -> dict[str, Any]:
        """The tabs and the state that every page shows."""
        member = request.member  # type: ignore[attr-defined]
        names = [
            ("proposal", _("Förslaget")),
            ("alternatives", _("Alternativen")),
            ("checklist", _("Checklistan")),
            ("assessment", _("Bedömning och beslut")),
        ]
        return {
            "proposal": self.proposal,
            "progress": self.progress,
            "state": STATES[self.progress.state],
            "may_write": self.is_written and can_write(member),
            "may_hand_in": can_hand_in(member),
            "may_assess": can_assess(member),
            "tabs": [
                {
                    "href": self.address(name),
                    "label": label,
                    "count": None,
                    "is_current": name == here,
                }
                for name, label in names
            ],
        }


def opened(request: HttpRequest, number: int) -> Opened:
    here: Partnership = request.partnership  # type: ignore[attr-defined]
    found = get_object_or_404(
        Proposal.objects.select_related("partnership"), partnership=here, number=number
    )
    return Opened(here, found, progress_of(found, request.now.date()))  # type: ignore[attr-defined]
