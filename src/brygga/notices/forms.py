"""How somebody wants their letters."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from brygga.notices.models import Preference

BY_MAIL, HERE_ONLY = "mail", "here"


class HourField(forms.TimeField):
    """A time of day, in the browser's own clock where it has one."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(widget=widget, input_formats=["%H:%M", "%H.%M"], required=False, **kwargs)


class ChoicesForm(forms.Form):
    """Mail or none, and the hours in which none comes."""

    way = forms.ChoiceField(
        label=_("Hur vill du få dina utskick?"),
        choices=[
            (BY_MAIL, _("Med e-post, och här")),
            (HERE_ONLY, _("Bara här, under Mina utskick")),
        ],
        widget=forms.RadioSelect,
    )
    quiet_from = HourField(
        label=_("Ingen e-post från klockan"),
        help_text=_(
            "Det som skrivs då väntar tills tiden är slut. Lämna båda tomma för ingen tid."
        ),
    )
    quiet_to = HourField(label=_("Till klockan"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "quiet_from" in values and "quiet_to" in values:
            begins, ends = values["quiet_from"], values["quiet_to"]
            if (begins is None) != (ends is None):
                missing = "quiet_to" if ends is None else "quiet_from"
                self.add_error(missing, gettext("Ange båda tiderna, eller ingen av dem."))
            elif begins is not None and begins == ends:
                self.add_error("quiet_to", gettext("Tiden måste sluta vid ett annat klockslag."))
        return values

    def chosen(self) -> dict[str, Any]:
        """What `choose_letters` takes."""
        begins: time | None = self.cleaned_data["quiet_from"]
        ends: time | None = self.cleaned_data["quiet_to"]
        by_mail = self.cleaned_data["way"] == BY_MAIL
        return {"by_mail": by_mail, "quiet_from": begins, "quiet_to": ends}


def as_initial(preference: Preference) -> dict[str, Any]:
    return {
        "way": BY_MAIL if preference.by_mail else HERE_ONLY,
        "quiet_from": preference.quiet_from,
        "quiet_to": preference.quiet_to,
    }


class FeedForm(forms.Form):
    """How much a calendar says."""

    is_discreet = forms.BooleanField(
        label=_("Diskret kalender"),
        required=False,
        initial=True,
        help_text=_(
            "Varje rad heter bara Träff eller Påminnelse, utan plats och text. Bra om någon annan "
            "kan se din kalender."
        ),
    )
