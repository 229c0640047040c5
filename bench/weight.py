"""Row 8: what a first visit carries over the wire, resource by resource.

The page is read as a browser reads it: its styles, scripts, pictures and whatever the styles name
in turn. A browser leaves out what it does not need (print styles wait, a font for letters that do
not occur is never fetched), so this is the most that a visit can weigh.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.core.handlers.wsgi import WSGIHandler

from bench.table import Figure
from bench.visitor import Answer, ask

KILOBYTE = 1000
LOADED = {"link": "href", "script": "src", "img": "src", "use": "href", "image": "href"}
RELATIONS = {"stylesheet", "icon", "preload", "manifest"}
NAMED_BY_STYLES = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")


@dataclass(frozen=True)
class Resource:
    """One thing fetched. `gzipped` is its size for a browser that knows gzip alone, `served` what
    a browser that knows brotli too gets from this server."""

    path: str
    gzipped: int
    served: int
    plain: int


def measure(name: str, path: str, session: str, goal: float) -> list[Figure]:
    """The whole visit, and a line for each resource."""
    found = sorted(first_visit(path, session), key=lambda r: -r.gzipped)
    work = f"{len(found)} requests; {_kilobytes(sum(r.served for r in found))} as served here"
    whole = _kilobytes(sum(r.gzipped for r in found))
    lines = [Figure("8", f"first visit, {name}", work, whole, "kB", goal=goal, goal_is_figure=True)]
    for resource in found:
        work = f"{_kilobytes(resource.served)} as served, {_kilobytes(resource.plain)} plain"
        named = f"  {short(resource.path)}"
        lines.append(Figure("8", named, work, _kilobytes(resource.gzipped), "kB"))
    return lines


def first_visit(path: str, session: str) -> Iterator[Resource]:
    """Everything that the page at a path leads a browser to fetch, itself first."""
    site = WSGIHandler()
    waiting, seen = [path], {path}
    while waiting:
        current = waiting.pop(0)
        plain = ask(site, current, session)
        yield _resource(
            current,
            plain,
            ask(site, current, session, "gzip"),
            ask(site, current, session, "gzip, br"),
        )
        for named in _named_in(plain):
            address = urlsplit(urljoin(current, named))
            if address.scheme != "data" and address.path not in seen:
                if address.netloc:
                    raise RuntimeError(f"{current} fetches from elsewhere: {named}")
                seen.add(address.path)
                waiting.append(address.path)


def _resource(path: str, plain: Answer, gzipped: Answer, served: Answer) -> Resource:
    # A page is not compressed by this server but by the one before it, in an installation.
    size = (
        len(gzipped.body)
        if gzipped.encoding or path.endswith(".woff2")
        else len(gzip.compress(plain.body, 6))
    )
    return Resource(path, size, len(served.body), len(plain.body))


def _named_in(answer: Answer) -> list[str]:
    if answer.type == "text/html":
        reader = _Reader()
        reader.feed(answer.body.decode())
        return reader.found
    if answer.type == "text/css":
        return [a or b for a, b in NAMED_BY_STYLES.findall(answer.body.decode())]
    return []


class _Reader(HTMLParser):
    """Collects the addresses that a browser fetches by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        address = given.get(LOADED.get(tag, ""))
        relations = set((given.get("rel") or "").split())
        if address and (tag != "link" or relations & RELATIONS):
            self.found.append(address)


def short(path: str) -> str:
    """The name of a file without its folders and its checksum."""
    if not path.startswith("/static/"):
        return path
    return re.sub(r"\.[0-9a-f]{12}(?=\.)", "", path.rpartition("/")[2])


def _kilobytes(size: int) -> float:
    return round(size / KILOBYTE, 1)
