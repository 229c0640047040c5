"""Counting at the door over lines that fail: no tap is lost, and none counts twice."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    expect,
)

from brygga.domain.meetups.counting import AGES, CountKind
from brygga.meetups.models import CountOperation, Shift
from brygga.meetups.queries import counted
from tests.journeys.conftest import OpenPage, chromium
from tests.journeys.line import Line, Mode, line_to
from tests.meetups.counting import HERE, evening, kept, on_shift
from tests.world import World, q_hanget_at_work

ALL_SENT = "Allt är skickat."
OFFLINE_READY = "Sidan fungerar nu också utan nät."

# Presses buttons as fast as they can be, one tap for each kind in turn.
FAST = """async (kinds) => {
  for (const kind of kinds) {
    document.querySelector(`[data-kind="${kind}"][data-change="1"]`).click();
    await new Promise((resolve) => { setTimeout(resolve, 1); });
  }
}"""


# How many taps the page has written, as it is told itself: only taps are added.
WRITTEN = """
  window.written = 0;
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function (...row) {
    this.transaction.addEventListener("complete", () => { window.written += 1; });
    return add.apply(this, row);
  };
"""


@pytest.fixture
def world(transactional_db: None) -> World:
    world = q_hanget_at_work()
    for who in ("leader", "coordinator"):
        on_shift(world, who)
    return world


@dataclass
class Phone:
    """A leader's browser behind a line of its own, and what was tapped on it."""

    context: BrowserContext
    line: Line
    tapped: Counter[str]
    complaints: list[str]

    def open(self) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._heard)
        page.goto(f"{self.line.url}{HERE}")
        expect(page.locator("[data-state]")).to_be_visible()
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        # What did not come through the line is what these tests are about.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def fast(self, page: Page, taps: int) -> None:
        """Taps as fast as can be, and waits until all are written: none is promised before."""
        kinds = [list(CountKind)[n % 4].value for n in range(taps)]
        before = page.evaluate("written")
        page.evaluate(FAST, kinds)
        self.tapped.update(kinds)
        for _ in range(200):
            if page.evaluate("written") == before + taps:
                return
            page.wait_for_timeout(25)
        raise AssertionError("Not every tap was written.")

    def fails(self, page: Page, mode: Mode, taps: int) -> None:
        """Taps on a line that fails in a way, of which the page has felt something."""
        self.line.mode = mode
        self.fast(page, taps)
        before = self.line.carried[mode]
        for _ in range(100):
            page.evaluate("dispatchEvent(new Event('online'))")
            page.wait_for_timeout(50)
            if self.line.carried[mode] > before:
                return
        raise AssertionError(f"Nothing was sent on a line that is {mode}.")

    def press(self, page: Page, kind: str, change: int = 1) -> None:
        page.locator(f'[data-kind="{kind}"][data-change="{change}"]').click()
        self.tapped[kind] += change

    def back_on_line(self, page: Page) -> None:
        self.line.mode = "up"
        page.evaluate("dispatchEvent(new Event('online'))")
        expect_state(page, ALL_SENT)


Ring = Callable[..., Phone]


@pytest.fixture
def phone(world: World, browser: Browser, live_server: Any) -> Iterator[Ring]:
    """A phone of somebody's own: `phone("leader")`."""
    made: list[Phone] = []
    with ExitStack() as lines:

        def ring(who: str, context: BrowserContext | None = None) -> Phone:
            line = lines.enter_context(line_to(live_server.url))
            context = context or browser.new_context(viewport={"width": 360, "height": 640})
            context.set_default_timeout(15_000)
            context.add_init_script(WRITTEN)
            sign_in(context, world, who)
            made.append(Phone(context, line, Counter(), []))
            return made[-1]

        yield ring
        for each in made:
            each.context.close()
    assert not [text for each in made for text in each.complaints]


def sign_in(context: BrowserContext, world: World, who: str) -> None:
    client = Client()
    client.force_login(world[who])
    name = settings.SESSION_COOKIE_NAME
    value = client.cookies[name].value
    context.add_cookies(
        [{"name": name, "value": value, "domain": "localhost", "path": "/", "httpOnly": True}]
    )


def expect_state(page: Page, text: str) -> None:
    expect(page.locator("[data-state]")).to_contain_text(text, use_inner_text=True)


def expect_notice(page: Page, text: str) -> None:
    expect(page.locator(".counter__notice:visible")).to_contain_text(text, use_inner_text=True)


def sum_of(page: Page) -> int:
    return int(page.locator('[data-sum="total"]').inner_text().replace("−", "-"))


def ready(page: Page) -> Page:
    expect(page.get_by_text(OFFLINE_READY)).to_be_visible()
    return page


