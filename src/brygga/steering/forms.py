"""What people fill in about the steering group."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brygga.domain.obligations import ZONE
from brygga.obligations.forms import AttachmentField, ReadingForm
from brygga.obligations.forms import DecisionForm as AboutDeviationForm
from brygga.obligations.models import LONGEST_NOTE
from brygga.obligations.queries import stored_sets
from brygga.parties.access import said
from brygga.parties.asking import AskingForm
from brygga.parties.forms import DayField, WrittenField
from brygga.steering.effects import EffectForm, effects
from brygga.steering.models import (
    DAYS_AHEAD,
    LONGEST_DECISION,
    LONGEST_FUNCTION,
    LONGEST_ITEM_NOTE,
    LONGEST_LINK,
    LONGEST_PLACE,
    LONGEST_TITLE,
    Answer,
    Attended,
)

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


class MoveSeatForm(forms.Form):
    """Which seat of the new version somebody sits in."""

    seat = forms.ChoiceField(label=_("Vad heter platsen nu?"))

    def __init__(self, *args: Any, seats: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["seat"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Välj")), *seats]


class ArrangementForm(forms.Form):
    """Which promises the meetings keep, and how long ahead the group is called."""

    summons_obligation = forms.ChoiceField(
        label=_("En skickad kallelse räknas till"), required=False
    )
    meeting_obligation = forms.ChoiceField(label=_("Ett hållet möte räknas till"), required=False)
    minutes_obligation = forms.ChoiceField(
        label=_("Ett justerat protokoll räknas till"), required=False
    )
    days_ahead = forms.IntegerField(
        label=_("Kallelsen ska gå minst så här många dagar före"),
        min_value=1,
        max_value=90,
        initial=DAYS_AHEAD,
        help_text=_("Gruppens egen regel, om inget annat står i överenskommelsen."),
    )

    def __init__(self, *args: Any, obligations: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("summons_obligation", "meeting_obligation", "minutes_obligation"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Inget åtagande")), *obligations]


class ClockField(forms.TimeField):
    """A time of day, in the browser's own clock where it has one."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(widget=widget, input_formats=["%H:%M", "%H.%M"], **kwargs)


class MeetingForm(AskingForm):
    """Where a meeting is and between which times; its day or days are added below."""

    asks_about = ("place",)

    begins = ClockField(label=_("Börjar"))
    ends = ClockField(label=_("Slutar"))
    place = WrittenField(
        label=_("Var hålls mötet?"),
        max_length=LONGEST_PLACE,
        required=False,
        help_text=_("Till exempel: Stadshuset, rum 302."),
    )
    link = forms.URLField(
        label=_("Länk för den som är med på distans"),
        required=False,
        max_length=LONGEST_LINK,
        assume_scheme="https",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        begins, ends = given.get("begins"), given.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("Mötet ska sluta efter att det har börjat."))
        return given

    def moments(self, day: date) -> tuple[datetime, datetime]:
        return _at(day, self.cleaned_data["begins"]), _at(day, self.cleaned_data["ends"])


class PlanForm(MeetingForm):
    """Several meetings at once, alike but for the day."""

    def __init__(self, *args: Any, number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = {
            f"day_{n}": DayField(label=_("Möte %(n)s") % {"n": n}, required=n == 1)
            for n in range(1, number + 1)
        }
        self.fields = days | self.fields
        self._days = tuple(days)

    def times(self) -> list[tuple[datetime, datetime]]:
        days = {self.cleaned_data[name] for name in self._days if self.cleaned_data[name]}
        return [self.moments(day) for day in sorted(days)]


class MoveForm(MeetingForm):
    day = DayField(label=_("Dag"))
    field_order = ("day", "begins", "ends", "place", "link")

    def chosen(self) -> dict[str, Any]:
        """What `move_meeting` takes."""
        begins_at, ends_at = self.moments(self.cleaned_data["day"])
        return {
            "begins_at": begins_at,
            "ends_at": ends_at,
            "place": self.cleaned_data["place"],
            "link": self.cleaned_data["link"],
        }


class CancellationForm(AskingForm):
    asks_about = ("reason",)

    reason = WrittenField(
        label=_("Varför?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står i brevet till dem som är kallade. Skriv inga namn."),
    )


class AnswerForm(forms.Form):
    """One button for each answer."""

    answer = forms.ChoiceField(choices=[(a.value, a.label) for a in Answer if a])


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, ZONE)


