"""A form for any entry of the terms, made from the very classes that the file is read by."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from brygga.agreements.actions import LONGEST_TEXT
from brygga.agreements.words import (
    ANCHORS,
    CONTRIBUTIONS,
    EACH,
    FIELDS,
    HINTS,
    PARTS,
    PARTY_KINDS,
    PATTERNS,
    SIDES,
    WAYS,
)
from brygga.domain.calendar import Per
from brygga.domain.files import Problem
from brygga.domain.files.shape import Field, fields_of, item_type
from brygga.domain.terms import Terms, new_key, written_in
from brygga.domain.terms.checks.patterns import USED_BY
from brygga.domain.terms.entries import keys_at, kind_of
from brygga.domain.terms.model import (
    Anchor,
    ClauseKey,
    ClausePart,
    ContributionKind,
    Obligation,
    ObligationKey,
    PartyKey,
    PartyKind,
    Pattern,
    Side,
    Way,
)
from brygga.domain.wording import allowed_form
from brygga.parties.access import said
from brygga.parties.asking import AskingForm
from brygga.parties.forms import DayField, WrittenField

Choices = Sequence[tuple[str, Any]]

_LONG = frozenset({"text", "about", "ground", "repayment", "measure", "target", "evidence"})
_LONGEST_LINE = 280
# Kept as they are: they tell entries apart, or have a page of their own.
_KEPT = frozenset({"key", "signed_at", "method", "seats"})

WORDS: dict[type[StrEnum], Any] = {
    Anchor: ANCHORS,
    ClausePart: PARTS,
    ContributionKind: CONTRIBUTIONS,
    PartyKind: PARTY_KINDS,
    Pattern: PATTERNS,
    Per: EACH,
    Side: SIDES,
    Way: WAYS,
}


class LinesField(WrittenField):
    """A list of texts, one to a line."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 4})
        super().__init__(max_length=LONGEST_TEXT, widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else "\n".join(value or ())


class EntryForm(AskingForm):
    """One entry at a place of the terms; `entry` is the one to change, None for a new one.

    `value()` is the entry as filled in. What the form does not show stays as it was.
    """

    says_optional = True
    asks_about: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, *args: Any, place: str, terms: Terms, entry: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._place, self._terms, self._entry = place, terms, entry
        self._kind = kind_of(place)
        self._add(self._kind, entry, "")

    def _add(self, kind: Any, entry: Any, prefix: str) -> None:
        for name, field in fields_of(kind).items():
            if not _is_shown(name, field) or self._means_nothing(name, entry):
                continue
            before = getattr(entry, name) if entry is not None else None
            if is_dataclass(field.type):
                self._add(field.type, before, f"{name}_")
                continue
            if entry is None:
                before = field.default if not field.required else _first_guess(name)
            asked = _field_for(field, self._terms)
            asked.label = capfirst(str(FIELDS.get(f"{prefix}{name}", name)))
            asked.help_text = str(HINTS.get(f"{prefix}{name}", ""))
            # A nested value is all or nothing: what it lacks is said when the whole is read.
            asked.required = (
                field.required and not prefix and not isinstance(asked, forms.BooleanField)
            )
            self.fields[f"{prefix}{name}"] = asked
            self.initial.setdefault(f"{prefix}{name}", before)

    def _means_nothing(self, name: str, entry: Any) -> bool:
        """Whether a field says nothing of an obligation of this pattern; of a new one all may."""
        pattern = getattr(entry, "pattern", None)
        return pattern is not None and pattern not in USED_BY.get(name, (pattern,))

    def allowed(self) -> frozenset[str]:
        """Words that the draft holds already have been asked about."""
        words = " ".join(text for _path, text in written_in(self._terms)).split()
        return super().allowed() | {allowed_form(word.strip(",.()”:;")) for word in words}

    def written(self, given: dict[str, Any]) -> dict[str, str]:
        return {
            name: given[name]
            for name, field in self.fields.items()
            if isinstance(field, WrittenField) and given.get(name)
        }

    def value(self) -> Any:
        """The entry as filled in, with a key of its own if it is new."""
        return self._built(self._kind, self._entry, "")

    def _built(self, kind: type, entry: Any, prefix: str) -> Any:
        values: dict[str, Any] = {}
        for name, field in fields_of(kind).items():
            if name in USED_BY and self._is_left(name):
                values[name] = field.default
            elif is_dataclass(field.type) and _is_shown(name, field):
                values[name] = self._nested(field.type, f"{name}_")
            elif f"{prefix}{name}" in self.fields:
                values[name] = _as_value(field, self.cleaned_data.get(f"{prefix}{name}"))
            elif entry is not None:
                values[name] = getattr(entry, name)
            elif name == "key":
                values[name] = new_key(self._words(), keys_at(self._terms, self._place))
            elif field.required:
                values[name] = ()
        return kind(**values)

    def _is_left(self, name: str) -> bool:
        """Whether the pattern chosen has no use for a field: what stood there goes."""
        chosen = self.cleaned_data.get("pattern")
        return self._kind is Obligation and chosen not in USED_BY[name]

    def _nested(self, kind: Any, prefix: str) -> Any:
        given = [self.cleaned_data.get(f"{prefix}{name}") for name in fields_of(kind)]
        return self._built(kind, None, prefix) if any(each for each in given) else None

    def _words(self) -> str:
        names = ("title", "name", "place", "text")
        return next((w for name in names if (w := self.cleaned_data.get(name))), self._place)

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """What the reader of the whole says, at the field that it is about where there is one."""
        for problem in problems:
            name = problem.key.rpartition("].")[2].replace(".", "_")
            if name in self.fields:
                self.add_error(name, capfirst(said(problem.text)))
            else:
                self.add_error(None, f"{problem.key}: {said(problem.text)}")


class WholeForm(AskingForm):
    """The whole of the terms as a file: for what the forms do not reach."""

    based_on = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Villkoren, i formatet TOML"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false", "class": "code"}),
    )

    def __init__(
        self, *args: Any, before: Terms, read: Callable[[str], Terms], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._before, self._read = before, read

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n")

    def written(self, given: dict[str, Any]) -> dict[str, str]:
        """What is new. May raise FileRefused."""
        if self.errors:
            return {}
        known = {text for _path, text in written_in(self._before)}
        new = written_in(self._read(given["text"]))
        return {".".join(map(str, path)): text for path, text in new if text not in known}

    def label_of(self, names: tuple[str, ...]) -> str:
        return ", ".join(names)


def _is_shown(name: str, field: Field) -> bool:
    item = item_type(field.type)
    return name not in _KEPT and not (item is not None and is_dataclass(item))


def _first_guess(name: str) -> Any:
    return {"currency": "SEK", "payments_per_year": 2}.get(name)


def _field_for(field: Field, terms: Terms) -> forms.Field:
    """The field of a form that asks for a value of this type."""
    kind, many = item_type(field.type) or field.type, item_type(field.type) is not None
    choices = _choices(field, kind, terms)
    if choices is not None and many:
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple)
    if choices is not None:
        # What the agreement calls its clauses and obligations is Swedish on an English page too.
        named = {"lang": terms.language} if field.names in (ClauseKey, ObligationKey) else {}
        return forms.ChoiceField(
            choices=[("", _("Välj")), *choices], widget=forms.Select(attrs=named)
        )
    if many:
        return LinesField()
    if kind is str:
        long = field.name in _LONG
        widget = forms.Textarea(attrs={"rows": 4}) if long else forms.TextInput()
        return WrittenField(max_length=LONGEST_TEXT if long else _LONGEST_LINE, widget=widget)
    return _SIMPLE[kind]()


