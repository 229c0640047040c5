"""What the acts of this slice are called on a page."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "figures.freeze_asked": _("Någon bad om att ett halvår skulle frysas"),
    "figures.frozen": _("Ett halvårs siffror frystes"),
    "figures.released": _("Ett halvårs siffror lämnades ut"),
    "figures.outside_added": _("En siffra från annat håll skrevs in"),
    "figures.outside_withdrawn": _("En siffra från annat håll återkallades"),
    "report.begun": _("En rapport påbörjades"),
    "report.written": _("Ett avsnitt i en rapport sparades"),
    "report.sent": _("En rapport skickades"),
    "report.approved": _("En rapport godkändes"),
    "report.returned": _("En rapport lämnades tillbaka"),
}
