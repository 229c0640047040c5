"""What may point at a person by its pattern: school, age, relative, diagnosis, initials."""

import re
from collections.abc import Iterator

from brygga.domain.wording.questions import Kind, Question, question

_YEAR_OF_SCHOOL = r"(?:första|andra|tredje|fyran|femman|sexan|sjuan|åttan|nian|ettan|tvåan|trean)"
_SCHOOL = re.compile(
    rf"""
      \b[1-9]\ ?[A-Fa-f]\b(?!\.\d)(?!\ (?:poäng|kr))
    | \b(?:klass(?:en)?|åk|årskurs|årsk\.)\ ?(?:[1-9]\ ?[A-Za-z]?|ett|två|tre)\b
    | \b(?:går|gick|börjat|börjar|elev|elever)\ (?:i|på)[ ]
      (?:{_YEAR_OF_SCHOOL}\b|\w*(?:skolan|gymnasiet|gymnasium)\b)
    | \b(?:i|från)\ (?:sjuan|åttan|nian|sexan)\b
    | (?<!\w)(?!Kultur|Musik|Folkhög|Sommar|Sim|Rid)[A-ZÅÄÖ]
      \w+(?:skolan|skolans|skola|gymnasiet|gymnasium)\b
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


def patterned(read: str) -> Iterator[Question]:
    """The questions that patterns raise, in no order."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(read):
            yield question(match.start(), match.end(), kind)
    for match in _INITIALS.finditer(read):
        before = read[: match.start()].rstrip()
        begins = not before or before[-1] in ".!?\n"
        ordinary = match[0] in {"I", "Å", "Ö"} and begins
        if not ordinary and not _LETTERED.search(before):
            yield question(match.start(), match.end(), Kind.INITIALS)
