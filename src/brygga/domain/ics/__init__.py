"""Calendar files (iCalendar, RFC 5545), written line by line: the same for plan, feed and summons.

A property is a line as it stands in the file before folding, such as `text("SUMMARY", title)`.
`event` puts lines together to an event, `calendar_file` puts events together to a file.
"""

from brygga.domain.ics.writing import (
    calendar_file,
    escaped,
    event,
    folded,
    moment,
    replaced,
    span,
    text,
)

__all__ = ["calendar_file", "escaped", "event", "folded", "moment", "replaced", "span", "text"]
