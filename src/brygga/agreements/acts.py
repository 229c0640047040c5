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
}
