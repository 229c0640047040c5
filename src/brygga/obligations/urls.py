"""Addresses of obligations, their occurrences, and what is recorded about them."""

from django.urls import URLPattern, path

from brygga.obligations.views import (
    deviations,
    evidence,
    imports,
    reading,
    readings,
    waivers,
)

app_name = "obligations"

HERE = "p/<slug:partnership>/"
ONE = f"{HERE}ataganden/<slug:obligation>/"
DEVIATION = f"{HERE}avvikelser/<int:deviation>/"

urlpatterns: list[URLPattern] = [
    path(f"{HERE}underlag/inlasning/", imports.import_form, name="import_form"),
    path(f"{HERE}underlag/inlasning/granskning/", imports.import_preview, name="import_preview"),
    path(f"{HERE}underlag/inlasning/sparande/", imports.import_saving, name="import_saving"),
    path(f"{HERE}avvikelser/", deviations.deviations, name="deviations"),
    path(f"{HERE}avvikelser/ny/", deviations.raising, name="raising"),
    path(DEVIATION, deviations.deviation, name="deviation"),
    path(f"{DEVIATION}aterkallelse/", deviations.withdrawal, name="deviation_withdrawal"),
    path(f"{DEVIATION}samtal/nytt/", deviations.talking, name="talking"),
    path(f"{DEVIATION}beslut/nytt/", deviations.deciding, name="deciding"),
    path(
        f"{DEVIATION}beslut/<int:decision>/bekraftelse/",
        deviations.confirmation,
        name="decision_confirmation",
    ),
    path(
        f"{DEVIATION}beslut/<int:decision>/aterkallelse/",
        deviations.decision_withdrawal,
        name="decision_withdrawal",
    ),
    path(f"{DEVIATION}uppfoljning/ny/", deviations.following_up, name="following_up"),
    path(
        f"{DEVIATION}anteckningar/<int:note>/aterkallelse/",
        deviations.note_withdrawal,
        name="note_withdrawal",
    ),
    path(ONE, reading.detail, name="detail"),
    path(f"{ONE}underlag/", evidence.evidence, name="evidence"),
    path(f"{ONE}underlag/nytt/", evidence.evidence_form, name="evidence_form"),
    path(
        f"{ONE}underlag/<int:evidence>/aterkallelse/",
        evidence.evidence_withdrawal,
        name="evidence_withdrawal",
    ),
    path(
        f"{ONE}underlag/<int:evidence>/angrande/",
        evidence.evidence_undoing,
        name="evidence_undoing",
    ),
    path(f"{ONE}underlag/<int:evidence>/bilaga/", reading.attachment, name="attachment"),
    path(f"{ONE}tolkningar/", readings.readings, name="readings"),
    path(f"{ONE}tolkningar/ny/", readings.reading_form, name="reading_form"),
    path(
        f"{ONE}tolkningar/<int:reading>/aterkallelse/",
        readings.reading_withdrawal,
        name="reading_withdrawal",
    ),
    path(
        f"{ONE}tolkningar/<int:reading>/angrande/", readings.reading_undoing, name="reading_undoing"
    ),
    path(f"{ONE}undantag/<int:waiver>/angrande/", waivers.waiver_undoing, name="waiver_undoing"),
    path(
        f"{ONE}undantag/<int:waiver>/bekraftelse/",
        waivers.waiver_confirmation,
        name="waiver_confirmation",
    ),
    path(
        f"{ONE}undantag/<int:waiver>/aterkallelse/",
        waivers.waiver_withdrawal,
        name="waiver_withdrawal",
    ),
    # An occurrence's key may itself have a slash (contact-person/term/lund), so its own pages
    # stand before the address that takes everything.
    path(f"{ONE}<path:occurrence>/undantag/", waivers.waivers, name="waivers"),
    path(f"{ONE}<path:occurrence>/undantag/nytt/", waivers.waiver_form, name="waiver_form"),
    path(f"{ONE}<path:occurrence>/", reading.occurrence, name="occurrence"),
]
