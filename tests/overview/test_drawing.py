"""The board as a drawing: pure functions on the invented operations of Q-hänget."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from xml.etree import ElementTree

import pytest

from brygga.domain.obligations import Assessment, Facts, Standing, Stretch, assess
from brygga.overview.arranging import Board, Kind, arrange
from brygga.overview.chart import Chart, by_month, draw
from brygga.overview.lettering import shortened, width_of
from brygga.overview.links import links_of
from brygga.overview.scale import fit
from brygga.overview.table import table_rows
from brygga.overview.words import Words
from tests.overview.invented import DEMO_DAY, assessed, by_duty, facts, lund, noon, q_hanget
from tests.overview.invented import fact as a_fact

LINKS = links_of("q-hanget")


@cache
def board(as_of: date = DEMO_DAY, party: str = "") -> Board:
    return arrange(q_hanget(), assessed(as_of), by_duty(facts().evidence), party)


def chart(as_of: date = DEMO_DAY) -> Chart:
    return draw(board(as_of), Words(q_hanget()), LINKS, as_of, "signs.svg")


def parsed(content: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<svg>{content}</svg>")


def titles(content: str) -> list[str]:
    return [(title.text or "").replace("\u00a0", " ") for title in parsed(content).iter("title")]


# --- What is shown ---------------------------------------------------------------------------


def test_rows_stand_under_those_who_owe_them_together() -> None:
    words = Words(q_hanget())
    names = [words.group(group) for group in board().groups]
    assert names == [
        "Kvinnojouren Lund och Tjejjouren i Lund",
        "Tjejjouren i Lund",
        "Kultur- och fritidsnämnden, Lunds kommun",
        "Alla parter",
    ]


def test_every_obligation_is_in_one_place() -> None:
    shown = Counter(row.rule.obligation.key for row in board().rows() if not row.lanes)
    shown += Counter(strand.rule.obligation.key for strand in board().strands())
    shown += Counter(a.occurrence.obligation for a in board().waiting())
    assert shown == Counter({o.key: 1 for o in q_hanget().obligations})


def test_a_standing_duty_that_ceased_gets_a_row_of_its_own() -> None:
    slipped = [row for row in board().rows() if row.kind is Kind.LINES]
    assert [row.rule.obligation.key for row in slipped] == ["contact-person"]
    assert len(slipped[0].lanes) == 3
    everybody = board().groups[-1]
    assert "contact-person" not in {s.rule.obligation.key for s in everybody.rope}


def test_a_duty_of_each_party_holds_only_where_all_hold() -> None:
    strands = {str(s.rule.obligation.key): s for s in board().strands()}
    assert strands["says-it-is-iop"].holds
    assert not strands["decisions-and-law"].holds  # one of three has no evidence
    assert strands["decisions-and-law"].shared == ()
    assert strands["says-it-is-iop"].shared == (Stretch(date(2022, 2, 3), DEMO_DAY),)


def test_one_party_sees_what_it_owes_alone_and_with_others() -> None:
    keys = {row.rule.obligation.key for row in board(party="lund").rows()}
    assert {"payment", "weekly-meetup"} <= keys
    assert "half-year-report" not in keys
    contact = next(
        s for s in board(party="lund").strands() if s.rule.obligation.key == "contact-person"
    )
    assert [lane.assessment.occurrence.parties for lane in contact.lanes] == [("lund",)]


# --- The axis --------------------------------------------------------------------------------


def test_every_month_is_wide_enough_for_a_finger_on_a_screen_of_1280() -> None:
    term = q_hanget().term
    scale = fit(
        term.begins_on,
        term.ends_on,
        date(2025, 3, 31),
        left=276,
        width=1196,
        least_month=24.2,
        after=46,
    )
    assert scale.months == 36
    assert scale.month_width >= 24
    assert scale.end <= 1196.1


@pytest.mark.parametrize(
    "begins, ends", [("2022-01-01", "2024-12-31"), ("2021-11-15", "2022-02-03")]
)
def test_days_lie_in_order_and_inside_the_drawing(begins: str, ends: str) -> None:
    first, last = date.fromisoformat(begins), date.fromisoformat(ends)
    scale = fit(first, last, date(2025, 3, 31), left=276, width=1196, least_month=24.2, after=46)
    days = [date.fromordinal(n) for n in range(first.toordinal() - 40, last.toordinal() + 120)]
    places = [scale.x(day) for day in days]
    assert places == sorted(places)
    assert min(places) >= scale.left
    assert max(places) <= scale.end


def test_the_board_fits_a_screen() -> None:
    drawn = chart()
    assert drawn.width <= 1198
    assert drawn.height <= 800


# --- The drawing -----------------------------------------------------------------------------


def test_the_drawing_is_well_formed_and_carries_no_styles() -> None:
    content = chart().content
    parsed(content)
    assert "style" not in content
    assert not re.search(r"\bon\w+=", content)


def test_every_mark_leads_to_its_occurrence() -> None:
    content = chart().content
    for row in board().rows():
        if row.kind is Kind.MARKS:
            for a in row.assessments:
                assert f'href="/p/q-hanget/ataganden/{a.occurrence.key}/"' in content


def test_a_mark_says_what_it_is() -> None:
    said = titles(chart().content)
    assert "Halvårsrapport, första halvåret 2022: hållet sent, 4 sep 2022, 6 dagar efter" in said
    assert (
        "Slutrapport, hela avtalstiden: utan datum, saknas: vilken dag det ska vara klart" in said
    )
    assert "Styrgruppens möten, 2023: pågår, 3 av 4, senast 31 dec 2023" in said


def test_weeks_are_drawn_by_the_week_and_pressed_by_the_month() -> None:
    content = chart().content
    pressed = re.findall(r'href="/p/q-hanget/loften/weekly-meetup/(\d{4}-\d\d)/"', content)
    row = next(row for row in board().rows() if row.kind is Kind.WEEKS)
    assert pressed == [f"{first:%Y-%m}" for first, _ in by_month(row.assessments)]
    assert sum(len(found) for _, found in by_month(row.assessments)) == 113
    kept = next(p for p in parsed(content).iter("path") if p.get("class") == "week kept")
    assert (kept.get("d") or "").count("M") == 63
    assert "Träff varje skolvecka, mars 2022: 4 av 5 hållna, 1 missad" in titles(content)


def test_targets_are_at_least_24_wide_and_high() -> None:
    for rect in parsed(chart().content).iter("rect"):
        if rect.get("class") == "board__target":
            assert float(rect.get("width") or 0) >= 24
            assert float(rect.get("height") or 0) >= 24


def test_a_gap_in_a_standing_duty_is_drawn_apart() -> None:
    classes = {path.get("class") for path in parsed(chart().content).iter("path")}
    assert "span missed span--thin" in classes
    assert "span kept span--strand" in classes


def test_the_day_is_a_line_inside_the_term_and_none_outside_it() -> None:
    assert "board__asof" in chart().content
    before, after = chart(date(2021, 12, 1)).content, chart(date(2025, 6, 1)).content
    assert "board__asof" not in before + after
    assert "board__future" in before
    assert "board__future" not in after


def test_what_people_wrote_cannot_become_markup() -> None:
    terms = q_hanget()
    hostile = next(o for o in terms.obligations if o.key == "invoice")
    title = '<script>alert("1")</script>'
    object.__setattr__(hostile, "title", title)
    try:
        seen = assess(terms, lund(), Facts(), DEMO_DAY)
        arranged = arrange(terms, seen, {})
        words = Words(terms)
        drawn = draw(arranged, words, LINKS, DEMO_DAY, "signs.svg").content
        rows = table_rows(arranged, words, LINKS)
    finally:
        object.__setattr__(hostile, "title", "Faktura")
    assert "<script" not in drawn + rows


# --- The table behind ------------------------------------------------------------------------


@pytest.mark.parametrize("as_of", [DEMO_DAY, date(2021, 12, 1), date(2022, 3, 3), date(2025, 6, 1)])
def test_the_table_has_every_mark(as_of: date) -> None:
    rows = table_rows(board(as_of), Words(q_hanget()), LINKS)
    shown = re.findall(r'<th scope="row"><a href="/p/q-hanget/ataganden/([^"]+)/"', rows)
    assert Counter(shown) == Counter(a.occurrence.key for a in assessed(as_of))


def test_the_table_says_the_same_standing_as_the_engine() -> None:
    rows = table_rows(board(), Words(q_hanget()), LINKS)
    shown = Counter(re.findall(r'<span class="standing (\w+)">', rows))
    assert shown == Counter(a.standing.value for a in assessed())


# --- Names that fit --------------------------------------------------------------------------


def test_a_long_name_is_shortened_to_its_room() -> None:
    name = "Genomgång av om partnerskapet ska fortsätta"
    short = shortened(name, 200, 13.5)
    assert short.endswith("…")
    assert name.startswith(short[:-1])
    assert width_of(short, 13.5) <= 206
    assert shortened("Faktura", 200, 13.5) == "Faktura"


def test_evidence_that_was_withdrawn_leaves_its_gap() -> None:
    found = Facts(
        (
            a_fact("venue", date(2022, 1, 10), withdrawn_on=date(2022, 6, 1)),
            a_fact("venue", date(2022, 9, 1)),
        )
    )
    seen: tuple[Assessment, ...] = assess(q_hanget(), lund(), found, DEMO_DAY)
    strand = next(
        s
        for s in arrange(q_hanget(), seen, by_duty(found.evidence)).strands()
        if s.rule.obligation.key == "venue"
    )
    assert strand.has_slipped
    assert strand.holds
    assert strand.lanes[0].assessment.standing is Standing.KEPT
    assert noon(date(2022, 6, 1)).tzinfo


def test_a_longer_agreement_is_scrolled_rather_than_made_small() -> None:
    terms = replace(q_hanget(), term=replace(q_hanget().term, ends_on=date(2027, 12, 31)))
    seen = assess(terms, lund(), facts(), DEMO_DAY)
    drawn = draw(
        arrange(terms, seen, by_duty(facts().evidence)), Words(terms), LINKS, DEMO_DAY, "signs.svg"
    )
    assert drawn.width >= 276 + 72 * 24
    assert drawn.content.count('class="board__year"') == 6
