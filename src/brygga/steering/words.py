"""What people, seats and meetings of the steering group are called on a page and in a letter."""

from email.utils import parseaddr

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from brygga.domain.language import Language, Text
from brygga.domain.language.days import week_day
from brygga.domain.obligations import ZONE
from brygga.parties.membership import Member
from brygga.parties.models import Partnership
from brygga.steering.models import Meeting, SeatHolder
from brygga.steering.states import State


def may_be_named(holder: SeatHolder, member: Member) -> bool:
    return holder.person is not None and (holder.is_named or holder.party in member.parties)


def name_of(holder: SeatHolder, member: Member) -> str:
    """The name, to the own party always and to the others where it may be told."""
    if holder.person is None:
        return gettext("namnet är borttaget")
    if not may_be_named(holder, member):
        return gettext("namnet stannar hos parten")
    return holder.person.name


def in_swedish(text: str) -> SafeString:
    """What the agreement calls somebody, in the label of a choice: marked as the Swedish it is."""
    return format_html('<span lang="sv">{}</span>', text)


def title_of(meeting: Meeting, partnership: Partnership) -> str:
    """What stands in a calendar, in the language of the moment."""
    return gettext("Styrgruppen, möte %(number)s: %(partnership)s") % {
        "number": meeting.number,
        "partnership": partnership.title,
    }


SUBJECTS = {
    "summons": Text("Kallelse till styrgruppen {when}", "Summons to the steering group {when}"),
    "change": Text(
        "Ändrad kallelse till styrgruppen {when}", "Changed summons to the steering group {when}"
    ),
    "cancellation": Text("Inställt: styrgruppen {when}", "Cancelled: the steering group {when}"),
    "called-off": Text(
        "Du behöver inte komma: styrgruppen {when}",
        "You need not come: the steering group {when}",
    ),
    "approval": Text(
        "Justera protokollet från styrgruppen {when}",
        "Approve the minutes of the steering group {when}",
    ),
    "minutes": Text(
        "Protokollet är justerat: styrgruppen {when}",
        "The minutes are approved: the steering group {when}",
    ),
    "needed": Text("Du behövs: styrgruppen {when}", "You are needed: the steering group {when}"),
}


def subject_of(kind: str, meeting: Meeting, language: Language) -> str:
    return SUBJECTS[kind].in_(language).format(when=when_in(meeting, language))


def when_in(meeting: Meeting, language: Language) -> str:
    """tis 21 nov 2023 15.00"""
    begins = meeting.begins_at.astimezone(ZONE)
    clock = begins.strftime("%H.%M" if language == "sv" else "%H:%M")
    return f"{week_day(begins.date(), language)} {begins.year} {clock}"


def sender_address() -> str:
    """The address that letters come from, bare: an invitation's organizer must be the same."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


#: What a meeting's state is called, its colour and its picture.
STATES = {
    State.PLANNED: (gettext_lazy("planerat"), "", "upcoming"),
    State.SUMMONED: (gettext_lazy("kallat"), "chip--water", "letter"),
    State.CANCELLED: (gettext_lazy("inställt"), "chip--missed", "close"),
    State.OPEN: (gettext_lazy("pågår"), "chip--water", "open"),
    State.HELD: (gettext_lazy("hållet"), "", "check"),
    State.IN_APPROVAL: (gettext_lazy("protokollet justeras"), "chip--late", "letter"),
    State.APPROVED: (gettext_lazy("protokollet är justerat"), "chip--kept", "check"),
}
REASONS = {
    "summons": gettext_lazy("Kallelse till ett möte i styrgruppen"),
    "approval": gettext_lazy("Justering av ett protokoll"),
    "minutes": gettext_lazy("Ett justerat protokoll"),
}

#: What evidence made by an act leads back to, by the word before the colon in `made_by`.
ORIGINS = {
    "summons": Text("Till mötet som kallelsen gäller", "To the meeting that the summons is about"),
    "meeting": Text("Till mötet", "To the meeting"),
}
TO_THE_MINUTES = Text("Till protokollet", "To the minutes")


def path_of(partnership: str, meeting: str) -> str:
    return reverse("steering:meeting", args=[partnership, int(meeting)])


def minutes_path(partnership: str, meeting: str) -> str:
    return reverse("steering:minutes", args=[partnership, int(meeting)])
