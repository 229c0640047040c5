"""What people fill in about trainings, those who work, and their own time."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from brygga.notices.forms import HourField
from brygga.parties.access import said
from brygga.parties.asking import AskingForm
from brygga.parties.forms import DayField, WrittenField
from brygga.volunteers.actions.checks import TOO_OLD
from brygga.volunteers.models import LONGEST_MONTHS, LONGEST_TITLE, Training

Choices = Sequence[tuple[str, Any]]

NO_OBLIGATION = ("", _("Inget"))
FOR_ALL = "all"
EVERYBODY = (FOR_ALL, _("Alla som berörs"))
DAYS = [
    ("0", _("Måndag")),
    ("1", _("Tisdag")),
    ("2", _("Onsdag")),
    ("3", _("Torsdag")),
    ("4", _("Fredag")),
    ("5", _("Lördag")),
    ("6", _("Söndag")),
]


class MonthsField(forms.IntegerField):
    """How many months something holds; empty for no end."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, min_value=1, max_value=LONGEST_MONTHS, **kwargs)


class TrainingForm(AskingForm):
    asks_about = ("title",)

    title = WrittenField(label=_("Vad heter utbildningen?"), max_length=LONGEST_TITLE)
    months = MonthsField(
        label=_("Hur många månader gäller den?"),
        help_text=_("Lämna tomt om den inte behöver göras om."),
    )
    obligation = forms.ChoiceField(
        label=_("Vilket åtagande är ett genomfört tillfälle underlag för?"),
        required=False,
        help_text=_("Ur överenskommelsen: de åtaganden som räknas i antal."),
    )

    def __init__(self, *args: Any, obligations: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "obligation", (NO_OBLIGATION, *obligations))


class SessionForm(AskingForm):
    asks_about = ("place", "about")

    trainings = forms.MultipleChoiceField(
        label=_("Vad tas upp?"), widget=forms.CheckboxSelectMultiple
    )
    day = DayField(label=_("Dag"))
    begins = HourField(label=_("Börjar"))
    ends = HourField(label=_("Slutar"))
    place = WrittenField(label=_("Var?"), max_length=LONGEST_TITLE, required=False)
    about = WrittenField(
        label=_("Om tillfället"),
        max_length=LONGEST_TITLE,
        required=False,
        help_text=_("Till exempel: heldag för nya. Läses av alla parter; skriv inga namn."),
    )
    organisation = forms.ChoiceField(label=_("För vem?"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, trainings: Sequence[Training], organisations: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._trainings = {str(training.pk): training for training in trainings}
        _offer(self, "trainings", [(key, _swedish(t.title)) for key, t in self._trainings.items()])
        _offer(self, "organisation", (EVERYBODY, *organisations))

    def chosen(self) -> dict[str, Any]:
        """What `plan_session` takes beside the organisation, of which the form has only the key."""
        given = self.cleaned_data
        values = {name: given[name] for name in ("day", "begins", "ends", "place", "about")}
        return values | {"trainings": [self._trainings[key] for key in given["trainings"]]}


class AttendanceForm(forms.Form):
    people = forms.MultipleChoiceField(
        label=_("Vilka var med?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    says_optional = False

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "people", people)


class RequirementForm(forms.Form):
    says_optional = False

    trainings = forms.MultipleChoiceField(
        label=_("Utbildningar"), required=False, widget=forms.CheckboxSelectMultiple
    )
    needs_register_check = forms.BooleanField(
        label=_("Registerutdrag ska ha visats"), required=False
    )
    register_check_months = MonthsField(
        label=_("Hur många månader gäller en notering om registerutdrag?"),
        help_text=_("Enligt er egen rutin. Lämna tomt om den inte behöver göras om."),
    )

    def __init__(self, *args: Any, trainings: Sequence[Training], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._trainings = {str(training.pk): training for training in trainings}
        _offer(self, "trainings", [(key, _swedish(t.title)) for key, t in self._trainings.items()])
        if not trainings:
            del self.fields["trainings"]

    def chosen(self) -> dict[str, Any]:
        """What `set_requirements` takes; the months only where a check is needed."""
        given = self.cleaned_data
        needs = given["needs_register_check"]
        return {
            "trainings": [self._trainings[key] for key in given.get("trainings", ())],
            "needs_register_check": needs,
            "register_check_months": given["register_check_months"] if needs else None,
        }


class CheckForm(forms.Form):
    """That somebody showed their register extract. There is no field for anything it said."""

    shown_on = DayField(label=_("Vilken dag visades utdraget för dig?"))
    is_recent = forms.BooleanField(
        label=_("Utdraget var högst ett år gammalt när det visades"),
        help_text=_("Det krävs av lagen. Svaret sparas inte, bara att utdraget har visats."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown_on"].widget.attrs["max"] = today.isoformat()
        self.fields["is_recent"].error_messages["required"] = said(TOO_OLD)


class WeekdaysForm(forms.Form):
    says_optional = False

    weekdays = forms.MultipleChoiceField(
        label=_("Vilka veckodagar kan du oftast?"),
        choices=DAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def chosen(self) -> Collection[int]:
        return {int(day) for day in self.cleaned_data["weekdays"]}


class AbsenceForm(forms.Form):
    first_day = DayField(label=_("Första dagen borta"))
    last_day = DayField(label=_("Sista dagen borta"))


class AttestationForm(forms.Form):
    party = forms.ChoiceField(label=_("För vilken förening?"), widget=forms.RadioSelect)
    obligation = forms.ChoiceField(label=_("Vilket åtagande är intyget underlag för?"))

    def __init__(self, *args: Any, parties: Choices, obligations: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "party", parties)
        _offer(self, "obligation", obligations)
        if len(parties) == 1:
            self.fields["party"].initial = parties[0][0]


def _swedish(title: str) -> str:
    """What people wrote, marked for pages in another language."""
    return format_html('<span lang="sv">{}</span>', title)


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)
