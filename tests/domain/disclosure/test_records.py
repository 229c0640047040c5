"""The ledger as it is stored and hashed: the same again when read, and another when changed."""

import json
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from brygga.domain.disclosure import Atom, Counts, Ledger, meetup_plan, outside
from brygga.domain.disclosure.freezing import freeze
from brygga.domain.disclosure.records import (
    BEGINNING,
    NotThePlan,
    canonical,
    fingerprint,
    frozen_record,
    head_of,
    plan_record,
    read_frozen,
    read_plan,
    read_statement,
    statement_record,
)
from brygga.domain.disclosure.trial.exhaustive import TWO_BY_TWO

PLAN = meetup_plan({"": 9, "film": 4})
COUNTS = Counts(
    {"visits": 64},
    {
        ("age", "13-15"): 31,
        ("age", "16-19"): 33,
        ("first-time", "first"): 64,
        ("theme", "film"): 21,
        ("theme", "other"): 43,
    },
)
FROZEN = freeze(PLAN, "2022-H1", COUNTS, Ledger(), chance=lambda k, n: True)


def stored(record: Any) -> Any:
    """As a database gives it back: through JSON, the keys in another order."""
    return json.loads(json.dumps(record, sort_keys=True))


@pytest.mark.parametrize("plan", [PLAN, TWO_BY_TWO, replace(PLAN, base=3, version=2)])
def test_a_plan_is_the_same_when_read(plan: Any) -> None:
    assert read_plan(stored(plan_record(plan))) == plan


def test_a_half_year_is_the_same_when_read() -> None:
    assert FROZEN.withheld, "the record has something withheld"
    assert read_frozen(stored(frozen_record(FROZEN)), PLAN) == FROZEN


def test_an_outside_figure_is_the_same_when_read() -> None:
    said = outside((Atom("2021-H2", "age", "13-15"), Atom("2022-H1", "visits")), 41, "årsrapport")
    assert read_statement(stored(statement_record(said))) == said


def test_a_half_year_is_not_read_with_another_plan() -> None:
    with pytest.raises(NotThePlan):
        read_frozen(frozen_record(FROZEN), replace(PLAN, version=2))


def test_the_truth_is_not_in_the_record() -> None:
    numbers = {31, 33, 21, 43}
    assert not numbers & set(frozen_record(FROZEN)["figures"].values())


def test_the_fingerprint_stays_for_ever() -> None:
    """What is printed in a report can be reckoned by anybody, by these bytes."""
    assert canonical(plan_record(TWO_BY_TWO)) == (
        '{"base":5,"exact":["meetups","weeks","staff-hours"],"splits":[{"columns":["x","y"],"keeps_sums":true,"key":"crossed",'
        '"rest":"b/y","rows":["a","b"],"total":"visits"}],'
        '"totals":[{"floor":20,"key":"visits"}],"version":1}'
    )
    assert fingerprint(TWO_BY_TWO) == (
        "804bb41610697e16bf23809b28796b9be01c0d0e4f0ef6497fe301c3fcc2ebd6"
    )


def test_the_head_tells_every_change() -> None:
    records = [frozen_record(FROZEN), {"half_year": "2022-H2"}, {"half_year": "2023-H1"}]
    head = head_of(records)
    changed = [{**records[0], "totals": {"visits": 65}}, *records[1:]]
    assert len({head, head_of(changed), head_of(records[1:]), head_of(records[::-1])}) == 4
    assert head_of(records[1:], head_of(records[:1])) == head
    assert head_of([]) == BEGINNING


def test_showing_figures_loads_no_solver() -> None:
    code = (
        "import sys; import brygga.domain.disclosure.records; "
        "heavy = {'highspy', 'numpy'} & set(sys.modules); "
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
