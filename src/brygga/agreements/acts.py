"""What the acts of this slice are called on a page."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "version.imported": _("En version av överenskommelsen lästes in"),
    "version.calendar_changed": _("Läsårskalendern ändrades"),
    "draft.begun": _("Ett utkast till överenskommelse påbörjades"),
    "draft.saved": _("Utkastet ändrades"),
    "draft.set_aside": _("Utkastet lades åt sidan"),
    "draft.commented": _("En klausul i utkastet kommenterades"),
    "draft.answered": _("En kommentar till utkastet besvarades"),
    "draft.ready": _("En part sa att den är klar för underskrift"),
    "draft.not_ready": _("En part tog tillbaka att den är klar"),
    "draft.in_force": _("Utkastet undertecknades och blev överenskommelse"),
    "version.changed": _("En ändring av överenskommelsen gjordes"),
    "change.proposed": _("En ändring av överenskommelsen föreslogs"),
    "change.agreed": _("En ändring av överenskommelsen godkändes"),
    "change.withdrawn": _("Ett förslag om ändring drogs tillbaka"),
    "matter.taken_up": _("En fråga mellan parterna togs upp"),
    "matter.undone": _("En fråga mellan parterna ångrades"),
    "matter.closed": _("En fråga mellan parterna avslutades"),
    "dialogue.noted": _("En dialog mellan parterna antecknades"),
    "dialogue.undone": _("En anteckning om dialog ångrades"),
    "demand.made": _("Rättelse begärdes"),
    "notice.given": _("Överenskommelsen sades upp"),
    "notice.withdrawal_agreed": _("Att en uppsägning tas tillbaka godkändes"),
    "notice.withdrawn": _("En uppsägning togs tillbaka"),
    "agreement.cancelled": _("Överenskommelsen hävdes"),
}
