"""Forms that ask: words that may point at a person are marked, to rewrite or to answer for.

Nothing of this needs a script. The answer is bound to the text by a signature in the page, so that
a changed text is asked about anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from brygga.domain.wording import Question, as_read, ask_about
from brygga.parties.access import said
from brygga.parties.models import Partnership
from brygga.parties.queries import allowed_words

ANSWER, SEAL = "no_person", "asked"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `why` says what is asked about it, empty for the rest."""

    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """What somebody wrote in one field, with what is asked about marked."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def asked(self) -> tuple[Piece, ...]:
        """Each marked term once."""
        return tuple(dict.fromkeys(piece for piece in self.pieces if piece.why))


class _Answer(forms.BooleanField):
    """The statement; never ticked beforehand, for the text may have changed since."""

    def bound_data(self, data: Any, initial: Any) -> bool:
        return False


class _Seal(forms.CharField):
    """What binds the statement to the text it was made about."""

    widget = forms.HiddenInput

    def bound_data(self, data: Any, initial: Any) -> Any:
        return initial


class AskingForm(forms.Form):
    """A form that asks about the fields in `asks_about`, with the partnership's allowed words."""

    asks_about: ClassVar[tuple[str, ...]] = ()

    how_to_answer = _("Kan det markerade peka ut någon? Skriv då om texten ovanför, utan det.")
    not_answered = _("Kryssa i rutan om det stämmer. Skriv annars om texten.")
    file_again = _("Hade du valt en bilaga behöver du välja den igen.")
    who_helps = _(
        "Ord som ofta frågas om utan skäl kan samordnaren lägga i en lista, på sidan Parterna."
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._partnership = partnership
        self.marked: tuple[MarkedText, ...] = ()

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        written = self.written(given)
        if not written:
            return given
        allowed = self.allowed()
        questions = {text: ask_about(text, allowed=allowed) for text in written.values()}
        if any(questions.values()):
            seal = _seal(self._partnership, written)
            if not self._is_answered(seal):
                self._ask(written, questions, seal)
        return given

    def allowed(self) -> frozenset[str]:
        """The words that need not be asked about."""
        return allowed_words(self._partnership)

    def written(self, given: dict[str, Any]) -> dict[str, str]:
        """What was written, each text under a name of its own."""
        return {name: given[name] for name in self.asks_about if given.get(name)}

    def label_of(self, names: tuple[str, ...]) -> str:
        """What the place of a text is called, which may stand in several."""
        return ", ".join(str(self.fields[name].label) for name in names)

    def _is_answered(self, seal: str) -> bool:
        ticked = self.data.get(self.add_prefix(ANSWER)) == "on"
        return ticked and constant_time_compare(self.data.get(self.add_prefix(SEAL), ""), seal)

    def _ask(
        self, written: dict[str, str], questions: dict[str, tuple[Question, ...]], seal: str
    ) -> None:
        places: dict[str, list[str]] = {}
        for name, text in written.items():
            places.setdefault(text, []).append(name)
        self.marked = tuple(
            MarkedText(self.label_of(tuple(names)), tuple(_pieces(text, questions[text])))
            for text, names in places.items()
            if questions[text]
        )
        self.fields[ANSWER] = _Answer(
            label=_("Det markerade är ingen person"),
            template_name="website/forms/no_person.html",
        )
        self.fields[SEAL] = _Seal(initial=seal, required=False)
        self.add_error(ANSWER, self.not_answered)


def _seal(partnership: Partnership, written: dict[str, str]) -> str:
    read = "\x1f".join(f"{name}={as_read(text)}" for name, text in sorted(written.items()))
    return salted_hmac(
        "brygga.parties.asking", f"{partnership.pk}\x1f{read}", algorithm="sha256"
    ).hexdigest()


def _pieces(text: str, questions: tuple[Question, ...]) -> Iterator[Piece]:
    read, at = as_read(text), 0
    for question in questions:
        yield Piece(read[at : question.start])
        yield Piece(read[question.start : question.end], said(question.sentence))
        at = question.end
    yield Piece(read[at:])
