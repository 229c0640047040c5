"""What a word of the language is where it stands: somebody's name as well, or only the word."""

import re
from enum import IntEnum

from brygga.domain.wording import everyday
from brygga.domain.wording.questions import Kind
from brygga.domain.wording.reading import DID, Place, Reading, is_a_verb


class Doubt(IntEnum):
    """How easily a word may be a name, seen by itself."""

    NONE = 0
    SOME = 1  # a short word as it is looked up: Lek, Sten, Hope
    MUCH = 2  # a short form that people seldom use: Bojan, Ladan, Hakan
    MOST = 3  # one that they hardly ever use: Yen, Tian


# Log10 of how often in 10^9 words a word must come not to be doubted, by its length: the shorter it
# is, the likelier that it is a name somewhere.
_USUAL = {2: 4.2, 3: 4.2, 4: 4.2, 5: 4.0, 6: 3.5, 7: 3.0}
_HARDLY_USED = 3.3
# "Oliver", "Mackan": a form that names have as well must come more often to pass.
_MORE_FOR_A_FORM = 0.6
_PLURAL_OR_NICKNAME = re.compile(r"\w+(?:[aeo]r|an)")
# What is never a name: "lånades", "badade", "taket".
_NO_NAMES_FORM = re.compile(r"[^\W\d_]{2,}(?:[dt]es|[adkpst]de|et|igt)")
_HAPPENED = re.compile(r"[^\W\d_]{2,}(?:[adt]t|ad|na|da|t|s)")
_DEFINITE_SHORT = re.compile(r"\w{2,}(?:[eaoi]n|et|na)")
_INFINITIVE = re.compile(r"[^\W\d_]+a|få|gå|stå|se|ge|bli|bo|må|be|dö|le")
JOINING = frozenset({"och", "o", "samt", "eller", "plus"})
_OPENS, _CLOSES = frozenset("\"'“”’(["), frozenset("\"'“”’)]")


def doubt_of(lower: str, reading: Reading) -> Doubt:
    lexicon = reading.lexicon
    if lower in everyday.MONTHS_AND_NAMES:
        return Doubt.SOME
    if (
        len(lower) < 2
        or lower in reading.allowed
        or lower in everyday.FUNCTION_WORDS
        or lower in everyday.NO_PERSON
        or lower in everyday.YOUTH_WORK
    ):
        return Doubt.NONE
    if lexicon is None or len(lower) not in _USUAL or not lexicon.knows(lower):
        return Doubt.NONE
    if _NO_NAMES_FORM.fullmatch(lower):
        return Doubt.NONE
    if lower in everyday.BEGINS_A_SENTENCE:
        return Doubt.SOME
    often = lexicon.frequency(lower)
    if often < min(_USUAL[len(lower)], _HARDLY_USED):
        return Doubt.MOST
    usual = _USUAL[len(lower)] + _MORE_FOR_A_FORM * bool(
        _PLURAL_OR_NICKNAME.fullmatch(lower) and not lexicon.has_entry(lower)
    )
    if often < usual or (lower in everyday.ALSO_NAMES and not is_a_verb(lower, reading.lexicon)):
        return Doubt.MUCH
    known = lexicon.has_entry(lower) or lower in everyday.ALSO_NAMES
    return Doubt.SOME if known else Doubt.NONE


def kind_there(at: int, reading: Reading) -> Kind | None:
    lower = reading.lower(at)
    if lower.endswith("s") and reading.lower(at + 1) in everyday.MUNICIPAL:
        return None
    if lower in everyday.SUBJECTS and reading.words[at].before in everyday.BEFORE_AN_OBJECT:
        return Kind.NAME
    if lower in everyday.DETERMINERS:
        return Kind.NAME if _determines_nothing(at, reading) else None
    doubt = doubt_of(lower, reading)
    if reading.words[at].place is Place.FIRST and _is_a_verb_too_many(at, reading):
        return Kind.NAME
    if doubt and (_acts(at, doubt, reading) or _is_met(at, reading) or _stands_alone(at, reading)):
        return Kind.NAME
    if doubt > Doubt.SOME and not _is_a_thing_there(at, doubt, reading):
        return Kind.NAME
    if lower.endswith("s") and _owns(at, max(doubt, doubt_of(lower[:-1], reading)), reading):
        return Kind.NAME
    return None


def _determines_nothing(at: int, reading: Reading) -> bool:
    """Whether "mina" or "dina" stands where no noun follows: then it is somebody's name."""
    after = reading.lower(at + 1)
    return (
        reading.between(at) != " "
        or after in everyday.FUNCTION_WORDS
        or after in everyday.STATES_OF_PEOPLE
        or (is_a_verb(after, reading.lexicon) and after not in everyday.ALSO_NOUNS)
    )


def _acts(at: int, doubt: Doubt, reading: Reading) -> bool:
    """As the subject of a clause: "Lek kom sent", "att Lek flyttar", "Lek, som är ny"."""
    word, after = reading.words[at], reading.lower(at + 1)
    begins = word.place is not Place.INSIDE or _begins_a_clause(at, reading)
    if not begins or (doubt is Doubt.SOME and reading.lower(at) in everyday.BEGINS_A_SENTENCE):
        return False
    gap = reading.between(at)
    if gap == " " and after in everyday.STATES_OF_PEOPLE:
        return True
    if gap == " " and after in JOINING:
        first_of_all = doubt > Doubt.SOME and word.place is Place.FIRST
        return first_of_all or _company_acts(at + 2, reading)
    if word.place is Place.INSIDE and after in everyday.BETWEEN_SUBJECT_AND_VERB:
        after = reading.lower(at + 2)
    return (gap == " " and is_a_verb(after, reading.lexicon)) or (gap == ", " and after == "som")


