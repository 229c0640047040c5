"""Every page is for everybody: both languages, three widths, light and dark, by keyboard."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

import pytest
from django.urls import URLResolver, get_resolver, resolve
from playwright.sync_api import Browser, Page, expect

from brygga.parties.models import ContactPerson, Organisation, Partnership, Person
from tests.journeys import pages
from tests.journeys.conftest import WIDTHS, OpenPage, has_no_sideways_scroll, opening
from tests.journeys.demo import Demo
from tests.journeys.english import swedish_left_in
from tests.journeys.pages import A_KEY, NO_PAGES, PAGES, NoPage, Seen

CheckAxe = Callable[..., None]
Turns = tuple[tuple[int, Literal["light", "dark"]], ...]

# Each page is seen in both languages and both schemes, at two of the three widths. Axe looks for
# everything the first time, and the second time for what another scheme and width can change.
# The turns differ from page to page, so that the whole table meets every combination.
SEEN_ANEW = ("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size")
TURNS: tuple[Turns, ...] = (
    ((360, "light"), (1280, "dark")),
    ((1280, "dark"), (768, "light")),
    ((768, "light"), (360, "dark")),
    ((1280, "light"), (360, "dark")),
    ((360, "dark"), (768, "light")),
    ((768, "dark"), (1280, "light")),
)
TABLE = [pytest.param(seen, TURNS[n % len(TURNS)], id=seen.id) for n, seen in enumerate(PAGES)]


@pytest.fixture(scope="module")
def demo(unchanged_demo: Demo) -> Demo:
    return unchanged_demo


# Then a browser has grown large from all that axe looked at.
PAGES_EACH = 20


class Browsers:
    """A browser for each role, which keeps what it has fetched from one page to the next."""

    def __init__(self, demo: Demo, open_page: OpenPage, complaints: list[str]) -> None:
        self.demo = demo
        self.open_page = open_page
        self.complaints = complaints
        self.pages: dict[str, tuple[Page, int]] = {}

    @contextmanager
    def of(self, who: str) -> Iterator[Page]:
        """That role's page, signed in anew; what a page complains of is told where it was seen."""
        page, left = self.pages.get(who) or (self.open_page(), PAGES_EACH)
        self.pages[who] = page, left - 1
        page.context.clear_cookies()
        page.context.add_cookies(self.demo.state(who)["cookies"])
        try:
            yield page
            assert not self.complaints, "\n".join(self.complaints)
        finally:
            self.complaints.clear()
            if left == 1:
                page.context.close()
                del self.pages[who]


@pytest.fixture(scope="module")
def browsers(demo: Demo, browser: Browser) -> Iterator[Browsers]:
    complaints: list[str] = []
    with opening(browser, demo.url, complaints) as open_page:
        yield Browsers(demo, open_page, complaints)


