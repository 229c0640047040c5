"""Addresses of the proposals."""

from django.urls import URLPattern, path

from brygga.proposals.views import deciding, writing

app_name = "proposals"

HERE = "p/<slug:partnership>/forslag/"
ONE = f"{HERE}<int:proposal>/"

urlpatterns: list[URLPattern] = [
    path("organisation/<slug:organisation>/forslag/nytt/", writing.founding, name="founding"),
    path(HERE, writing.proposals, name="proposals"),
    path(f"{HERE}nytt/", writing.beginning, name="beginning"),
    path(ONE, writing.proposal, name="proposal"),
    path(f"{ONE}ramar/", writing.frame, name="frame"),
    path(f"{ONE}del/<slug:section>/", writing.section, name="section"),
    path(f"{ONE}punkter/<int:point>/", writing.point, name="point"),
    path(f"{ONE}punkter/<int:point>/borttagning/", writing.point_removal, name="point_removal"),
    path(f"{ONE}punkter/<int:point>/ater/", writing.point_return, name="point_return"),
    path(f"{ONE}alternativ/", writing.alternatives, name="alternatives"),
    path(f"{ONE}alternativ/nytt/", writing.alternative, name="new_alternative"),
    path(f"{ONE}alternativ/<int:alternative>/", writing.alternative, name="alternative"),
    path(
        f"{ONE}alternativ/<int:alternative>/borttagning/",
        writing.alternative_removal,
        name="alternative_removal",
    ),
    path(f"{ONE}checklista/", writing.checklist, name="checklist"),
    path(f"{ONE}inlamning/", deciding.handing_in, name="handing_in"),
    path(f"{ONE}atertagande/", deciding.taking_back, name="taking_back"),
    path(f"{ONE}bedomning/", deciding.assessment, name="assessment"),
    path(f"{ONE}bedomning/ny/", deciding.assessing, name="assessing"),
    path(f"{ONE}beslut/", deciding.decision, name="decision"),
    path(f"{ONE}utkast/", deciding.drafting, name="drafting"),
]
