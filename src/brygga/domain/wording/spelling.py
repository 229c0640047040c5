"""What a word is by itself: a name when it has a capital, or when no dictionary knows it."""

import re

from brygga.domain.wording import everyday
from brygga.domain.wording.lexicon import Lexicon
from brygga.domain.wording.questions import Kind
from brygga.domain.wording.reading import Place, Reading, Word, is_a_verb

_SURE = (Place.INSIDE, Place.AFTER_COMMA)
_GENITIVE_MARKS = ("'s", "’s", "´s", "`s", ":s")
_SURNAME = re.compile(
    rf"(?:{'|'.join(everyday.SURNAME_FIRST)})(?:{'|'.join(everyday.SURNAME_LAST)})s?"
)
# No name's ending: a word is inflected or derived in Swedish, though the dictionary lacks its stem.
_SWEDISH_ENDING = re.compile(
    r"\w{3,}(?:ningen|ningar|ningarna|heten|heter|erade|erades|eringen|kvällen|kväll|träffen|träff"
    r"|gruppen|mötet|möte|verkstad|spelet|veckan|dagen|timmar)"
)
# "Stadsteatern": nobody is called a long word in the definite.
_DEFINITE = re.compile(r"\w{6,}(?:e[nt]|[aolr]n|na)s?")
_SHORTEST_PUT_TOGETHER = 8
_PLACE_ENDING = re.compile(
    r"\w{2,}(?:badet|berget|biblioteket|bussen|caf[eé]et|centret|dalen|festivalen|föreningen|förbundet"
    r"|gatan|gården|hallen|hamnen|huset|kyrkan|klubben|museet|mässan|parken|salen|sjön|skogen"
    r"|stationen|stranden|teatern|torget|tåget|vägen)s?"
)


def kind_of(at: int, reading: Reading) -> Kind | None:
    word = reading.words[at]
    if "-" in word.text and not _is_let_be(word.text, reading):
        return _kind_of_parts(word, reading)
    kind = _kind_of_one(word, reading)
    return None if kind is Kind.NAME and _is_a_place(at, reading) else kind


def _kind_of_parts(word: Word, reading: Reading) -> Kind | None:
    """A word with hyphens is a name if a part is: Anna-Lena, Noor-gänget. Not MI-utbildning."""
    place = word.place
    for part in word.text.split("-"):
        kind = _kind_of_one(word._replace(text=part, place=place), reading)
        if kind is not None:
            return kind
        place = Place.INSIDE
    return None


def _kind_of_one(word: Word, reading: Reading) -> Kind | None:
    text, lower, lexicon = word.text, word.text.casefold(), reading.lexicon
    capital = text[0] != lower[0] and not reading.is_shouted
    if lower in everyday.FUNCTION_WORDS and lower not in reading.allowed:
        return Kind.NAME if capital and word.place in _SURE and len(lower) > 1 else None
    if len(lower) < 2 or _is_let_be(text, reading):
        return None
    if (capital and word.place is not Place.FIRST) or _SURNAME.fullmatch(lower):
        return Kind.NAME
    if lexicon is None or _is_swedish(_without_mark(lower), lexicon):
        return None
    return Kind.NAME if capital else Kind.UNKNOWN


def _is_let_be(text: str, reading: Reading) -> bool:
    """Whether a word is known to name nobody: a service, a short form, one that is allowed."""
    lower = text.casefold()
    bare = _without_mark(lower)
    return (
        not reading.allowed.isdisjoint((lower, bare))
        or bare in everyday.NO_PERSON
        or lower in everyday.TITLES
        or text in everyday.SHORT_FORMS
        or (":" in text and text.partition(":")[0].upper() in everyday.SHORT_FORMS)
    )


def _without_mark(lower: str) -> str:
    return lower[:-2] if lower.endswith(_GENITIVE_MARKS) else lower


def _is_a_place(at: int, reading: Reading) -> bool:
    """Whether a capitalised word is a house, a town, a firm or a title, by form and position."""
    word, lexicon = reading.words[at], reading.lexicon
    if reading.lower(at + 1) in everyday.MUNICIPAL and word.text.endswith("s"):
        return True
    if _PLACE_ENDING.fullmatch(word.text):
        return True
    if word.before in everyday.CALLED_SOMETHING:
        # "filmen Ronja", but not "filmen Ronja valde".
        return not is_a_verb(reading.lower(at + 1), lexicon)
    if word.before == "i" and not word.text.endswith(("s", "z", "x")):
        return not reading.lower(at - 2).startswith(everyday.TAKEN_HOLD_OF)
    if lexicon is None:
        return False
    if _DEFINITE.fullmatch(word.text) and lexicon.knows(word.text.casefold()):
        return True
    return word.before in everyday.BEFORE_A_PLACE and (
        lexicon.is_place(word.text) or lexicon.is_place(word.text.removesuffix("s"))
    )


def _is_swedish(lower: str, lexicon: Lexicon) -> bool:
    return (
        lower in everyday.YOUTH_WORK
        or lexicon.knows(lower)
        or bool(_SWEDISH_ENDING.fullmatch(lower))
        or _is_put_together(lower, lexicon)
    )


def _is_put_together(lower: str, lexicon: Lexicon) -> bool:
    """Whether a long word is two that are known, or a service and a word: "swishkoden"."""
    if len(lower) < _SHORTEST_PUT_TOGETHER or lower.endswith(everyday.GROUPS):
        return False
    for at in range(3, len(lower) - 4):
        first, last = lower[:at], lower[at:]
        if len(last) < (6 if at == 3 else 5) or not lexicon.knows(last):
            continue
        if first in everyday.NO_PERSON or first in everyday.YOUTH_WORK:
            return True
        if any(map(lexicon.knows, (first, first.removesuffix("s"), f"{first}a"))):
            return True
    return False
