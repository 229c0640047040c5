"""What the guard refuses, however it is written; what it lets through; what it never says."""

import traceback
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.wording import LONGEST_NOTE, FreeTextRefused, check_free_text
from tests.domain.wording.clean_notes import CLEAN_NOTES

POINTING_AT_SOMEBODY = {
    "personnummer": [
        "990101-1234",
        "19990101-1234",
        "19990101+1234",
        "199901011234",
        "1999-01-01-1234",
        "1999-01-01 1234",
        "99 01 01 - 1234",
        "99.01.01-1234",
        "990161-1234",
        "20080374 1234",
        "9 9 0 1 0 1 1 2 3 4",
        "99 01 01 12 34",
        "990101-T123",
        "080314-xxxx",
    ],
    "telefonnummer": [
        "070-123 45 67",
        "0701234567",
        "070 123 45 67",
        "0701-23 45 67",
        "046-35 50 00",
        "(046) 35 50 00",
        "08.12.34.56.78",
        "08-123 456 78",
        "+46 70 123 45 67",
        "+46(0)70-1234567",
        "0046 70 123 45 67",
        "+47 900 12 345",
        "+1 (555) 123-4567",
        "tel 35 50 00",
        "mobilnr: 1234567",
        "noll sju noll ett två tre fyra fem sex sju",
    ],
    "e-postadress": [
        "kim@example.org",
        "kim @ example . org",
        "kim.svensson snabel-a example punkt org",
        "kim snabela example.org",
        "kim(at)example.org",
        "kim [at] example [dot] org",
        "kim at example dot org",
        "kim (a) example.org",
        "kim.svensson gmail punkt com",
    ],
    "användarnamn": [
        "@kimmie",
        "insta: kimmie",
        "insta kim_99",
        "insta=kimmie",
        "snap kimmie",
        "Snapchat: kimmie",
        "snap heter kimmie",
        "heter kimmie på snap",
        "på tiktok kim.99",
        "Discord: kimmie#1234",
        "användarnamn: kimmie",
        "instagram.com/kimmie",
    ],
    "gatuadress": [
        "Storgatan 5",
        "storgatan 5 b",
        "Åsvägen 12 B",
        "nåt på -vägen 12 B",
        "Södra vägen 3",
        "Stora Fiskaregatan 13A",
        "Lilla torg 9",
        "Botulfsplatsen 1",
        "Kyrkogatan nr 4",
        "S:t Petri Kyrkogata 4",
        "Gränden? Nej, Smedjegränd 7",
        "Tegelstigen 112",
    ],
    "registreringsnummer": ["ABC 123", "ABC123", "abc123", "ABC 12A", "bilen abc 123", "ABC-123"],
    "född": [
        "född 2008-03-14",
        "Född den 14 mars 2008",
        "född: 14/3 2008",
        "född 080314",
        "f. 080314",
        "(född 14/3-08)",
        "född i mars 2008",
        "fyller 16 den 14 mars",
        "14 mars 2008 är hen född",
    ],
}
CASES = [(word, text) for word, texts in POINTING_AT_SOMEBODY.items() for text in texts]

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u2066\ufe0f\u034f\u3164"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"
DIGITS = ["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "₀₁₂₃₄₅₆₇₈₉"]


def reasons(text: str) -> tuple[str, ...]:
    try:
        check_free_text(text)
    except FreeTextRefused as refused:
        return refused.in_("sv")
    return ()


@pytest.mark.parametrize("word,text", CASES, ids=[text for _, text in CASES])
def test_what_points_at_somebody_is_refused(word: str, text: str) -> None:
    for note in (text, f"Ringde hen efteråt: {text}.", f"Kväll v. 42 ({text}), allt lugnt"):
        assert any(word in reason for reason in reasons(note)), (note, reasons(note))


@pytest.mark.parametrize("note", CLEAN_NOTES)
def test_a_clean_note_is_let_through(note: str) -> None:
    assert reasons(note) == ()


@given(case=st.sampled_from(CASES), data=st.data())
def test_nothing_hides_between_the_signs(case: tuple[str, str], data: st.DataObject) -> None:
    word, text = case
    for at in sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)), reverse=True):
        text = text[:at] + data.draw(st.sampled_from(ZERO_WIDTH)) + text[at:]
    assert any(word in reason for reason in reasons(text))


@given(case=st.sampled_from(CASES), digits=st.sampled_from(DIGITS), dash=st.sampled_from(DASHES))
def test_other_digits_and_dashes_are_the_same(
    case: tuple[str, str], digits: str, dash: str
) -> None:
    word, text = case
    written = text.translate(str.maketrans("0123456789-", digits + dash))
    assert any(word in reason for reason in reasons(written))


