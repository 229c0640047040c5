"""What the acts of this slice are called on a page."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "seat.filled": _("En plats i styrgruppen tillsattes"),
    "seat.left": _("En plats i styrgruppen lämnades"),
    "seat.returned": _("Ett avslut i styrgruppen ångrades"),
    "group.arranged": _("Hur styrgruppen arbetar bestämdes"),
    "agenda.written": _("En dagordning skrevs"),
    "agenda.item_added": _("En punkt lades till på dagordningen"),
    "agenda.item_changed": _("En punkt på dagordningen ändrades"),
    "agenda.item_removed": _("En punkt togs bort från dagordningen"),
    "agenda.ordered": _("Dagordningen fick en annan ordning"),
    "agenda.paper_added": _("En handling lades till på dagordningen"),
    "agenda.paper_removed": _("En handling togs bort från dagordningen"),
    "meeting.planned": _("Ett möte i styrgruppen planerades"),
    "meeting.moved": _("Ett möte i styrgruppen flyttades"),
    "meeting.cancelled": _("Ett möte i styrgruppen ställdes in"),
    "meeting.held": _("Ett möte i styrgruppen hölls"),
    "meeting.holding_undone": _("Att ett möte hållits ångrades"),
    "summons.sent": _("En kallelse skickades"),
    "summons.changed": _("En ändrad kallelse skickades"),
    "summons.answered": _("En kallelse besvarades"),
    "summons.link_renewed": _("En svarslänk stängdes av"),
}
