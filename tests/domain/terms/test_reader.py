"""A file whose keys do not hold together is refused, with line and key."""

from pathlib import Path

import pytest

from brygga.domain.files import FileRefused
from brygga.domain.terms import read_calendar, read_terms, write_terms
from tests.domain.terms.clean import CLEAN, clean, spoiled

SPRING = "[[terms]]\nbegins_on = 2022-01-10\nends_on = 2022-06-10\n"
EXAMPLES = Path(__file__).parents[3] / "examples"

READING = """\
obligation = "meetup"
text = "En vecka räknas från tre skoldagar."
sets = { school_days = 3 }
"""
REPORT_READ = """\
obligation = "report"
text = "Rapporten lämnas senare."
sets = {{ due = {{ side = "after", anchor = "end", {} }} }}
"""
SENSELESS = [
    ("format = 1", "format = 2", "format", "expected format 1"),
    ('key = "bryggan"', 'key = "Bryggan 1"', "key", "a key is written with"),
    ("version = 1", "version = 0", "version", "from 1 to"),
    ("ends_on = 2023-12-31", "ends_on = 2021-12-31", "term.ends_on", "before it begins"),
    ("ends_on = 2023-12-31", "ends_on = 2053-12-31", "term.ends_on", "longer than 30 years"),
    (
        "begins_on = 2022-01-01",
        "begins_on = 0001-01-01",
        "term.begins_on",
        "expected a day between",
    ),
    ('clause = "term"', 'clause = "trem"', "term.clause", "no clause trem (did you mean term?)"),
    ('key = "foreningen"', 'key = "kommunen"', "parties[kommunen].key", "already in parties"),
    ('key = "change"', 'key = "purpose"', "clauses[purpose].key", "already in clauses"),
    (
        'owed_by = ["foreningen"]',
        'owed_by = ["forening"]',
        "obligations[meetup].owed_by[1]",
        "no party forening",
    ),
    (
        'owed_to = ["kommunen"]',
        'owed_to = ["kommunen", "kommunen"]',
        "obligations[meetup].owed_to[2]",
        "stands twice",
    ),
    (
        'event = "invoice"',
        'event = "invoise"',
        "obligations[payment].due.event",
        "no obligation invoise",
    ),
    (
        'obligation = "meetup"',
        'obligation = "meetups"',
        "readings[school-week].obligation",
        "did you mean meetup?",
    ),
    ('party = "foreningen"', 'party = "x"', "contributions[venue].party", "no party x"),
    ('payee = "foreningen"', 'payee = "x"', "grants[1].payee", "no party x"),
    ('promised_in = "reports"', 'promised_in = "x"', "documents[1].promised_in", "no clause x"),
    (
        'per = "week"\nschool',
        'per = "week"\nat_least = 0\nschool',
        "obligations[meetup].at_least",
        "from 1 to",
    ),
    ("school_days = 3", "school_days = 6", "readings[school-week].sets.school_days", "from 1 to 5"),
    ("within_days = 14", "within_days = 99999", "obligations[deviation].within_days", "from 0 to"),
    ("days = 30", "days = -1", "obligations[invoice].due.days", "from 0 to"),
    ("amount = 100000", "amount = 0", "obligations[payment].amount", "above zero"),
    ("amount = 100000\n", "", "obligations[payment].amount_per", "says nothing without amount"),
    (
        'currency = "SEK"',
        'currency = "kronor"',
        "obligations[payment].currency",
        "three letters like SEK",
    ),
    ('currency = "SEK"\n', "", "obligations[payment].currency", "three letters like SEK"),
    ("payments_per_year = 2", "payments_per_year = 0", "grants[1].payments_per_year", "from 1 to"),
    (
        'calendar = "calendars/lund.toml"\n',
        "",
        "obligations[meetup].school_weeks",
        "need a school calendar",
    ),
    (
        'per = "week"\nschool',
        'per = "month"\nschool',
        "obligations[meetup].school_weeks",
        'goes with per = "week"',
    ),
    ("school_weeks = true\n", "", "readings[school-week].sets.school_days", "which meetup has not"),
    (
        'pattern = "standing"',
        'pattern = "standing"\nper = "week"',
        "obligations[venue].per",
        "means nothing for the pattern standing",
    ),
    (
        'pattern = "standing"',
        'pattern = "standing"\ndue.on = 2022-01-01',
        "obligations[venue].due",
        "only for deadline",
    ),
    (
        "school_weeks = true",
        "school_weeks = true\ndue.on = 2022-01-01",
        "obligations[meetup].due",
        "means nothing for the pattern count",
    ),
    (
        'pattern = "standing"',
        'pattern = "standing"\nwithin_days = 2',
        "obligations[venue].within_days",
        "only for triggered",
    ),
    ('when = "deviation"\n', "", "obligations[deviation].when", "needs to say what sets it off"),
    (
        'side = "after", anchor = "start", days = 30',
        "days = 30",
        "obligations[invoice].due.side",
        "needs side and anchor",
    ),
    (
        'side = "after", anchor = "start", days = 30',
        "on = 2022-02-01",
        "obligations[invoice].due.on",
        "the last day of every half-year",
    ),
    (
        'side = "after", anchor = "start", days = 30',
        "on = 2022-02-01, days = 30",
        "obligations[invoice].due.on",
        "not both",
    ),
    (', event = "invoice"', "", "obligations[payment].due.event", "go together"),
    (
        'anchor = "start"',
        'anchor = "start", event = "payment"',
        "obligations[invoice].due.event",
        "go together",
    ),
    ('event = "invoice"', 'event = "report"', "obligations[payment].due.event", "another rhythm"),
    ('event = "invoice"', 'event = "venue"', "obligations[payment].due.event", "no day of its own"),
    (
        'anchor = "start"',
        'anchor = "event", event = "payment"',
        "obligations[invoice].due.event",
        "invoice → payment → invoice",
    ),
    (
        'event = "invoice"',
        'event = "payment"',
        "obligations[payment].due.event",
        "in a circle: payment → payment",
    ),
    ("sets = { school_days = 3 }", "sets = {}", "readings[school-week].sets", "settles nothing"),
    (
        "sets = { school_days = 3 }",
        "sets = { within_days = 3 }",
        "readings[school-week].sets.within_days",
        "means nothing for the pattern count",
    ),
    (
        "sets = { school_days = 3 }",
        "decided_on = 2022-02-01\nwithdrawn_on = 2022-01-01\nsets = { school_days = 3 }",
        "readings[school-week].withdrawn_on",
        "before it was decided",
    ),
    (
        "sets = { school_days = 3 }",
        'sets = { at_least = 3, per = "month" }',
        "readings[school-week].sets",
        "asks for less than the signed text",
    ),
    (
        "school_weeks = true\n",
        "school_weeks = true\nschool_days = 2\n",
        "readings[school-week].sets.school_days",
        "the signed text says otherwise",
    ),
    (
        READING,
        REPORT_READ.format("months = 3"),
        "readings[school-week].sets.due",
        "the signed text says otherwise",
    ),
]


