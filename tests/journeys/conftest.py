"""A browser that reaches nothing but the site under test, and pages that may not complain."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from tests.journeys.demo import Demo, play_into, staged, the_only_one

# Playwright's own loop runs in this thread, which Django takes for asynchronous code of ours.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

HERE = Path(__file__).parent
NAMES_OF_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = (360, 768, 1280)

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.journey)


def chromium() -> str:
    """The browser that Debian installed; Playwright's own would have to be fetched."""
    for name in (os.environ.get("CHROMIUM", ""), *NAMES_OF_CHROMIUM):
        if name and (found := shutil.which(name)):
            return found
    raise FileNotFoundError("No Chromium here. On Debian: apt-get install chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium(),
            args=[
                "--no-sandbox",  # continuous integration runs as root, where the sandbox won't
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                # Every name but this machine's own leads nowhere.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            ],
        )
        yield started
        started.close()


@contextmanager
def opening(
    browser: Browser, base_url: str, complaints: list[str] | None = None
) -> Iterator[OpenPage]:
    """A way to open pages: `open_page("/p/q-hanget/idag", width=360, scheme="dark")`.

    Whatever a page complains about (a refused script or style, an error in ours, an answer of 500,
    a style or picture that is missing) fails when it is left; who gives a list reads it sooner.
    """
    contexts: list[BrowserContext] = []
    complaints = [] if complaints is None else complaints

    def open_(
        path: str = "",
        *,
        width: int = 1280,
        height: int = 800,
        scheme: str = "light",
        scripts: bool = True,
        language: str = "sv-SE",
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            base_url=base_url,
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
            locale=language,
            timezone_id="Europe/Stockholm",
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        _listen(page, complaints)
        if path:
            page.goto(path)
        return page

    try:
        yield open_
    finally:
        for context in contexts:
            context.close()
    assert not complaints, "\n".join(complaints)


def _listen(page: Page, complaints: list[str]) -> None:
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))

    def said(message: ConsoleMessage) -> None:
        # What failed to load is told below, with its status.
        is_complaint = message.type in {"error", "warning"}
        if is_complaint and "Failed to load resource" not in message.text:
            complaints.append(f"{page.url}: {message.text}")

    def answered(response: Response) -> None:
        missing = response.status >= 400 and response.request.resource_type != "document"
        if missing or response.status >= 500:
            complaints.append(f"{response.url} answered {response.status}")

    page.on("console", said)
    page.on("response", answered)


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[OpenPage]:
    """Opens pages of what the test has put in the database."""
    with opening(browser, live_server.url) as open_:
        yield open_


@pytest.fixture(scope="session")
def database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The tests' database, which pytest-django makes only where a test names its own fixtures."""
    if connection.settings_dict["NAME"] == connection.settings_dict["TEST"]["NAME"]:
        yield
        return
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default": None})
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session")
def demo_file(
    database: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The demo as a database file, shared by all workers."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    file = folder / "demo.sqlite3"
    with the_only_one(folder / "demo.lock"), django_db_blocker.unblock():
        if not file.exists():
            play_into(file)
    return file


@pytest.fixture(scope="session")
def demo_url(database: None, django_db_blocker: Any) -> Iterator[str]:
    """A server beside `live_server`, which would empty the database after each test."""
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
        yield server.url
        server.stop()


@pytest.fixture
def demo(demo_file: Path, demo_url: str, django_db_blocker: Any) -> Iterator[Demo]:
    """The demo, for one test to write in."""
    with django_db_blocker.unblock(), staged(demo_file):
        yield Demo(demo_url)


@pytest.fixture(scope="module")
def unchanged_demo(demo_file: Path, demo_url: str, django_db_blocker: Any) -> Iterator[Demo]:
    """The demo, for the tests of a module that only read."""
    with django_db_blocker.unblock(), staged(demo_file):
        yield Demo(demo_url)


@pytest.fixture(scope="session")
def check_axe() -> Callable[..., None]:
    """Fails with every breach of WCAG 2.2 AA that axe finds on the page; of those named alone,
    when some are named."""
    axe = Axe()
    everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    options = {
        "resultTypes": ["violations"],
        "preload": False,
    }
    # Contrast takes its time: of a table as long as a book the first rows speak for the rest.
    context = {"include": [["html"]], "exclude": [["tr:nth-child(n+13)"]]}

    def check(page: Page, rules: Sequence[str] = everything) -> None:
        found = axe.run(page, context, {**options, "runOnly": rules})
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"

    return check


def has_no_sideways_scroll(page: Page) -> bool:
    width: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return width <= 0
