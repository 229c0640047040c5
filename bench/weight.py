"""Row 8: what a first visit carries over the wire, resource by resource.

The page is read as a browser reads it: its styles, scripts, pictures and whatever these name in
turn; a font only if it has a letter of the page. Where a page has a worker, the worker is fetched
too, and the page once more to be kept. A browser leaves out a little more (print styles wait), so
this is the most that a visit can weigh.
"""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.core.handlers.wsgi import WSGIHandler

from bench.table import Figure
from bench.visitor import Answer, ask

KILOBYTE = 1000
LOADED = {"link": "href", "script": "src", "img": "src", "use": "href", "image": "href"}
RELATIONS = {"stylesheet", "icon", "preload", "manifest"}
FONT = re.compile(r"@font-face\s*{([^}]*)}")
LETTERS = re.compile(r"unicode-range:([^;}]*)")
WORKER, AGAIN = b"data-worker=", "the page again, kept by its worker"
NAMED_BY_SCRIPTS = re.compile(r"""\bfrom\s+["']([^"']+)["']""")
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
    page = ask(site, path, session)
    letters = set(page.body.decode())
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
        for named in _named_in(plain, letters):
            address = urlsplit(urljoin(current, named))
            if address.scheme != "data" and address.path not in seen:
                if address.netloc:
                    raise RuntimeError(f"{current} fetches from elsewhere: {named}")
                seen.add(address.path)
                waiting.append(address.path)
    if WORKER in page.body:
        zipped = ask(site, path, session, "gzip, br")
        yield replace(_resource(path, page, zipped, zipped), path=AGAIN)


def _resource(path: str, plain: Answer, gzipped: Answer, served: Answer) -> Resource:
    # A page is not compressed by this server but by the one before it, in an installation.
    size = (
        len(gzipped.body)
        if gzipped.encoding or path.endswith(".woff2")
        else len(gzip.compress(plain.body, 6))
    )
    return Resource(path, size, len(served.body), len(plain.body))


def _named_in(answer: Answer, letters: set[str]) -> list[str]:
    """What a page, a style or a script leads to; `letters` are those of the page."""
    if answer.type == "text/html":
        reader = _Reader()
        reader.feed(answer.body.decode())
        return reader.found
    if answer.type == "text/css":
        styles = FONT.sub(lambda font: _if_needed(font, letters), answer.body.decode())
        return [a or b for a, b in NAMED_BY_STYLES.findall(styles)]
    if answer.type == "text/javascript":
        return NAMED_BY_SCRIPTS.findall(answer.body.decode())
    return []


def _if_needed(font: re.Match[str], letters: set[str]) -> str:
    """A font as it is written, or nothing where none of the letters is in its ranges."""
    ranges = LETTERS.search(font[1])
    if ranges is None:
        return font[0]
    for written in ranges[1].split(","):
        first, _dash, last = written.strip().removeprefix("U+").partition("-")
        if any(int(first, 16) <= ord(letter) <= int(last or first, 16) for letter in letters):
            return font[0]
    return ""


class _Reader(HTMLParser):
    """Collects the addresses that a browser fetches by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        address = given.get(LOADED.get(tag, ""))
        relations = set((given.get("rel") or "").split())
        if worker := given.get("data-worker"):
            self.found.append(worker)
        if address and (tag != "link" or relations & RELATIONS):
            self.found.append(address)


def short(path: str) -> str:
    """The name of a file without its folders and its checksum."""
    if not path.startswith("/static/"):
        return path
    return re.sub(r"\.[0-9a-f]{12}(?=\.)", "", path.rpartition("/")[2])


def _kilobytes(size: int) -> float:
    return round(size / KILOBYTE, 1)
