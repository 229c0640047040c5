"""What has been approved stays: the database refuses to change or delete it."""

from brygga.journal.guard import AppendOnly

MINUTES = AppendOnly("steering_frozenminutes", "steering_minutes", "approved minutes stand")
