"""What people do with proposals. The only place in this slice that writes."""

from brygga.proposals.actions.deciding import (
    assess_proposal,
    decide_proposal,
    draft_from_proposal,
    hand_in,
    lacking,
    take_back,
)
from brygga.proposals.actions.founding import propose_partnership
from brygga.proposals.actions.opening import ChangedMeanwhile
from brygga.proposals.actions.writing import (
    add_point,
    answer_checklist,
    begin_proposal,
    change_point,
    frame_proposal,
    remove_alternative,
    remove_point,
    restore_point,
    save_alternative,
)

__all__ = [
    "ChangedMeanwhile",
    "add_point",
    "answer_checklist",
    "assess_proposal",
    "begin_proposal",
    "change_point",
    "decide_proposal",
    "draft_from_proposal",
    "frame_proposal",
    "hand_in",
    "lacking",
    "propose_partnership",
    "remove_alternative",
    "remove_point",
    "restore_point",
    "save_alternative",
    "take_back",
]
