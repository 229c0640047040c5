"""A browser that reaches nothing but the site under test, and pages that may not complain."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

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


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[OpenPage]:
    """Opens a page of the site: `open_page("/p/q-hanget/idag", width=360, scheme="dark")`.

    Whatever a page complains about (a refused script or style, an error in ours, an answer of 500)
    fails the test when it ends.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_(
        path: str = "/",
        *,
        width: int = 1280,
        height: int = 800,
        scheme: str = "light",
        scripts: bool = True,
        language: str = "sv-SE",
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
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
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda said: (
                complaints.append(f"{page.url}: {said.text}")
                if said.type in {"error", "warning"} and "Failed to load resource" not in said.text
                else None
            ),
        )
        page.on(
            "response",
            lambda answer: (
                complaints.append(f"{answer.url} answered {answer.status}")
                if answer.status >= 500
                else None
            ),
        )
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture(scope="session")
def check_axe() -> Callable[[Page], None]:
    """Fails with every breach of WCAG 2.2 AA that axe finds on the page."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(
            page,
            options={
                "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
            },
        )
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"

    return check


def has_no_sideways_scroll(page: Page) -> bool:
    width: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return width <= 0
