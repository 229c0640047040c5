"""What the acts on meetings begin with, and how they count towards promises."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from brygga.domain.language import Text
from brygga.obligations.actions import record_evidence, withdraw_evidence
from brygga.obligations.actions.setting import Setting, seat_for, set_out, write
from brygga.obligations.models import Evidence
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible
from brygga.steering.models import Meeting, SteeringGroup
from brygga.steering.permissions import CALLS
from brygga.steering.states import Step, check_step

NO_GROUP = Text(
    sv="Bestäm först hur gruppen arbetar, på styrgruppens sida. Sedan kan möten planeras.",
    en="First decide how the group works, on the steering group's page. Then plan meetings.",
)
CHANGED_MEANWHILE = Text(
    sv=(
        "Någon annan har ändrat samma sak medan du skrev. Din text står kvar här och den sparade "
        "visas bredvid. Skriv ihop dem och spara igen."
    ),
    en=(
        "Somebody else changed the same thing while you wrote. Your text is still here and the "
        "saved one is shown beside it. Put them together and save again."
    ),
)


class ChangedMeanwhile(NotPossible):
    """Somebody else saved the same thing in between; nothing of either is lost."""

    def __init__(self) -> None:
        super().__init__(CHANGED_MEANWHILE)


@dataclass(frozen=True, slots=True)
class MeetingSetting:
    """Who acts on which meeting, under which agreement and which of the group's settings."""

    setting: Setting
    group: SteeringGroup
    meeting: Meeting

    @property
    def partnership(self) -> Partnership:
        return self.setting.member.partnership

    def write(self, act: str, role: str, facts: Mapping[str, str] | None = None) -> None:
        write(self.setting, act, f"meeting:{self.meeting.pk}", role, facts)

    def role(self) -> str:
        return seat_for(self.setting.member, CALLS)[0]


def group_or_refuse(partnership: Partnership) -> SteeringGroup:
    """The settings, held until the transaction ends: acts on meetings come one at a time."""
    group = SteeringGroup.objects.select_for_update().filter(partnership=partnership).first()
    if group is None:
        raise NotPossible(NO_GROUP)
    return group


def set_out_meeting(meeting: Meeting, step: Step, by: Person, at: datetime) -> MeetingSetting:
    """Raises NotAllowed for an outsider, NotPossible where the meeting's state has no such step."""
    group = group_or_refuse(meeting.partnership)
    meeting = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("partnership")
        .get(pk=meeting.pk)
    )
    setting = set_out(meeting.partnership, by, at)
    check_step(meeting.state, step)
    return MeetingSetting(setting, group, meeting)


def count_towards(
    here: MeetingSetting,
    obligation: str,
    kind: str,
    happened_on: date,
    source: str = "",
    *,
    by: Person | None = None,
) -> None:
    """The act counts towards a promise, in its own transaction; towards none where the group's
    settings, or the agreement of today, have none. `by` is somebody else than who acts, where they
    act for everybody."""
    if not any(o.key == obligation for o in here.setting.terms.obligations):
        return
    record_evidence(
        partnership=here.partnership,
        obligation=obligation,
        happened_on=happened_on,
        kind=kind,
        source=source,
        made_by=made_by(kind, here.meeting),
        by=by or here.setting.member.person,
        at=here.setting.at,
    )


def count_no_more(here: MeetingSetting, kind: str, reason: str) -> None:
    """The act was undone, so what it counted towards loses it from today."""
    for evidence in Evidence.objects.filter(
        partnership=here.partnership,
        made_by=made_by(kind, here.meeting),
        withdrawn_at__isnull=True,
    ):
        withdraw_evidence(
            evidence=evidence,
            reason=reason,
            made_by=evidence.made_by,
            by=here.setting.member.person,
            at=here.setting.at,
        )


def made_by(kind: str, meeting: Meeting) -> str:
    return f"{kind}:{meeting.pk}"