def names_of(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """The name of every address of the site."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from names_of(entry, f"{entry.namespace}:" if entry.namespace else space)
        else:
            yield f"{space}{entry.name}"


def test_no_page_is_left_out() -> None:
    known = set(names_of(get_resolver()))
    seen = {page.name for page in PAGES} | {page.ends for page in PAGES if page.ends}
    elsewhere = {page.name for page in NO_PAGES}
    assert not known - seen - elsewhere, "Add them to tests/journeys/pages.py"
    assert not (seen | elsewhere) - known, "There are no such addresses any more"


@pytest.mark.parametrize("none", NO_PAGES, ids=lambda none: none.name)
def test_what_is_no_page_is_none(demo: Demo, none: NoPage) -> None:
    response = demo.client(none.who).get(
        none.address(demo), headers={"accept": "application/json"} if none.why is A_KEY else {}
    )
    match none.why:
        case pages.BY_POST:
            assert response.status_code == 405
        case pages.LEADS_ON:
            assert response.status_code == 302
        case pages.A_FILE:
            assert response["Content-Disposition"].startswith("attachment")
            response.close()
        case pages.A_FEED:
            assert response["Content-Type"].startswith("text/calendar")
        case pages.A_SCRIPT:
            assert response["Content-Type"] == "text/javascript"
        case pages.A_KEY:
            assert response["Content-Type"] == "application/json"
        case pages.NOT_OFFERED:
            assert response.status_code == 404


@pytest.mark.parametrize(("seen", "turns"), TABLE)
def test_the_page_is_for_everybody(
    demo: Demo, browsers: Browsers, check_axe: CheckAxe, seen: Seen, turns: Turns
) -> None:
    with browsers.of(seen.who) as page:
        for language, (width, scheme) in zip(("sv", "en"), turns, strict=True):
            if not seen.who:
                page.context.clear_cookies()
            demo.choose_language(page, language)
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            arrive(demo, page, seen)
            assert page.locator("html").get_attribute("lang") == language
            if language == "sv":
                check_frame(page)
                check_axe(page)
            else:
                check_axe(page, SEEN_ANEW)
            for each in WIDTHS:
                page.set_viewport_size({"width": each, "height": 800})
                assert has_no_sideways_scroll(page), f"{page.url} at {each}"
                narrow = squeezed(page)
                assert not narrow, f"{page.url} at {each}\n" + "\n".join(narrow)
        small = too_small(page)
        assert not small, f"{page.url}\n" + "\n".join(small)
        left = swedish_left_in(page, names())
        assert not left, f"{page.url}\n" + "\n".join(left)


def test_what_breaks_is_no_dead_end(
    demo: Demo, browser: Browser, check_axe: CheckAxe, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_(*_args: object) -> None:
        raise RuntimeError("broken by the test")

    monkeypatch.setattr("brygga.overview.views.promises.picture", break_)
    complaints = pytest.raises(AssertionError, match="/idag/ answered 500")
    with complaints, opening(browser, demo.url) as open_page:
        page = open_page("/p/q-hanget/idag/", width=360, storage_state=demo.state("leader"))
        assert page.locator("html").get_attribute("lang") == "sv"
        expect(page.locator("h1")).to_have_count(1)
        expect(page.get_by_role("link").first).to_be_visible()
        check_axe(page)
        assert has_no_sideways_scroll(page)


def arrive(demo: Demo, page: Page, seen: Seen) -> None:
    answer = page.goto(seen.address(demo))
    assert answer is not None
    assert answer.status == seen.status, f"{answer.url} answered {answer.status}"
    if seen.step is not None:
        seen.step(page)
        page.wait_for_load_state()
    where = resolve(urlsplit(page.url).path)
    assert where.view_name == (seen.ends or seen.name), page.url


def check_frame(page: Page) -> None:
    """What every page has: one heading, and a way past the menu that is seen."""
    expect(page.locator("h1")).to_have_count(1)
    if page.evaluate("document.activeElement === document.body"):
        page.keyboard.press("Tab")
        skip = page.locator(".skip").first
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        assert is_outlined(page)
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()


def is_outlined(page: Page) -> bool:
    """Whether what has focus shows it."""
    style: list[str] = page.evaluate(
        "(({ outlineStyle, outlineWidth }) => [outlineStyle, outlineWidth])"
        "(getComputedStyle(document.activeElement))"
    )
    return style[0] != "none" and float(style[1].removesuffix("px")) >= 2


def too_small(page: Page) -> list[str]:
    """Buttons and fields below 44 px; what is smaller and passes WCAG (24 px) is axe's to tell."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(
          "button, .button, summary, select, textarea, input:not([type=checkbox], [type=radio])"
        )].map((each) => [each.getBoundingClientRect(), each])
          .filter(([box]) => box.height > 0 && box.width > 0)
          .filter(([box]) => box.height < 43.9 || box.width < 43.9)
          .map(([box, each]) => `${box.width}×${box.height}: ${each.outerHTML.slice(0, 90)}`)"""
    )
    return found


def squeezed(page: Page) -> list[str]:
    """Text with room for a word a line: narrower than six letters M, and of five lines or more."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("main *:not(svg *)")].flatMap((each) => {
          const text = [...each.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
            .map((node) => node.textContent.trim()).join(" ").trim();
          if (text.length < 20) return [];
          const style = getComputedStyle(each), em = parseFloat(style.fontSize);
          const line = parseFloat(style.lineHeight) || em * 1.4;
          const box = each.getBoundingClientRect();
          const lines = (box.height - parseFloat(style.paddingTop)
            - parseFloat(style.paddingBottom)) / line;
          return box.width > 0 && box.width < 6 * em && lines > 4.5
            ? [`${(box.width / em).toFixed(1)} em: ${text.slice(0, 60)}`] : [];
        })"""
    )
    return found


@cache
def names() -> tuple[str, ...]:
    """Names of people and organisations: of no language."""
    return (
        *Person.objects.values_list("name", flat=True),
        *ContactPerson.objects.values_list("name", flat=True),
        *Organisation.objects.values_list("name", flat=True),
        *Partnership.objects.values_list("title", flat=True),
    )
