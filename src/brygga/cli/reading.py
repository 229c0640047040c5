"""Files from disk, or a refusal that says which file and why. Nothing else here opens a file."""

from pathlib import Path

from brygga.domain.calendar import SchoolCalendar
from brygga.domain.files import LARGEST_FILE, FileRefused, Problem
from brygga.domain.language import Text
from brygga.domain.obligations import Evidence, read_evidence
from brygga.domain.terms import Finding, Severity, Terms, read_calendar, read_terms

LARGEST_EVIDENCE = 10_000_000


def load_terms(path: Path) -> Terms:
    return read_terms(_bytes(path, LARGEST_FILE), name=str(path))


def load_calendar(terms: Terms, terms_path: Path, given: Path | None) -> SchoolCalendar | None:
    """The school calendar given, or the one that the terms name, relative to their own file."""
    if given is None and not terms.calendar:
        return None
    path = given or terms_path.parent / terms.calendar
    return read_calendar(_bytes(path, LARGEST_FILE), name=str(path))


def calendar_findings(terms: Terms, terms_path: Path) -> tuple[Finding, ...]:
    """That the school calendar which the terms name is not there, or cannot be read.

    A finding and not a refusal: the signed text can be checked without it.
    """
    try:
        load_calendar(terms, terms_path, None)
    except FileRefused as refusal:
        why = refusal.problems[0]
    else:
        return ()
    return (
        Finding(
            rule="calendar-missing",
            severity=Severity.SERIOUS,
            clause=None,
            place=f'calendar = "{terms.calendar}"',
            subject=terms.calendar,
            message=Text(
                f"Skolkalendern går inte att läsa, så skolveckor kan inte räknas: {why.in_('sv')}",
                f"The school calendar cannot be read, so school weeks cannot be counted: "
                f"{why.in_('en')}",
            ),
            suggestion=Text(
                "Lägg filen där överenskommelsen säger, räknat från dess egen mapp, eller ange "
                "en annan med --calendar när planen görs.",
                "Put the file where the agreement says, counted from its own folder, or give "
                "another with --calendar when planning.",
            ),
        ),
    )


def load_evidence(path: Path, terms: Terms) -> tuple[Evidence, ...]:
    return read_evidence(_bytes(path, LARGEST_EVIDENCE), terms, name=str(path))


def _bytes(path: Path, most: int) -> bytes:
    """The file, and one byte more than is allowed of one that is too large."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise _refused(path, "filen finns inte", "there is no such file") from None
    except IsADirectoryError:
        raise _refused(path, "det är en mapp, ingen fil", "it is a folder, not a file") from None
    except PermissionError:
        raise _refused(path, "filen får inte läsas", "reading the file is not permitted") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise _refused(
            path, f"filen går inte att läsa ({why})", f"the file cannot be read ({why})"
        ) from None


def _refused(path: Path, sv: str, en: str) -> FileRefused:
    return FileRefused((Problem(str(path), 1, "", Text(sv, en)),))
