"""What the acts of this slice are called on a page."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "contribution.given": _("En given insats noterades"),
    "contribution.withdrawn": _("En given insats återkallades"),
}
