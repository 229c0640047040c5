"""What people fill in about promises: what happened, how a clause is read, what was waived."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from brygga.agreements.forms import CarriedFile
from brygga.domain.calendar import Per
from brygga.domain.terms.model import Anchor, Due, Obligation, ObligationKey, Pattern, Sets, Side
from brygga.obligations.actions.evidence import IN_THE_FUTURE, LARGEST_QUANTITY, TOO_EARLY
from brygga.obligations.actions.imports import LARGEST_FILE, Batch, line_of
from brygga.obligations.actions.readings import LONGEST_DECISION
from brygga.obligations.attachments import ACCEPT, LARGEST, Attachment, attachment_from
from brygga.obligations.models import LONGEST_PARAGRAPH, Deviation, DeviationDecision
from brygga.parties.access import said
from brygga.parties.asking import AskingForm
from brygga.parties.forms import DayField, WrittenField
from brygga.parties.refusal import NotPossible

Choices = Sequence[tuple[str, Any]]

NOTE = "note"
TOGETHER = ("", _("Parterna tillsammans"))
BY_DAY = ("", _("Låt reglerna avgöra: den äldsta som saknas"))


class AttachmentField(forms.FileField):
    """A file whose content decides whether it may come in."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.FileInput(attrs={"accept": ACCEPT})
        super().__init__(widget=widget, allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Attachment | None:
        uploaded = super().clean(data, initial)
        if not uploaded:
            return None
        # Of a file that is far too large one byte too many is enough to say so.
        content = uploaded.read(LARGEST + 1)
        try:
            return attachment_from(uploaded.name or "", content)
        except NotPossible as problem:
            raise forms.ValidationError(said(problem.reason)) from problem


class EvidenceForm(AskingForm):
    """What happened. Which fields there are depends on the obligation."""

    asks_about = ("source",)

    happened_on = DayField(label=_("Vilken dag hände det?"))
    kind = forms.ChoiceField(label=_("Vad hände?"), widget=forms.RadioSelect)
    party = forms.ChoiceField(label=_("Vilken part gäller det?"), required=False)
    quantity = forms.IntegerField(
        label=_("Hur många?"), min_value=1, max_value=LARGEST_QUANTITY, initial=1
    )
    occurrence = forms.ChoiceField(label=_("Vilken gäller det?"), required=False)
    source = WrittenField(
        label=_("Vad visar det?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skriv vad som hände i verksamheten, inte vem. Högst 280 tecken."),
    )
    link = forms.URLField(
        label=_("Länk"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Till exempel till protokollet i ert eget system."),
    )
    attachment = AttachmentField(
        label=_("Bilaga"),
        required=False,
        help_text=_("PDF, bild eller dokument, högst 10 MB. Den kan läsas av alla parter."),
    )

    def __init__(
        self,
        *args: Any,
        obligation: Obligation,
        parties: Choices,
        occurrences: Choices,
        first_day: date,
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.first_day, self.today = first_day, today
        self.fields["happened_on"].widget.attrs["max"] = today.isoformat()
        if first_day > date.min:
            self.fields["happened_on"].widget.attrs["min"] = first_day.isoformat()
        self._offer("party", parties if obligation.each_party else (TOGETHER, *parties))
        self.fields["party"].required = obligation.each_party
        if len(parties) < 2 and not obligation.each_party:
            del self.fields["party"]
        if occurrences:
            self._offer("occurrence", (BY_DAY, *occurrences))
        else:
            del self.fields["occurrence"]
        if obligation.pattern is Pattern.TRIGGERED:
            event = _("Det som utlöser åtagandet: %(when)s") % {
                "when": obligation.occasion or obligation.when
            }
            self._offer("kind", ((NOTE, _("Åtagandet blev gjort")), (obligation.when, event)))
            self.initial.setdefault("kind", NOTE)
        else:
            del self.fields["kind"]
        if obligation.pattern in (Pattern.STANDING, Pattern.TRIGGERED):
            del self.fields["quantity"]

    def clean_happened_on(self) -> date:
        """With everything else that is wrong, rather than after it."""
        day: date = self.cleaned_data["happened_on"]
        if day > self.today:
            raise forms.ValidationError(said(IN_THE_FUTURE))
        if day < self.first_day:
            raise forms.ValidationError(said(TOO_EARLY))
        return day

    def _offer(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


class ReasonForm(AskingForm):
    """Why something is withdrawn."""

    asks_about = ("reason",)

    reason = WrittenField(
        label=_("Varför?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Till exempel: noterat på fel dag. Skriv inga namn."),
    )


class EvidenceFileForm(forms.Form):
    """Evidence from before Brygga."""

    file = forms.FileField(
        label=_("Fil med underlag"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        allow_empty_file=True,
    )

    def clean_file(self) -> tuple[str, bytes]:
        uploaded = self.cleaned_data["file"]
        return (uploaded.name or "underlag.csv")[-120:], uploaded.read(LARGEST_FILE + 1)


class CarriedEvidenceForm(AskingForm):
    """A file that was looked through; asks at once about what its rows say.

    `batch` is what `examine` found in it, None when the file did not arrive whole. `is_valid` may
    raise FileRefused.
    """

    how_to_answer = _(
        "Kan det markerade peka ut någon? Ändra då raden i filen, utan det, och välj filen igen."
    )
    not_answered = _("Kryssa i rutan om det stämmer för alla raderna. Ändra annars i filen.")

    name = forms.CharField(max_length=120, widget=forms.HiddenInput)
    content = CarriedFile(required=False)

    def __init__(self, *args: Any, examine: Callable[[str, bytes], Batch], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._examine = examine
        self.batch: Batch | None = None

    def written(self, given: dict[str, Any]) -> dict[str, str]:
        if self.errors:
            return {}
        self.batch = self._examine(given["name"], given["content"])
        return {str(line_of(fact)): fact.source for fact in self.batch.facts if fact.source}

    def label_of(self, names: tuple[str, ...]) -> str:
        rows = ngettext("Rad %(rows)s", "Raderna %(rows)s", len(names))
        return rows % {"rows": ", ".join(names)}


RHYTHMS = (
    (Per.WEEK, _("varje vecka")),
    (Per.MONTH, _("varje månad")),
    (Per.QUARTER, _("varje kvartal")),
    (Per.HALF_YEAR, _("varje halvår")),
    (Per.YEAR, _("varje år")),
    (Per.SCHOOL_TERM, _("varje skoltermin")),
    (Per.TERM, _("en gång under avtalstiden")),
)
AS_SIGNED = ("", _("Som i texten"))
FROM = (
    (f"{Side.AFTER}/{Anchor.END}", _("efter periodens slut")),
    (f"{Side.AFTER}/{Anchor.START}", _("efter periodens början")),
    (f"{Side.BEFORE}/{Anchor.END}", _("före periodens slut")),
    (f"{Side.BEFORE}/{Anchor.START}", _("före periodens början")),
    (f"{Side.AFTER}/{Anchor.EVENT}", _("efter att ett annat åtagande hållits")),
    (f"{Side.BEFORE}/{Anchor.EVENT}", _("innan ett annat åtagande hålls")),
)
MOST_DAYS, MOST_MONTHS = 3_660, 120

_FIELDS_OF = {
    Pattern.COUNT: ("at_least", "per", "school_days"),
    Pattern.DEADLINE: ("at_least", "per", "due_on", "due_days", "due_months", "due_from", "event"),
    Pattern.TRIGGERED: ("within_days", "within_months"),
    Pattern.STANDING: (),
}


def can_be_read(obligation: Obligation) -> bool:
    """Whether a reading could settle anything: a standing duty has neither rhythm nor day."""
    return bool(_FIELDS_OF[obligation.pattern])


class ReadingForm(AskingForm):
    """How a clause is read. Which fields there are depends on the obligation's pattern."""

    says_optional = False
    asks_about = ("text", "decided_by")

    text = WrittenField(
        label=_("Hur läser ni klausulen?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("En mening, till exempel: Rapporten lämnas senast 60 dagar efter halvåret."),
    )
    at_least = forms.IntegerField(
        label=_("Minst hur många per period?"), min_value=1, max_value=1000, required=False
    )
    per = forms.ChoiceField(label=_("Hur ofta?"), choices=(AS_SIGNED, *RHYTHMS), required=False)
    school_days = forms.IntegerField(
        label=_("Minst hur många skoldagar gör en skolvecka?"),
        min_value=1,
        max_value=5,
        required=False,
    )
    due_on = DayField(label=_("Sista dag, om det är ett bestämt datum"), required=False)
    due_days = forms.IntegerField(
        label=_("Annars: så många dagar"), min_value=0, max_value=MOST_DAYS, required=False
    )
    due_months = forms.IntegerField(
        label=_("… och så många månader"), min_value=0, max_value=MOST_MONTHS, required=False
    )
    due_from = forms.ChoiceField(label=_("… räknat"), choices=(AS_SIGNED, *FROM), required=False)
    event = forms.ChoiceField(label=_("Vilket annat åtagande?"), required=False)
    within_days = forms.IntegerField(
        label=_("Inom så många dagar"), min_value=0, max_value=MOST_DAYS, required=False
    )
    within_months = forms.IntegerField(
        label=_("Inom så många månader"), min_value=0, max_value=MOST_MONTHS, required=False
    )
    decided_on = DayField(
        label=_("Beslutad den dag"),
        required=False,
        help_text=_("Lämna tomt om ingen har beslutat. Då visas tolkningen som antagen."),
    )
    decided_by = WrittenField(
        label=_("Beslutad av"),
        max_length=LONGEST_DECISION,
        required=False,
        help_text=_("Till exempel: styrgruppen, § 7."),
    )

    def __init__(self, *args: Any, obligation: Obligation, events: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = {"text", "decided_on", "decided_by", *_FIELDS_OF[obligation.pattern]}
        if not obligation.school_weeks:
            kept.discard("school_days")
        for name in set(self.fields) - kept:
            del self.fields[name]
        if "event" in self.fields:
            field = self.fields["event"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Inget")), *events]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        distance = [given.get(name) for name in ("due_days", "due_months", "due_from")]
        if given.get("due_on") and any(distance):
            self.add_error("due_on", _("Ange antingen ett datum eller ett avstånd, inte båda."))
        if any(value is not None for value in distance[:2]) and not given.get("due_from"):
            self.add_error("due_from", _("Välj vad dagarna räknas från."))
        to_event = (given.get("due_from") or "").endswith(Anchor.EVENT)
        if to_event and not given.get("event"):
            self.add_error("event", _("Välj vilket åtagande som dagarna räknas från."))
        if given.get("event") and not to_event:
            self.add_error("due_from", _("Välj före eller efter det andra åtagandet."))
        return given

    def sets(self) -> Sets:
        """What the filled-in form settles."""
        given = self.cleaned_data
        settled = Sets(due=self._due())
        for name in ("at_least", "school_days", "within_days", "within_months"):
            settled = replace(settled, **{name: given.get(name)})
        return replace(settled, per=Per(given["per"])) if given.get("per") else settled

    def _due(self) -> Due | None:
        given = self.cleaned_data
        if given.get("due_on"):
            return Due(on=given["due_on"])
        if not given.get("due_from"):
            return None
        side, _slash, anchor = given["due_from"].partition("/")
        return Due(
            side=Side(side),
            anchor=Anchor(anchor),
            event=ObligationKey(given["event"]) if given.get("event") else None,
            days=given.get("due_days") or 0,
            months=given.get("due_months") or 0,
        )


class WaiverForm(AskingForm):
    """The steering group's decision that something need not be kept."""

    asks_about = ("paragraph", "reason")

    decided_on = DayField(label=_("När beslutade styrgruppen?"))
    paragraph = WrittenField(
        label=_("Paragraf i protokollet"),
        max_length=LONGEST_PARAGRAPH,
        help_text=_("Till exempel: § 7."),
    )
    reason = WrittenField(
        label=_("Skälet, som det står i beslutet"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skriv vad som hände i verksamheten, inte vem. Högst 280 tecken."),
    )


# --- Deviations --------------------------------------------------------------------------------

AS_A_WHOLE = ("", _("Åtagandet i stort"))
ABOUT_THE_WORK = _("Skriv vad som hände i verksamheten, inte vem. Högst 280 tecken.")


class DeviationForm(AskingForm):
    """What deviates, why, and since when."""

    asks_about = ("what", "why")

    occurrence = forms.ChoiceField(label=_("Vilken gäller det?"), required=False)
    kind = forms.ChoiceField(
        label=_("Vad är det för avvikelse?"),
        widget=forms.RadioSelect,
        choices=[
            (Deviation.Kind.MISS, _("Något blev inte gjort")),
            (Deviation.Kind.PLAN, _("Något avviker från planen")),
            (Deviation.Kind.BUDGET, _("Något avviker från budgeten")),
        ],
    )
    what = WrittenField(
        label=_("Vad avviker?"), widget=forms.Textarea(attrs={"rows": 3}), help_text=ABOUT_THE_WORK
    )
    why = WrittenField(
        label=_("Varför blev det så?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Om ni vet. Det går att återkomma till i samtalet."),
    )
    since = DayField(label=_("Sedan vilken dag?"))

    def __init__(self, *args: Any, occurrences: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["occurrence"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [AS_A_WHOLE, *occurrences]
        if not occurrences:
            del self.fields["occurrence"]


class TalkForm(AskingForm):
    """That the parties talked: when, who by party, and what came of it."""

    asks_about = ("text",)

    held_on = DayField(label=_("Vilken dag?"))
    parties = forms.MultipleChoiceField(
        label=_("Vilka parter var med?"), widget=forms.CheckboxSelectMultiple
    )
    text = WrittenField(
        label=_("Vad kom ni fram till?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=ABOUT_THE_WORK,
    )

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parties"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(parties)


class FollowUpForm(TalkForm):
    """How it went after the decision."""

    text = WrittenField(
        label=_("Hur gick det?"), widget=forms.Textarea(attrs={"rows": 3}), help_text=ABOUT_THE_WORK
    )
    closes = forms.BooleanField(label=_("Avvikelsen är avslutad"), required=False, initial=True)


class DecisionForm(AskingForm):
    """What the parties decided. What can be accepted is what has not been kept."""

    asks_about = ("text", "paragraph")

    outcome = forms.ChoiceField(label=_("Vad beslutade ni?"), widget=forms.RadioSelect)
    occurrences = forms.MultipleChoiceField(
        label=_("Vad accepteras?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bara om det accepteras: det valda får undantag."),
    )
    put_right_by = DayField(
        label=_("Rättat senast"), required=False, help_text=_("Bara om det ska rättas till.")
    )
    text = WrittenField(
        label=_("Beslutet, med några ord"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=ABOUT_THE_WORK,
    )
    decided_on = DayField(label=_("När beslutade ni?"))
    paragraph = WrittenField(
        label=_("Paragraf i protokollet"),
        max_length=LONGEST_PARAGRAPH,
        required=False,
        help_text=_("Till exempel: § 7. Behövs om något accepteras."),
    )
    follow_up_on = DayField(
        label=_("Följs upp den dag"),
        required=False,
        help_text=_("Lämna tomt om inget ska följas upp. Då avslutas avvikelsen med beslutet."),
    )

    def __init__(self, *args: Any, occurrences: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        outcomes = {
            DeviationDecision.Outcome.WAIVE: _("Det accepteras, med undantag"),
            DeviationDecision.Outcome.PUT_RIGHT: _("Det ska rättas till"),
            DeviationDecision.Outcome.CHANGE: _("Överenskommelsen ska ändras"),
            DeviationDecision.Outcome.NOTHING: _("Inget mer behövs"),
        }
        if not occurrences:
            del outcomes[DeviationDecision.Outcome.WAIVE]
            del self.fields["occurrences"]
        else:
            field = self.fields["occurrences"]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = list(occurrences)
        outcome = self.fields["outcome"]
        assert isinstance(outcome, forms.ChoiceField)
        outcome.choices = list(outcomes.items())
