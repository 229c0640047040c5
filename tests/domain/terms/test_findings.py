"""Each rule fires on what it is for, never on a clean agreement, and not once that is mended."""

import pytest

from brygga.domain.terms import RULES, Finding, find, read_terms
from tests.domain.terms.clean import clean, spoiled

DUE_OF_REPORT = 'due = { side = "after", anchor = "end", months = 2 }\n'
DUE_OF_PAYMENT = 'due = { side = "after", anchor = "event", event = "invoice", days = 30 }\n'
DUE_OF_INVOICE = 'due = { side = "after", anchor = "start", days = 30 }\n'
HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
YEARLY = 'amount = 100000\namount_per = "year"'
AMOUNT = f'{YEARLY}\ncurrency = "SEK"\n'
OWNER = 'clause = "reports"\nowed_by = ["foreningen"]'

# What is spoiled, and the rule, subject and place of the one finding that follows.
SPOILED = [
    (
        [(OWNER, 'clause = "reports"\nowed_by = []')],
        "owner-missing",
        "report",
        "Rapporter",
    ),
    (
        [
            ('per = "week"\nschool_weeks = true\n', ""),
            ("sets = { school_days = 3 }", "sets = { at_least = 3 }"),
        ],
        "frequency-not-stated",
        "meetup",
        "Aktiviteter, punkt 1",
    ),
    ([(DUE_OF_REPORT, "")], "report-without-due-date", "report", "Rapporter"),
    ([(DUE_OF_PAYMENT, "")], "payment-without-date", "payment", "Pengar"),
    (
        [
            (DUE_OF_PAYMENT, 'due = { side = "after", anchor = "start", days = 30 }\n'),
            (DUE_OF_INVOICE, ""),
        ],
        "deadline-without-date",
        "invoice",
        "Pengar",
    ),
    ([("within_days = 14\n", "")], "time-limit-not-stated", "deviation", "Ändringar"),
    (
        [('target = "35 träffar om året"\n', "")],
        "target-missing",
        "meetups",
        "Aktiviteter, punkt 1",
    ),
    ([("measure = ", "# measure = ")], "goal-without-measure", "meet", "Syfte"),
    ([('described_in = "reports"\n', "")], "document-not-described", "Årsrapport", "Rapporter"),
    (
        [
            (
                "[[documents]]",
                '[[questions]]\ntext = "Vem betalar?"\nclause = "money"\n\n[[documents]]',
            )
        ],
        "drafting-question",
        "money",
        "Pengar",
    ),
    (
        [("En plats att ses på (öppen för alla).", "En plats (var?) att ses på.")],
        "drafting-question",
        "purpose",
        "Syfte",
    ),
    ([(AMOUNT, "")], "money-without-dates", "kommunen → foreningen", "Pengar"),
    ([("total = 200000", "total = 300000")], "sum-mismatch", "kommunen → foreningen", "Pengar"),
    ([("amount = 100000", "amount = 90000")], "sum-mismatch", "payment", "Pengar"),
    ([("payments_per_year = 2", "payments_per_year = 4")], "sum-mismatch", "payment", "Pengar"),
    ([("begin_by = 2023-06-01", "begin_by = 2024-01-01")], "review-outside-term", "review", "Tid"),
    ([("2021-12-20T10", "2022-01-20T10")], "signed-after-start", "signatories", "Tid"),
    ([(HASH, HASH[:-1])], "hash-length", "Avtalet", "Avtalet"),
    ([(HASH, HASH[:-1] + "g")], "hash-not-hex", "Avtalet", "Avtalet"),
    ([("SHA-256", "CRC")], "hash-algorithm-unknown", "Avtalet", "Avtalet"),
]


def found(*changes: tuple[str, str]) -> tuple[Finding, ...]:
    return find(read_terms(spoiled(*changes), name="x.toml"))


def test_nothing_in_a_clean_agreement() -> None:
    assert find(clean()) == ()


