"""Bringing in a version, and changing the school calendar."""

import base64
import binascii
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from brygga.agreements.files import Upload
from brygga.domain.calendar import Break, SchoolCalendar, SchoolTerm
from brygga.domain.files import LARGEST_FILE
from brygga.parties.forms import DayField, WrittenField

LONGEST_NAME = 120
SPARE_ROWS = 3


class TomlField(forms.FileField):
    """A file of text; its content is read elsewhere, with a line for each error."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.FileInput(attrs={"accept": ".toml"})
        super().__init__(widget=widget, allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        uploaded: UploadedFile | None = super().clean(data, initial)
        if not uploaded:
            return None
        if (uploaded.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("Filen är större än 2 MB och kan inte vara rätt fil."))
        return Upload((uploaded.name or "fil.toml")[-LONGEST_NAME:], uploaded.read())


class UploadForm(forms.Form):
    terms_file = TomlField(
        label=_("Överenskommelsen"),
        help_text=_("En fil med villkoren, i formatet TOML. Den läses och visas för dig först."),
    )
    calendar_file = TomlField(
        label=_("Läsårskalendern"),
        required=False,
        help_text=_(
            "Bara om överenskommelsen hänvisar till en. Utan ny fil behålls den som gäller nu."
        ),
    )


class CarriedFile(forms.CharField):
    """A file on its way from the preview to the saving, byte by byte the same."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.HiddenInput, strip=False, **kwargs)

    def clean(self, value: Any) -> bytes:
        text = super().clean(value)
        try:
            return base64.b64decode(text, validate=True)
        except binascii.Error as error:
            raise forms.ValidationError(_("Filen kom inte fram hel. Välj den igen.")) from error


def carried(data: bytes) -> str:
    return base64.b64encode(data).decode()


class ConfirmForm(forms.Form):
    """What was previewed, and from when it is to hold."""

    effective_on = DayField(
        label=_("Gäller från"),
        help_text=_("Första dagen som den här versionen gäller."),
    )
    terms_name = forms.CharField(max_length=LONGEST_NAME, widget=forms.HiddenInput)
    terms_data = CarriedFile()
    calendar_name = forms.CharField(
        max_length=LONGEST_NAME, required=False, widget=forms.HiddenInput
    )
    calendar_data = CarriedFile(required=False)

    def uploads(self) -> tuple[Upload, Upload | None]:
        given = self.cleaned_data
        calendar = Upload(given["calendar_name"], given["calendar_data"])
        return (
            Upload(given["terms_name"], given["terms_data"]),
            calendar if given["calendar_name"] else None,
        )


class StretchForm(forms.Form):
    """A row of the calendar. An emptied row is taken away."""

    begins_on = DayField(label=_("Första dag"), required=False)
    ends_on = DayField(label=_("Sista dag"), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        begins, ends = given.get("begins_on"), given.get("ends_on")
        if bool(begins) != bool(ends) and not self.errors:
            self.add_error("ends_on" if begins else "begins_on", _("Fyll i båda dagarna."))
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("Sista dagen är före den första."))
        return given

    def stretch(self) -> tuple[date, date] | None:
        given = self.cleaned_data
        return (given["begins_on"], given["ends_on"]) if given.get("begins_on") else None


class BreakForm(StretchForm):
    name = WrittenField(label=_("Namn"), max_length=60, required=False)


class CalendarForm(forms.Form):
    title = WrittenField(label=_("Namn"), max_length=120)
    source = WrittenField(
        label=_("Varifrån dagarna kommer"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Till exempel kommunens webbsida och dagen då du läste den."),
    )
    assumed = forms.BooleanField(
        label=_("Dagarna är antagna: ingen har bekräftat dem"), required=False
    )


TermSet = forms.formset_factory(StretchForm, extra=SPARE_ROWS, max_num=200)
BreakSet = forms.formset_factory(BreakForm, extra=SPARE_ROWS, max_num=200)


def calendar_from(
    form: CalendarForm, terms: "forms.BaseFormSet[Any]", breaks: "forms.BaseFormSet[Any]"
) -> SchoolCalendar:
    """The calendar that three valid forms describe, in order of time."""
    given = form.cleaned_data
    stretches = sorted(found for row in terms if (found := row.stretch()))
    pauses = sorted(
        (*found, row.cleaned_data.get("name", "")) for row in breaks if (found := row.stretch())
    )
    return SchoolCalendar(
        format=1,
        title=given["title"],
        source=given["source"],
        assumed=given["assumed"],
        terms=tuple(SchoolTerm(*found) for found in stretches),
        breaks=tuple(Break(*found) for found in pauses),
    )
