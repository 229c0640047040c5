"""What a decision does once its minutes are approved: one Effect for each kind of decision.

How to add one:

1. Write a class that inherits `Effect`, in a module of its own in the slice that knows how to do
   it; where that is an earlier slice than this one (agreements), the module lies here, beside
   decidable.py, and calls the earlier slice's actions. It may import forms as well as actions, so
   nothing among models, queries or actions imports it. The models: waivers, readings and
   applications, in decidable.py.
   - `key` (kebab case, for ever: it is stored), `name` (the choice on the page), `hint` (one
     sentence).
   - `subjects(where)`: what it can be about, as (key, words); () where there is nothing to choose.
     The key is stored with the decision and given to everything below.
   - `form(where, subject, data, initial)`: what more the writer fills in, an EffectForm, whose
     `details()` are plain JSON values; None where the words of the decision are enough.
   - `check(proposal)`: raises NotPossible or NotAllowed with a sentence that names the clause or
     the rule. It is asked when the decision is noted and again when the approvers are chosen
     (`proposal.approvers` is empty before that).
   - `apply(approved)`: does it, through actions, in the transaction in which the last approver
     approves. Give them `by=approved.by`, or one of `approved.approvers` where the rule wants
     somebody of a certain party. Returns what it made as "kind:key" (at most 80 characters), or
     "". If it raises, the approval does not happen and nothing is changed.
   - `says(where, subject, details)`: one Swedish line for the minutes: what it does to what.
   - `path(partnership, subject)`: the page on this site where one sees what it is about, or "".
2. Register it in website/wiring.py: `effects.add_effect(decidable.PaymentHeldBack())`.
3. To show the decision beside what it made ("Möte 7, § 4", with its link), ask
   `steering.queries.decided_where` from a later slice; an earlier one cannot, and is told by a
   registration of its own, as obligations is (`obligations.registration.decided_where`).

A decision whose effect nobody registers any more keeps its words and does nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from brygga.domain.language import Text
from brygga.domain.terms.model import Terms
from brygga.parties.asking import AskingForm
from brygga.parties.membership import Member
from brygga.parties.models import Partnership, Person

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Where:
    """Where and when something is decided: the partnership, the terms that hold, and today."""

    partnership: Partnership
    terms: Terms
    at: datetime
    today: date


@dataclass(frozen=True, slots=True)
class Proposal:
    """A decision before its minutes are approved. `decided_on` is the day of the meeting;
    `approvers` are empty until they are chosen."""

    where: Where
    subject: str
    details: Mapping[str, Any]
    decided_on: date
    approvers: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Approved:
    """A decision whose minutes have just been approved.

    `paragraph` is "Möte 7, § 4" (at most 40 characters); `approvers` each speak for their party,
    the public one first; `by` is the first of them.
    """

    where: Where
    subject: str
    details: Mapping[str, Any]
    text: str
    decided_on: date
    paragraph: str
    approvers: tuple[Member, ...]

    @property
    def by(self) -> Person:
        return self.approvers[0].person

    @property
    def at(self) -> datetime:
        return self.where.at


class EffectForm(AskingForm):
    """What a kind of decision asks for beside its words."""

    def details(self) -> dict[str, Any]:
        """The cleaned answers as plain JSON values."""
        return dict(self.cleaned_data)


class Effect:
    """A kind of decision. What is not overridden does nothing."""

    key = ""
    name = Text("", "")
    hint = Text("", "")

    def subjects(self, where: Where) -> Choices:
        return ()

    def form(
        self, where: Where, subject: str, data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> EffectForm | None:
        return None

    def check(self, proposal: Proposal) -> None:
        return None

    def apply(self, approved: Approved) -> str:
        return ""

    def says(self, where: Where, subject: str, details: Mapping[str, Any]) -> str:
        return ""

    def path(self, partnership: str, subject: str) -> str:
        return ""


_effects: dict[str, Effect] = {}


def add_effect(effect: Effect) -> None:
    """Only website.wiring registers anything; the order is that of the choice on the page."""
    _effects[effect.key] = effect


def effects() -> tuple[Effect, ...]:
    return tuple(_effects.values())


def effect_of(kind: str) -> Effect | None:
    """None for a kind that nobody registers."""
    return _effects.get(kind)
