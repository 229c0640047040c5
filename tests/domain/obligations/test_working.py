"""Every date shows its working, in both languages, from the clause to the verdict."""

from dataclasses import replace

from hypothesis import given, settings

from brygga.domain.calendar import Per
from brygga.domain.language.days import GLUE, full_day
from brygga.domain.obligations import Ground, Standing, assess, explain, plan, working
from brygga.domain.terms.model import Anchor, Due, Pattern, Side
from tests.domain.obligations import invented
from tests.domain.obligations.test_oracle import Case
from tests.spec.chapters import CHAPTERS
from tests.spec.example import Example, duty, happened, reading


@settings(deadline=None, max_examples=80)
@given(invented.cases())
def test_it_begins_with_the_clause_and_names_the_day_or_what_is_missing(case: Case) -> None:
    for a in assess(*case):
        steps = explain(a)
        assert steps[0].ground is Ground.CLAUSE
        assert all(step.text.sv and step.text.en for step in steps)
        said = " ".join(step.text.sv for step in steps)
        if a.due_on and a.occurrence.pattern is not Pattern.STANDING:
            assert f"Senast {full_day(a.due_on, 'sv')}" in said
        lacks = [s for s in steps if s.ground is Ground.MISSING]
        assert bool(lacks) == (a.missing is not None)
        if a.due_on is None:
            assert lacks
        assert len([s for s in steps if s.ground is Ground.EVIDENCE]) == len(a.evidence)
        waivers = [s for s in steps if s.ground is Ground.WAIVER]
        assert bool(waivers) == (a.standing is Standing.WAIVED)


@settings(deadline=None, max_examples=40)
@given(invented.cases())
def test_the_plan_s_working_is_the_beginning_of_the_assessment_s(case: Case) -> None:
    terms, calendar, _, _ = case
    for occurrence in plan(terms, calendar):
        assert working(occurrence)[0].ref == occurrence.clause
        grounds = {s.ground for s in working(occurrence)}
        assert not grounds & {Ground.EVIDENCE, Ground.WAIVER}


def test_a_deadline_after_a_period_in_full() -> None:
    example = Example(
        "",
        duty(Pattern.DEADLINE, per=Per.HALF_YEAR),
        (),
        facts=(happened("2022-09-10"),),
        readings=(
            reading(
                "Två månader och tio dagar.",
                due=Due(side=Side.AFTER, anchor=Anchor.END, months=2, days=10),
            ),
        ),
    )
    steps = explain(example.assessed("2022-10-01")["2022-H1"])
    assert [(s.ground, s.text.sv.replace(GLUE, " ")) for s in steps] == [
        (Ground.CLAUSE, "Klausulen: Aktiviteter, punkt 1."),
        (Ground.READING, "Tolkning, antagen: Två månader och tio dagar."),
        (Ground.RULE, "Gäller 1 januari–30 juni 2022, 1 st."),
        (
            Ground.RULE,
            "Senast 9 september 2022, 2 månader och 10 dagar efter periodens slut 30 juni 2022.",
        ),
        (Ground.EVIDENCE, "Underlag 10 september 2022: 1 st."),
        (Ground.RULE, "Hållet sent: 1 av 1, nått 10 september 2022, 1 dag efter."),
    ]


def test_a_school_week_says_how_many_school_days_it_has() -> None:
    example = CHAPTERS[1].examples[0]
    step = next(
        s for s in explain(example.assessed("2022-02-20")["2022-W07"]) if s.ground == "calendar"
    )
    assert step.text.sv == "Skolan (antagen): veckan har 5 skoldagar, den räknas från 3."
    assert step.text.en == "Skolan (assumed): the week has 5 school days and counts from 3."
    assert example.calendar
    confirmed = replace(example, calendar=replace(example.calendar, assumed=False))
    unread = replace(confirmed, duty=replace(example.duty, school_days=None))
    step = explain(unread.assessed("2022-02-20")["2022-W07"])[1]
    assert step.text.sv == "Skolan: veckan har 5 skoldagar, den räknas från 1."
    assert step.text.en == "Skolan: the week has 5 school days and counts from 1."


def test_what_is_missing_is_said_with_and_without_a_reading() -> None:
    undated = duty(Pattern.DEADLINE, per=Per.HALF_YEAR)
    plain = Example("", undated, ())
    read = Example("", undated, (), readings=(reading("Två om året.", at_least=1),))
    said = [explain(e.assessed("2022-02-01")["2022-H1"])[-2].text.sv for e in (plain, read)]
    assert said == [
        "Dag saknas. Varken klausulen eller någon tolkning anger vilken dag det ska vara klart.",
        "Dag saknas än: vilken dag det ska vara klart.",
    ]


def test_the_rulebook_s_examples_read_well_in_english_too() -> None:
    for chapter in CHAPTERS:
        for example in chapter.examples:
            for asked in example.asked:
                steps = explain(example.assessed(asked.on)[asked.occurrence])
                english = " ".join(s.text.en for s in steps)
                assert "Klausul" not in english
                assert "Underlag" not in english
