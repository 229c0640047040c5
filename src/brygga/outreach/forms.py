"""What people fill in about groups, meetings and talks."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from brygga.outreach.models import LONGEST_NAME, ActorGroup
from brygga.parties.asking import AskingForm
from brygga.parties.forms import DayField, WrittenField

Choices = Sequence[tuple[str, Any]]
ABOUT_THE_WORK = _("Skriv vad ni kom fram till, inte vem som sa det. Högst 280 tecken.")


class GroupForm(forms.Form):
    """Which promise the meetings of a group keep."""

    kind = forms.ChoiceField(choices=ActorGroup.Kind.choices, widget=forms.HiddenInput)
    obligation = forms.ChoiceField(
        label=_("Vilket åtagande håller gruppens möten?"), required=False
    )

    def __init__(self, *args: Any, obligations: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["obligation"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Inget")), *obligations]


class FunctionForm(AskingForm):
    """A function in an organisation; the form has no place for a name."""

    asks_about = ("organisation", "function")

    organisation = WrittenField(label=_("Organisation"), max_length=LONGEST_NAME)
    function = WrittenField(
        label=_("Funktion"),
        max_length=LONGEST_NAME,
        help_text=_("Till exempel: kurator, fritidsledare. Skriv inget namn."),
    )


class MeetingForm(AskingForm):
    """A meeting of a group, and what came of it."""

    asks_about = ("text",)

    held_on = DayField(label=_("Vilken dag?"))
    text = WrittenField(
        label=_("Vad kom ni fram till?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=ABOUT_THE_WORK,
    )


class TalkForm(AskingForm):
    """A talk about an area to develop."""

    asks_about = ("text", "next_step")

    area = forms.ChoiceField(label=_("Vilket område?"))
    held_on = DayField(label=_("Vilken dag?"))
    parties = forms.MultipleChoiceField(
        label=_("Vilka parter var med?"), widget=forms.CheckboxSelectMultiple
    )
    text = WrittenField(
        label=_("Vad kom ni fram till?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=ABOUT_THE_WORK,
    )
    next_step = WrittenField(
        label=_("Nästa steg"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    next_on = DayField(label=_("Till den dag"), required=False)

    def __init__(self, *args: Any, areas: Choices, parties: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("area", areas), ("parties", parties)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(choices)
