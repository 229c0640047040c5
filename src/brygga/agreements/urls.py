"""Addresses of the agreement."""

from django.urls import URLPattern, path

from brygga.agreements.views import (
    changes,
    drafts,
    endings,
    importing,
    life,
    readiness,
    reading,
)

app_name = "agreements"

HERE = "p/<slug:partnership>/overenskommelsen/"
DRAFT = f"{HERE}utkast/<int:draft>/"
CLAUSE = f"{DRAFT}klausul/<slug:clause>/"
LIFE = f"{HERE}livet/"
CHANGE, CHANGES = f"{LIFE}andringar/<int:change>/", f"{LIFE}andringar/ny/"
MATTER = f"{LIFE}fragor/<int:matter>/"
NOTICE = f"{LIFE}uppsagning/<int:notice>/"

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
    path(f"{HERE}utkast/", drafts.drafts, name="drafts"),
    path(f"{HERE}utkast/nytt/", drafts.draft_beginning, name="draft_beginning"),
    path(DRAFT, drafts.draft, name="draft"),
    path(CLAUSE, drafts.draft_clause, name="draft_clause"),
    path(f"{CLAUSE}kommentarer/", drafts.draft_comments, name="draft_comments"),
    path(f"{DRAFT}kommentarer/<int:comment>/", drafts.draft_answer, name="draft_answer"),
    path(f"{DRAFT}uppgifter/", drafts.draft_entries, name="draft_entries"),
    path(f"{DRAFT}uppgifter/<str:place>/ny/", drafts.draft_entry, name="draft_new_entry"),
    path(f"{DRAFT}uppgifter/<str:place>/<int:number>/", drafts.draft_entry, name="draft_entry"),
    path(f"{DRAFT}lasar/", drafts.draft_school_year, name="draft_school_year"),
    path(f"{DRAFT}text/", drafts.draft_text, name="draft_text"),
    path(f"{DRAFT}versioner/", drafts.draft_history, name="draft_history"),
    path(f"{DRAFT}versioner/jamforelse/", drafts.draft_comparison, name="draft_comparison"),
    path(f"{DRAFT}versioner/<int:number>/villkor.toml", drafts.draft_file, name="draft_file"),
    path(f"{DRAFT}undanlaggning/", drafts.draft_setting_aside, name="draft_setting_aside"),
    path(f"{DRAFT}underskrift/", readiness.draft_readiness, name="draft_readiness"),
    path(f"{DRAFT}underskrift/klar/", readiness.draft_ready, name="draft_ready"),
    path(f"{DRAFT}underskrift/inte-klar/", readiness.draft_not_ready, name="draft_not_ready"),
    path(f"{DRAFT}underskrift/dagar/", readiness.draft_signatures, name="draft_signatures"),
    path(LIFE, life.life, name="life"),
    path(CHANGES, changes.change_choice, name="change_choice"),
    path(f"{CHANGES}klausul/<slug:key>/", changes.clause_change, name="clause_change"),
    path(f"{CHANGES}aktivitet/<slug:key>/", changes.activity_change, name="activity_change"),
    path(f"{CHANGES}insats/<slug:key>/", changes.contribution_change, name="contribution_change"),
    path(f"{CHANGES}kontakt/<slug:key>/", changes.contacts_change, name="contacts_change"),
    path(CHANGE, changes.change, name="change"),
    path(f"{CHANGE}godkannande/", changes.change_consent, name="change_consent"),
    path(f"{CHANGE}aterkallande/", changes.change_withdrawal, name="change_withdrawal"),
    path(f"{LIFE}fragor/ny/<slug:slug>/", life.matter_new, name="matter_new"),
    path(MATTER, life.matter, name="matter"),
    path(f"{MATTER}dialog/", life.dialogues, name="dialogues"),
    path(f"{MATTER}dialog/<int:dialogue>/angrat/", life.dialogue_undoing, name="dialogue_undoing"),
    path(f"{MATTER}rattelse/", life.demand, name="demand"),
    path(f"{MATTER}avslut/", life.conclusion, name="conclusion"),
    path(f"{MATTER}angrat/", life.matter_undoing, name="matter_undoing"),
    path(f"{MATTER}uppsagning/", endings.notice_new, name="notice_on"),
    path(f"{MATTER}havning/", endings.cancellation, name="cancellation"),
    path(f"{LIFE}uppsagning/", endings.notice_new, name="notice_new"),
    path(NOTICE, endings.notice, name="notice"),
    path(f"{NOTICE}aterkallande/", endings.notice_withdrawal, name="notice_withdrawal"),
]
