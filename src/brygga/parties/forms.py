"""What people fill in about themselves, their colleagues and their contact persons."""

from datetime import date
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from brygga.domain.wording import LONGEST_NOTE
from brygga.parties.models import LONGEST_WORD, Organisation, Person
from brygga.parties.roles import Role
from brygga.parties.wording import check_written, may_be_shown


def roles() -> list[tuple[str, str]]:
    """The roles to choose from, in the reader's language."""
    return [(role.value, role.label.capitalize()) for role in Role]


class WrittenField(forms.CharField):
    """Free text past the guard: what it refuses is never kept. 280 characters unless said."""

    def __init__(self, *, max_length: int = 280, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> str:
        # A browser sends a line break as two characters and counts it as one.
        return str(super().to_python(value) or "").replace("\r\n", "\n")

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        check_written(text, at_most=max(LONGEST_NOTE, self.max_length or 0))
        return text

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data if may_be_shown(str(data or "")) else ""


class DayField(forms.DateField):
    """A day, in the browser's own calendar where it has one."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=["%Y-%m-%d"], **kwargs)


class DetailsForm(forms.Form):
    """A person's own name and language."""

    name = WrittenField(
        label=_("Namn"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(
        label=_("Språk"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("E-postadress"),
        max_length=254,
        help_text=_("Hit skickas länken. Den gäller i 14 dagar."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Roll"), choices=roles)


class AcceptForm(forms.Form):
    """A new person says what they are called."""

    name = WrittenField(
        label=_("Namn"),
        max_length=120,
        help_text=_("Visas för dina kollegor i organisationen."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class ControllerForm(forms.Form):
    controller = WrittenField(
        label=_("Personuppgiftsansvarig"),
        help_text=_(
            "Vem som ansvarar för personuppgifterna och vilken funktion man vänder sig till. "
            "Skriv ingen persons adress eller telefonnummer."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Roll"), choices=roles)


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(label=_("Lämna över till"), queryset=Person.objects.none())

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues  # type: ignore[attr-defined]


class ContactForm(forms.Form):
    """A contact person of one of the organisations whose contacts the person keeps."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), empty_label=None
    )
    name = WrittenField(label=_("Namn"), max_length=120)
    function = WrittenField(
        label=_("Funktion"),
        max_length=120,
        help_text=_("Till exempel enhetschef eller samordnare."),
    )
    since = DayField(label=_("Från och med"))

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


class ChangeContactForm(forms.Form):
    name = WrittenField(label=_("Den nya kontaktpersonens namn"), max_length=120)
    function = WrittenField(label=_("Funktion"), max_length=120)
    from_day = DayField(label=_("Från och med"))


class WordForm(forms.Form):
    """A word that names nobody here."""

    word = forms.CharField(
        label=_("Ord"),
        max_length=LONGEST_WORD,
        help_text=_("Ett ord i taget, som det skrivs i texten. Aldrig någons namn."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class EndContactForm(forms.Form):
    last_day = DayField(label=_("Sista dagen som kontaktperson"))

    def until(self) -> date:
        """The first day on which it no longer holds."""
        last: date = self.cleaned_data["last_day"]
        return date.fromordinal(last.toordinal() + 1)


class AddPasskeyForm(AddWebAuthnForm):
    """A key that signs in alone, unless the person chooses otherwise."""

    name = WrittenField(label=_("Vad ska nyckeln heta?"), max_length=60, required=False)
    passwordless = forms.BooleanField(
        label=_("Logga in med bara nyckeln"),
        required=False,
        initial=True,
        help_text=_("Kräver att nyckeln frågar efter fingeravtryck, ansikte eller kod."),
    )


class RenamePasskeyForm(EditWebAuthnForm):
    name = WrittenField(label=_("Vad ska nyckeln heta?"), max_length=60)


class SignInForm(LoginForm):
    """Without the placeholder that repeats the label."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs.pop("placeholder", None)


class CodeForm(ConfirmLoginCodeForm):
    """The code from the letter, without the placeholder that repeats the label."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.pop("placeholder", None)
