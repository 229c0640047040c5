"""What people fill in about a proposal."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from brygga.domain.proposals import CostRow, Section
from brygga.parties.asking import AskingForm
from brygga.parties.forms import DayField, WrittenField
from brygga.parties.models import Organisation
from brygga.proposals.defaults import Criterion
from brygga.proposals.models import (
    LONGEST_REASONS,
    LONGEST_REFERENCE,
    LONGEST_TITLE,
    Answer,
    Outcome,
    ProposalAlternative,
)
from brygga.proposals.words import RHYTHMS

Choices = Sequence[tuple[str, Any]]

SPARE_ROWS = 3
NOBODY = ("", _("Inte bestämt"))


def capital(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, str]]:
    """Words that stand inside sentences elsewhere, as choices in the reader's language."""
    return [(value, capfirst(str(words))) for value, words in choices]


class TimeForm(forms.Form):
    """When the partnership is to begin and end."""

    begins_on = DayField(label=_("Första dag"))
    ends_on = DayField(label=_("Sista dag"), help_text=_("Ett partnerskap är tidsbegränsat."))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        begins, ends = given.get("begins_on"), given.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("Sista dagen är före den första."))
        return given


class FoundingForm(TimeForm):
    """A new partnership: its name, and with whom."""

    title = WrittenField(
        label=_("Vad ska partnerskapet heta?"),
        max_length=LONGEST_TITLE,
        help_text=_("Ett arbetsnamn räcker. Skriv inga personers namn."),
    )
    others = forms.ModelMultipleChoiceField(
        label=_("Med vilka?"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Minst en offentlig och en idéburen part. Den egna är redan med."),
    )
    field_order = ("title", "others", "begins_on", "ends_on")

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["others"].queryset = organisations  # type: ignore[attr-defined]


class BeginForm(TimeForm, AskingForm):
    """A proposal in a partnership that exists."""

    asks_about = ("title",)

    title = WrittenField(label=_("Vad ska förslaget heta?"), max_length=LONGEST_TITLE)
    field_order = ("title", "begins_on", "ends_on")


class FrameForm(TimeForm, AskingForm):
    """Name, time, who pays whom, and the school weeks of the arithmetic."""

    asks_about = ("title",)

    title = WrittenField(label=_("Förslagets namn"), max_length=LONGEST_TITLE)
    payer = forms.ChoiceField(label=_("Vem betalar?"), required=False)
    payee = forms.ChoiceField(label=_("Vem får pengarna?"), required=False)
    payments_a_year = forms.IntegerField(label=_("Utbetalningar per år"), min_value=1, max_value=12)
    school_weeks = forms.IntegerField(
        label=_("Skolveckor per år"),
        min_value=0,
        max_value=53,
        help_text=_("För att räkna ut vad en träff kostar. 38 är antaget om ingen har räknat."),
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("title", "begins_on", "ends_on", "payer", "payee")

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("payer", "payee"):
            self.fields[name].choices = [NOBODY, *parties]  # type: ignore[attr-defined]


class PointForm(AskingForm):
    """One point; which fields there are depends on the part of the proposal."""

    asks_about = ("text", "measure")

    text = WrittenField(
        label=_("Punkten"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("En mening i taget. Den står sedan ord för ord i överenskommelsen."),
    )
    measure = WrittenField(
        label=_("Hur märks det att det är nått?"),
        required=False,
        help_text=_("Något som går att räkna eller fråga om."),
    )
    rhythm = forms.ChoiceField(
        label=_("Hur ofta?"),
        required=False,
        choices=lambda: capital((rhythm.value, words) for rhythm, words in RHYTHMS.items()),
    )
    parties = forms.MultipleChoiceField(
        label=_("Vem bidrar med det?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, section: Section, parties: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parties"].choices = list(parties)  # type: ignore[attr-defined]
        kept = {"text", "based_on", *_BESIDE.get(section, ())}
        for name in set(self.fields) - kept:
            del self.fields[name]

    def written_point(self) -> dict[str, Any]:
        """What `add_point` and `change_point` take beside where."""
        names = ("text", "measure", "rhythm", "parties")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


_BESIDE: dict[Section, tuple[str, ...]] = {
    Section.GOAL: ("measure",),
    Section.ACTIVITY: ("measure", "rhythm"),
    Section.CONTRIBUTION: ("parties",),
}


class AlternativeForm(AskingForm):
    """One alternative; its costs are rows of their own."""

    asks_about = ("title", "gives")

    title = WrittenField(
        label=_("Alternativets namn"),
        max_length=LONGEST_TITLE,
        help_text=_("Till exempel: En träff i veckan."),
    )
    gives = WrittenField(
        label=_("Vad det ger"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    meetups_a_week = forms.IntegerField(
        label=_("Träffar i veckan"),
        min_value=0,
        max_value=7,
        initial=1,
        help_text=_("Under skolveckorna. 0 om alternativet inte har några."),
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)


class CostForm(forms.Form):
    """A row of costs. An emptied row is taken away."""

    what = WrittenField(label=_("Vad"), max_length=LONGEST_TITLE, required=False)
    per_year = forms.DecimalField(
        label=_("Kronor per år"), min_value=0, max_digits=11, decimal_places=2, required=False
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        what, per_year = given.get("what"), given.get("per_year")
        if bool(what) != (per_year is not None) and not self.errors:
            self.add_error("per_year" if what else "what", _("Fyll i både vad och hur mycket."))
        return given

    def cost(self) -> CostRow | None:
        what: str = self.cleaned_data.get("what", "")
        per_year: Decimal | None = self.cleaned_data.get("per_year")
        return CostRow(what, per_year) if what and per_year is not None else None


CostSet = forms.formset_factory(CostForm, extra=SPARE_ROWS, max_num=50)


def costs_from(rows: "forms.BaseFormSet[Any]") -> list[CostRow]:
    return [cost for row in rows if (cost := row.cost()) is not None]


class ChecklistForm(AskingForm):
    """An answer and a reason for each criterion. Nothing has to be answered yet."""

    needs_all = False
    says_optional = False
    how = _("Skäl")

    def __init__(self, *args: Any, criteria: Iterable[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = tuple(criteria)
        for criterion in self.criteria:
            self.fields[f"answer_{criterion.key}"] = forms.ChoiceField(
                label=format_html('<span lang="sv">{}</span>', criterion.text),
                choices=capital(Answer.choices),
                widget=forms.RadioSelect,
                required=self.needs_all,
            )
            self.fields[f"reason_{criterion.key}"] = WrittenField(
                label=self.how,
                widget=forms.Textarea(attrs={"rows": 2}),
                required=self.needs_all,
            )

    def written(self, given: dict[str, Any]) -> dict[str, str]:
        names = [*self.asks_about, *(f"reason_{each.key}" for each in self.criteria)]
        return {name: given[name] for name in names if given.get(name)}

    def rows(self) -> list[tuple[Criterion, Any, Any]]:
        """Each criterion with its two fields, for the page."""
        return [(c, self[f"answer_{c.key}"], self[f"reason_{c.key}"]) for c in self.criteria]

    def answers(self) -> dict[str, tuple[str, str]]:
        """What was answered, by the criterion's key."""
        given = self.cleaned_data
        return {
            c.key: (given[f"answer_{c.key}"], given.get(f"reason_{c.key}", ""))
            for c in self.criteria
            if given.get(f"answer_{c.key}")
        }


def said_before(answers: Mapping[str, Any]) -> dict[str, str]:
    """What a checklist shows to begin with: rows with `answer` and `reason`, by criterion."""
    initial: dict[str, str] = {}
    for key, row in answers.items():
        initial[f"answer_{key}"], initial[f"reason_{key}"] = row.answer, row.reason
    return initial


class AlternativeChoice(forms.ModelChoiceField):
    """Which of the proposal's alternatives."""

    def label_from_instance(self, obj: ProposalAlternative) -> str:
        return obj.title


class AssessmentForm(ChecklistForm):
    """What the officer thinks: every criterion, and what is recommended."""

    needs_all = True
    asks_about = ("reason",)

    recommends = forms.ChoiceField(
        label=_("Vad rekommenderar du?"),
        choices=lambda: capital(Outcome.choices),
        widget=forms.RadioSelect,
    )
    alternative = AlternativeChoice(
        label=_("Vilket alternativ?"),
        queryset=ProposalAlternative.objects.none(),
        required=False,
        help_text=_("Behövs för ett ja."),
    )
    reason = WrittenField(
        label=_("Varför?"), max_length=LONGEST_REASONS, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, alternatives: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alternative"].queryset = alternatives  # type: ignore[attr-defined]


class DecisionForm(AskingForm):
    """What the board decided."""

    asks_about = ("decided_by", "reasons")

    outcome = forms.ChoiceField(
        label=_("Vad blev beslutet?"),
        choices=lambda: capital(Outcome.choices),
        widget=forms.RadioSelect,
    )
    alternative = AlternativeChoice(
        label=_("Vilket alternativ?"),
        queryset=ProposalAlternative.objects.none(),
        required=False,
        help_text=_("Behövs för ett ja."),
    )
    decided_on = DayField(label=_("Beslutat den"))
    decided_by = WrittenField(
        label=_("Av vem?"),
        max_length=LONGEST_TITLE,
        help_text=_("Nämnden, aldrig en person."),
    )
    reference = WrittenField(
        label=_("Diarienummer"),
        max_length=LONGEST_REFERENCE,
        help_text=_("Till exempel: KU 2020/0219."),
    )
    reasons = WrittenField(
        label=_("Skälen, ett per rad"),
        max_length=LONGEST_REASONS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Behövs för ett nej, och när förslaget skickas tillbaka."),
    )

    def __init__(self, *args: Any, alternatives: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alternative"].queryset = alternatives  # type: ignore[attr-defined]
