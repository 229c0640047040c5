"""Two versions differ in what was edited; each change is made as the agreement demands."""

from dataclasses import is_dataclass, replace
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from brygga.domain.files.shape import fields_of
from brygga.domain.terms import Change, Terms, compare, read_terms
from brygga.domain.terms.changes import IDENTITIES, shown
from brygga.domain.terms.model import ChangeRule, ClauseKey, ClausePart, Way
from tests.domain.invented import values_for, values_of
from tests.domain.terms.clean import clean, spoiled

CLEAN = clean()


def edited(old: str, new: str) -> Change:
    (change,) = compare(CLEAN, read_terms(spoiled((old, new)), name="new"))
    return change


@pytest.mark.parametrize(
    ("old", "new", "way", "clause"),
    [
        ("En plats att ses på", "En lokal att ses i", Way.RENEGOTIATION, "change"),
        ('text = "Lokal"', 'text = "Lokal och fika"', Way.DIALOGUE, "change"),
        ("Föreningen står för lokalen.", "Föreningen bidrar.", Way.DIALOGUE, "change"),
        ('key = "venue"\ntitle = "Lokal"', 'key = "venue"\ntitle = "Hus"', Way.DIALOGUE, "change"),
        ('target = "35', 'target = "30', Way.YEARLY_REVISION, "change"),
        ("Träffar varje skolvecka.", "Träffar varannan vecka.", Way.YEARLY_REVISION, "change"),
        ('["Handläggare"]', '["Samordnare"]', Way.NOTICE, "parties"),
        # A notice names another contact; it does not put another party in a party's place.
        ('name = "Föreningen"', 'name = "Klubben"', Way.RENEGOTIATION, None),
        # Where the agreement is silent, what asks most.
        ("total = 200000", "total = 200001", Way.RENEGOTIATION, None),
        ('way = "dialogue"', 'way = "notice"', Way.RENEGOTIATION, None),
        ("months = 2", "months = 3", Way.RENEGOTIATION, None),
        # What is no part of the agreement is not changed in any way.
        ("version = 1", "version = 2", None, None),
        ("tre skoldagar", "fyra skoldagar", None, None),
        ("2021-12-20T10", "2021-12-21T10", None, None),
    ],
)
def test_each_change_is_made_as_the_agreement_demands(
    old: str, new: str, way: Way | None, clause: str | None
) -> None:
    changes = compare(CLEAN, read_terms(spoiled((old, new)), name="new"))
    assert {(change.way, change.clause) for change in changes} == {(way, clause)}


def test_silence_is_said() -> None:
    assert "säger inte hur" in edited("total = 200000", "total = 200001").why.sv
    assert "Ändringar" in edited('text = "Lokal"', 'text = "Hus"').why.sv


def test_what_moves_from_one_part_to_another_follows_the_stricter() -> None:
    change = edited(
        'key = "venue"\ntitle = "Lokal"\nclause = "contributions"',
        'key = "venue"\ntitle = "Lokal"\nclause = "activities"',
    )
    assert (change.field, change.way, change.part) == (
        "clause",
        Way.DIALOGUE,
        ClausePart.ACTIVITIES,
    )


def test_of_two_rules_for_one_part_the_stricter_holds() -> None:
    both = (
        ChangeRule((ClausePart.MONEY,), Way.NOTICE, ClauseKey("money")),
        ChangeRule((ClausePart.MONEY,), Way.DIALOGUE, ClauseKey("change")),
    )
    old = replace(CLEAN, change_rules=both)
    new = replace(old, grants=(replace(old.grants[0], payments_per_year=3),))
    (change,) = compare(old, new)
    assert (change.way, change.clause) == (Way.DIALOGUE, "change")


def test_the_old_version_judges_how_it_is_changed() -> None:
    """Nobody gets a softer rule by writing it into the version that needs it."""
    soft = ChangeRule((ClausePart.MONEY,), Way.NOTICE, ClauseKey("money"))
    new = replace(
        CLEAN,
        grants=(replace(CLEAN.grants[0], payments_per_year=3),),
        change_rules=(*CLEAN.change_rules, soft),
    )
    assert {change.way for change in compare(CLEAN, new)} == {Way.RENEGOTIATION}