def found(world: World) -> dict[str, int]:
    count = counted(evening(world)).count
    return {kind.value: count.of(kind) for kind in CountKind}


def test_five_hundred_taps_on_two_phones(world: World, phone: Ring) -> None:
    first, second = phone("leader"), phone("coordinator")
    # As on plain http, where browsers have no randomUUID.
    second.context.add_init_script("delete Crypto.prototype.randomUUID")
    one, other = ready(first.open()), ready(second.open())
    assert other.evaluate("crypto.randomUUID") is None

    for page, owner in ((one, first), (other, second)):
        for kind in CountKind:
            for change in (1, 1, 1, -1):
                owner.press(page, kind.value, change)
    first.fails(one, "cut", 60)
    second.fails(other, "slow", 40)
    first.fails(one, "silent", 40)
    second.fails(other, "broken", 60)
    # A tab is killed in the middle, and opened again without a network.
    first.line.mode = "cut"
    one.close()
    one = first.open()
    first.fast(one, 30)
    one.reload()
    # Answers are lost after the site has counted; and the browser itself says there is no network.
    second.fails(other, "lost", 64)
    second.context.set_offline(True)
    second.fast(other, 20)
    second.context.set_offline(False)
    other.close(run_before_unload=False)
    # Two tabs of one phone at once, on a line that comes and goes.
    other, third = second.open(), second.open()
    second.line.mode = "up"
    second.fast(other, 30)
    second.fails(third, "lost", 66)
    first.back_on_line(one)
    first.fast(one, 58)
    second.back_on_line(third)
    first.back_on_line(one)

    made = first.tapped + second.tapped
    assert 2 * 16 + 60 + 40 + 40 + 60 + 30 + 64 + 20 + 30 + 66 + 58 == 500
    assert kept() == 500
    assert found(world) == {kind.value: made[kind.value] for kind in CountKind}
    # And both phones show it.
    for page in (one, third):
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator('[data-sum="total"]')).to_have_text(str(sum(made[a] for a in AGES)))


def test_a_battery_that_dies(world: World, browser: Browser, phone: Ring, tmp_path: Path) -> None:
    def switch_on() -> BrowserContext:
        return browser.browser_type.launch_persistent_context(
            tmp_path,
            executable_path=chromium(),
            args=["--no-sandbox", "--disable-dev-shm-usage"],
            viewport={"width": 360, "height": 640},
        )

    mine = phone("leader", switch_on())
    page = ready(mine.open())
    mine.line.mode = "cut"
    mine.fast(page, 25)
    address = page.url
    with pytest.raises(Error):
        mine.context.new_cdp_session(page).send("Browser.crash")
    mine.context = switch_on()
    sign_in(mine.context, world, "leader")
    page = mine.context.new_page()
    page.goto(address)
    expect_state(page, "25 tryck är inte skickade än.")
    assert sum_of(page) == 19
    mine.back_on_line(page)
    assert (kept(), sum_of(page)) == (25, 19)


def test_undo_takes_back_the_latest_tap(world: World, phone: Ring) -> None:
    mine = phone("leader")
    page = mine.open()
    undo = page.get_by_role("button", name="Ångra")
    expect(undo).to_be_disabled()
    mine.press(page, "younger")
    mine.press(page, "older")
    expect(undo).to_have_text("Ångra: +1 16–19 år")
    expect_state(page, ALL_SENT)
    undo.click()
    expect(undo).to_have_text("Ångra: +1 13–15 år")
    expect(page.locator("[data-voice]")).to_contain_text("16–19 år: 0. Alla: 1.")
    page.keyboard.press("Enter")  # the focus stays where it was
    expect(undo).to_be_disabled()
    expect_state(page, ALL_SENT)
    assert found(world) == {"younger": 0, "older": 0, "unknown": 0, "first": 0}
    assert kept() == 4


def test_what_does_not_fit_is_said_at_once(world: World, phone: Ring) -> None:
    mine = phone("leader")
    page = ready(mine.open())
    mine.line.mode = "cut"
    mine.press(page, "first")
    expect_notice(page, "Första gången kan inte vara")
    mine.press(page, "older")
    expect(page.locator(".counter__notice:visible")).to_have_count(0)
    mine.press(page, "younger", -1)
    expect_notice(page, "13–15 år är under noll")
    expect(page.locator('[data-sum="younger"]')).to_have_text("−1")
    mine.back_on_line(page)
    assert found(world) == {"younger": -1, "older": 1, "unknown": 0, "first": 1}


