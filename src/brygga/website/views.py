"""The site's own few pages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from brygga.parties.access import public
from brygga.parties.signin import remember_language


@public("Anyone may choose their language, signed in or not.")
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remembers the language and returns to where the visitor was."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        remember_language(response, language)
    return response
