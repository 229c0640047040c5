"""What people write in their own words: what is refused, and what they see of it again."""

from django import forms

from brygga.parties.forms import WrittenField


class Note(forms.Form):
    text = WrittenField(widget=forms.Textarea)


def test_what_the_guard_refuses_is_not_shown_again_and_says_so() -> None:
    note = Note({"text": "Ring 070-123 45 67 om lokalen."})
    assert "Fältet är tömt" in str(note.errors)
    assert "070" not in str(note)


def test_what_is_only_too_long_may_be_made_shorter() -> None:
    note = Note({"text": "Vi var i parken. " * 20})
    assert note.errors
    assert "tömt" not in str(note.errors)
    assert "Vi var i parken." in str(note)


def test_a_line_break_is_one_character_as_in_the_browser() -> None:
    text = "\r\n".join(["x" * 27] * 10)
    assert Note({"text": text}).is_valid()
    assert not Note({"text": text + "xx"}).is_valid()
