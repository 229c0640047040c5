"""What differs between two versions of an agreement, and how each change is to be made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from brygga.domain.files.shape import fields_of
from brygga.domain.language import Text
from brygga.domain.terms.model import ClauseKey, ClausePart, Terms, Way

# From the change that asks most of the parties to the one that asks least.
STRICTEST_FIRST = (Way.RENEGOTIATION, Way.DIALOGUE, Way.YEARLY_REVISION, Way.NOTICE)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions.

    `section` and `key` say of what (a key of the file and of the item in it), `field` which of its
    fields; empty means the whole item, which was added (`before` empty) or removed (`after`
    empty). `way` is None where the agreement itself is not changed. `clause` is the one that says
    so, None where the agreement is silent and the strictest way holds; `why` says which.
    """

    part: ClausePart | None
    section: str
    key: str
    field: str
    before: str
    after: str
    way: Way | None
    clause: ClauseKey | None
    why: Text


class _Edit(NamedTuple):
    """A difference before it is judged. Items are None where the version does not have them."""

    section: str
    key: str
    field: str
    before: Any
    after: Any
    items: tuple[Any, ...]


def compare(old: Terms, new: Terms) -> tuple[Change, ...]:
    """Every difference, in the order of the file. The old version's rules judge it.

    Items are told apart by their own keys (or number, title, function …), so moving one is one
    change and not many. Two versions that are equal have none.
    """
    return tuple(_judged(edit, old, new) for edit in _edits(old, new))


def _edits(old: Terms, new: Terms) -> Iterator[_Edit]:
    for section in fields_of(Terms):
        before, after = getattr(old, section), getattr(new, section)
        if before == after:
            continue
        identity = IDENTITIES.get(section, _own_key)
        if not isinstance(before, tuple):
            yield from _in_value(section, before, after)
        elif _told_apart(before, identity) and _told_apart(after, identity):
            yield from _in_list(section, before, after, identity)
        else:
            yield _Edit(section, "", "", before, after, (*before, *after))


def _in_value(section: str, before: Any, after: Any) -> Iterator[_Edit]:
    """One value, such as the term; a table that both versions have is compared field by field."""
    if is_dataclass(before) and is_dataclass(after):
        yield from _in_item(section, "", before, after)
    else:
        yield _Edit(section, "", "", before, after, (before, after))


def _in_list(
    section: str, before: tuple[Any, ...], after: tuple[Any, ...], identity: Callable[[Any], str]
) -> Iterator[_Edit]:
    old, new = ({identity(item): item for item in items} for items in (before, after))
    for key, item in old.items():
        if key not in new:
            yield _Edit(section, key, "", item, None, (item,))
        elif item != new[key]:
            yield from _in_item(section, key, item, new[key])
    for key, item in new.items():
        if key not in old:
            yield _Edit(section, key, "", None, item, (item,))
    was, became = ([key for key in one if key in other] for one, other in ((old, new), (new, old)))
    if was != became:
        yield _Edit(section, "", "order", tuple(old), tuple(new), (*before, *after))


def _in_item(section: str, key: str, before: Any, after: Any) -> Iterator[_Edit]:
    for name in fields_of(type(before)):
        was, became = getattr(before, name), getattr(after, name)
        if was != became:
            yield _Edit(section, key, name, was, became, (before, after))


def _own_key(item: Any) -> str:
    return str(getattr(item, "key", ""))


IDENTITIES: dict[str, Callable[[Any], str]] = {
    "criteria": lambda item: str(item.number),
    "development_areas": str,
    "grants": lambda item: f"{item.payer} → {item.payee}",
    "change_rules": lambda item: f"{', '.join(item.parts)}: {item.way}",
    "documents": lambda item: item.title,
    "questions": lambda item: item.text,
    "signatories": lambda item: f"{item.party}: {item.function}",
    "hashes": lambda item: item.of,
}


def _told_apart(items: tuple[Any, ...], identity: Callable[[Any], str]) -> bool:
    names = [identity(item) for item in items]
    return all(names) and len(set(names)) == len(names)


# What a section of the file belongs to; the sections not named follow their items' clauses.
_PARTS = {
    "term": ClausePart.TERM,
    "parties": ClausePart.PARTIES,
    "criteria": ClausePart.FORM,
    "goals": ClausePart.GOALS,
    "activities": ClausePart.ACTIVITIES,
    "contributions": ClausePart.CONTRIBUTIONS,
    "development_areas": ClausePart.DEVELOPMENT,
    "grants": ClausePart.MONEY,
    "governance": ClausePart.GOVERNANCE,
    "review": ClausePart.TERM,
    "notice": ClausePart.ENDING,
    "cancellation": ClausePart.ENDING,
    "change_rules": ClausePart.CHANGE,
    "target_group": ClausePart.PURPOSE,
}

