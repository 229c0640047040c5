"""Every form is drawn so that labels, hints and errors belong to their inputs."""

import re

from django import forms
from django.utils import translation


class Noted(forms.Form):
    name = forms.CharField(label="Namn", help_text="Som i avtalet.")
    happened_on = forms.DateField(label="Dag")
    source = forms.CharField(label="Källa", required=False)
    party = forms.ChoiceField(
        label="Part", choices=[("a", "Lund"), ("b", "Jouren")], widget=forms.RadioSelect
    )
    is_read = forms.BooleanField(label="Läst")
    token = forms.CharField(widget=forms.HiddenInput, initial="x")

    def clean(self) -> None:
        raise forms.ValidationError("Rapporten finns redan.")


def test_label_and_hint_belong_to_the_input() -> None:
    drawn = str(Noted())
    assert '<label for="id_name">Namn' in drawn
    assert re.search(r'<input[^>]*aria-describedby="id_name_helptext"[^>]*id="id_name"', drawn)
    assert 'id="id_name_helptext">Som i avtalet.' in drawn
    assert "error-summary" not in drawn
    assert "aria-invalid" not in drawn


def test_what_may_be_left_out_says_so() -> None:
    with translation.override("sv"):
        drawn = str(Noted())
    assert drawn.count("(frivilligt)") == 1


def test_days_are_asked_for_with_the_browsers_own_calendar() -> None:
    drawn = str(Noted(initial={"happened_on": "2023-10-18"}))
    assert re.search(r'<input type="date" name="happened_on" value="2023-10-18"', drawn)


def test_choices_are_a_group_with_a_name() -> None:
    assert re.search(r"<fieldset[^>]*><legend>Part", str(Noted()))


def test_each_error_stands_at_its_field_and_leads_there_from_the_top() -> None:
    drawn = str(Noted({"token": "x"}))
    top, fields = drawn.split('<div class="fields">')
    for name in ("name", "happened_on", "is_read"):
        assert f'href="#id_{name}"' in top
        assert f'id="id_{name}_error"' in fields
        assert re.search(rf'<input[^>]*id="id_{name}"', fields)
    assert "Rapporten finns redan." in top
    assert 'role="alert"' in top
    name_input = re.search(r'<input[^>]*id="id_name"[^>]*>', fields)
    assert name_input is not None
    assert 'aria-invalid="true"' in name_input[0]
    assert 'aria-describedby="id_name_helptext id_name_error"' in name_input[0]


def test_a_group_in_error_is_described_by_its_error() -> None:
    drawn = str(Noted({"token": "x"}))
    assert '<fieldset aria-describedby="id_party_error">' in drawn
    assert 'href="#id_party"' in drawn
    assert re.search(r'<div id="id_party"', drawn)


def test_hidden_fields_are_drawn_once_and_without_a_label() -> None:
    drawn = str(Noted())
    assert drawn.count('name="token"') == 1
    assert 'for="id_token"' not in drawn


def test_what_people_wrote_is_escaped() -> None:
    drawn = str(Noted({"name": '"><script>'}))
    assert "<script>" not in drawn
