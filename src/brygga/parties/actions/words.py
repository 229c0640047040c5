"""Words that name nobody here: added and taken away by the coordinator."""

import re
from datetime import datetime

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.domain.wording import FreeTextRefused, allowed_form, check_free_text
from brygga.journal.actions import write_line
from brygga.parties.actions.organisations import actor
from brygga.parties.models import LONGEST_WORD, AllowedWord, Partnership, Person
from brygga.parties.permissions import ONLY_COORDINATOR, check_keeps_words
from brygga.parties.queries import member_of
from brygga.parties.refusal import NotAllowed, NotPossible
from brygga.parties.roles import Role

MOST_WORDS = 500  # in one partnership: more is no list that anybody keeps
ONE_WORD = Text(
    sv=f"Skriv ett enda ord med bokstäver, högst {LONGEST_WORD}. Bindestreck går bra.",
    en=f"Write a single word in letters, at most {LONGEST_WORD}. Hyphens are fine.",
)
ALREADY_THERE = Text(sv="Ordet finns redan i listan.", en="The word is already in the list.")
TOO_MANY = Text(
    sv=f"Listan har redan {MOST_WORDS} ord. Ta bort något först.",
    en=f"The list already has {MOST_WORDS} words. Take one away first.",
)
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")


@transaction.atomic
def allow_word(*, partnership: Partnership, word: str, by: Person, at: datetime) -> AllowedWord:
    """From now on the guard does not ask about exactly this word, in small letters or capitals.

    Raises NotAllowed unless `by` is a coordinator, NotPossible if it is no single word, is there
    already, or the list is full.
    """
    role = _check(partnership, by, at)
    word = allowed_form(word)
    if not _WORD.fullmatch(word) or len(word) > LONGEST_WORD:
        raise NotPossible(ONE_WORD)
    try:
        check_free_text(word)
    except FreeTextRefused as refusal:
        raise NotPossible(Text(" ".join(refusal.in_("sv")), " ".join(refusal.in_("en")))) from None
    if AllowedWord.objects.filter(partnership=partnership).count() >= MOST_WORDS:
        raise NotPossible(TOO_MANY)
    try:
        with transaction.atomic():
            allowed = AllowedWord.objects.create(partnership=partnership, word=word)
    except IntegrityError:
        # Not chained: the database's message repeats the word.
        raise NotPossible(ALREADY_THERE) from None
    _write("word.allowed", allowed.pk, partnership, role, by, at)
    return allowed


@transaction.atomic
def remove_word(*, word: AllowedWord, by: Person, at: datetime) -> None:
    """The guard asks about the word again; nothing keeps it. Raises NotAllowed."""
    role = _check(word.partnership, by, at)
    number, partnership = word.pk, word.partnership
    word.delete()
    _write("word.removed", number, partnership, role, by, at)


def _check(partnership: Partnership, by: Person, at: datetime) -> str:
    member = member_of(by, partnership.key, at.date())
    if member is None:
        raise NotAllowed(ONLY_COORDINATOR)
    check_keeps_words(member)
    return Role.COORDINATOR


def _write(
    act: str, number: int, partnership: Partnership, role: str, by: Person, at: datetime
) -> None:
    write_line(
        partnership=partnership.key,
        act=act,
        subject=f"word:{number}",
        by=actor(by),
        role=role,
        at=at,
        facts={},
    )
