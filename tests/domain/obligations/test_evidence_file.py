"""Evidence as CSV: read whole or refused whole, with every bad row named."""

from datetime import date, datetime, timedelta, timezone
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.files import FileRefused
from brygga.domain.obligations import Evidence, read_evidence, sift_evidence
from brygga.domain.terms.model import PartyKey, Pattern
from tests.spec.example import Example, duty

TERMS = Example("", duty(Pattern.COUNT), ()).terms
HEADER = "obligation,kind,happened_on,recorded_at,withdrawn_at,party,quantity,source"
GOOD = "duty,note,2022-03-01,2022-03-02T08:00:00+01:00,,förening,2,Protokoll § 4"


def file_of(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *rows]).encode()


def problems(data: bytes) -> list[tuple[int, str]]:
    with pytest.raises(FileRefused) as refused:
        read_evidence(data, TERMS, name="u.csv")
    return [(p.line, p.key) for p in refused.value.problems]


def test_a_good_row_is_read_whole() -> None:
    assert read_evidence(file_of(GOOD), TERMS, name="u.csv") == (
        Evidence(
            obligation=TERMS.obligations[0].key,
            kind="note",
            happened_on=date(2022, 3, 1),
            recorded_at=datetime(2022, 3, 2, 8, tzinfo=timezone(timedelta(hours=1))),
            party=PartyKey("förening"),
            quantity=2,
            source="Protokoll § 4",
            ref="u.csv:2",
        ),
    )


def test_what_may_be_left_empty_is_filled_in() -> None:
    (fact,) = read_evidence(
        file_of("duty,,2022-03-01,2022-03-02T08:00:00Z,,,,"), TERMS, name="u.csv"
    )
    assert (fact.kind, fact.party, fact.quantity, fact.withdrawn_at) == ("note", "", 1, None)


def test_semicolons_a_byte_order_mark_and_windows_lines_are_fine() -> None:
    data = ("\ufeff" + f"{HEADER}\r\n{GOOD}\r\n").replace(",", ";").encode()
    assert len(read_evidence(data, TERMS, name="u.csv")) == 1


def test_the_good_rows_are_there_beside_what_is_wrong_with_the_others() -> None:
    found, wrong = sift_evidence(
        file_of("duty,note", GOOD, GOOD.replace("2022-03-01", "2022-02-30"), ",,,,,,,"),
        TERMS,
        name="u.csv",
    )
    assert [fact.ref for fact in found] == ["u.csv:3"]
    assert [(p.line, p.key) for p in wrong] == [(2, ""), (4, "happened_on")]


def test_it_may_say_which_occurrence() -> None:
    data = file_of(GOOD + ",duty/2022-H1", header=HEADER + ",occurrence")
    assert read_evidence(data, TERMS, name="u.csv")[0].occurrence == "duty/2022-H1"


def test_lines_are_those_of_the_file_though_a_text_has_several() -> None:
    spread = GOOD.replace("Protokoll § 4", '"Protokoll\n§ 4"')
    assert problems(file_of(spread, GOOD.replace("duty", "dyty"))) == [(4, "obligation")]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (GOOD.replace("duty", "unknown"), "obligation"),
        (GOOD.replace("2022-03-01", "2022-02-30"), "happened_on"),
        (GOOD.replace("2022-03-01", "20220301"), "happened_on"),
        (GOOD.replace("2022-03-01", "1899-12-31"), "happened_on"),
        (GOOD.replace("2022-03-01", "2200-01-01"), "happened_on"),
        (GOOD.replace("2022-03-02T", "0001-01-01T"), "recorded_at"),
        (GOOD.replace("2022-03-02T", "9999-12-31T"), "recorded_at"),
        (GOOD.replace("2022-03-02T08:00:00+01:00", ""), "recorded_at"),
        (GOOD.replace("T08:00:00+01:00", "T08:00:00"), "recorded_at"),
        (GOOD.replace("+01:00,,", "+01:00,snart,"), "withdrawn_at"),
        (GOOD.replace("+01:00,,", "+01:00,2022-03-01T08:00:00+01:00,"), "withdrawn_at"),
        (GOOD.replace("förening", "klubben"), "party"),
        (GOOD.replace(",2,", ",0,"), "quantity"),
        (GOOD.replace(",2,", ",-1,"), "quantity"),
        (GOOD.replace(",2,", ",1.5,"), "quantity"),
        (GOOD.replace(",2,", ",٣,"), "quantity"),
        (GOOD.replace(",2,", ",1000000,"), "quantity"),
        (GOOD.replace(",2,", ",10000000000000000,"), "quantity"),
    ],
)
def test_a_bad_row_is_named(row: str, column: str) -> None:
    assert problems(file_of(GOOD, row)) == [(3, column)]


def test_every_bad_row_is_named_at_once() -> None:
    bad = GOOD.replace("duty", "x").replace("förening", "y")
    assert problems(file_of(bad, GOOD, bad)) == [
        (2, "obligation"),
        (2, "party"),
        (4, "obligation"),
        (4, "party"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"obligation,kind\n",
        HEADER.replace("kind", "sort").encode(),
        (HEADER + ",kind").encode(),
        b"\xff\xfe\x00",
        file_of("duty,note"),
        file_of('duty,"note'),
        b"x" * 10_000_001,
    ],
)
def test_what_is_no_such_file_is_refused(data: bytes) -> None:
    assert problems(data)


