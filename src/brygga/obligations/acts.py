"""What the acts of this slice are called on a page."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "evidence.recorded": _("Underlag noterades"),
    "evidence.withdrawn": _("Underlag återkallades"),
    "evidence.imported": _("Underlag lästes in från fil"),
    "reading.recorded": _("En tolkning noterades"),
    "reading.withdrawn": _("En tolkning återkallades"),
    "waiver.recorded": _("Ett undantag noterades"),
    "waiver.confirmed": _("Ett undantag bekräftades"),
    "waiver.withdrawn": _("Ett undantag återkallades"),
}
