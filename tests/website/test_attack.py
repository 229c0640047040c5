"""`brygga manage attack` tells its figures, and fails when something is broken or nothing is."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command

from brygga.domain.disclosure.trial.attacks import Tally
from brygga.domain.disclosure.trial.weaker import Outcome
from brygga.website.management.commands import attack


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def told(seen: StringIO) -> tuple[str, int]:
    """What a small run says, and its exit code."""
    out, code = StringIO(), 0
    try:
        call_command("attack", histories=2, largest_total=6, seed=1, stdout=out, stderr=seen)
    except SystemExit as leaving:
        code = int(leaving.code or 0)
    return out.getvalue(), code


def test_the_figures_are_told_and_whoever_looks_sees_how_far_it_has_come() -> None:
    seen = Terminal()
    said, code = told(seen)
    assert code == 0, said
    assert said.count("; 0 broken") == 6
    assert "primary suppression: 2 of 2 histories" in said
    assert "insider" in seen.getvalue()
    assert "2/2" in seen.getvalue()


def test_a_broken_cell_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Iterator[Tally]:
        yield Tally(tried=10, broken=1)

    monkeypatch.setattr(attack, "attack_as_insiders", broken)
    monkeypatch.setattr(attack, "attack_histories", broken)
    said, code = told(StringIO())
    assert "BROKEN: 2 cells of ours." in said
    assert code == 1


def test_an_attacker_who_never_wins_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def harmless(*_: object) -> Iterator[Outcome]:
        yield Outcome(histories=4, broken_histories=2)

    monkeypatch.setattr(attack, "attack_way", harmless)
    said, code = told(StringIO())
    assert "NOT SHOWN that the attacker can win: primary suppression, marked cells" in said
    assert code == 1
