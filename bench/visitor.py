"""Somebody who is signed in and asks the site for something, inside this process."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple

from django.core.handlers.wsgi import WSGIHandler

from bench.site import cookie


class Answer(NamedTuple):
    """`type` and `encoding` are the headers of that name, without parameters."""

    body: bytes
    type: str
    encoding: str


def ask(site: WSGIHandler, path: str, session: str, accepts: str = "") -> Answer:
    """What is at a path, as a server would get it from the site. Raises unless it is there."""
    answered: list[str] = []
    headers: dict[str, str] = {}

    def start(status: str, pairs: list[tuple[str, str]], *_error: Any) -> Callable[[bytes], object]:
        answered.append(status)
        headers.update({name.lower(): value for name, value in pairs})
        return lambda _: None

    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_ENCODING": accepts,
        "HTTP_COOKIE": cookie(session),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }
    response = site(environ, start)
    body = b"".join(response)
    response.close()
    if answered != ["200 OK"]:
        raise RuntimeError(f"{path} answered {answered}")
    kind = headers.get("content-type", "").partition(";")[0]
    return Answer(body, kind, headers.get("content-encoding", ""))
