"""Addresses of the agreement."""

from django.urls import URLPattern, path

from brygga.agreements.views import importing, reading

app_name = "agreements"

HERE = "p/<slug:partnership>/overenskommelsen/"

urlpatterns: list[URLPattern] = [
    path(HERE, reading.detail, name="detail"),
    path(f"{HERE}i-korthet/", reading.facts, name="facts"),
    path(f"{HERE}anmarkningar/", reading.findings, name="findings"),
    path(f"{HERE}lasar/", reading.calendar, name="calendar"),
    path(f"{HERE}lasar/andring/", importing.calendar_change, name="calendar_change"),
    path(f"{HERE}versioner/", reading.versions, name="versions"),
    path(f"{HERE}versioner/ny/", importing.upload, name="upload"),
    path(f"{HERE}versioner/ny/granskning/", importing.preview, name="preview"),
    path(f"{HERE}versioner/ny/inlasning/", importing.saving, name="saving"),
    path(f"{HERE}versioner/jamforelse/", reading.comparison, name="comparison"),
    path(f"{HERE}versioner/<int:number>/villkor.toml", reading.terms_file, name="terms_file"),
    path(f"{HERE}versioner/<int:number>/lasar.toml", reading.calendar_file, name="calendar_file"),
]
