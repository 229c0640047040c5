"""What the acts of this slice are called on a page."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "seat.filled": _("En plats i styrgruppen tillsattes"),
    "seat.left": _("En plats i styrgruppen lämnades"),
    "seat.returned": _("Ett avslut i styrgruppen ångrades"),
}