_SIMPLE: dict[type, Callable[[], forms.Field]] = {
    bool: lambda: forms.BooleanField(required=False),
    date: DayField,
    Decimal: lambda: forms.DecimalField(min_value=0, max_digits=12, decimal_places=2),
    int: lambda: forms.IntegerField(min_value=0),
}


def _choices(field: Field, kind: Any, terms: Terms) -> Choices | None:
    if field.names is PartyKey:
        return [(party.key, party.name) for party in terms.parties]
    if field.names is ClauseKey:
        return [(clause.key, clause.place) for clause in terms.clauses]
    if field.names is ObligationKey:
        return [(duty.key, duty.title) for duty in terms.obligations]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return [(each.value, capfirst(str(WORDS[kind][each]))) for each in kind]
    return None


def _as_value(field: Field, given: Any) -> Any:
    """What the terms hold for what a field of a form gives."""
    item = item_type(field.type)
    if item is str and isinstance(given, str):
        return tuple(line.strip() for line in given.splitlines() if line.strip())
    if item is not None:
        make = item if issubclass(item, StrEnum) else str
        return tuple(make(each) for each in given or ())
    if given in (None, ""):
        return field.default if not field.required else given
    if isinstance(field.type, type) and issubclass(field.type, StrEnum):
        return field.type(given)
    return given
