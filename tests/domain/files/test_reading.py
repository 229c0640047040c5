"""A file that cannot be read is refused with file, line, key and what was expected."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

import pytest

from brygga.domain.files import LARGEST_FILE, FileRefused, Problem, read

Key = NewType("Key", str)


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Leaf:
    on: date
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    key: Key
    height: int = 0
    tall: bool = False
    price: Decimal | None = None
    colour: Colour = Colour.GREEN
    names: tuple[str, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    leaf: Leaf | None = None
    trees: tuple["Tree", ...] = ()


def refused(text: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(FileRefused) as refusal:
        read(text, Tree, name="t.toml")
    return refusal.value.problems


def the_problem(text: str | bytes) -> tuple[int, str, str]:
    (problem,) = refused(text)
    assert problem.name == "t.toml"
    return problem.line, problem.key, problem.text.en


def test_a_whole_tree() -> None:
    text = """
        key = "a"
        height = 3
        tall = true
        price = 90575.50
        colour = "red"
        names = ["x", '''y''']
        leaf.on = 2022-02-01
        [[leaves]]
        on = 2022-01-01
        seen_at = 2022-01-19T18:07:41+01:00
    """
    tree = read(text, Tree, name="t.toml")
    assert str(tree.price) == "90575.50"
    assert tree.names == ("x", "y")
    assert tree.leaf == Leaf(date(2022, 2, 1))
    assert tree.leaves[0].seen_at == datetime.fromisoformat("2022-01-19T18:07:41+01:00")


@pytest.mark.parametrize(
    ("written", "amount"),
    [("181150", "181150"), ("0.1", "0.1"), ('"90575.50"', "90575.50"), ("-1", "-1")],
)
def test_amounts_are_exact(written: str, amount: str) -> None:
    assert str(read(f'key = "a"\nprice = {written}', Tree, name="t").price) == amount


@pytest.mark.parametrize(
    ("line", "key", "says"),
    [
        ("height = true", "height", "expected a whole number; found true"),
        ("height = 1.0", "height", "expected a whole number; found 1.0"),
        ("height = 99999999999", "height", "expected a whole number"),
        ("tall = 1", "tall", "expected true or false; found 1"),
        ('tall = "yes"', "tall", "expected true or false; found “yes”"),
        ("price = nan", "price", "expected an amount"),
        ("price = 1e99", "price", "expected an amount"),
        ('price = "mycket"', "price", "found “mycket”"),
        ("price = true", "price", "expected an amount"),
        (
            'colour = "grean"',
            "colour",
            "found “grean” (did you mean green?)",
        ),
        ("colour = []", "colour", "expected one of red, green; found a list"),
        ('names = "x"', "names", "expected a list; found “x”"),
        ('names = ["x", 2]', "names[2]", "expected a text in quotation marks; found 2"),
        ('names = ["x", " "]', "names[2]", "the text is empty"),
        ('names = ["x\\u0000"]', "names[1]", "control character (U+0000)"),
        ("leaf = 3", "leaf", "expected a table; found 3"),
        ('leaf = {on = "2022-01-01"}', "leaf.on", "expected a date like 2022-01-31"),
        ("leaf = {on = 2022-01-01T10:00:00}", "leaf.on", "expected a date"),
        ("leaf = {}", "leaf.on", "the key is missing"),
        (
            "leaf = {on = 2022-01-01, seen_at = 2022-01-01T10:00:00}",
            "leaf.seen_at",
            "expected a moment with its offset",
        ),
        ("heigth = 3", "heigth", "unknown key (did you mean height?)"),
        ("xyz = 3", "xyz", "unknown key"),
        ('trees = [{key = "b", height = "x"}]', "trees[b].height", "expected a whole number"),
        ("leaf = {on = 2022-02-30}", "leaf.on", "there is no such date"),
        ("leaf.on = 2022-13-01", "leaf.on", "there is no such date"),
        ("height = ", "height", "the value cannot be read"),
        ('names = ["x"', "names[1]", "the list does not end with ]"),
        ('names = ["x]', "names", "the text does not end with a quotation mark"),
        ("height 3", "height.3", "expected = after the key"),
        ("height = 3\nheight = 4", "height", "already stands above"),
    ],
)
def test_what_is_wrong_on_one_line(line: str, key: str, says: str) -> None:
    found_line, found_key, found = the_problem(f'key = "a"\n\n{line}')
    assert (found_line, found_key) == (3 + line.count("\n"), key)
    assert says in found


def test_all_problems_at_once_in_order() -> None:
    problems = refused('heigth = 3\n[[leaves]]\non = 1\n\n[[leaves]]\n[leaf]\nof = ""\n')
    assert [(p.line, p.key) for p in problems] == [
        (1, "heigth"),
        (1, "key"),
        (3, "leaves[1].on"),
        (5, "leaves[2].on"),
        (6, "leaf.on"),
        (7, "leaf.of"),
    ]


def test_required_text_may_not_be_empty() -> None:
    assert the_problem('\nkey = " "') == (2, "key", "the text is empty")


@pytest.mark.parametrize("data", [b"", b"\n\n# nothing\n", b"\xef\xbb\xbf"])
def test_empty_file(data: bytes) -> None:
    assert the_problem(data) == (1, "key", "the key is missing")


def test_bytes_that_are_no_text() -> None:
    assert the_problem(b'key = "a"\n\xff\xfe') == (2, "", "the file is not text in UTF-8")
    assert the_problem("key = '\ud800'")[2] == "the file is not text in UTF-8"


def test_byte_order_mark_and_carriage_returns_do_no_harm() -> None:
    assert read(b'\xef\xbb\xbfkey = "a"\r\nheight = 2\r\n', Tree, name="t").height == 2


def test_too_large() -> None:
    assert the_problem(b"#" * (LARGEST_FILE + 1)) == (1, "", "the file is larger than 2 MB")


@pytest.mark.parametrize(
    "text",
    [
        "[" * 1_000_000,
        "\n\nnames = " + "[" * 1_000_000,
        "names = " + "{a=" * 300_000,
        "names = " + "[\n" * 500_000,
        ".".join("a" * 500_000) + " = 1",
        "[" + ".".join("a" * 900_000) + "]",
        'names = """' + '\\"""' * 400_000,
        "names = '" + "[" * 1_000_000,
        "height = " + "9" * 1_000_000,
        "\n".join(f"heigth{n} = 1" for n in range(20_000)),
    ],
    ids=lambda text: repr(text[:14]),
)
def test_nonsense_by_the_megabyte(text: str) -> None:
    problems = refused(text)
    assert problems[0].line >= 1
    assert len(problems) <= 101
    assert all(len(problem.key) <= 120 for problem in problems)


def test_the_message_has_file_line_and_key() -> None:
    with pytest.raises(FileRefused, match=r"^t\.toml:2: height: väntade ett heltal; här står ”x”$"):
        read('key = "a"\nheight = "x"', Tree, name="t.toml")
    (problem,) = refused('key = "a"\nheight = "x"')
    assert problem.in_("en") == "t.toml:2: height: expected a whole number; found “x”"