class ItemForm(AskingForm):
    """Something for the agenda. `version` is what the writer saw; the save tells if it is old."""

    asks_about = ("title", "text")

    title = WrittenField(label=_("Rubrik"), max_length=LONGEST_TITLE)
    text = WrittenField(
        label=_("Vad gäller det?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Högst 280 tecken. Står i protokollet; skriv inga namn."),
    )
    minutes = forms.IntegerField(
        label=_("Hur många minuter?"), min_value=1, max_value=240, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def chosen(self) -> dict[str, Any]:
        """What `add_item` takes, and `change_item` beside the version."""
        return {name: self.cleaned_data[name] for name in ("title", "text", "minutes")}


class PaperForm(AskingForm):
    """A paper to read before an item: a link or a file."""

    asks_about = ("title",)

    title = WrittenField(label=_("Vad heter handlingen?"), max_length=LONGEST_TITLE, required=False)
    link = forms.URLField(
        label=_("Länk"), required=False, max_length=LONGEST_LINK, assume_scheme="https"
    )
    attachment = AttachmentField(
        label=_("Eller fil"),
        required=False,
        help_text=_("PDF, bild eller dokument, högst 10 MB. Den kan läsas av alla parter."),
    )


# --- In the meeting ------------------------------------------------------------------------------

BOTH, OWN = "both", "own"


class PresenceForm(forms.Form):
    """Who came: one choice for each seat's people, and beside it what the writer saw chosen."""

    says_optional = False

    def __init__(self, *args: Any, people: Choices, saved: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = [key for key, _name in people]
        for key, name in people:
            self.fields[f"holder-{key}"] = forms.ChoiceField(
                label=name,
                choices=Attended.choices,
                widget=forms.RadioSelect,
                required=False,
                initial=saved.get(key, ""),
            )
            self.fields[f"seen-{key}"] = forms.ChoiceField(
                choices=[("", ""), *Attended.choices],
                widget=forms.HiddenInput,
                required=False,
                initial=saved.get(key, ""),
            )

    def changes(self) -> dict[int, tuple[str, str]]:
        """What the writer saw and what they chose, for each whom they chose anything new for."""
        given = self.cleaned_data
        found = {int(k): (given[f"seen-{k}"], given[f"holder-{k}"]) for k in self.people}
        return {
            k: (seen, chosen) for k, (seen, chosen) in found.items() if chosen not in ("", seen)
        }


class NoteForm(AskingForm):
    """What was said under an item. `version` is what the writer saw."""

    says_optional = False
    asks_about = ("text",)

    text = WrittenField(
        label=_("Anteckning"),
        max_length=LONGEST_ITEM_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class DecisionForm(AskingForm):
    """The words of a decision, as they will stand in the minutes."""

    asks_about = ("text",)

    text = WrittenField(
        label=_("Styrgruppen beslutar"),
        max_length=LONGEST_DECISION,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Som det ska stå i protokollet. Till exempel: att godkänna rapporten."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class KindForm(forms.Form):
    """What sort of decision it is: the first question, by GET."""

    slag = forms.ChoiceField(label=_("Vad för slags beslut?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["slag"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.key, said(each.name)) for each in effects()]


class SubjectForm(forms.Form):
    """What the decision is about: the second question, by GET."""

    galler = forms.ChoiceField(label=_("Vad gäller beslutet?"))

    def __init__(self, *args: Any, subjects: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["galler"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Välj")), *subjects]


class WaiverDecisionForm(EffectForm):
    asks_about = ("reason",)

    reason = WrittenField(
        label=_("Skälet"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skriv vad som hände i verksamheten, inte vem. Högst 280 tecken."),
    )


class ReadingDecisionForm(ReadingForm, EffectForm):
    """As a reading is recorded by hand, but the minutes say who decided and when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("decided_on", "decided_by"):
            del self.fields[name]

    def details(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"], "sets": stored_sets(self.sets())}


class DeviationDecisionForm(AboutDeviationForm, EffectForm):
    """As it is decided by hand, but the minutes have the words, the day and the paragraph."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("text", "decided_on", "paragraph"):
            del self.fields[name]

    def details(self) -> dict[str, Any]:
        given = self.cleaned_data
        days = {
            name: given[name].isoformat() if given[name] else ""
            for name in ("put_right_by", "follow_up_on")
        }
        return {
            "outcome": given["outcome"],
            "occurrences": list(given.get("occurrences", ())),
            **days,
        }


class FundsForm(EffectForm):
    asks_about = ("funder",)

    funder = WrittenField(
        label=_("Hos vem söks pengarna?"),
        max_length=LONGEST_TITLE,
        help_text=_("Till exempel: Allmänna arvsfonden."),
    )
    amount = forms.IntegerField(
        label=_("Hur mycket, i kronor?"), min_value=1, max_value=999_999_999, required=False
    )

    def details(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("funder", "amount")}


class ActivityDecisionForm(EffectForm):
    """An activity as the group revises it."""

    asks_about = ("title", "more", "target")

    title = WrittenField(label=_("Aktiviteten"), max_length=LONGEST_TITLE)
    more = WrittenField(
        label=_("Mer om den"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    target = WrittenField(
        label=_("Mätbart mål"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Så att alla ser om det är nått. Till exempel: 36 träffar om året."),
    )

    def details(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "more", "target")}


class ContributionDecisionForm(EffectForm):
    """What a party is to contribute instead."""

    asks_about = ("wording",)

    wording = WrittenField(
        label=_("Insatsen"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Lämna tomt om insatsen ska tas bort."),
    )

    def details(self) -> dict[str, Any]:
        return {"wording": self.cleaned_data["wording"]}


class ActionForm(AskingForm):
    """What somebody is to do. The owner is a party, or somebody in a seat for one."""

    asks_about = ("text",)

    text = WrittenField(
        label=_("Vad ska göras?"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Högst 280 tecken. Skriv inga namn; välj vem nedan."),
    )
    owner = forms.ChoiceField(label=_("Vem ansvarar?"))
    due_on = DayField(label=_("Senast"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, owners: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Välj")), *owners]


# --- The minutes ---------------------------------------------------------------------------------


class ApproversForm(forms.Form):
    says_optional = False  # none chosen is a refusal that names the rule

    approvers = forms.MultipleChoiceField(
        label=_("Vilka justerar?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Minst två: en från den offentliga parten och en från en idéburen."),
        required=False,
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["approvers"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(people)


class RemarkForm(AskingForm):
    asks_about = ("text",)

    text = WrittenField(label=_("Kommentar"), widget=forms.Textarea(attrs={"rows": 3}))


class CorrectionForm(AskingForm):
    asks_about = ("text",)

    text = WrittenField(
        label=_("Rättelse"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Vad står fel, och hur ska det vara? Högst 280 tecken."),
    )
