"""Addresses of figures and what is made of them."""

from django.urls import URLPattern, path

from brygga.reports.views import figures, outside, reports

app_name = "reports"

HERE = "p/<slug:partnership>/statistik/"
ONE = f"{HERE}<str:half_year>/"
REPORTS = "p/<slug:partnership>/rapporter/"
REPORT = f"{REPORTS}<int:report>/"

urlpatterns: list[URLPattern] = [
    path(HERE, figures.statistics, name="statistics"),
    path(f"{HERE}statistik.csv", figures.as_csv, name="statistics_csv"),
    path(f"{HERE}statistik.json", figures.as_json, name="statistics_json"),
    path(f"{HERE}liggare/", figures.ledger, name="ledger"),
    path(f"{HERE}andras/", outside.figures, name="outside_figures"),
    path(f"{HERE}andras/<int:number>/aterkallande/", outside.withdrawal, name="outside_withdrawal"),
    path(f"{ONE}frysning/", figures.freezing, name="freezing"),
    path(f"{ONE}utlamnande/", figures.release, name="release"),
    path(REPORTS, reports.reports, name="reports"),
    path(f"{REPORTS}<slug:kind>/<str:period>/paborjande/", reports.beginning, name="beginning"),
    path(REPORT, reports.report, name="report"),
    path(f"{REPORT}avsnitt/<slug:section>/", reports.section, name="section"),
    path(f"{REPORT}sandning/", reports.sending, name="sending"),
    path(f"{REPORT}retur/", reports.return_, name="return"),
    path(f"{REPORT}rapport.pdf", reports.as_pdf, name="report_pdf"),
    path(f"{REPORT}rapport.json", reports.as_json, name="report_json"),
]
