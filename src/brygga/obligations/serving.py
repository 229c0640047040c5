"""Giving out an attached file to whom a view has let through, and never as a page of ours."""

from typing import Any, Protocol

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse


class Attached(Protocol):
    """A row that a file is attached to."""

    attachment: Any
    attachment_name: str
    attachment_type: str


def download_of(row: Attached) -> HttpResponse:
    """The file as a download that no browser shows, runs or keeps. Raises Http404 if it is gone."""
    try:
        content = default_storage.open(str(row.attachment.name))
    except FileNotFoundError as error:
        raise Http404 from error
    response: Any = FileResponse(
        content,
        as_attachment=True,
        filename=row.attachment_name,
        content_type=row.attachment_type,
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-store"
    return response
