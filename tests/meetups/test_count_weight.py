"""The count page is light, and its worker keeps all of what it loads."""

import gzip
import json
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client

from brygga.meetups.views.counting import FILES
from tests.meetups.conftest import As
from tests.meetups.counting import HERE, on_shift
from tests.world import World

MOST = 60_000  # bytes of everything, as it goes over the wire
STATIC = re.compile(r'(?:href|src)="/static/([^"#]+)')
IMPORTED = re.compile(r'from "\./([^"]+)"')
FONTS = re.compile(r'url\("(fonts/[^"]+)"\)')
# For letters that no word of the page has: a browser does not fetch it (unicode-range).
OTHER_LETTERS = "website/fonts/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2"
WORKER = "/rakning/utan-nat.js"


def content_of(name: str) -> bytes:
    found = finders.find(name)
    assert isinstance(found, str)
    return Path(found).read_bytes()


def loaded_by(page: str) -> set[str]:
    """What the page names, and what that names in turn."""
    named = set(STATIC.findall(page))
    for name in list(named):
        text = content_of(name).decode("utf-8", "replace")
        folder = name.rpartition("/")[0]
        named |= {f"{folder}/{other}" for other in FONTS.findall(text)}
    while True:
        more = {
            f"{name.rpartition('/')[0]}/{other}"
            for name in named
            if name.endswith(".js")
            for other in IMPORTED.findall(content_of(name).decode())
        } - named
        if not more:
            return named
        named |= more


def test_the_worker_keeps_all_that_the_page_loads(world: World, as_: As) -> None:
    on_shift(world, "leader")
    page = as_("leader").get(HERE).content.decode()
    assert loaded_by(page) == {*FILES, OTHER_LETTERS}
    assert not [letter for letter in page if "\u0100" <= letter <= "\u02ba"]
    script = Client().get(WORKER)
    kept = json.loads(re.findall(r"const FILES = (\[.*\]);", script.content.decode())[0])
    assert kept == [f"/static/{name}" for name in FILES]


def test_a_first_visit_weighs_at_most_60_kilobytes(world: World, as_: As) -> None:
    on_shift(world, "leader")
    page = as_("leader").get(HERE).content
    # The worker fetches the page once more, to keep it.
    wire = [page, page, Client().get(WORKER).content]
    wire += [content_of(name) for name in FILES if not name.endswith(".woff2")]
    fonts = [len(content_of(name)) for name in FILES if name.endswith(".woff2")]
    assert sum(len(gzip.compress(each, 6)) for each in wire) + sum(fonts) <= MOST


def test_the_page_goes_compressed(world: World, as_: As) -> None:
    on_shift(world, "leader")
    for address in (HERE, WORKER):
        answer = as_("leader").get(address, headers={"accept-encoding": "gzip"})
        assert answer["Content-Encoding"] == "gzip"
        assert gzip.decompress(answer.content) != answer.content


def test_the_worker_may_serve_the_count_pages_and_is_always_asked_for_anew() -> None:
    script = Client().get(WORKER)
    assert script["Service-Worker-Allowed"] == "/p/"
    assert script["Cache-Control"] == "no-cache"
    assert script["Content-Type"] == "text/javascript"
