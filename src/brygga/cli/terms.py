"""`brygga terms …` and `brygga standing`: answers that follow from files alone."""

import json
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Sequence

from brygga.cli.formats import print_calendar, print_csv, print_json, print_records
from brygga.cli.reading import calendar_findings, load_calendar, load_evidence, load_terms
from brygga.cli.records import (
    Record,
    assessment_record,
    change_record,
    finding_record,
    occurrence_record,
)
from brygga.cli.table import Column
from brygga.cli.words import SEVERITIES, STANDINGS, WAYS
from brygga.domain.calendar import SchoolCalendar
from brygga.domain.files import schema as schema_of
from brygga.domain.language import Language, Text
from brygga.domain.obligations import Facts, Occurrence, Standing, assess
from brygga.domain.obligations import plan as plan_of
from brygga.domain.terms import Severity, Terms, compare, find
from brygga.domain.terms.model import Pattern, Way

NOTHING_FOUND, SOMETHING_FOUND = 0, 1

FORMATS = {"terms": Terms, "calendar": SchoolCalendar}


def check(args: Namespace) -> int:
    """The findings of one file."""
    terms = load_terms(args.file)
    findings = (*find(terms), *calendar_findings(terms, args.file))
    records = [finding_record(finding, args.language) for finding in findings]
    counts = Counter(finding.severity for finding in findings)
    said = ", ".join(
        f"{word.in_(args.language)} {counts[severity]}" for severity, word in SEVERITIES.items()
    )
    total = Text(f"Anmärkningar: {len(findings)}", f"Findings: {len(findings)}")
    none = Text("Inga anmärkningar.", "No findings.").in_(args.language)
    columns = [
        Column(Text("Grad", "Severity"), "severity"),
        Column(Text("Regel", "Rule"), "rule"),
        Column(Text("Var", "Where"), "place"),
        Column(Text("Vad", "What"), "message"),
        Column(Text("Gör så här", "Suggestion"), "suggestion"),
    ]
    _print(args, records, columns, f"{total.in_(args.language)} ({said})." if findings else none)
    return SOMETHING_FOUND if findings else NOTHING_FOUND


def diff(args: Namespace) -> int:
    """The changes between two files."""
    changes = compare(load_terms(args.old), load_terms(args.new))
    records = [change_record(change, args.language) for change in changes]
    none = Text("Inget skiljer.", "Nothing differs.").in_(args.language)
    some = Text(f"Ändringar: {len(changes)}.", f"Changes: {len(changes)}.").in_(args.language)
    columns = [
        Column(Text("Del", "Part"), "section"),
        Column(Text("Vad", "What"), "key"),
        Column(Text("Fält", "Field"), "field"),
        Column(Text("Före", "Before"), "before"),
        Column(Text("Efter", "After"), "after"),
        Column(Text("Sätt", "Way"), "way"),
        Column(Text("Varför", "Why"), "why"),
    ]
    _print(args, records, columns, some if changes else none)
    return SOMETHING_FOUND if changes else NOTHING_FOUND


def plan(args: Namespace) -> int:
    """Every occurrence whose period touches the span."""
    terms = load_terms(args.file)
    occurrences = [
        occurrence
        for occurrence in plan_of(terms, load_calendar(terms, args.file, args.calendar))
        if (args.from_day is None or occurrence.period_end >= args.from_day)
        and (args.to_day is None or occurrence.period_start <= args.to_day)
    ]
    if args.format == "ics":
        print_calendar(occurrences, terms, args.language)
        _tell_undated(occurrences, args.language)
        return NOTHING_FOUND
    records = [occurrence_record(occurrence, args.language) for occurrence in occurrences]
    undated = sum(occurrence.due_on is None for occurrence in occurrences)
    said = Text(
        f"Förekomster: {len(records)}, utan dag: {undated}.",
        f"Occurrences: {len(records)}, without a day: {undated}.",
    )
    columns = [
        Column(Text("Senast", "Due"), "due_on"),
        Column(Text("Förekomst", "Occurrence"), "key"),
        Column(Text("Åtagande", "Obligation"), "title"),
        Column(Text("Vem", "Who"), "parties"),
        Column(Text("Antal", "Number"), "required", to_the_right=True),
        Column(Text("Belopp", "Amount"), "amount", to_the_right=True),
        Column(Text("Var det står", "Where it stands"), "place"),
    ]
    if args.format == "table":
        # What has a day comes first, then what always holds, last what lacks a day; machines get
        # the plan obligation by obligation.
        records.sort(
            key=lambda r: (r["due_on"] is None, r["pattern"] == Pattern.STANDING, r["due_on"])
        )
    _print(args, records, columns, said.in_(args.language))
    return NOTHING_FOUND


