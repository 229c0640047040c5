"""Every example of the rulebook holds, and the printed rulebook says what the examples say."""

import pytest

from tests.spec.chapters import CHAPTERS
from tests.spec.example import Example, day
from tests.spec.rulebook import FILE, rulebook

EXAMPLES = [e for chapter in CHAPTERS for e in chapter.examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.rule[:50])
def test_example(example: Example) -> None:
    for asked in example.asked:
        answer = example.assessed(asked.on)[asked.occurrence]
        progress = f"{answer.met} av {answer.occurrence.required}"
        assert (answer.standing, progress) == (asked.standing, asked.progress), asked
        if asked.due:
            assert answer.due_on == day(asked.due), asked
    if example.amounts:
        assessed = example.assessed(example.asked[0].on).values()
        assert tuple(a.occurrence.amount for a in assessed) == example.amounts


def test_the_printed_rulebook_is_fresh() -> None:
    assert FILE.read_text(encoding="utf-8") == rulebook(), "run `make rulebook`"
