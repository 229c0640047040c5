"""What somebody fills in about what their party gave."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brygga.contributions.actions import MOST
from brygga.contributions.models import Given
from brygga.parties.asking import AskingForm
from brygga.parties.forms import DayField, WrittenField


class GivenForm(AskingForm):
    """Which promise it was given towards, what, when and how much."""

    asks_about = ("note",)

    contribution = forms.ChoiceField(label=_("Vilken insats hör det till?"))
    kind = forms.ChoiceField(
        label=_("Vad gav ni?"),
        widget=forms.RadioSelect,
        choices=[
            (Given.Kind.HOURS, _("Arbetstid, i timmar")),
            (Given.Kind.PREMISES, _("Lokal, antal gånger")),
            (Given.Kind.CONTACTS, _("Kontakter, hur många")),
            (Given.Kind.INFORMATION, _("Information, antal gånger")),
            (Given.Kind.MONEY, _("Pengar, i kronor")),
            (Given.Kind.OTHER, _("Något annat, antal gånger")),
        ],
    )
    quantity = forms.DecimalField(
        label=_("Hur mycket?"),
        min_value=Decimal("0.01"),
        max_value=MOST,
        max_digits=9,
        decimal_places=2,
        localize=True,
        help_text=_("Pass på träffarna och avtalets utbetalningar räknas av sig själva."),
    )
    given_on = DayField(label=_("Vilken dag?"))
    note = WrittenField(
        label=_("Vad var det?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Skriv vad som gavs, inte av vem. Högst 280 tecken."),
    )

    def __init__(
        self, *args: Any, contributions: Sequence[tuple[str, str]], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["contribution"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(contributions)
        self.fields["given_on"].widget.attrs["max"] = today.isoformat()
