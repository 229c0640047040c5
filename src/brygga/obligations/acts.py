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
    "deviation.raised": _("En avvikelse togs upp"),
    "deviation.withdrawn": _("En avvikelse återkallades"),
    "deviation.talked": _("Ett samtal om en avvikelse noterades"),
    "deviation.note_withdrawn": _("En anteckning om en avvikelse togs tillbaka"),
    "deviation.decided": _("Ett beslut om en avvikelse noterades"),
    "deviation.confirmed": _("Ett beslut om en avvikelse bekräftades"),
    "deviation.decision_withdrawn": _("Ett beslut om en avvikelse togs tillbaka"),
    "deviation.followed_up": _("En avvikelse följdes upp"),
    "deviation.closed": _("En avvikelse avslutades"),
}
