"""What may point at a person and may as well not: marked in the text, for its writer to answer."""

from collections.abc import Iterator

from brygga.domain.wording.lexicon import SWEDISH, Lexicon
from brygga.domain.wording.naming import named
from brygga.domain.wording.patterns import patterned
from brygga.domain.wording.questions import Question
from brygga.domain.wording.seen import plain


def as_read(text: str) -> str:
    """The text whose places questions give: NFKC, nothing hidden, single spaces, lines kept."""
    lines = map(plain, text.splitlines())
    return "\n".join(line for line in lines if line)


def ask_about(
    text: str,
    *,
    allowed: frozenset[str] = frozenset(),
    lexicon: Lexicon | None = SWEDISH,
) -> tuple[Question, ...]:
    """What in the text may point at a person, in the order it stands, none over another.

    `allowed` are exact words in any case (see `allowed_form`) that name no person here. Without a
    lexicon only capitals, lists and patterns tell: names in lower case pass unseen.
    """
    read = as_read(text)
    asked = [*patterned(read), *named(read, allowed, lexicon)]
    return tuple(_apart(sorted(asked, key=lambda q: (q.start, -q.end))))


def allowed_form(word: str) -> str:
    """The form in which a word is compared with the allowed ones."""
    return as_read(word).casefold()


def _apart(asked: list[Question]) -> Iterator[Question]:
    end = 0
    for question in asked:
        if question.start >= end:
            yield question
            end = question.end