_NOT_THE_AGREEMENT = {
    **dict.fromkeys(
        ("format", "key", "version", "language", "calendar", "reference"),
        Text(
            "Uppgiften hör till filen; den ändrar inget parterna har kommit överens om.",
            "This belongs to the file; it changes nothing that the parties agreed.",
        ),
    ),
    "readings": Text(
        "En tolkning står bredvid texten och ändrar den inte.",
        "A reading stands beside the text and does not change it.",
    ),
    "proposal": Text(
        "Förslaget föregick överenskommelsen och är ingen del av den.",
        "The proposal came before the agreement and is no part of it.",
    ),
    **dict.fromkeys(
        ("signatories", "hashes"),
        Text(
            "Underskrifter och kontrollsummor visar att texten är antagen; de är ingen del av den.",
            "Signatures and checksums show that the text was adopted; they are no part of it.",
        ),
    ),
}


def _judged(edit: _Edit, old: Terms, new: Terms) -> Change:
    parts = _parts(edit, old, new)
    if edit.section in _NOT_THE_AGREEMENT:
        way, clause, why = None, None, _NOT_THE_AGREEMENT[edit.section]
    else:
        judgements = [_way(part, edit, old) for part in parts]
        way, clause, why = min(judgements, key=lambda one: STRICTEST_FIRST.index(one[0]))
    return Change(
        part=parts[-1],
        section=edit.section,
        key=edit.key,
        field=edit.field,
        before=shown(edit.before),
        after=shown(edit.after),
        way=way,
        clause=clause,
        why=why,
    )


def _parts(edit: _Edit, old: Terms, new: Terms) -> list[ClausePart | None]:
    """The parts of the agreement that a difference touches: what moves touches two."""
    if edit.section in _PARTS:
        return [_PARTS[edit.section]]
    parts_of = {clause.key: clause.part for terms in (new, old) for clause in terms.clauses}
    found = [
        getattr(item, "part", None) or parts_of.get(_clause(item))
        for item in edit.items
        if item is not None
    ]
    return list(dict.fromkeys(found)) or [None]


def _clause(item: Any) -> Any:
    return getattr(item, "clause", None) or getattr(item, "promised_in", None)


def _way(part: ClausePart | None, edit: _Edit, old: Terms) -> tuple[Way, ClauseKey | None, Text]:
    """As the agreement in force demands: the strictest of its rules; silence is the strictest."""
    # A notice of who is contacted does not let a party be replaced by one.
    only_contacts = part is ClausePart.PARTIES and edit.field != "contact_functions"
    rules = [
        rule
        for rule in old.change_rules
        if part in rule.parts and not (only_contacts and rule.way is Way.NOTICE)
    ]
    if not rules:
        return (
            STRICTEST_FIRST[0],
            None,
            Text(
                "Överenskommelsen säger inte hur detta ändras. Då gäller det strängaste sättet.",
                "The agreement does not say how this is changed. Then the strictest way holds.",
            ),
        )
    rule = min(rules, key=lambda one: STRICTEST_FIRST.index(one.way))
    says = _WAYS[rule.way]
    place = next((c.place for c in old.clauses if c.key == rule.clause), rule.clause)
    return rule.way, rule.clause, Text(f"{says.sv} ({place}).", f"{says.en} ({place}).")


_WAYS = {
    Way.RENEGOTIATION: Text(
        "Ändras genom omförhandling och nya underskrifter",
        "Changed by renegotiation and new signatures",
    ),
    Way.DIALOGUE: Text(
        "Ändras i dialog mellan parterna, som dokumenteras",
        "Changed in dialogue between the parties, which is documented",
    ),
    Way.YEARLY_REVISION: Text(
        "Ändras vid den årliga uppföljningen", "Changed at the yearly revision"
    ),
    Way.NOTICE: Text("Ändras genom ett meddelande", "Changed by a notice"),
}


def shown(value: Any) -> str:
    """A value of the terms as one line or text that a person can compare with another."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime():
            return value.isoformat(sep=" ")
        case date() | int() | str():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case tuple():
            return ", ".join(shown(item) for item in value)
        case _:
            given = ((name, getattr(value, name)) for name in fields_of(type(value)))
            return "; ".join(
                f"{name}: {shown(part)}" for name, part in given if part not in (None, ())
            )
