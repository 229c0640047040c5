"""Quoted Swedish in an English sentence is marked as Swedish."""

import pytest
from django.utils.translation import override

from brygga.domain.language import Text
from brygga.website.templatetags.brygga import quoting, text


@pytest.mark.parametrize(
    "said, english",
    [
        (
            Text("Klausulen: Aktiviteter, punkt 2.", "The clause: Aktiviteter, punkt 2."),
            'The clause: <span lang="sv">Aktiviteter, punkt 2</span>.',
        ),
        (
            Text("”Halvårsrapport” har ingen dag.", "“Halvårsrapport” has no day."),
            '“<span lang="sv">Halvårsrapport</span>” has no day.',
        ),
        (
            Text("Tolkning: Senast i maj. Fler finns.", "Reading: Senast i maj. There are more."),
            'Reading: <span lang="sv">Senast i maj</span>. There are more.',
        ),
        (Text("30 juni 2023 + 45 = 14.", "30 June 2023 + 45 = 14."), "30 June 2023 + 45 = 14."),
        (Text("Läs half-year-report.", "Read half-year-report."), "Read half-year-report."),
        (Text("Ett namn: <b>på en</b>", "A name: <b>på en</b>"), None),
    ],
)
def test_what_is_quoted(said: Text, english: str | None) -> None:
    with override("en"):
        shown = text(said)
        if english is None:
            assert "<b>" not in shown
        else:
            assert shown == english
    with override("sv"):
        assert text(said) == said.sv


def test_a_phrase_that_people_wrote() -> None:
    with override("en"):
        assert quoting("when <x>: någon slutar", "någon slutar") == (
            'when &lt;x&gt;: <span lang="sv">någon slutar</span>'
        )
        assert quoting("each week", "") == "each week"
