"""A text in the place of another, wherever a calendar file has folded its lines."""

from hypothesis import given
from hypothesis import strategies as st

from brygga.domain import ics

MARK = "<<här-står-länken>>"


def one_line(value: str) -> str:
    return ics.calendar_file("-//x", [ics.text("X-NOTE", value)], []).decode()


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=100))
def test_it_is_as_if_it_had_been_written_so(before: str, after: str, written: str) -> None:
    with_mark = one_line(before + MARK + after)
    if MARK in before + after:
        return
    assert ics.replaced(with_mark, MARK, written) == one_line(before + written + after)