@pytest.mark.parametrize(("old", "new", "key", "says"), SENSELESS)
def test_what_makes_no_sense(old: str, new: str, key: str, says: str) -> None:
    text = spoiled((old, new))
    with pytest.raises(FileRefused) as refusal:
        read_terms(text, name="t.toml")
    problem = next(p for p in refusal.value.problems if p.key == key and says in p.text.en)
    assert problem.name == "t.toml"
    line = text.split("\n")[problem.line - 1]
    last = key.rpartition(".")[2].partition("[")[0]
    # The key stands on the line, or is missing there and it is its table's first line.
    assert last in line or line.startswith(("[", "due", "sets", "format"))


@pytest.mark.parametrize(
    "sets",
    ['per = "half-year"', "at_least = 2", 'due = { side = "after", anchor = "end", months = 2 }'],
)
def test_a_reading_may_ask_for_as_much_or_more(sets: str) -> None:
    read = READING.replace('"meetup"', '"report"').replace("school_days = 3", sets)
    assert read_terms(spoiled((READING, read)), name="t.toml").readings


def test_problems_come_in_the_order_of_the_file() -> None:
    text = spoiled(
        ('clause = "term"', 'clause = "x"'), ('obligation = "meetup"', 'obligation = "x"')
    )
    with pytest.raises(FileRefused) as refusal:
        read_terms(text, name="t.toml")
    first, last = refusal.value.problems
    assert text.split("\n")[first.line - 1] == 'clause = "x"'
    assert text.split("\n")[last.line - 1] == 'obligation = "x"'


def test_nothing_is_silently_filled_in() -> None:
    text = spoiled(('per = "week"\nschool_weeks = true\n', ""), ("school_days", "at_least"))
    assert read_terms(text, name="t").obligation("meetup").per is None


def test_written_terms_are_the_same_terms() -> None:
    assert read_terms(write_terms(clean()), name="t") == clean()


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.stem)
def test_the_examples_survive_the_file(path: Path) -> None:
    terms = read_terms(path.read_bytes(), name=path.name)
    assert read_terms(write_terms(terms), name="again") == terms
    if terms.calendar:
        calendar = read_calendar((path.parent / terms.calendar).read_bytes(), name="calendar")
        assert calendar.terms


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        (
            "[[terms]]\nbegins_on = 2022-06-10\nends_on = 2022-01-10",
            "terms[1].ends_on",
            "before it begins",
        ),
        (
            "[[terms]]\nbegins_on = 1899-12-01\nends_on = 1900-01-10",
            "terms[1].begins_on",
            "between",
        ),
        ("[[terms]]\nbegins_on = 2022-01-10\nends_on = 2023-06-10", "terms[1].ends_on", "a year"),
        (
            f"{SPRING}[[terms]]\nbegins_on = 2022-06-10\nends_on = 2022-12-10",
            "terms[2].begins_on",
            "before the last one has ended",
        ),
        (
            f"{SPRING}[[breaks]]\nbegins_on = 2022-07-01\nends_on = 2022-07-02",
            "breaks[1].begins_on",
            "in no school term",
        ),
        ("format = 2\nterms = []", "format", "expected format 1"),
    ],
)
def test_calendars_that_make_no_sense(text: str, key: str, says: str) -> None:
    head = 'title = "Lund"\nsource = "Antaget"\nassumed = true\n'
    text = head + (text if text.startswith("format") else f"format = 1\n{text}")
    with pytest.raises(FileRefused) as refusal:
        read_calendar(text, name="c.toml")
    (problem,) = refusal.value.problems
    assert problem.key == key
    assert says in problem.text.en


def test_so_many_entries_that_comparing_them_would_take_for_ever() -> None:
    duty = CLEAN[CLEAN.index("[[obligations]]") : CLEAN.index('[[obligations]]\nkey = "invoice"')]
    many = "".join(duty.replace('"meetup"', f'"meetup-{n}"') for n in range(2_000))
    with pytest.raises(FileRefused, match="fler än 500 poster"):
        read_terms(CLEAN + many, name="t")
