"""What every page may need to know about the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    return {"is_demo": settings.DEMO, "demo_login": settings.DEMO_LOGIN, "now": request.now}  # type: ignore[attr-defined]
