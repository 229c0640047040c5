"""The ledger as plain values: what is stored, shown to an auditor and hashed, and read again.

A record is canonical JSON: keys sorted, no spaces, non-ASCII as itself. A plan's fingerprint is the
SHA-256 of its record; the ledger's head is that of the head before, a newline and the record.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from brygga.domain.disclosure.frozen import Frozen, Why
from brygga.domain.disclosure.plan import Plan, Split, Total
from brygga.domain.disclosure.statements import Atom, Said, Statement

Record = dict[str, Any]

BEGINNING = "0" * 64


class NotThePlan(ValueError):
    """A frozen half-year was made by another plan than the one it is read with."""


def canonical(record: Mapping[str, Any]) -> str:
    """The one way to write a record: same data, same bytes."""
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def head_of(records: Iterable[Mapping[str, Any]], head: str = BEGINNING) -> str:
    """The ledger's head when these records follow on `head`.

    Whoever has the records reckons the head anew, and sees by it that none was changed, taken out
    or put between.
    """
    for record in records:
        head = hashlib.sha256(f"{head}\n{canonical(record)}".encode()).hexdigest()
    return head


def fingerprint(plan: Plan) -> str:
    return hashlib.sha256(canonical(plan_record(plan)).encode()).hexdigest()


def plan_record(plan: Plan) -> Record:
    record: Record = json.loads(json.dumps(asdict(plan)))  # tuples as lists, as they are read
    return record


def read_plan(record: Mapping[str, Any]) -> Plan:
    """Raises PlanImpossible, and KeyError or TypeError for what is no record of a plan."""
    return Plan(
        totals=tuple(Total(**total) for total in record["totals"]),
        splits=tuple(
            Split(**{**s, "rows": tuple(s["rows"]), "columns": tuple(s["columns"])})
            for s in record["splits"]
        ),
        exact=tuple(record["exact"]),
        base=record["base"],
        version=record["version"],
    )


def frozen_record(frozen: Frozen) -> Record:
    return {
        "half_year": frozen.half_year,
        "plan": fingerprint(frozen.plan),
        "totals": dict(frozen.totals),
        "figures": {f"{atom.split}:{atom.cell}": number for atom, number in frozen.figures},
        "withheld": {split: why.value for split, why in frozen.withheld},
    }


def read_frozen(record: Mapping[str, Any], plan: Plan) -> Frozen:
    """Raises NotThePlan, and KeyError or ValueError for what is no record of a half-year."""
    if record["plan"] != fingerprint(plan):
        raise NotThePlan(record["half_year"])
    half_year = record["half_year"]
    # In the plan's order, whatever order the storage gives them back in.
    figures = {
        Atom(half_year, split.key, cell): record["figures"].get(f"{split.key}:{cell}")
        for split in plan.splits
        for cell in split.published
    }
    withheld = record["withheld"]
    return Frozen(
        half_year,
        plan,
        tuple((total.key, record["totals"][total.key]) for total in plan.totals),
        tuple((atom, number) for atom, number in figures.items() if number is not None),
        tuple((s.key, Why(withheld[s.key])) for s in plan.splits if s.key in withheld),
    )


def statement_record(statement: Statement) -> Record:
    """Of an outside figure; what follows from a frozen half-year is never stored."""
    return {
        "plus": [list(atom) for atom in statement.plus],
        "minus": [list(atom) for atom in statement.minus],
        "least": statement.least,
        "most": statement.most,
        "said": statement.said.value,
        "source": statement.source,
    }


def read_statement(record: Mapping[str, Any]) -> Statement:
    """Raises KeyError, TypeError or ValueError for what is no record of a statement."""
    return Statement(
        plus=tuple(Atom(*atom) for atom in record["plus"]),
        minus=tuple(Atom(*atom) for atom in record["minus"]),
        least=record["least"],
        most=record["most"],
        said=Said(record["said"]),
        source=record["source"],
    )
