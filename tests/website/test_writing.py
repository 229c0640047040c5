"""How dates, amounts, weeks and standings are written, in both languages."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.template import engines
from django.utils import translation

import brygga.website
from brygga.domain.language import Text
from brygga.domain.obligations import Standing
from brygga.domain.obligations.working import Ground
from brygga.domain.terms import Severity
from brygga.website.templatetags import brygga as write

STATIC = Path(brygga.website.__file__).parent / "static/website"
DAY = date(2023, 10, 18)
EVENING = datetime(2023, 10, 18, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "filter_name, value, swedish, english",
    [
        ("day", DAY, "ons 18\u00a0okt", "Wed 18\u00a0Oct"),
        ("day_year", DAY, "ons 18\u00a0okt 2023", "Wed 18\u00a0Oct 2023"),
        ("short_day", DAY, "18\u00a0okt", "18\u00a0Oct"),
        ("full_date", DAY, "18\u00a0oktober 2023", "18\u00a0October 2023"),
        ("long_date", DAY, "onsdag 18\u00a0oktober 2023", "Wednesday 18\u00a0October 2023"),
        ("iso_date", DAY, "2023-10-18", "2023-10-18"),
        ("month", DAY, "oktober 2023", "October 2023"),
        ("clock", EVENING, "17.30", "17:30"),
        ("moment", EVENING, "ons 18\u00a0okt 2023 17.30", "Wed 18\u00a0Oct 2023 17:30"),
        ("week", DAY, "v.\u00a042", "wk\u00a042"),
        ("week", 7, "v.\u00a07", "wk\u00a07"),
        ("number", 1234567, "1\u00a0234\u00a0567", "1,234,567"),
        ("number", Decimal("-2.5"), "−2,50", "−2.50"),
        ("amount", Decimal(90575), "90\u00a0575\u00a0kr", "SEK\u00a090,575"),
        ("amount", 0, "0\u00a0kr", "SEK\u00a00"),
        ("text", Text("hej", "hello"), "hej", "hello"),
        ("swedish", "träff", "träff", '<span lang="sv">träff</span>'),
        ("standing_word", Standing.KEPT_LATE, "hållet sent", "kept late"),
        ("standing_sign", Standing.KEPT_LATE, "◐", "◐"),
        ("joined", ["Lund"], "Lund", "Lund"),
        ("joined", ["a", "b", "c"], "a, b och c", "a, b and c"),
    ],
)
def test_written_in_both_languages(
    filter_name: str, value: object, swedish: str, english: str
) -> None:
    written = getattr(write, filter_name)
    with translation.override("sv"):
        assert written(value) == swedish
    with translation.override("en"):
        assert written(value) == english


def test_every_severity_and_every_ground_has_its_word() -> None:
    with translation.override("sv"):
        for severity in Severity:
            assert write.severity_word(severity) != severity.value
        for ground in Ground:
            assert write.step_word(ground) != ground.value


@pytest.mark.parametrize("name", ["day", "day_year", "full_date", "long_date", "iso_date", "month"])
@pytest.mark.parametrize("nothing", [None, "", "i morgon"])
def test_no_date_is_written_as_nothing(name: str, nothing: object) -> None:
    assert getattr(write, name)(nothing) == ""


def test_a_moment_near_midnight_is_written_as_the_swedish_day() -> None:
    assert write.iso_date(datetime(2023, 10, 17, 22, 30, tzinfo=UTC)) == "2023-10-18"


@pytest.mark.parametrize(
    "start, end, written",
    [
        (DAY, DAY, "18\u00a0oktober 2023"),
        (DAY, date(2023, 10, 20), "18–20\u00a0oktober 2023"),
        (date(2023, 9, 30), DAY, "30\u00a0september–18\u00a0oktober 2023"),
        (date(2022, 1, 1), DAY, "1\u00a0januari 2022–18\u00a0oktober 2023"),
        (DAY, None, "18\u00a0oktober 2023"),
    ],
)
def test_a_span_says_what_both_ends_share_once(start: date, end: date, written: str) -> None:
    assert write.until(start, end) == written


@pytest.mark.parametrize(
    "day, swedish, english",
    [
        ("2023-10-18", "idag", "today"),
        ("2023-10-19", "imorgon", "tomorrow"),
        ("2023-10-17", "igår", "yesterday"),
        ("2023-10-27", "om 9 dagar", "in 9 days"),
        ("2023-10-15", "för 3 dagar sedan", "3 days ago"),
    ],
)
def test_a_day_seen_from_another(day: str, swedish: str, english: str) -> None:
    with translation.override("sv"):
        assert write.from_day(day, DAY) == swedish
    with translation.override("en"):
        assert write.from_day(day, DAY) == english


def test_every_standing_has_a_sign_a_word_and_a_picture() -> None:
    drawn = (STATIC / "signs.svg").read_text()
    for standing in Standing:
        sign, word = write.STANDINGS[standing.value]
        assert len(sign) == 1
        assert str(word)
        assert f'id="{standing.value}"' in drawn
    assert set(write.STANDINGS) == {standing.value for standing in Standing}
    assert len({sign for sign, _word in write.STANDINGS.values()}) == len(write.STANDINGS)


def test_the_tally_leaves_out_what_there_is_none_of() -> None:
    with translation.override("sv"):
        said = write.tally({"kept": 96, "kept_late": 0, "missed": 4, "waived": 1, "upcoming": 50})
        assert without_tags(said) == (
            "Av 101 löften som förfallit är 96 hållna, 4 missade och 1 undantaget."
        )
        assert write.tally({"upcoming": 3}) == "Inget löfte har förfallit än."
    with translation.override("en"):
        said = write.tally({"kept": 1})
        assert without_tags(said) == "Of 1 promise that has fallen due: 1 kept."


def without_tags(markup: str) -> str:
    return re.sub(r"<[^>]+>", "", markup)


def test_marks_are_named_for_those_who_do_not_see_them() -> None:
    template = engines["django"].from_string("{% load brygga %}{% mark s %}{% standing s %}")
    drawn = template.render({"s": Standing.DUE_SOON})
    assert 'aria-label="snart"' in drawn
    assert '<span class="standing__word">snart</span>' in drawn
    assert drawn.count("#due_soon") == 2


def test_words_that_people_chose_are_escaped() -> None:
    assert "<b>" not in write.standing("kept", words="<b>sen</b>")
    with translation.override("en"):
        assert "<b>" not in write.swedish("<b>hej</b>")