def test_signed_out_in_the_middle(world: World, phone: Ring) -> None:
    mine = phone("leader")
    page = mine.open()
    expect_state(page, ALL_SENT)
    mine.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    mine.press(page, "older")
    expect_notice(page, "Du är utloggad. Trycken ligger kvar")
    assert kept() == 0
    page.get_by_role("link", name="Logga in igen för att skicka").click()
    page.get_by_role("button", name="Ledare").first.click()
    page.goto(f"{mine.line.url}{HERE}")
    # The page begins with what the server knows; what the phone kept follows.
    for _ in range(100):
        if found(world)["older"]:
            break
        page.wait_for_timeout(100)
    expect_state(page, ALL_SENT)
    assert found(world)["older"] == 1


def test_no_longer_the_evenings_leader(world: World, phone: Ring) -> None:
    mine = phone("leader")
    page = ready(mine.open())
    Shift.objects.filter(person=world["leader"]).delete()
    mine.press(page, "older")
    expect_notice(page, "Du leder inte längre den här träffen")
    expect_state(page, "1 tryck är inte skickat än.")
    assert kept() == 0
    # The page that was kept for later goes, for it is no longer hers.
    assert page.reload().status == 403  # type: ignore[union-attr]
    mine.line.mode = "cut"
    with pytest.raises(Error):
        page.reload()


def test_sign_out_asks_before_it_forgets(world: World, phone: Ring) -> None:
    mine = phone("leader")
    page = ready(mine.open())
    Shift.objects.filter(person=world["leader"]).delete()  # so that nothing can be sent
    mine.press(page, "older")
    mine.press(page, "older")
    expect_state(page, "2 tryck är inte skickade än.")
    page.goto(f"{mine.line.url}/p/q-hanget/loften/")
    page.locator(".top__account summary").click()
    page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("alert")).to_contain_text("2 tryck är inte skickade.")
    assert page.url.endswith("/konto/logga-ut/")
    page.get_by_role("link", name="Avbryt").click()
    page.goto(f"{mine.line.url}/konto/logga-ut/")
    page.get_by_role("button", name="Logga ut och ta bort trycken").click()
    expect(page.get_by_role("button", name="Ledare").first).to_be_visible()
    assert left_on(page) == [0, 0, 0, 0]
    mine.line.mode = "cut"
    with pytest.raises(Error):
        page.goto(f"{mine.line.url}{HERE}")


def test_sign_out_sends_what_it_can(world: World, phone: Ring) -> None:
    mine = phone("leader")
    page = ready(mine.open())
    mine.line.mode = "cut"
    mine.press(page, "older")
    expect_state(page, "1 tryck är inte skickat än.")
    mine.line.mode = "up"
    page.goto(f"{mine.line.url}/konto/logga-ut/")
    expect(page.get_by_role("alert")).to_be_hidden()
    page.locator("main").get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("button", name="Ledare").first).to_be_visible()
    assert found(world)["older"] == 1
    assert left_on(page) == [0, 0, 0, 0]


def left_on(page: Page) -> list[int]:
    """How many databases, caches, workers and marks the site has left in the browser."""
    left: list[int] = page.evaluate(
        """async () => [
          (await indexedDB.databases()).length,
          (await caches.keys()).length,
          (await navigator.serviceWorker.getRegistrations()).length,
          localStorage.length,
        ]"""
    )
    return left


def test_without_a_script(world: World, open_page: OpenPage) -> None:
    page = open_page(width=360, scripts=False)
    sign_in(page.context, world, "leader")
    page.goto(HERE)
    page.get_by_role("button", name="13–15 år: en till").click()
    page.get_by_role("button", name="16–19 år: en till").click()
    page.get_by_role("button", name="16–19 år: en till").click()
    page.get_by_role("button", name="16–19 år: en färre").click()
    assert sum_of(page) == 2
    page.get_by_role("link", name="Rätta siffrorna").click()
    page.get_by_label("Okänd ålder").fill("4")
    page.get_by_label("Första gången").fill("7")
    page.get_by_role("button", name="Spara siffrorna").click()
    expect(page.get_by_text("Första gången kan inte vara fler än alla.").first).to_be_visible()
    page.get_by_label("Första gången").fill("2")
    page.get_by_role("button", name="Spara siffrorna").click()
    assert sum_of(page) == 6
    assert found(world) == {"younger": 1, "older": 1, "unknown": 4, "first": 2}
    assert CountOperation.objects.filter(change__gt=1).count() == 2


def test_a_browser_that_cannot_keep_anything(world: World, open_page: OpenPage) -> None:
    page = open_page(width=360)
    sign_in(page.context, world, "leader")
    page.add_init_script("indexedDB.open = () => { throw new DOMException('', 'SecurityError'); };")
    page.goto(HERE)
    expect_notice(page, "kan inte spara tryck")
    page.get_by_role("button", name="16–19 år: en till").click()
    expect(page.locator('[data-sum="older"]')).to_have_text("1")
    assert found(world)["older"] == 1
