"""What people fill in about a draft beside its text: comments, readiness, signatures, the start."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brygga.agreements.actions import LONGEST_METHOD, Signed
from brygga.domain.obligations import ZONE
from brygga.parties.asking import AskingForm
from brygga.parties.forms import DayField, WrittenField


class CommentForm(AskingForm):
    """A word about a clause."""

    asks_about = ("comment",)

    comment = WrittenField(
        label=_("Kommentar"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Vad behöver ändras eller förklaras? Alla parter läser den."),
    )


class AnswerForm(AskingForm):
    asks_about = ("answer",)

    answer = WrittenField(
        label=_("Svar"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Svaret avslutar kommentaren."),
    )


class ReadyForm(forms.Form):
    """Which party, and which text: a later one is not what was read."""

    party = forms.SlugField(widget=forms.HiddenInput)
    sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)


class SignatureForm(AskingForm):
    """When one signatory signed elsewhere."""

    asks_about = ("method",)

    day = DayField(label=_("Undertecknad den"))
    clock = forms.TimeField(
        label=_("Klockslag"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        help_text=_("Om det står på kvittot. Annars skrivs 00.00."),
    )
    method = WrittenField(
        label=_("Hur"),
        max_length=LONGEST_METHOD,
        required=False,
        help_text=_("Till exempel: BankID, eller på papper."),
    )

    def signed(self) -> Signed:
        given: dict[str, Any] = self.cleaned_data
        at = datetime.combine(given["day"], given["clock"] or time(), tzinfo=ZONE)
        return Signed(at, given["method"])
