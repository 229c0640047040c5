"""How much of what was given, in words: 12 timmar, 3 gånger."""

from decimal import Decimal

from django.utils.translation import gettext, ngettext

from brygga.contributions.models import Given


def unit_of(kind: str, quantity: Decimal) -> str:
    """timmar; kronor; gånger: the unit that follows from the kind, after a number."""
    n = 1 if quantity == 1 else 2
    match Given.Kind(kind):
        case Given.Kind.MONEY:
            return gettext("kr")
        case Given.Kind.HOURS:
            return ngettext("timme", "timmar", n)
        case Given.Kind.CONTACTS:
            return ngettext("kontakt", "kontakter", n)
        case _:
            return ngettext("gång", "gånger", n)
