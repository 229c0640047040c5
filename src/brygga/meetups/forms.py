"""What people fill in about evenings: the programme, a change to one evening, how it went."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from brygga.domain.meetups.counting import LARGEST_CHANGE, CountKind, HeadCount
from brygga.domain.terms.model import Obligation
from brygga.meetups.actions.concern import LEADS_NOWHERE
from brygga.meetups.actions.needs import TOO_MANY
from brygga.meetups.models import (
    LONGEST_PLACE,
    LONGEST_QUESTION,
    LONGEST_TITLE,
    MOST_PLACES,
    WEEKDAYS,
    Answer,
    HowItWent,
    LogQuestion,
    Theme,
    WhyCancelled,
)
from brygga.parties.access import said
from brygga.parties.asking import AskingForm
from brygga.parties.forms import DayField, WrittenField

Choices = Sequence[tuple[str, Any]]

# What most evenings are: only where nothing has been planned before.
USUAL = {"weekday": 2, "begins": time(17, 30), "ends": time(20)}
NO_THEME = ("", _("Vanlig träff"))
COUNTS_FOR_NOTHING = ("", _("Nej, den räknas inte"))


class ClockField(forms.TimeField):
    """An hour of the day, written as 17:30 or 17.30."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        formats = ["%H:%M", "%H.%M", "%H:%M:%S"]
        super().__init__(widget=widget, input_formats=formats, **kwargs)


