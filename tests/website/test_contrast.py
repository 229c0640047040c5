"""Text is at least 4.5:1 on everything it stands on; marks and borders of inputs at least 3:1."""

import pytest

from tests.website.contrast import SCHEMES, changed_in_dark, colours, ratio

GROUNDS = ("paper", "card", "sunken")
TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "water", "water-deep") for ground in GROUNDS],
    *[("ink", f"{name}-wash") for name in ("water", "apricot", "late", "missed", "waived")],
    *[("ink-soft", f"{name}-wash") for name in ("water", "apricot", "late", "missed")],
    *[(f"{name}-ink", ground) for name in ("late", "missed", "waived") for ground in GROUNDS],
    *[(f"{name}-ink", ground) for name in ("kept", "apricot") for ground in GROUNDS],
    *[(f"{name}-ink", f"{name}-wash") for name in ("late", "missed", "waived", "apricot")],
    ("water", "water-wash"),
    ("water-deep", "water-wash"),
    ("water", "apricot-wash"),
    ("water", "late-wash"),
    ("on-water", "water"),
    ("on-water", "water-deep"),
    ("on-apricot", "apricot"),
    ("ink-soft", "future-shade"),
]
MARKS = [
    *[
        (mark, ground)
        for mark in ("kept", "late", "missed", "waived", "future", "apricot", "line-strong")
        for ground in ("paper", "card")
    ],
    *[(mark, "future-shade") for mark in ("kept", "late", "missed", "waived", "future")],
    *[("focus", ground) for ground in (*GROUNDS, "water-wash", "focus-halo")],
    ("line-strong", "sunken"),
    ("missed", "missed-wash"),
]
#: Dividing lines, shades and halos: nothing has to be read from them.
SILENT = {"line", "focus-halo", "future-shade"}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ink, ground", TEXT)
def test_text_is_read_on_its_ground(ink: str, ground: str, scheme: str) -> None:
    drawn = colours(scheme)
    assert ratio(drawn[ink], drawn[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("mark, ground", MARKS)
def test_a_mark_is_seen_on_its_ground(mark: str, ground: str, scheme: str) -> None:
    drawn = colours(scheme)
    assert ratio(drawn[mark], drawn[ground]) >= 3


def test_every_colour_is_measured() -> None:
    measured = {token for pair in (*TEXT, *MARKS) for token in pair} | SILENT
    assert set(colours("light")) == measured


def test_every_colour_has_its_dark() -> None:
    assert changed_in_dark() == set(colours("light"))


def test_the_measure_itself() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