@pytest.mark.parametrize(("changes", "rule", "subject", "place"), SPOILED)
def test_one_thing_spoiled_is_one_finding(
    changes: list[tuple[str, str]], rule: str, subject: str, place: str
) -> None:
    (finding,) = found(*changes)
    assert (finding.rule, finding.subject, finding.place) == (rule, subject, place)
    # The clean agreement is the mended one: there this finding is gone.
    assert finding.message.sv != finding.message.en


def test_every_rule_is_tried_here_and_says_why_it_exists() -> None:
    assert {rule for _, rule, _, _ in SPOILED} == {rule.id for rule in RULES}
    assert all(rule.explanation.sv and rule.explanation.en for rule in RULES)


def test_a_finding_in_a_clause_names_it() -> None:
    (finding,) = found((DUE_OF_REPORT, ""))
    assert finding.clause == "reports"
    (finding,) = found((HASH, HASH[:-1]))
    assert finding.clause is None


def test_a_reading_is_mentioned_but_mends_nothing() -> None:
    reading = (
        '[[readings]]\nkey = "two-months"\nobligation = "report"\ntext = "Två månader."\nsets.'
    )
    (finding,) = found(
        (DUE_OF_REPORT, ""), ("[[readings]]", f"{reading}{DUE_OF_REPORT}\n[[readings]]")
    )
    assert finding.rule == "report-without-due-date"
    assert "Två månader." in finding.message.en
    withdrawn = f"withdrawn_on = 2022-02-01\n{DUE_OF_REPORT}"
    reading = reading.removesuffix("sets.") + withdrawn.replace("due", "sets.due")
    (finding,) = found((DUE_OF_REPORT, ""), ("[[readings]]", f"{reading}\n[[readings]]"))
    assert "Två månader." not in finding.message.en


@pytest.mark.parametrize(
    ("algorithm", "length"),
    [("SHA-512", 128), ("sha512", 128), ("SHA-1", 40), ("md5", 32), ("SHA3-384", 96)],
)
def test_the_length_of_every_algorithm(algorithm: str, length: int) -> None:
    assert not found(("SHA-256", algorithm), (HASH, "a" * length))
    (finding,) = found(("SHA-256", algorithm), (HASH, "a" * (length - 1)))
    assert finding.rule == "hash-length"
    assert str(length) in finding.message.sv
    assert str(length - 1) in finding.message.sv


def test_a_hash_may_be_printed_on_several_lines() -> None:
    assert not found((f'"{HASH}"', f'"""{HASH[:32]}\n  {HASH[32:]}"""'))


@pytest.mark.parametrize(
    ("changes", "finds"),
    [
        # The same money said by the half-year, or for the whole term.
        ([(YEARLY, 'amount = 50000\namount_per = "half-year"')], 0),
        ([(YEARLY, 'amount = 200000\namount_per = "term"')], 0),
        ([(YEARLY, 'amount = 200001\namount_per = "term"')], 1),
        # A term of odd length makes no sum certain.
        ([("ends_on = 2023-12-31", "ends_on = 2023-11-14"), ("total = 200000", "total = 1")], 0),
        (
            [
                ("ends_on = 2023-12-31", "ends_on = 2023-06-30"),
                ("total = 200000", "total = 150000"),
                ("begin_by = 2023-06-01", "begin_by = 2023-05-01"),
            ],
            0,
        ),
    ],
)
def test_sums(changes: list[tuple[str, str]], finds: int) -> None:
    assert len(found(*changes)) == finds


def test_findings_stand_in_the_order_of_the_text() -> None:
    findings = found((DUE_OF_REPORT, ""), ("measure = ", "# "), (HASH, HASH[:-1]))
    assert [f.rule for f in findings] == [
        "goal-without-measure",
        "report-without-due-date",
        "hash-length",
    ]


def test_signatures_count_by_the_day_printed_at_them() -> None:
    assert not found(("2021-12-20T10:00:00+01:00", "2022-01-01T23:30:00+01:00"))
    assert found(("2021-12-20T10:00:00+01:00", "2022-01-02T00:30:00+01:00"))