def _chosen(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [(value, str(label).capitalize()) for value, label in choices]


class _TimedForm(AskingForm):
    """When and where: the part that a rule, a move and an extra evening share."""

    asks_about: ClassVar[tuple[str, ...]] = ("place",)

    begins = ClockField(label=_("Börjar"))
    ends = ClockField(label=_("Slutar"))
    place = WrittenField(
        label=_("Var?"),
        max_length=LONGEST_PLACE,
        help_text=_("Lokalens namn. Skriv ingen gatuadress här."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        begins, ends = given.get("begins"), given.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("Sluttiden ska vara efter starttiden, samma kväll."))
        return given


class ProgrammeForm(_TimedForm):
    """A weekly evening through a term."""

    term = forms.ChoiceField(label=_("Termin"))
    weekday = forms.TypedChoiceField(label=_("Veckodag"), choices=WEEKDAYS, coerce=int)
    obligation = forms.ChoiceField(label=_("Vilket åtagande räknas träffarna till?"))

    field_order = ("term", "weekday", "begins", "ends", "place", "obligation")

    def __init__(
        self, *args: Any, terms: Choices, obligations: Sequence[Obligation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "term", terms)
        _offer(self, "obligation", [(o.key, o.title) for o in obligations])
        if len(obligations) == 1:
            self.fields["obligation"].widget = forms.HiddenInput()


class RuleForm(_TimedForm):
    """Another rule, from a week on."""

    since = forms.TypedChoiceField(label=_("Från och med"), coerce=date.fromisoformat)
    weekday = forms.TypedChoiceField(label=_("Veckodag"), choices=WEEKDAYS, coerce=int)

    field_order = ("since", "weekday", "begins", "ends", "place")

    def __init__(self, *args: Any, weeks: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "since", weeks)


class MoveForm(_TimedForm):
    """One evening on another day, at another time or in another place."""

    on = DayField(label=_("Dag"))

    field_order = ("on", "begins", "ends", "place")


class ExtraForm(_TimedForm):
    """An evening beside the series."""

    asks_about = ("title", "place")

    title = WrittenField(
        label=_("Vad är det?"),
        max_length=LONGEST_TITLE,
        help_text=_("Till exempel: Utflykt till sjön."),
    )
    on = DayField(label=_("Dag"))
    theme = forms.ChoiceField(label=_("Tema"), required=False)
    obligation = forms.ChoiceField(label=_("Räknas den till ett åtagande?"), required=False)

    field_order = ("title", "on", "begins", "ends", "place", "theme", "obligation")

    def __init__(self, *args: Any, obligations: Sequence[Obligation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "theme", [NO_THEME, *_chosen(Theme.choices)])
        _offer(self, "obligation", [*((o.key, o.title) for o in obligations), COUNTS_FOR_NOTHING])


class ThemeForm(AskingForm):
    """What an evening is about."""

    asks_about = ("title",)

    theme = forms.ChoiceField(label=_("Tema"), required=False, widget=forms.RadioSelect)
    title = WrittenField(
        label=_("Rubrik"),
        max_length=LONGEST_TITLE,
        required=False,
        help_text=_("Till exempel filmens namn. Den kan läsas av alla parter."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "theme", [NO_THEME, *_chosen(Theme.choices)])


class CancelForm(AskingForm):
    """Why an evening is called off."""

    asks_about = ("note",)

    reason = forms.ChoiceField(label=_("Varför ställs den in?"), widget=forms.RadioSelect)
    note = WrittenField(
        label=_("Mer om det"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Skriv vad som hände i verksamheten, inte vem. Högst 280 tecken."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "reason", _chosen(WhyCancelled.choices))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        is_unexplained = given.get("reason") == WhyCancelled.OTHER and not given.get("note")
        if is_unexplained and "note" not in self.errors:
            self.add_error("note", _("Skriv kort varför: du valde ”något annat”."))
        return given


class LogForm(AskingForm):
    """How an evening went: codes first, then the team's questions, then a note."""

    asks_about = ("note",)
    says_optional = False  # a line or a note, but something

    codes = forms.MultipleChoiceField(
        label=_("Välj det som stämmer"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = WrittenField(
        label=_("Anteckning"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skriv vad som hände i verksamheten, inte vem. Högst 280 tecken."),
    )

    def __init__(self, *args: Any, questions: Sequence[LogQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "codes", _chosen(HowItWent.choices))
        self._questions = questions
        for question in questions:
            self.fields[_named(question)] = forms.ChoiceField(
                label=question.text,
                required=False,
                choices=_chosen(Answer.choices),
                widget=forms.RadioSelect,
            )
        self.order_fields(["codes", *map(_named, questions), "note"])

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not given.get("codes") and not given.get("note") and "note" not in self.errors:
            self.add_error("codes", _("Välj minst en rad i listan, eller skriv en anteckning."))
        return given

    def answers(self) -> dict[int, str]:
        """What was answered, by question."""
        return {
            question.pk: answer
            for question in self._questions
            if (answer := self.cleaned_data.get(_named(question)))
        }


def _named(question: LogQuestion) -> str:
    return f"question_{question.pk}"


def log_initial(codes: Iterable[str], note: str, answers: Iterable[Any]) -> dict[str, Any]:
    """A log that is written anew starts with what it said."""
    given = {f"question_{each.question_id}": each.answer for each in answers}
    return {"codes": list(codes), "note": note, **given}


class QuestionForm(AskingForm):
    """A question for the log."""

    asks_about = ("text",)

    text = WrittenField(
        label=_("Ny fråga"),
        max_length=LONGEST_QUESTION,
        help_text=_("Svaren är ja, delvis eller nej. Till exempel: Fick alla komma till tals?"),
    )


class NeedForm(forms.Form):
    """What the evenings need of one role; no places where it is not asked for."""

    places = forms.IntegerField(label=_("Platser"), min_value=0, max_value=MOST_PLACES)
    at_least = forms.IntegerField(label=_("Minst"), min_value=0, max_value=MOST_PLACES)
    obligation = forms.ChoiceField(label=_("Håller åtagandet"), required=False)

    def __init__(self, *args: Any, obligations: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "obligation", [("", _("Inget")), *obligations])

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        places, at_least = given.get("places"), given.get("at_least")
        if places is not None and at_least is not None and at_least > places:
            self.add_error("at_least", said(TOO_MANY))
        return given


class AssignForm(forms.Form):
    """Who gets the shift, among one's own colleagues who may have it."""

    person = forms.TypedChoiceField(label=_("Vem?"), coerce=int)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "person", [("", _("Välj en kollega")), *people])


class WorkedForm(forms.Form):
    """Who worked without a shift, and as what: colleagues by name, others by their organisation."""

    who = forms.ChoiceField(label=_("Vem arbetade, och som vad?"))

    def __init__(self, *args: Any, who: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "who", [("", _("Välj")), *who])


class SwapForm(forms.Form):
    """Which shift one wants instead."""

    wanted = forms.TypedChoiceField(
        label=_("Vilket pass vill du ha i stället?"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, shifts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "wanted", shifts)


class ConcernContactForm(AskingForm):
    """Where concern is told in the municipality: an authority, never a person."""

    asks_about = ("name", "hours")

    name = WrittenField(
        label=_("Vart vänder man sig?"),
        max_length=LONGEST_TITLE,
        help_text=_("Till exempel: Socialtjänstens mottagning för barn och unga."),
    )
    phone = forms.CharField(
        label=_("Telefon"),
        max_length=20,
        required=False,
        help_text=_("Myndighetens nummer, aldrig en persons."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    link = forms.URLField(label=_("Länk"), max_length=300, required=False, assume_scheme="https")
    hours = WrittenField(
        label=_("När svarar de?"),
        max_length=LONGEST_TITLE,
        required=False,
        help_text=_("Till exempel: vardagar på dagtid."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        leads_somewhere = given.get("phone") or given.get("link")
        if not leads_somewhere and not {"phone", "link"} & set(self.errors):
            self.add_error("phone", said(LEADS_NOWHERE))
        return given


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


class CorrectionForm(forms.Form):
    """An evening's numbers, typed over. Together the ages are everybody."""

    younger = forms.IntegerField(label=_("13–15 år"), min_value=0, max_value=LARGEST_CHANGE)
    older = forms.IntegerField(label=_("16–19 år"), min_value=0, max_value=LARGEST_CHANGE)
    unknown = forms.IntegerField(
        label=_("Okänd ålder"),
        min_value=0,
        max_value=LARGEST_CHANGE,
        help_text=_("Alla blir de tre åldrarna tillsammans."),
    )
    first = forms.IntegerField(
        label=_("Första gången"),
        min_value=0,
        max_value=LARGEST_CHANGE,
        help_text=_("Så många av alla som var här för första gången."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=60)

    def __init__(self, data: Any = None, *, count: HeadCount) -> None:
        now = {str(kind): count.of(kind) for kind in CountKind}
        seen = " ".join(str(number) for number in now.values())
        super().__init__(data, initial={**now, "seen": seen})
        self.notice = ""

    def say(self, notice: str) -> None:
        """Something to read before the numbers, of a form that was not filled in yet."""
        self.notice = notice

    def clean_seen(self) -> HeadCount:
        numbers = self.cleaned_data["seen"].split()
        try:
            shown = zip(CountKind, map(int, numbers), strict=True)
            return HeadCount(**dict(shown))
        except ValueError as error:
            raise forms.ValidationError(_("Ladda om sidan och skriv siffrorna igen.")) from error

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and given["first"] > self.typed.total:
            self.add_error("first", _("Första gången kan inte vara fler än alla."))
        return given

    @property
    def typed(self) -> HeadCount:
        return HeadCount(**{kind: self.cleaned_data[kind] for kind in CountKind})

    @property
    def seen_before(self) -> HeadCount:
        """The numbers that were shown to whoever typed over them."""
        seen: HeadCount = self.cleaned_data["seen"]
        return seen
