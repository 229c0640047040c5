"""From a proposal to a draft ready to sign, and nothing that was typed is typed again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from brygga.agreements.models import AgreementDraft
from brygga.agreements.queries import newest_of
from brygga.cli.main import main
from brygga.domain.terms import read_terms
from brygga.proposals.queries import alternatives_of, criteria_of, points_of
from brygga.website.demo.proposal import BOARD, REFERENCE
from tests.journeys.conftest import OpenPage
from tests.world import EXAMPLES, World, proposal, q_hanget

ONE = "/p/q-hanget/forslag/1/"
OWN_WORDS = "Större aktiviteter ska kunna ordnas."
REASON = "Det framgår av förslaget."


class Typist:
    """Somebody who writes in a browser, and remembers every text that was typed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.typed: list[str] = []

    def type(self, name: str, text: str) -> None:
        self.page.locator(f"main [name={name}]").fill(text)
        self.typed.append(text)

    def send(self, name: str) -> None:
        self.page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


AtWork = Callable[[str], Typist]


@pytest.fixture
def world(transactional_db: None) -> World:
    return q_hanget()


@pytest.fixture
def at_work(world: World, open_page: OpenPage, live_server: LiveServer) -> AtWork:
    """A browser for somebody of the cast, signed in."""

    def opened(who: str) -> Typist:
        client = Client()
        client.force_login(world[who])
        page = open_page()
        name = "brygga_session"
        value = client.cookies[name].value
        page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        return Typist(page)

    return opened


def test_the_proposal_becomes_a_draft_and_no_text_is_typed_twice(
    world: World,
    at_work: AtWork,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    written = proposal(world)
    coordinator = at_work("coordinator")
    officer = at_work("officer")

    # One more activity, typed once.
    coordinator.page.goto(f"{ONE}del/activity/")
    coordinator.type("text", OWN_WORDS)
    coordinator.send("Spara punkten")
    expect(coordinator.page.get_by_text(OWN_WORDS).first).to_be_visible()

    # One meetup a week beside two.
    coordinator.page.goto(f"{ONE}alternativ/")
    table = coordinator.page.locator("table.compared")
    for said in ("370 300 kr", "181 150 kr", "4 872 kr", "4 767 kr"):
        expect(table.get_by_text(said.replace(" ", "\N{NO-BREAK SPACE}")).first).to_be_visible()
    coordinator.page.goto(ONE)
    coordinator.send("Lämna in förslaget")

    # The officer assesses every criterion, and writes in the board's decision.
    officer.page.goto(f"{ONE}bedomning/ny/")
    for criterion in criteria_of(written.partnership):
        officer.page.locator(f"main [name=answer_{criterion.key}][value=yes]").check()
        officer.type(f"reason_{criterion.key}", REASON)
    officer.page.locator("main [name=recommends][value=yes]").check()
    officer.page.locator("main [name=alternative]").select_option("En träff i veckan")
    officer.type("reason", "Budgeten räcker till en träff i veckan.")
    officer.send("Spara bedömningen")
    officer.page.get_by_role("link", name="Skriv in beslutet").click()
    chosen = officer.page.locator("main [name=alternative] option:checked")
    expect(chosen).to_have_text("En träff i veckan")
    officer.type("decided_on", "2021-10-27")
    officer.type("decided_by", BOARD)
    officer.type("reference", REFERENCE)
    officer.send("Spara")
    expect(officer.page.get_by_text(REFERENCE).first).to_be_visible()

    # The draft is made by one press.
    typed_before = len(coordinator.typed)
    coordinator.page.goto(f"{ONE}bedomning/")
    coordinator.send("Gör utkastet")
    expect(coordinator.page.get_by_role("heading", level=1)).to_have_text(written.title)
    sentences = {point.text for point in points_of(written)}
    shown = coordinator.page.locator(".clause__text").all_inner_texts()
    assert all(any(sentence in text for text in shown) for sentence in sentences)
    assert OWN_WORDS in sentences
    assert len(coordinator.typed) == typed_before
    assert not sentences & set(officer.typed)
    assert not {each.title for each in alternatives_of(written)} & set(officer.typed)

    # The file is one that the command line reads, as soon as the school year lies beside it.
    with coordinator.page.expect_download() as downloading:
        coordinator.page.goto("/p/q-hanget/overenskommelsen/utkast/1/underskrift/")
        coordinator.page.get_by_role("link", name="Hämta texten").click()
    file = tmp_path / "villkor.toml"
    downloading.value.save_as(file)
    (tmp_path / "lasar.toml").write_bytes((EXAMPLES / "calendars/lund.toml").read_bytes())
    terms = read_terms(file.read_bytes(), name=file.name)
    assert terms.reference == REFERENCE
    assert terms.grants[0].per_year == 181_150
    assert file.read_text("utf-8") == newest_of(AgreementDraft.objects.get()).terms_text
    capsys.readouterr()
    main(["terms", "check", str(file), "--format", "json"])
    findings = json.loads(capsys.readouterr().out)
    assert {finding["severity"] for finding in findings} <= {"warning", "note"}
    assert "frequency-not-stated" in {finding["rule"] for finding in findings}
