"""What the acts of this slice are called on a page."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "organisation.founded": _("Organisationen lades till"),
    "organisation.controller_named": _("Personuppgiftsansvarig angavs"),
    "partnership.founded": _("Partnerskapet lades till"),
    "membership.began": _("Någon fick en roll"),
    "membership.ended": _("En roll avslutades"),
    "membership.handed_over": _("En roll lämnades över"),
    "invitation.sent": _("En inbjudan skickades"),
    "invitation.sent_again": _("En inbjudan skickades igen"),
    "invitation.withdrawn": _("En inbjudan återkallades"),
    "invitation.accepted": _("En inbjudan antogs"),
    "person.erased": _("Uppgifterna om någon som slutat raderades"),
    "signin.reset": _("En inloggning återställdes"),
    "signin.passkey_removed": _("En borttappad nyckel togs bort"),
    "contact.named": _("En kontaktperson utsågs"),
    "contact.ended": _("En kontaktperson avslutades"),
    "contact.changed": _("En kontaktperson byttes"),
    "word.allowed": _("Ett ord lades till bland dem som inte pekar ut någon"),
    "word.removed": _("Ett ord togs bort bland dem som inte pekar ut någon"),
}
