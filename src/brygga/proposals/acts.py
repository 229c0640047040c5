"""What the acts of this slice are called on a page."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "proposal.begun": _("Ett förslag påbörjades"),
    "proposal.framed": _("Förslagets ramar ändrades"),
    "proposal.point_saved": _("En punkt i förslaget sparades"),
    "proposal.point_removed": _("En punkt i förslaget togs bort"),
    "proposal.point_restored": _("En punkt i förslaget lades tillbaka"),
    "proposal.alternative_saved": _("Ett alternativ i förslaget sparades"),
    "proposal.alternative_removed": _("Ett alternativ i förslaget togs bort"),
    "proposal.checked": _("Förslagets checklista besvarades"),
    "proposal.handed_in": _("Förslaget lämnades in för bedömning"),
    "proposal.taken_back": _("Förslaget togs tillbaka"),
    "proposal.assessed": _("Förslaget bedömdes"),
    "proposal.decided": _("Ett beslut om förslaget skrevs in"),
    "proposal.drafted": _("Förslaget blev ett utkast till överenskommelse"),
}