def test_added_removed_and_moved() -> None:
    first, second, *rest = CLEAN.obligations
    (change,) = compare(CLEAN, replace(CLEAN, obligations=(second, *rest)))
    assert (change.section, change.key, change.field, change.after) == (
        "obligations", "meetup", "", "",
    )  # fmt: skip
    (change,) = compare(replace(CLEAN, obligations=(second, *rest)), CLEAN)
    assert (change.key, change.before) == ("meetup", "")
    assert "title: Träff" in change.after
    (change,) = compare(CLEAN, replace(CLEAN, obligations=(second, first, *rest)))
    assert (change.section, change.key, change.field) == ("obligations", "", "order")


def test_items_that_cannot_be_told_apart_are_compared_as_a_whole() -> None:
    twice = replace(CLEAN, hashes=CLEAN.hashes * 2)
    (change,) = compare(CLEAN, twice)
    assert (change.section, change.key, change.field) == ("hashes", "", "")


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(values_of(Terms), values_of(Terms))
def test_nothing_differs_only_between_equals(one: Terms, other: Terms) -> None:
    assert compare(one, one) == ()
    assert bool(compare(one, other)) == (one != other)


class Edit(NamedTuple):
    """The clean agreement with one field changed, and the changes that this is."""

    new: Terms
    changes: set[tuple[str, str, str]]


@st.composite
def single_edits(draw: st.DrawFn) -> Edit:
    section = draw(st.sampled_from([name for name in fields_of(Terms) if getattr(CLEAN, name)]))
    value = getattr(CLEAN, section)
    if not isinstance(value, tuple):
        if not is_dataclass(value):
            return Edit(_with(CLEAN, section, draw(_other(CLEAN, section))), {(section, "", "")})
        field = draw(st.sampled_from(list(fields_of(type(value)))))
        table = _with(value, field, draw(_other(value, field)))
        return Edit(_with(CLEAN, section, table), {(section, "", field)})
    identity = IDENTITIES.get(section, lambda item: item.key)
    n = draw(st.integers(0, len(value) - 1))
    field = draw(st.sampled_from(list(fields_of(type(value[n])))))
    item = _with(value[n], field, draw(_other(value[n], field)))
    was, became = identity(value[n]), identity(item)
    assume(became and became not in {identity(other) for other in value if other != value[n]})
    # Another name makes it another thing: one has gone, one has come.
    changes = (
        {(section, was, field)} if was == became else {(section, was, ""), (section, became, "")}
    )
    return Edit(_with(CLEAN, section, (*value[:n], item, *value[n + 1 :])), changes)


def _with(value: Any, field: str, new: Any) -> Any:
    return replace(value, **{field: new})


def _other(value: Any, field: str) -> st.SearchStrategy[Any]:
    was = getattr(value, field)
    return values_for(fields_of(type(value))[field]).filter(lambda new: new != was)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(single_edits())
def test_every_single_edit_is_found_exactly(edit: Edit) -> None:
    changes = compare(CLEAN, edit.new)
    assert {(change.section, change.key, change.field) for change in changes} == edit.changes
    assert len(changes) == len(edit.changes)
    assert all(change.why.sv and change.why.en for change in changes)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(single_edits())
def test_backwards_it_is_the_same_change_the_other_way_round(
    edit: Edit,
) -> None:
    new = edit.new
    there = {(c.section, c.key, c.field, c.before, c.after) for c in compare(CLEAN, new)}
    back = {(c.section, c.key, c.field, c.after, c.before) for c in compare(new, CLEAN)}
    assert there == back


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "true"), (("a", "b"), "a, b"), (Way.NOTICE, "notice")],
)
def test_shown(value: Any, text: str) -> None:
    assert shown(value) == text