MESSAGES = [
    (
        file_of(GOOD.replace("duty", "dyty")),
        "u.csv:2: obligation: Åtagandet ”dyty” finns inte i example.",
        "u.csv:2: obligation: There is no obligation “dyty” in example.",
    ),
    (
        file_of(GOOD.replace("förening", "klubben")),
        "u.csv:2: party: Parten ”klubben” finns inte i example.",
        "u.csv:2: party: There is no party “klubben” in example.",
    ),
    (
        file_of(GOOD.replace("2022-03-01", "1 mars")),
        "u.csv:2: happened_on: Skriv dagen som ÅÅÅÅ-MM-DD, tidigast 1900-01-01, senast 2199-12-31.",
        "u.csv:2: happened_on: Write the day as YYYY-MM-DD, from 1900-01-01 to 2199-12-31.",
    ),
    (
        file_of(GOOD.replace("+01:00", "")),
        (
            "u.csv:2: recorded_at: Skriv tiden med dag, klockslag och förskjutning, t.ex. "
            "2022-01-19T18:07:41+01:00."
        ),
        "u.csv:2: recorded_at: Write day, time and offset, e.g. 2022-01-19T18:07:41+01:00.",
    ),
    (
        file_of(GOOD.replace("+01:00,,", "+01:00,2022-03-01T08:00:00+01:00,")),
        "u.csv:2: withdrawn_at: Återkallat innan det noterades.",
        "u.csv:2: withdrawn_at: Withdrawn before it was recorded.",
    ),
    (
        file_of(GOOD.replace(",2,", ",många,")),
        "u.csv:2: quantity: Antalet ska vara ett heltal från 1.",
        "u.csv:2: quantity: A whole number from 1.",
    ),
    (
        file_of("duty,note"),
        "u.csv:2: Raden har 2 fält, rubriken 8.",
        "u.csv:2: The line has 2 fields, the heading 8.",
    ),
    (
        b"obligation,kind",
        (
            "u.csv:1: happened_on, recorded_at, withdrawn_at, party, quantity, source: "
            f"Första raden ska vara rubrikerna {HEADER}."
        ),
        (
            "u.csv:1: happened_on, recorded_at, withdrawn_at, party, quantity, source: "
            f"The first line should be the headings {HEADER}."
        ),
    ),
    (
        (HEADER + ",namn").encode(),
        f"u.csv:1: namn: Första raden ska vara rubrikerna {HEADER}.",
        f"u.csv:1: namn: The first line should be the headings {HEADER}.",
    ),
    (
        HEADER.encode() + b"\n\xff",
        "u.csv:2: Filen är inte UTF-8. Spara den som UTF-8.",
        "u.csv:2: The file is not UTF-8. Save it as UTF-8.",
    ),
    (
        b"x" * 10_000_001,
        "u.csv:1: Filen är större än 10 MB.",
        "u.csv:1: The file is larger than 10 MB.",
    ),
]


@pytest.mark.parametrize(("data", "sv", "en"), MESSAGES)
def test_a_refusal_says_what_where_and_what_to_do(data: bytes, sv: str, en: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_evidence(data, TERMS, name="u.csv")
    (problem,) = refused.value.problems
    assert (problem.in_("sv"), problem.in_("en")) == (sv, en)


def test_a_file_of_exactly_the_largest_size_is_read() -> None:
    long = GOOD + "x" * (100_000 - len(GOOD.encode()) - 1)
    rows = [long] * 99
    rows.append(GOOD + "x" * (10_000_000 - len(file_of(*rows, GOOD))))
    assert len(file_of(*rows)) == 10_000_000
    assert len(read_evidence(file_of(*rows), TERMS, name="u.csv")) == 100


def test_an_unclosed_quotation_mark_is_told_in_both_languages() -> None:
    with pytest.raises(FileRefused) as refused:
        read_evidence(file_of('duty,"note'), TERMS, name="u.csv")
    (problem,) = refused.value.problems
    assert problem.in_("sv").startswith("u.csv:2: Raden går inte att läsa: ")
    assert problem.in_("en").startswith("u.csv:2: The line cannot be read: ")


def test_withdrawn_the_moment_it_was_recorded_is_withdrawn() -> None:
    row = GOOD.replace("+01:00,,", "+01:00,2022-03-02T08:00:00+01:00,")
    (fact,) = read_evidence(file_of(row), TERMS, name="u.csv")
    assert fact.withdrawn_at == fact.recorded_at


def test_the_largest_and_smallest_quantity() -> None:
    for quantity in (1, 999_999):
        row = GOOD.replace(",2,", f",{quantity},")
        assert read_evidence(file_of(row), TERMS, name="u.csv")[0].quantity == quantity


def test_blank_lines_are_passed_over_and_counted() -> None:
    data = file_of("", GOOD, "  ,,", GOOD.replace("duty", "x"))
    assert problems(data) == [(5, "obligation")]


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: f"{HEADER}\n{t}".encode()))
def test_nonsense_is_read_or_refused_and_nothing_else(data: bytes) -> None:
    try:
        read_evidence(data, TERMS, name="u.csv")
    except FileRefused as refused:
        found = refused.problems
    else:
        return
    assert found
    assert all(p.line >= 1 and p.text.sv and p.text.en for p in found)


def test_an_empty_list_is_a_list() -> None:
    assert read_evidence(StringIO(HEADER).read().encode(), TERMS, name="u.csv") == ()
