"""The acts of this slice: the only places that write.

They are matters between one person and the site, no acts of a partnership or an organisation, so
they leave no line in any journal: the letters themselves are the record, and can be deleted.
"""

from brygga.notices.actions.delivery import deliver, take_up_again
from brygga.notices.actions.letters import forget_old_letters, queue_letter
from brygga.notices.actions.preferences import choose_letters, open_feed, revoke_feed, set_discreet
from brygga.notices.actions.reminders import remind

__all__ = [
    "choose_letters",
    "deliver",
    "forget_old_letters",
    "open_feed",
    "queue_letter",
    "remind",
    "revoke_feed",
    "set_discreet",
    "take_up_again",
]
