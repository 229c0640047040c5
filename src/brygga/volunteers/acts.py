"""What the acts of this slice are called on a page."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "training.added": _("En utbildning lades till"),
    "training.changed": _("En utbildning ändrades"),
    "training.retired": _("En utbildning togs ur bruk"),
    "training.taken_up": _("En utbildning togs i bruk igen"),
    "requirement.set": _("Krav för ett slags pass angavs"),
    "training_session.planned": _("Ett utbildningstillfälle planerades"),
    "training_session.changed": _("Ett utbildningstillfälle ändrades"),
    "training_session.held": _("Ett utbildningstillfälle genomfördes"),
    "training_session.cancelled": _("Ett utbildningstillfälle ställdes in"),
    "training_session.reopened": _("Ett utbildningstillfälle blev planerat igen"),
    "attendance.noted": _("Närvaro vid en utbildning noterades"),
    "register_check.noted": _("Ett visat registerutdrag noterades"),
    "register_check.removed": _("En notering om registerutdrag togs bort"),
    "hours.kept": _("Arbetad tid noterades"),
    "hours.taken_back": _("Arbetad tid togs tillbaka"),
    "leadership.attested": _("Ledarskapet intygades"),
    "leadership.attestation_withdrawn": _("Ett intyg om ledarskapet återkallades"),
}
