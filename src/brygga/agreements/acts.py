"""What the acts of this slice are called on a page."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "version.imported": _("En version av överenskommelsen lästes in"),
    "version.calendar_changed": _("Läsårskalendern ändrades"),
}