@given(text=st.sampled_from(CASES), wide=st.booleans())
def test_wide_letters_are_letters(text: tuple[str, str], wide: bool) -> None:
    word, written = text
    if wide:
        written = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in written)
    assert any(word in reason for reason in reasons(written))


@given(
    born=st.dates(),
    coordination=st.booleans(),
    last=st.integers(0, 9999),
    century=st.booleans(),
    inside=st.sampled_from(["", "-", " ", ".", "/"]),
    before_last=st.sampled_from(["", "-", "+", " ", " - ", ".", " –"]),
)
def test_a_personal_number_is_known_by_its_shape(
    born: date, coordination: bool, last: int, century: bool, inside: str, before_last: str
) -> None:
    year = f"{1900 + born.year % 120}"
    day = born.day + 60 * coordination
    parts = (year if century else year[2:], f"{born.month:02}", f"{day:02}")
    text = f"Hen har {inside.join(parts)}{before_last}{last:04} som nummer"
    assert any("personnummer" in reason for reason in reasons(text)), text


@given(
    area=st.sampled_from(["070", "072", "073", "076", "079", "08", "046", "040", "0415", "020"]),
    rest=st.text("0123456789", min_size=6, max_size=7),
    separators=st.lists(st.sampled_from(["", " ", "-", "."]), min_size=8, max_size=8),
)
def test_a_phone_number_is_known_however_it_is_grouped(
    area: str, rest: str, separators: list[str]
) -> None:
    grouped = "".join(sign + between for sign, between in zip(rest, separators, strict=False))
    for text in (f"{area}-{grouped}", f"({area}) {grouped}", f"+46 {area[1:]} {grouped}"):
        assert any("telefonnummer" in reason for reason in reasons(f"Nås på {text}")), text


@given(number=st.integers(0, 99), month=st.integers(20, 99), day=st.integers(0, 99))
def test_an_organisation_number_may_stand(number: int, month: int, day: int) -> None:
    assert reasons(f"Org.nr {number + 100:02}"[:9] + f"{month:02}{day:02}-1935") == ()


@given(
    day=st.dates(),
    begins=st.times(),
    amount=st.integers(1, 9_999_999),
    week=st.integers(1, 53),
    heads=st.integers(0, 60),
)
def test_days_times_weeks_and_amounts_may_stand(
    day: date, begins: time, amount: int, week: int, heads: int
) -> None:
    kronor = f"{amount:,}".replace(",", "\u00a0")
    hours = f"{begins:%H.%M}–{min(begins.hour + 2, 23):02}.{begins:%M}"
    year = 2000 + day.year % 40
    for text in (
        f"Träff {day.replace(year=2000 + 4 * (year % 10)):%Y-%m-%d} {hours}, {heads} unga.",
        f"{kronor} kr betalades v. {week} {year}.",
        f"KU {year}/{amount % 10_000:04}, § {week}.",
    ):
        assert reasons(text) == (), text


def test_the_length_has_a_message_of_its_own() -> None:
    check_free_text("å" * LONGEST_NOTE)
    (reason,) = reasons("å" * (LONGEST_NOTE + 1))
    assert "280" in reason
    check_free_text("å" * 2000, at_most=2000)


def test_a_long_text_is_told_everything_at_once() -> None:
    assert len(reasons("Ring 070-123 45 67. " * 20)) == 2


@pytest.mark.parametrize("text", [text for _, text in CASES])
def test_a_refusal_never_repeats_the_text(text: str) -> None:
    with pytest.raises(FreeTextRefused) as caught:
        check_free_text(f"Hemligt {text} ord")
    refused = caught.value
    said = [
        str(refused),
        repr(refused),
        repr(refused.args),
        *refused.in_("sv"),
        *refused.in_("en"),
        "".join(traceback.format_exception_only(refused)),
    ]
    assert all(text not in words and "Hemligt" not in words for words in said)
    assert refused.__cause__ is None
    assert refused.__context__ is None


@given(st.text(max_size=400))
def test_any_text_gets_an_answer(text: str) -> None:
    reasons(text)


@pytest.mark.parametrize(
    "piece", ["0", "0 ", "a", "a.", "a punkt ", "a@", "västra ", "snap ", "1-", "(", "väg", "gata"]
)
def test_a_hostile_text_is_answered_at_once(piece: str) -> None:
    # Ten megabytes of it: the length is refused, and only the beginning is looked through.
    assert reasons(piece * (10_000_000 // len(piece)))
