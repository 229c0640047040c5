"""What people type in about figures: those that stand somewhere else."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brygga.domain.calendar import Period
from brygga.domain.disclosure import Atom, plan
from brygga.parties.asking import AskingForm
from brygga.parties.forms import WrittenField
from brygga.reports.actions.outside import LARGEST_FIGURE
from brygga.reports.models import LONGEST_SECTION, LONGEST_SOURCE
from brygga.reports.words import CELLS, half_year_name

WHOLE = "total"
WHAT: dict[str, tuple[str, str]] = {
    WHOLE: (plan.VISITS, ""),
    plan.YOUNGER: (plan.AGE, plan.YOUNGER),
    plan.OLDER: (plan.AGE, plan.OLDER),
    plan.UNKNOWN_AGE: (plan.AGE, plan.UNKNOWN_AGE),
    plan.FIRST: (plan.FIRST_TIME, plan.FIRST),
    plan.AGAIN: (plan.FIRST_TIME, plan.AGAIN),
}


class OutsideFigureForm(AskingForm):
    """An exact figure, what it is of, and where it stands."""

    asks_about = ("source",)

    period = forms.ChoiceField(label=_("Vilken tid gäller siffran?"))
    what = forms.ChoiceField(
        label=_("Vad räknar den?"),
        choices=[
            (WHOLE, _("Alla besök")),
            *((cell, name) for cell, name in CELLS.items()),
        ],
    )
    value = forms.IntegerField(label=_("Siffran"), min_value=0, max_value=LARGEST_FIGURE)
    source = WrittenField(
        label=_("Var står den?"),
        max_length=LONGEST_SOURCE,
        help_text=_("Till exempel: halvårsrapporten våren 2021, diarienummer och sida."),
    )

    def __init__(self, *args: Any, half_years: Sequence[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["period"]
        assert isinstance(field, forms.ChoiceField)
        years = dict.fromkeys(period.key[:4] for period in half_years)
        field.choices = [
            *((period.key, half_year_name(period).capitalize()) for period in half_years),
            *((year, year) for year in years),
        ]

    def atoms(self) -> tuple[Atom, ...]:
        """What the figure is the sum of."""
        period, (split, cell) = self.cleaned_data["period"], WHAT[self.cleaned_data["what"]]
        keys = [period] if "-" in period else [f"{period}-H1", f"{period}-H2"]
        return tuple(Atom(key, split, cell) for key in keys)


class SectionForm(AskingForm):
    """A section of a report: its text, who is to write it, and which version it was read in."""

    asks_about = ("text",)

    text = WrittenField(
        label=_("Text"),
        max_length=LONGEST_SECTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Skriv vad som hände i verksamheten, inte vem. Högst 4 000 tecken."),
    )
    assigned_party = forms.ChoiceField(label=_("Vem skriver det här?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, parties: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["assigned_party"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Ingen särskild")), *parties]


class ChangesForm(AskingForm):
    """What is new in a version that follows one that was sent."""

    asks_about = ("changes",)

    changes = WrittenField(
        label=_("Vad är ändrat sedan förra versionen?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står i rapporten. Högst 280 tecken."),
    )


class ReturnForm(AskingForm):
    """Why a report is returned."""

    asks_about = ("reason",)

    reason = WrittenField(
        label=_("Vad behöver ändras?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Alla parter läser det. Högst 280 tecken."),
    )
