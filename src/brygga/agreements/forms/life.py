"""What people fill in when something happens with the agreement."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from brygga.agreements.registration import Unkept
from brygga.agreements.words import OUTCOMES, WAYS
from brygga.domain.life import Kind, Outcome
from brygga.domain.life.conditions import OUTCOMES as OUTCOMES_OF
from brygga.domain.terms.model import Activity, Party, Way
from brygga.parties.asking import AskingForm
from brygga.parties.forms import DayField, WrittenField

LONGEST_WORDING = 4000
LONGEST_TITLE = 200
NO_NAMES = _("Skriv vad som hänt i verksamheten, inte vem. Högst 280 tecken.")


def _area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class _PartiesField(forms.MultipleChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.CheckboxSelectMultiple, **kwargs)


class AmountField(forms.DecimalField):
    """Money as people write it: 20 000,50 or 20000.50."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = "".join(value.split()).replace(",", ".")
        return super().to_python(value)


def _choices(parties: Iterable[Party]) -> list[tuple[str, str]]:
    return [(str(party.key), party.name) for party in parties]


def _called(unkept: Unkept) -> str:
    """The agreement's own words are Swedish, also on an English page."""
    # One box: side by side, as two, they would stand in columns of their own.
    return format_html('<span><span lang="sv">{}</span>: {}</span>', unkept.title, unkept.period)


class MatterForm(AskingForm):
    """Something to talk about; for a breach, whose and what."""

    asks_about = ("text",)

    text = WrittenField(label=_("Vad gäller det?"), widget=_area(), help_text=NO_NAMES)


class BreachForm(MatterForm):
    against = forms.ChoiceField(label=_("Vilken part har brustit?"), widget=forms.RadioSelect)
    occurrences = forms.MultipleChoiceField(
        label=_("Vad är inte hållet?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Kryssa för det som bristen gäller, om det finns i listan."),
    )

    field_order = ("against", "occurrences", "text")

    def __init__(
        self, *args: Any, others: Iterable[Party], unkept: Iterable[Unkept], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["against"].choices = _choices(others)  # type: ignore[attr-defined]
        self.fields["occurrences"].choices = [(one.key, _called(one)) for one in unkept]  # type: ignore[attr-defined]
        if not self.fields["occurrences"].choices:  # type: ignore[attr-defined]
            del self.fields["occurrences"]


class DialogueForm(AskingForm):
    """The parties have talked."""

    asks_about = ("text",)

    held_on = DayField(label=_("Vilken dag talade ni?"))
    parties = _PartiesField(label=_("Vilka parter var med?"))
    text = WrittenField(label=_("Vad kom ni fram till?"), widget=_area(), help_text=NO_NAMES)

    def __init__(self, *args: Any, parties: Iterable[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parties"].choices = _choices(parties)  # type: ignore[attr-defined]


class DemandForm(AskingForm):
    asks_about = ("text",)

    put_right_by = DayField(
        label=_("Senast vilken dag ska det vara rättat?"),
        help_text=_("Överenskommelsen säger ”utan dröjsmål”, inte hur många dagar. Välj en dag."),
    )
    text = WrittenField(label=_("Vad ska rättas?"), widget=_area(), help_text=NO_NAMES)


class ConclusionForm(AskingForm):
    asks_about = ("text",)

    outcome = forms.ChoiceField(label=_("Hur blev det?"), widget=forms.RadioSelect)
    text = WrittenField(label=_("Med några ord"), widget=_area(), help_text=NO_NAMES)

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (outcome.value, OUTCOMES[outcome]) for outcome in OUTCOMES_OF[kind]
        ]

    def clean_outcome(self) -> Outcome:
        return Outcome(self.cleaned_data["outcome"])


class NoticeForm(AskingForm):
    asks_about = ("text",)

    ends_on = DayField(label=_("Sista dagen överenskommelsen gäller"))
    text = WrittenField(label=_("Skälet"), widget=_area(), help_text=NO_NAMES)


class CancellationForm(AskingForm):
    asks_about = ("text", "repayment_reason")

    text = WrittenField(
        label=_("Varför hävs överenskommelsen?"), widget=_area(), help_text=NO_NAMES
    )
    repayment = AmountField(
        label=_("Hur mycket ska betalas tillbaka?"),
        min_value=Decimal(),
        max_digits=12,
        decimal_places=2,
        help_text=_("Ni bestämmer beloppet: från 0 till allt som har betalats."),
    )
    repayment_reason = WrittenField(
        label=_("Varför just det beloppet?"), widget=_area(), help_text=NO_NAMES
    )


class WhyForm(AskingForm):
    """Why something is changed, and from when."""

    asks_about: ClassVar[tuple[str, ...]] = ("text",)

    effective_on = DayField(
        label=_("Gäller från"), help_text=_("Tidigast idag. Det som har varit ändras inte.")
    )
    text = WrittenField(label=_("Varför ändras det?"), widget=_area(), help_text=NO_NAMES)


class TalkedForm(WhyForm):
    """The same, after the parties have talked."""

    talked_on = DayField(label=_("Vilken dag talade ni om det?"))
    parties = _PartiesField(label=_("Vilka parter var med?"))

    def __init__(self, *args: Any, parties: Iterable[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parties"].choices = _choices(parties)  # type: ignore[attr-defined]


class ClauseForm(TalkedForm):
    asks_about = ("wording", "text")

    wording = WrittenField(label=_("Den nya lydelsen"), max_length=LONGEST_WORDING, widget=_area(6))
    way = forms.ChoiceField(
        label=_("Hur görs ändringen?"),
        widget=forms.RadioSelect,
        choices=[(way.value, words) for way, words in WAYS.items()],
        help_text=_("Överenskommelsen säger vad som krävs. Ett strängare sätt går alltid bra."),
    )

    field_order = ("wording", "way", "talked_on", "parties", "effective_on", "text")

    def clean_way(self) -> Way:
        return Way(self.cleaned_data["way"])


class ActivityForm(TalkedForm):
    asks_about = ("title", "details", "target", "text")

    title = WrittenField(label=_("Aktiviteten"), max_length=LONGEST_TITLE)
    details = WrittenField(
        label=_("Mer om den"), max_length=LONGEST_WORDING, required=False, widget=_area()
    )
    target = WrittenField(
        label=_("Mätbart mål"),
        required=False,
        widget=_area(2),
        help_text=_("Så att alla ser om det är nått. Till exempel: 36 träffar om året."),
    )

    field_order = ("title", "details", "target", "talked_on", "parties", "effective_on", "text")

    @staticmethod
    def initial_of(activity: Activity) -> dict[str, str]:
        return {"title": activity.title, "details": activity.text, "target": activity.target}


class ContributionForm(TalkedForm):
    asks_about = ("wording", "text")

    wording = WrittenField(
        label=_("Insatsen"),
        required=False,
        widget=_area(2),
        help_text=_("Lämna tomt om insatsen ska tas bort."),
    )

    field_order = ("wording", "talked_on", "parties", "effective_on", "text")


class ContactsForm(WhyForm):
    asks_about = ("functions", "text")

    functions = WrittenField(
        label=_("Kontaktfunktioner"),
        widget=_area(),
        help_text=_("En funktion på varje rad. Skriv funktionen, inte personens namn."),
    )

    field_order = ("functions", "effective_on", "text")
