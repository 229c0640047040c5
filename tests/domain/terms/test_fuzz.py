"""Whatever is in a file, it is read or refused; and what is read can be used."""

import re
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brygga.domain.files import FileRefused
from brygga.domain.obligations import Facts, assess, explain
from brygga.domain.terms import compare, find, read_calendar, read_terms, write_terms
from tests.domain.terms.clean import CLEAN

EXAMPLES = Path(__file__).parents[3] / "examples"
Q_HANGET = (EXAMPLES / "q-hanget.toml").read_text("utf-8")
CALENDAR = (EXAMPLES / "calendars" / "lund.toml").read_text("utf-8")
LUND = read_calendar(CALENDAR, name="lund.toml")

TOKEN = re.compile(r'"[^"\n]*"|[\w.-]+|[^\w\s]')
REPLACEMENTS = st.sampled_from(
    """ " [ ] { } [[ ]] = , # ''' \"\"\" \\ \\u0000 \x00 \x1b å [] {} a.b.c true nan 0 -1 1e400
    99999999999999999999 0001-01-01 9999-12-31 2022-02-30 2022-01-01T00:00:00Z 24:61 "x"
    "week" "school-term" "term" "event" "start" "invoice" "payment"
    "standing" "triggered" "count" "deadline" """.split()
)
SLOW = settings(deadline=None, suppress_health_check=list(HealthCheck))


def use(data: bytes | str) -> None:
    try:
        terms = read_terms(data, name="f.toml")
    except FileRefused as refusal:
        check_refusal(refusal)
        return
    find(terms)
    assert compare(terms, read_terms(write_terms(terms), name="again")) == ()
    for calendar in (LUND, None):
        for assessment in assess(terms, calendar, Facts(), date(2023, 10, 18)):
            explain(assessment)


def check_refusal(refusal: FileRefused) -> None:
    assert refusal.problems
    for problem in refusal.problems:
        assert problem.line >= 1
        assert problem.in_("en").isprintable()


@settings(SLOW, max_examples=150)
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes(data: bytes) -> None:
    use(data)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """The text with some lines deleted, doubled or swapped, and some of their tokens replaced."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        n = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["delete", "double", "move", "replace", "replace", "replace"])):
            case "delete":
                lines[n : n + draw(st.integers(1, 3))] = []
            case "double":
                lines.insert(draw(st.integers(0, len(lines))), lines[n])
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(n))
            case _:
                tokens = list(TOKEN.finditer(lines[n]))
                if tokens:
                    token = draw(st.sampled_from(tokens))
                    new = draw(REPLACEMENTS)
                    lines[n] = lines[n][: token.start()] + new + lines[n][token.end() :]
    return "\n".join(lines)


@settings(SLOW, max_examples=80)
@given(mutated(CLEAN))
def test_a_small_agreement_gone_wrong(text: str) -> None:
    use(text)


@settings(SLOW, max_examples=25)
@given(mutated(Q_HANGET))
def test_q_hanget_gone_wrong(text: str) -> None:
    use(text)


@settings(SLOW, max_examples=60)
@given(mutated(CALENDAR))
def test_a_calendar_gone_wrong(text: str) -> None:
    try:
        read_calendar(text, name="c.toml")
    except FileRefused as refusal:
        check_refusal(refusal)
