"""What an English sentence quotes in Swedish, so that it can be said in the right tongue.

The agreement, its readings and the names of its clauses are Swedish and are never translated. What
stands word for word in both versions of a sentence was quoted from them.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from brygga.domain.language import Text

PIECES = re.compile(r"[\w-]+|[^\w-]+")
SWEDISH_LETTERS = frozenset("åäöÅÄÖ")


def parts(text: Text) -> Iterator[tuple[str, bool]]:
    """The English sentence in pieces, each with whether it is quoted Swedish."""
    swedish, english = PIECES.findall(text.sv), PIECES.findall(text.en)
    said = 0
    for block in SequenceMatcher(None, swedish, english, autojunk=False).get_matching_blocks():
        first, end = _trimmed(english, block.b, block.b + block.size)
        if _is_swedish(english[first:end]):
            if first > said:
                yield "".join(english[said:first]), False
            yield "".join(english[first:end]), True
            said = end
    if said < len(english):
        yield "".join(english[said:]), False


def _trimmed(pieces: list[str], first: int, end: int) -> tuple[int, int]:
    """Without the blanks and points at either end."""
    while first < end and not pieces[first][0].isalnum():
        first += 1
    while end > first and not pieces[end - 1][0].isalnum():
        end -= 1
    return first, end


def _is_swedish(pieces: list[str]) -> bool:
    """A figure, a key or a lone name is the same in both languages; a phrase is not."""
    words = [piece for piece in pieces if piece.isalpha()]
    return len(words) > 1 or any(SWEDISH_LETTERS & set(word) for word in words)
