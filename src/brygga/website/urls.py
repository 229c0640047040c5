"""All addresses of the site: one list of slices, and the few pages of the site itself."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from brygga.website import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("sprak/", views.choose_language, name="choose_language"),
    *(
        path("", include(f"brygga.{name}.urls"))
        for name in settings.SLICES
        if name != "website" and (settings.SOURCE / name / "urls.py").exists()
    ),
]

if (settings.SOURCE / "website" / "components.py").exists():
    urlpatterns.append(path("", include("brygga.website.components")))

handler400 = "brygga.website.errors.bad_request"
handler500 = "brygga.website.errors.server_error"
