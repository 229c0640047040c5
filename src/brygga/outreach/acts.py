"""What the acts of this slice are called on a page."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "group.formed": _("En grupp bildades"),
    "group.joined": _("En funktion kom med i en grupp"),
    "group.left": _("En funktion lämnade en grupp"),
    "group.met": _("En grupps möte noterades"),
    "group.meeting_withdrawn": _("En grupps möte togs tillbaka"),
    "development.talked": _("Ett samtal om utveckling noterades"),
    "development.withdrawn": _("Ett samtal om utveckling togs tillbaka"),
}