def standing(args: Namespace) -> int:
    """How every occurrence stood at the end of a day."""
    terms = load_terms(args.file)
    calendar = load_calendar(terms, args.file, args.calendar)
    facts = Facts(load_evidence(args.evidence, terms))
    assessments = assess(terms, calendar, facts, args.as_of)
    records = [assessment_record(assessment, args.language) for assessment in assessments]
    counts = Counter(assessment.standing for assessment in assessments)
    said = ", ".join(
        f"{counts[each]} {word.in_(args.language)}"
        for each, word in STANDINGS.items()
        if counts[each]
    )
    columns = [
        Column(Text("Läge", "Standing"), "standing"),
        Column(Text("Senast", "Due"), "due_on"),
        Column(Text("Förekomst", "Occurrence"), "key"),
        Column(Text("Åtagande", "Obligation"), "title"),
        Column(Text("Vem", "Who"), "parties"),
        Column(Text("Gjort", "Done"), "met", to_the_right=True),
        Column(Text("Av", "Of"), "required", to_the_right=True),
        Column(Text("Nått", "Met"), "met_on"),
    ]
    _print(args, records, columns, f"{args.as_of}: {said}.")
    return NOTHING_FOUND


def schema(args: Namespace) -> int:
    """The JSON Schema of the terms, or of the school calendar."""
    print(json.dumps(schema_of(FORMATS[args.what]), ensure_ascii=False, indent=2))
    return NOTHING_FOUND


def _print(
    args: Namespace, records: Sequence[Record], columns: Sequence[Column], summary: str
) -> None:
    match args.format:
        case "json":
            print_json(records)
        case "csv":
            print_csv(records, _FIELDS[args.command])
        case _:
            print_records(_worded(records, args.language), columns, args.language, summary)


def _worded(records: Iterable[Record], language: Language) -> Iterable[Record]:
    """The records with words in place of ids."""
    for record in records:
        worded = dict(record)
        if "severity" in record:
            worded["severity"] = SEVERITIES[Severity(record["severity"])].in_(language)
        if "standing" in record:
            worded["standing"] = STANDINGS[Standing(record["standing"])].in_(language)
        if record.get("pattern") == Pattern.STANDING:
            worded["due_on"] = Text("löpande", "standing").in_(language)
        if "way" in record:
            worded["way"] = WAYS[Way(record["way"]) if record["way"] else None].in_(language)
        if record.get("amount") is not None:
            worded["amount"] = f"{record['amount']:,} {record['currency']}".replace(",", "\u00a0")
        yield worded


def _tell_undated(occurrences: Sequence[Occurrence], language: Language) -> None:
    """A calendar has only days; what has none must not vanish unsaid."""
    undated = sum(occurrence.due_on is None for occurrence in occurrences)
    if undated:
        said = Text(
            f"Utan dag, och därför inte med: {undated}.",
            f"Without a day, and therefore left out: {undated}.",
        )
        print(said.in_(language), file=sys.stderr)


_PLAN_FIELDS = (
    "key", "obligation", "title", "pattern", "clause", "place", "parties", "beneficiaries",
    "period_start", "period_end", "due_on", "missing", "required", "amount", "currency", "working",
)  # fmt: skip
_FIELDS = {
    "check": ("rule", "severity", "clause", "place", "subject", "message", "suggestion"),
    "diff": ("part", "section", "key", "field", "before", "after", "way", "clause", "why"),
    "plan": _PLAN_FIELDS,
    "standing": (*_PLAN_FIELDS, "as_of", "standing", "met", "met_on"),
}
