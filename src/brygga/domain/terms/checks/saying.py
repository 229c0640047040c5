"""What a check yields."""

from collections.abc import Sequence
from difflib import get_close_matches

from brygga.domain.files.lines import Path
from brygga.domain.language import Text

Complaint = tuple[Path, Text]

# Comparing words is slow, and no file that anybody wrote has more keys of a kind.
MOST_COMPARED = 500


def complaint(path: Path, sv: str, en: str) -> Complaint:
    return path, Text(sv, en)


def did_you_mean(word: str, known: Sequence[str]) -> Text:
    close = get_close_matches(word[:80], known[:MOST_COMPARED], n=1)
    return (
        Text(f" (menade du {close[0]}?)", f" (did you mean {close[0]}?)") if close else Text("", "")
    )
