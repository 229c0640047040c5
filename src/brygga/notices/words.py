"""What the reasons and states of letters are called on a page.

A later slice that sends letters of its own gives their reasons words by `add_reasons`; only
`website.wiring` calls it.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REMINDER = "reminder"

_reasons: dict[str, str | Promise] = {
    REMINDER: _("Påminnelse om ett åtagande"),
}

# state -> picture, word. What each means for the reader is said on the letter's own page.
STATES: dict[str, tuple[str, str | Promise]] = {
    "waiting": ("today", _("väntar")),
    "sent": ("check", _("skickat")),
    "failed": ("warning", _("kom inte fram")),
    "kept_here": ("info", _("bara här")),
    "uncertain": ("info", _("osäkert")),
}


def add_reasons(reasons: Mapping[str, str | Promise]) -> None:
    _reasons.update(reasons)


def reason_in_words(why: str) -> str:
    """The reason in the reader's language; the bare key where nobody gave it words."""
    return str(_reasons.get(why, why))
