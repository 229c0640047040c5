"""Evidence as CSV, the way people bring what happened before they had Brygga."""

import csv
from collections.abc import Mapping
from datetime import date, datetime
from io import StringIO

from brygga.domain.files import FileRefused, Problem
from brygga.domain.language import Text
from brygga.domain.obligations.model import Evidence
from brygga.domain.terms.checks.figures import FIRST_DAY, LAST_DAY
from brygga.domain.terms.model import ObligationKey, PartyKey, Terms

COLUMNS = (
    "obligation",
    "kind",
    "happened_on",
    "recorded_at",
    "withdrawn_at",
    "party",
    "quantity",
    "source",
)
OPTIONAL = ("occurrence",)
MOST_BYTES = 10_000_000

_TOO_LARGE = Text("Filen är större än 10 MB.", "The file is larger than 10 MB.")
_NOT_UTF_8 = Text(
    "Filen är inte UTF-8. Spara den som UTF-8.", "The file is not UTF-8. Save it as UTF-8."
)


def read_evidence(data: bytes, terms: Terms, *, name: str) -> tuple[Evidence, ...]:
    """Evidence from a CSV file with the columns of COLUMNS and perhaps `occurrence`, comma or
    semicolon between.

    Dates are YYYY-MM-DD, moments have time and offset; `withdrawn_at`, `party`, `quantity` (1) and
    `source` may be empty. All or nothing: raises FileRefused with every bad row, line and column.
    """
    found, problems = sift_evidence(data, terms, name=name)
    if problems:
        raise FileRefused(problems)
    return found


def sift_evidence(
    data: bytes, terms: Terms, *, name: str
) -> tuple[tuple[Evidence, ...], tuple[Problem, ...]]:
    """The rows that can be read, and what is wrong with the others: for those who have more to
    say of the good rows before they refuse the file. Raises FileRefused where no row can be read.
    """
    problems: list[Problem] = []
    found = [_fact(row, line, name, terms, problems) for line, row in _rows(data, name, problems)]
    return tuple(fact for fact in found if fact), tuple(problems)


def _rows(data: bytes, name: str, problems: list[Problem]) -> list[tuple[int, dict[str, str]]]:
    if len(data) > MOST_BYTES:
        raise _refused(name, 1, "", _TOO_LARGE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _refused(name, line, "", _NOT_UTF_8) from None
    header = text.split("\n", 1)[0]
    reader = csv.reader(
        StringIO(text, newline=""), delimiter=";" if ";" in header else ",", strict=True
    )
    rows = []
    try:
        columns = [c.strip() for c in next(reader, [])]
        _check_header(columns, name)
        start = reader.line_num + 1
        for values in reader:
            if any(v.strip() for v in values):
                if len(values) == len(columns):
                    rows.append((start, dict(zip(columns, map(str.strip, values), strict=True))))
                else:
                    problems.append(Problem(name, start, "", _fields(len(values), len(columns))))
            start = reader.line_num + 1
    except csv.Error as error:
        raise _refused(
            name,
            reader.line_num,
            "",
            Text(f"Raden går inte att läsa: {error}.", f"The line cannot be read: {error}."),
        ) from None
    return rows


def _check_header(columns: list[str], name: str) -> None:
    missing = [c for c in COLUMNS if c not in columns]
    unknown = [c for c in columns if c not in COLUMNS + OPTIONAL]
    if missing or unknown or len(set(columns)) != len(columns):
        expected = ",".join(COLUMNS)
        raise _refused(
            name,
            1,
            ", ".join(missing or unknown),
            Text(
                f"Första raden ska vara rubrikerna {expected}.",
                f"The first line should be the headings {expected}.",
            ),
        )


def _fields(here: int, wanted: int) -> Text:
    return Text(
        f"Raden har {here} fält, rubriken {wanted}.",
        f"The line has {here} fields, the heading {wanted}.",
    )


def _fact(
    row: Mapping[str, str], line: int, name: str, terms: Terms, problems: list[Problem]
) -> Evidence | None:
    before = len(problems)

    def refuse(column: str, sv: str, en: str) -> None:
        problems.append(Problem(name, line, column, Text(sv, en)))

    if row["obligation"] not in {o.key for o in terms.obligations}:
        refuse(
            "obligation",
            f"Åtagandet ”{row['obligation']}” finns inte i {terms.key}.",
            f"There is no obligation “{row['obligation']}” in {terms.key}.",
        )
    if row["party"] and row["party"] not in {p.key for p in terms.parties}:
        refuse(
            "party",
            f"Parten ”{row['party']}” finns inte i {terms.key}.",
            f"There is no party “{row['party']}” in {terms.key}.",
        )
    happened_on = _day(row["happened_on"])
    if happened_on is None:
        refuse(
            "happened_on",
            f"Skriv dagen som ÅÅÅÅ-MM-DD, tidigast {FIRST_DAY}, senast {LAST_DAY}.",
            f"Write the day as YYYY-MM-DD, from {FIRST_DAY} to {LAST_DAY}.",
        )
    recorded_at = _moment(row["recorded_at"])
    withdrawn_at = _moment(row["withdrawn_at"]) if row["withdrawn_at"] else None
    for column, moment in (("recorded_at", recorded_at), ("withdrawn_at", withdrawn_at)):
        if moment is None and (row[column] or column == "recorded_at"):
            refuse(
                column,
                "Skriv tiden med dag, klockslag och förskjutning, t.ex. 2022-01-19T18:07:41+01:00.",
                "Write day, time and offset, e.g. 2022-01-19T18:07:41+01:00.",
            )
    quantity = row["quantity"] or "1"
    if not (quantity.isascii() and quantity.isdigit() and 0 < int(quantity[:10]) < 1_000_000):
        refuse("quantity", "Antalet ska vara ett heltal från 1.", "A whole number from 1.")
    if len(problems) > before or happened_on is None or recorded_at is None:
        return None
    if withdrawn_at is not None and withdrawn_at < recorded_at:
        refuse(
            "withdrawn_at", "Återkallat innan det noterades.", "Withdrawn before it was recorded."
        )
        return None
    return Evidence(
        obligation=ObligationKey(row["obligation"]),
        kind=row["kind"] or "note",
        happened_on=happened_on,
        recorded_at=recorded_at,
        withdrawn_at=withdrawn_at,
        party=PartyKey(row["party"]),
        quantity=int(quantity),
        source=row["source"],
        occurrence=row.get("occurrence", ""),
        ref=f"{name}:{line}",
    )


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if len(text) == len("2022-01-19") else None
    except ValueError:
        return None
    return day if day and FIRST_DAY <= day <= LAST_DAY else None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo and FIRST_DAY <= moment.date() <= LAST_DAY else None


def _refused(name: str, line: int, key: str, text: Text) -> FileRefused:
    return FileRefused((Problem(name, line, key, text),))