def _is_a_verb_too_many(at: int, reading: Reading) -> bool:
    """Whether one verb is at once followed by another: "Ville hade", "La kom"."""
    lower, after = reading.lower(at), reading.lower(at + 1)
    return (
        lower not in everyday.FUNCTION_WORDS
        and is_a_verb(lower, reading.lexicon)
        and reading.between(at) == " "
        and (after in everyday.FINITE_VERBS or DID.fullmatch(after) is not None)
        and after not in everyday.ALSO_NOUNS
    )


def _begins_a_clause(at: int, reading: Reading) -> bool:
    before = reading.words[at].before
    if before == "om":  # "frågade om Lek ville" against "en podd om kärlek var"
        asked = reading.lower(at - 2)
        return not asked or asked in everyday.FUNCTION_WORDS or is_a_verb(asked, reading.lexicon)
    return before in everyday.BEGINS_A_CLAUSE


def _company_acts(at: int, reading: Reading) -> bool:
    """Whether those named after "och" are people: "Lek och två andra", "lek och sten spelade"."""
    with_whom = reading.lower(at)
    return with_whom in everyday.SOME_MORE or (
        doubt_of(with_whom, reading) > Doubt.NONE
        and with_whom not in everyday.BEGINS_A_SENTENCE
        and is_a_verb(reading.lower(at + 1), reading.lexicon)
    )


def _stands_alone(at: int, reading: Reading) -> bool:
    """With a capital, between quotation marks or parentheses, or as a line's first and a dash."""
    word, gap = reading.words[at], reading.between(at)
    if word.text.islower() or reading.is_shouted:
        return False
    opened = word.start > 0 and reading.read[word.start - 1] in _OPENS
    dashed = word.place is Place.FIRST and gap == " - "
    return (opened and gap[:1] in _CLOSES) if gap and opened else dashed


def _is_met(at: int, reading: Reading) -> bool:
    """As the one who is called so, or with whom something is done: "prata med Lek"."""
    before, after = reading.words[at].before, reading.lower(at + 1)
    if before in everyday.NAMED_AS or (before == "var" and after == "som"):
        return True
    if "jag" in (reading.lower(at - 2), reading.lower(at + 2)) and "och" in (before, after):
        return True
    if before == "med":
        return reading.lower(at - 2).startswith(everyday.TOGETHER_WITH)
    if before == "på":
        return reading.lower(at - 2).startswith(everyday.AIMED_AT)
    return before in everyday.BEFORE_A_PERSON


def _is_a_thing_there(at: int, doubt: Doubt, reading: Reading) -> bool:
    """Whether the words around make a rare word a thing or a verb: "en koja", "regnet öste"."""
    word, lower, after = reading.words[at], reading.lower(at), reading.lower(at + 1)
    before = word.before
    if word.place is Place.FIRST:
        if after in everyday.AFTER_A_THING and reading.between(at) == " ":
            return True
        return doubt is Doubt.MUCH and not _is_looked_up(lower, reading)
    if word.place is not Place.INSIDE:
        return True
    if before in everyday.BEFORE_A_PERSON:
        return False
    if before in everyday.MODALS:
        return not _INFINITIVE.fullmatch(after)  # "ska Lek få" against "ska lagas"
    if before in everyday.STATES:
        return bool(_HAPPENED.fullmatch(lower)) and not _HAPPENED.fullmatch(after)
    if before in everyday.BEFORE_A_THING or _is_done(lower, reading):
        return True
    if doubt is Doubt.MUCH:
        if lower.endswith("r"):
            return True  # in the plural, as most such words: "kom med bullar"
        return before not in everyday.FOR_A_PERSON and before not in everyday.FINITE_VERBS
    if before in everyday.FUNCTION_WORDS:
        return before in everyday.AROUND_A_THING and lower.endswith("n")
    return bool(_DEFINITE_SHORT.fullmatch(before))


def _is_looked_up(lower: str, reading: Reading) -> bool:
    return reading.lexicon is not None and reading.lexicon.has_entry(lower)


def _is_done(lower: str, reading: Reading) -> bool:
    """Whether it says that something is or was done: "firas", "lånad", "påtalat"."""
    lexicon = reading.lexicon
    done = lower.endswith(("as", "ad", "at"))
    return done and lexicon is not None and lexicon.knows(f"{lower[:-1]}de")


def _owns(at: int, doubt: Doubt, reading: Reading) -> bool:
    """As the one whose something is: "Leks jacka"."""
    after, lexicon = reading.lower(at + 1), reading.lexicon
    if not doubt or lexicon is None or reading.between(at) != " ":
        return False
    if lexicon.frequency(reading.lower(at)) >= _USUAL.get(len(reading.lower(at)), 0):
        return False
    if after in everyday.BELONGINGS:
        return True
    return doubt > Doubt.SOME and after not in everyday.FUNCTION_WORDS and lexicon.has_entry(after)
