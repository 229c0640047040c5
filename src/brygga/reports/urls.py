"""Addresses of figures and what is made of them."""

from django.urls import URLPattern, path

from brygga.reports.views import figures, outside

app_name = "reports"

HERE = "p/<slug:partnership>/statistik/"
ONE = f"{HERE}<str:half_year>/"

urlpatterns: list[URLPattern] = [
    path(HERE, figures.statistics, name="statistics"),
    path(f"{HERE}statistik.csv", figures.as_csv, name="statistics_csv"),
    path(f"{HERE}statistik.json", figures.as_json, name="statistics_json"),
    path(f"{HERE}liggare/", figures.ledger, name="ledger"),
    path(f"{HERE}andras/", outside.figures, name="outside_figures"),
    path(f"{HERE}andras/<int:number>/aterkallande/", outside.withdrawal, name="outside_withdrawal"),
    path(f"{ONE}frysning/", figures.freezing, name="freezing"),
    path(f"{ONE}utlamnande/", figures.release, name="release"),
]
