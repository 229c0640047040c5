"""Letters, reminders and calendar feeds: queue, send, show that it went and why."""
