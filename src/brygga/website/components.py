"""The page /komponenter: every component in its states, with the name to ask for it by."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path

from brygga.domain.language import Text
from brygga.parties.access import public
from brygga.website.context import Link

COLOURS = (
    "paper card sunken line line-strong ink ink-soft water water-deep water-wash "
    "apricot apricot-ink apricot-wash kept late missed waived future"
).split()
SIGNS = (
    "today promises document people journal partnerships letter key more leave language chevron "
    "back forward check info warning undo download print calendar attachment reading finding plus "
    "minus close"
).split()
MONTHS = "J F M A M J J A S O N D".split()


@dataclass(frozen=True, slots=True)
class Step:
    kind: str
    text: Text


@dataclass(frozen=True, slots=True)
class Finding:
    severity: str
    place: str
    message: Text
    suggestion: Text


STEPS = (
    Step("clause", Text("Samverkan, punkt 5: en rapport varje halvår.", "One report each half.")),
    Step("reading", Text("Lämnas inom 45 dagar efter halvåret.", "Due 45 days after the half.")),
    Step("rule", Text("30 juni 2023 + 45 dagar = 14 augusti 2023.", "30 June + 45 = 14 August.")),
    Step("evidence", Text("Rapport lämnad 10 augusti 2023.", "Report handed in on 10 August.")),
    Step("missing", Text("Ingen styrgrupp har godkänt den än.", "Not yet approved.")),
)
FINDINGS = (
    Finding(
        "serious",
        "Kvittot, dokumentets hash",
        Text("Hashen har 127 tecken; SHA-512 har 128.", "The hash has 127 digits, not 128."),
        Text("Hämta kvittot på nytt från tjänsten.", "Fetch the receipt again."),
    ),
    Finding(
        "warning",
        "Samverkan, punkt 5",
        Text("Rapporten har inget datum.", "The report has no due date."),
        Text("Skriv när den ska lämnas, eller gör en tolkning.", "Write when it is due."),
    ),
    Finding(
        "note",
        "Aktiviteter, punkt 4",
        Text("Hur ofta står inte.", "It does not say how often."),
        Text("Skriv ett antal per år.", "Write a number per year."),
    ),
)


class Specimen(forms.Form):
    """One field of each kind. Never saved."""

    # The page shows the errors; it must not jump to them.
    is_specimen = True

    name = forms.CharField(label="Namn", help_text="Som det står i överenskommelsen.")
    happened_on = forms.DateField(label="När hände det?")
    kind = forms.ChoiceField(label="Slag av underlag", choices=[("", "Välj"), ("note", "Notering")])
    party = forms.ChoiceField(
        label="Vilken part?",
        choices=[("lund", "Lunds kommun"), ("tjejjouren", "Tjejjouren i Lund")],
        widget=forms.RadioSelect,
    )
    source = forms.CharField(
        label="Källa",
        required=False,
        max_length=280,
        help_text="Skriv vad som hände i verksamheten, inte vem.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    attachment = forms.FileField(
        label="Bilaga", required=False, help_text="PDF, bild eller dokument, högst 10 MB."
    )
    is_read = forms.BooleanField(label="Jag har läst klausulen")


@public("Shows components with invented content; exists in the demo only.")
def components(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    context = {
        "colours": COLOURS,
        "signs": SIGNS,
        "form": Specimen(auto_id="tom_%s"),
        "wrong_form": Specimen({"name": "", "party": "lund"}, auto_id="fel_%s"),
        "crumbs": [Link("#vagar", "Löftestavlan"), Link("#vagar", "Halvårsrapport")],
        "tabs": [Link("#vagar", "Förekomster", is_current=True), Link("#vagar", "Underlag")],
        "pages": Paginator(range(120), 25).page(2),
        "counts": {"kept": 96, "kept_late": 3, "missed": 4, "waived": 1},
        "none": {},
        "steps": STEPS,
        "findings": FINDINGS,
        "day": date(2023, 10, 18),
        "months": [(362 + 24 * number, name) for number, name in enumerate(MONTHS)],
    }
    return render(request, "website/components.html", context)


urlpatterns: list[URLPattern] = [path("komponenter/", components, name="components")]
