"""Every date shows its working, in both languages, from the clause to the verdict."""

from hypothesis import given, settings

from brygga.domain.calendar import Per
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
            assert f"Senast {a.due_on}" in said
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
    assert [(s.ground, s.text.sv) for s in steps] == [
        (Ground.CLAUSE, "Klausulen: Aktiviteter, punkt 1."),
        (Ground.READING, "Tolkning, antagen: Två månader och tio dagar."),
        (Ground.RULE, "Gäller 2022-01-01–2022-06-30, 1 st."),
        (
            Ground.RULE,
            "Senast 2022-09-09, 2 månader och 10 dagar efter periodens slut 2022-06-30.",
        ),
        (Ground.EVIDENCE, "Underlag 2022-09-10: 1 st."),
        (Ground.RULE, "Hållet sent: 1 av 1, nått 2022-09-10, 1 dag efter."),
    ]


def test_the_rulebook_s_examples_read_well_in_english_too() -> None:
    for chapter in CHAPTERS:
        for example in chapter.examples:
            for asked in example.asked:
                steps = explain(example.assessed(asked.on)[asked.occurrence])
                english = " ".join(s.text.en for s in steps)
                assert "Klausul" not in english
                assert "Underlag" not in english
