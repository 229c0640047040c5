"""What people fill in about the steering group."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brygga.parties.asking import AskingForm
from brygga.parties.forms import DayField, WrittenField
from brygga.steering.models import LONGEST_FUNCTION

Choices = Sequence[tuple[str, Any]]

MEMBER, SUBSTITUTE = "member", "substitute"
NAMED, FUNCTION_ONLY = "named", "function"


class SeatForm(AskingForm):
    """Who takes a seat. `people` are steering members of the own parties that the seat is for."""

    asks_about = ("function",)

    person = forms.ChoiceField(label=_("Vem tar platsen?"))
    kind = forms.ChoiceField(
        label=_("Som vad?"),
        choices=[(MEMBER, _("Ledamot")), (SUBSTITUTE, _("Ersättare"))],
        widget=forms.RadioSelect,
        initial=MEMBER,
    )
    function = WrittenField(
        label=_("Personens egen funktion"),
        max_length=LONGEST_FUNCTION,
        required=False,
        help_text=_("Om platsen kan fyllas av flera. Till exempel: samordnare."),
    )
    since = DayField(label=_("Från och med"))
    shown = forms.ChoiceField(
        label=_("Vad ska de andra parterna se?"),
        choices=[
            (NAMED, _("Namn och funktion")),
            (FUNCTION_ONLY, _("Bara funktion; namnet stannar hos oss")),
        ],
        widget=forms.RadioSelect,
        initial=NAMED,
        help_text=_("Det som de andra ser står också i protokollet, som blir allmän handling."),
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(people)

    def chosen(self) -> dict[str, Any]:
        """What `seat_member` takes beside who and where."""
        given = self.cleaned_data
        return {
            "since": given["since"],
            "function": given["function"],
            "is_substitute": given["kind"] == SUBSTITUTE,
            "is_named": given["shown"] == NAMED,
        }


class LeaveSeatForm(forms.Form):
    last_day = DayField(label=_("Sista dagen på platsen"))
    never = forms.BooleanField(
        label=_("Det var ett misstag: personen har aldrig suttit på platsen"), required=False
    )

    def until(self, since: date) -> date:
        """The first day on which it no longer holds."""
        if self.cleaned_data["never"]:
            return since
        last: date = self.cleaned_data["last_day"]
        return date.fromordinal(last.toordinal() + 1)
