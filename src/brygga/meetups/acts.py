"""What the acts of this slice are called on a page."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "programme.planned": _("Ett program planerades"),
    "programme.changed": _("Ett program fick en ny regel"),
    "programme.removed": _("Ett program togs bort"),
    "meetup.added": _("En extra träff lades in"),
    "meetup.moved": _("En träff flyttades"),
    "meetup.returned": _("En träff fick sin vanliga tid igen"),
    "meetup.themed": _("En träff fick ett tema"),
    "meetup.cancelled": _("En träff ställdes in"),
    "meetup.restored": _("En inställd träff återställdes"),
    "meetup.held": _("En träff markerades som hållen"),
    "meetup.unheld": _("En träff markerades som inte hållen"),
    "count.received": _("En besöksräkning började tas emot"),
    "count.corrected": _("En besöksräkning rättades"),
    "log.written": _("En logg skrevs"),
    "question.added": _("En fråga till loggen lades till"),
    "question.retired": _("En fråga till loggen togs bort"),
}
