"""Letters, reminders, choices and calendars."""
