"""What may point at a person and may as well not: marked in the text, for its writer to answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import NamedTuple

from brygga.domain.language import Text
from brygga.domain.wording import everyday
from brygga.domain.wording.lexicon import SWEDISH, Lexicon
from brygga.domain.wording.seen import plain


class Kind(StrEnum):
    """What a marked term may be."""

    NAME = "name"
    UNKNOWN = "unknown"
    INITIALS = "initials"
    SCHOOL = "school"
    AGE = "age"
    RELATIVE = "relative"
    DIAGNOSIS = "diagnosis"


SENTENCES = {
    Kind.NAME: Text("Kan vara ett namn.", "May be a name."),
    Kind.UNKNOWN: Text(
        "Finns inte i ordlistan och kan vara ett namn.",
        "Is not in the dictionary and may be a name.",
    ),
    Kind.INITIALS: Text("Kan vara någons initialer.", "May be somebody's initials."),
    Kind.SCHOOL: Text("Pekar ut en skola eller en klass.", "Points at a school or a class."),
    Kind.AGE: Text("Kan vara en enda persons ålder.", "May be one person's age."),
    Kind.RELATIVE: Text("Kan vara någons närstående.", "May be somebody's relative."),
    Kind.DIAGNOSIS: Text("Kan säga något om någons hälsa.", "May tell of somebody's health."),
}


@dataclass(frozen=True, slots=True, repr=False)
class Question:
    """A term that may point at a person: `as_read(text)[start:end]`, what it may be, and why.

    No repr: the places in a text say something of it.
    """

    start: int
    end: int
    kind: Kind
    sentence: Text


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
    asked = [*_patterned(read), *_named(read, allowed, lexicon)]
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


# Patterns: a school or class, an age, a relative, a diagnosis, initials.

_YEAR_OF_SCHOOL = r"(?:första|andra|tredje|fyran|femman|sexan|sjuan|åttan|nian|ettan|tvåan|trean)"
_SCHOOL = re.compile(
    rf"""
      \b[1-9]\ ?[A-Fa-f]\b(?!\.\d)(?!\ (?:poäng|kr))
    | \b(?:klass(?:en)?|åk|årskurs|årsk\.)\ ?(?:[1-9]\ ?[A-Za-z]?|ett|två|tre)\b
    | \b(?:går|gick|börjat|börjar|elev|elever)\ (?:i|på)[ ]
      (?:{_YEAR_OF_SCHOOL}\b|\w*(?:skolan|gymnasiet|gymnasium)\b)
    | \b(?:i|från)\ (?:sjuan|åttan|nian|sexan)\b
    | (?<!\w)[A-ZÅÄÖ]\w+(?:skolan|skolans|skola|gymnasiet|gymnasium)\b
    """,
    re.VERBOSE,
)
_NUMBER_OF_YEARS = r"(?:1\d|2[0-5]|[6-9])"
_SPELLED_YEARS = (
    r"(?:tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo(?:ett|två)?)"
)
_AGE = re.compile(
    rf"""
      \b(?:{_NUMBER_OF_YEARS}[ -]?|{_SPELLED_YEARS})(?:åring(?:en|ens|s)?|årig[at]?)\b
    | \b(?:{_NUMBER_OF_YEARS}|{_SPELLED_YEARS})\ års?\ gam(?:mal|malt|la)\b
    | \b(?:är|var|blir|blev|fyller|fyllde|fyllt|bara|som|på)\ (?:bara\ )?
      (?:{_NUMBER_OF_YEARS}|{_SPELLED_YEARS})\ år\b
    | \b(?:fyller|fyllde|fyllt)\ (?:{_NUMBER_OF_YEARS}|{_SPELLED_YEARS})\b
    | (?<=\w\ )\({_NUMBER_OF_YEARS}(?:\ år)?\)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RELATION = (
    r"(?:mamma|pappa|morsa|farsa|mor|far|mormor|morfar|farmor|farfar|moster|faster|morbror|farbror"
    r"|syster|syrra|bror|brorsa|lillasyster|storasyster|lillebror|storebror|tvilling|tvillingsyster"
    r"|tvillingbror|kusin|styvmamma|styvpappa|bonusmamma|bonuspappa|fostermamma|fosterpappa"
    r"|flickvän|pojkvän|partner|sambo|exet|dotter|son)"
)
_RELATIVE = re.compile(
    rf"""
      \b(?:hens|hans|hennes|sin|sina|någons|ungdomens|tjejens|killens|elevens|vars|min|din|en)
      \ (?:\w+\ )?{_RELATION}s?\b
    | \b(?:mamman|pappan|morsan|farsan|mormodern|systern|brodern|brorsan|syrran|lillebrodern|kusinen
      |flickvännen|pojkvännen|sambon|dottern|sonen|mostern|fastern|partnern)s?\b
    | \b{_RELATION}\ till\ (?:en|hen|honom|henne|den|[A-ZÅÄÖ]\w*)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DIAGNOSIS = re.compile(
    r"""
    \b(?:adhd|autism\w*|autistisk\w*|asperger\w*|aspergare|adhd:n|ptsd|ocd|tourettes?|bipolär\w*|borderline
    |depression\w*|deprimera[dt]\w*|ångest\w*|panikattack\w*|anorexi\w*|anorektisk\w*|bulimi\w*|ätstörning\w*
    |självskad\w*|självmord\w*|suicid\w*|psykos\w*|schizofren\w*|diabet\w*|epilep\w*|könsdysfori\w*
    |könsutred\w*|diagnos(?!tik)\w*|medicinera\w*|medicin(?:en|er)|hormon(?:er|behandling\w*)|utvecklingsstörning\w*
    |missbruk\w*|hiv|gravid\w*|abort\w*|bup-kontakt\w*|inlagd|psyket|utmattning\w*)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_INITIALS = re.compile(
    r"""
      (?<![\w.])(?:[A-ZÅÄÖ]\.\ ?){2,4}(?!\w)
    | (?<![\w.])[A-ZÅÄÖ]\.(?=\ [a-zåäö])
    | (?<![\w-])(?!Q\b)[A-ZÅÄÖ](?![\w.]|-\w|\ \d)
    """,
    re.VERBOSE,
)
# "X och Y", "pass A": a letter that names a thing, not somebody.
_LETTERED = re.compile(
    r"(?:lag|grupp|pass|sal|rum|del|plan|punkt|hus|verifikat|alternativ|steg|bilaga|linje|nivå|typ"
    r"|variant|serie|vitamin|bokstaven|och|eller)$",
    re.IGNORECASE,
)
_PATTERNS = (
    (Kind.SCHOOL, _SCHOOL),
    (Kind.AGE, _AGE),
    (Kind.RELATIVE, _RELATIVE),
    (Kind.DIAGNOSIS, _DIAGNOSIS),
)


def _patterned(read: str) -> Iterator[Question]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(read):
            yield _question(match.start(), match.end(), kind)
    for match in _INITIALS.finditer(read):
        before = read[: match.start()].rstrip()
        begins = not before or before[-1] in ".!?\n"
        ordinary = match[0] in {"I", "Å", "Ö"} and begins
        if not ordinary and not _LETTERED.search(before):
            yield _question(match.start(), match.end(), Kind.INITIALS)


# Words: each is a name until a capital, the dictionary or a list says otherwise.


class _Place(Enum):
    """Where a word stands: only inside a sentence does a capital say much."""

    FIRST = 1
    LISTED = 2  # after a colon
    AFTER_COMMA = 3
    INSIDE = 4


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    place: _Place


_WORD = re.compile(r"[^\W\d_]+(?:['’´`-][^\W\d_]+)*(?::[^\W\d_]+)?")
_BETWEEN = frozenset(" \"'“”’()[]*•-")
_SENTENCE_ENDS = frozenset(".!?…\n")
_SHORTENED = re.compile(
    r"\b(?:t\.?ex|bl\.?a|d\.?v\.?s|m\.?fl|m\.?m|o\.?s\.?v|ca|ev|inkl|exkl|kl|nr|s\.k|v|resp|tel|dr)$",
    re.IGNORECASE,
)
_GENITIVE_MARKS = ("'s", "’s", "´s", "`s", ":s")
_SURE = (_Place.INSIDE, _Place.AFTER_COMMA)
# A short noun without article, form or ending: "Lek kom sent" speaks of Lek, not of a game.
_BARE = re.compile(
    r"[^\W\d_]{2,6}(?<!en)(?<!et)(?<!na)(?<!ar)(?<!er)(?<!or)(?<!t)(?<!an)(?<!rn)(?<!ln)"
)
# What somebody did, by its ending alone: "skrattade", "åkte".
_DID = re.compile(r"[^\W\d_]{2,}(?:ade|kte|pte|ste|rde|lde)")
_SURNAME = re.compile(
    rf"(?:{'|'.join(everyday.SURNAME_FIRST)})(?:{'|'.join(everyday.SURNAME_LAST)})s?"
)
# No name's ending: a word is inflected or derived in Swedish, though the dictionary lacks its stem.
_SWEDISH_ENDING = re.compile(
    r"\w{3,}(?:ningen|ningar|ningarna|heten|heter|ligt|liga|iskt|iska|erade|erades|erat|ering"
    r"|eringen|kvällen|kväll|träffen|träff|gruppen|mötet|möte|verkstad|spelet|veckan|dagen|timmar)"
)


def _named(read: str, allowed: frozenset[str], lexicon: Lexicon | None) -> Iterator[Question]:
    shouted = _is_shouted(read)
    words = list(_words(read))
    for at, word in enumerate(words):
        kind = _kind_of(word, allowed, lexicon, shouted=shouted)
        if kind is None and _stands_as_a_name(words, at, allowed):
            kind = Kind.NAME
        if kind is not None:
            yield _question(word.start, word.end, kind)


def _words(read: str) -> Iterator[_Word]:
    for match in _WORD.finditer(read):
        before = match.start() - 1
        while before >= 0 and read[before] in _BETWEEN:
            before -= 1
        yield _Word(match.start(), match.end(), match[0], _place(read, before))


def _place(read: str, before: int) -> _Place:
    if before < 0:
        return _Place.FIRST
    sign = read[before]
    if sign in _SENTENCE_ENDS:
        shortened = sign == "." and _SHORTENED.search(read[max(0, before - 6) : before])
        return _Place.INSIDE if shortened else _Place.FIRST
    if sign == ":":
        return _Place.LISTED
    return _Place.AFTER_COMMA if sign in ",;" else _Place.INSIDE


def _kind_of(
    word: _Word, allowed: frozenset[str], lexicon: Lexicon | None, *, shouted: bool
) -> Kind | None:
    text = word.text
    lower = text.casefold()
    bare = lower[:-2] if lower.endswith(_GENITIVE_MARKS) else lower
    capital = text[0] != lower[0] and not shouted
    if len(lower) < 2 or lower in allowed or bare in allowed:
        return None
    if lower in everyday.FUNCTION_WORDS:
        return Kind.NAME if capital and word.place in _SURE else None
    if bare in everyday.NO_PERSON or text.partition(":")[0] in everyday.SHORT_FORMS:
        return None
    if "-" in text:
        return _kind_of_parts(word, allowed, lexicon, shouted=shouted)
    if capital and word.place is not _Place.FIRST:
        return Kind.NAME
    if _SURNAME.fullmatch(lower):
        return Kind.NAME
    if lexicon is None or _is_swedish(bare, lexicon):
        return None
    return Kind.NAME if capital else Kind.UNKNOWN


def _kind_of_parts(
    word: _Word, allowed: frozenset[str], lexicon: Lexicon | None, *, shouted: bool
) -> Kind | None:
    """A word with hyphens is a name if a part is: Anna-Lena, Noor-gänget. Not MI-utbildning."""
    place = word.place
    for part in word.text.split("-"):
        kind = _kind_of(word._replace(text=part, place=place), allowed, lexicon, shouted=shouted)
        if kind is not None:
            return kind
        place = _Place.INSIDE
    return None


def _is_swedish(lower: str, lexicon: Lexicon) -> bool:
    return (
        lower in everyday.YOUTH_WORK
        or lexicon.knows(lower)
        or bool(_SWEDISH_ENDING.fullmatch(lower))
    )


def _stands_as_a_name(words: list[_Word], at: int, allowed: frozenset[str]) -> bool:
    """A word that may be a name, where the words around it are those around a person."""
    word = words[at]
    lower = word.text.casefold()
    if lower in allowed or lower in everyday.NO_PERSON:
        return False
    after = words[at + 1].text.casefold() if at + 1 < len(words) else ""
    before = words[at - 1].text.casefold() if at else ""
    clause_begins = word.place is not _Place.INSIDE or before in everyday.BEGINS_A_CLAUSE
    if word.place is _Place.FIRST and after == "och" and lower in everyday.ALSO_NAMES:
        return lower not in everyday.FUNCTION_WORDS
    if clause_begins and (after in everyday.AFTER_A_PERSON or _DID.fullmatch(after)):
        return lower in everyday.ALSO_NAMES or bool(
            lower not in everyday.FUNCTION_WORDS
            and lower not in everyday.BEGINS_A_SENTENCE
            and _BARE.fullmatch(lower)
        )
    if before not in everyday.BEFORE_A_PERSON:
        return False
    return lower in everyday.ALSO_NAMES and lower not in everyday.FUNCTION_WORDS


def _is_shouted(read: str) -> bool:
    """A text all in capitals, where a capital says nothing."""
    letters = [sign for sign in read if sign.isalpha()]
    return len(letters) > 12 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def _question(start: int, end: int, kind: Kind) -> Question:
    return Question(start, end, kind, SENTENCES[kind])
