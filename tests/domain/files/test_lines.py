"""The index agrees with the standard library on keys, and with people on lines."""

import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.domain.files.lines import Path, index_lines
from tests.domain.invented import texts

TEXT = '''\
# [not.a.table]
title = "a # b [c] = {d}"
"odd key" = 1
"esc\\u0041ped" = 1
a.b."c.d" = 2
long = """
x = [1,
\\""" quoted ""\\
"""
after = 'it''s'

list = [ # [
  "one",
  { two = 2, three = [3,
     33] },
  [ 4 ],
]
inline = { x.y = 1, z = {} }
[[items]]
when = 2022-01-19 18:07:41+01:00
[items.due]
days = 3.5
[[items]]
[[items.sub]]
k = 1
[[items.sub]]
k = 2
[ last . "table" ]
k = \'\'\'
\'\'\'
end = 1
'''.replace("'it''s'", "'its'")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("title",), 2),
        (("odd key",), 3),
        (("escAped",), 4),
        (("a", "b", "c.d"), 5),
        (("long",), 6),
        (("after",), 10),
        (("list", 0), 13),
        (("list", 1, "three", 0), 14),
        (("list", 1, "three", 1), 15),
        (("list", 2, 0), 16),
        (("inline", "x", "y"), 18),
        (("inline", "z"), 18),
        (("items",), 19),
        (("items", 0, "when"), 20),
        (("items", 0, "due"), 21),
        (("items", 0, "due", "days"), 22),
        (("items", 1), 23),
        (("items", 1, "sub", 0, "k"), 25),
        (("items", 1, "sub", 1), 26),
        (("last", "table", "k"), 29),
        (("last", "table", "end"), 31),
    ],
)
def test_lines(path: Path, line: int) -> None:
    assert index_lines(TEXT)[path] == line


def test_every_key_and_nothing_else() -> None:
    assert set(index_lines(TEXT)) == paths_of(tomllib.loads(TEXT))


tables = st.dictionaries(
    texts,
    st.recursive(
        st.integers() | st.booleans() | st.floats(allow_nan=False) | texts | st.dates(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


@settings(deadline=None)
@given(tables, st.booleans())
def test_every_key_of_any_file(table: dict[str, Any], multiline: bool) -> None:
    text = tomli_w.dumps(table, multiline_strings=multiline)
    index = index_lines(text)
    assert set(index) == paths_of(tomllib.loads(text))
    assert max(index.values()) <= text.count("\n") + 1


@given(st.text(st.sampled_from("a1.=[]{},\"'\\#\n ") | st.characters(), max_size=60))
def test_it_never_minds(text: str) -> None:
    assert index_lines(text)[()] == 1


def paths_of(value: Any, path: Path = ()) -> set[Path]:
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    return {path}.union(*(paths_of(each, (*path, part)) for part, each in items))
