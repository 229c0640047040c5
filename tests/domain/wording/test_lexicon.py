"""Which words the shipped dictionary knows: their forms and compounds, and no names."""

import pytest

from brygga.domain.wording.lexicon import SWEDISH, Dictionary


@pytest.mark.parametrize(
    "word",
    [
        "hej",
        "träffarna",
        "ungdomarnas",
        "pratade",
        "lugnare",
        "spelkväll",
        "kvällens",
        "förlängningssladdarna",
        "högtalarkabeln",
        "julgransplundring",
        "kortspelet",
    ],
)
def test_a_swedish_word_is_known(word: str) -> None:
    assert SWEDISH.knows(word)


@pytest.mark.parametrize(
    "word",
    [
        "fatima",
        "karin",
        "noor",
        "virtanen",
        "agnieszka",
        "somchai",
        "tesfaye",
        "xyzzy",
        "annagänget",
        "",
        "-",
        "a" * 1000,
        "spel" * 500,
    ],
)
def test_a_name_is_no_word(word: str) -> None:
    assert not SWEDISH.knows(word)


def test_rules_of_another_edition_are_followed() -> None:
    words = ["3", "häst/AX", "svans/AY", "Karin/AY", "fult/%A"]
    rules = ["SFX A Y 2", "SFX A 0 en [^e]", "SFX A s sarna s", "SFX B 0 x ."]
    lexicon = Dictionary(words, rules)
    known = {"häst", "hästen", "svansarna", "hästsvans", "hästsvansen"}
    unknown = {"svanshäst", "hästx", "karin", "karinen", "fult", "häs"}
    assert {word for word in known | unknown if lexicon.knows(word)} == known


def test_what_is_looked_up_often_used_and_a_place() -> None:
    assert SWEDISH.has_entry("bok")
    assert not SWEDISH.has_entry("boken")
    assert SWEDISH.frequency("boken") > SWEDISH.frequency("bojan")
    assert SWEDISH.frequency("fatima") == 0
    assert SWEDISH.is_place("Helsingborg")
    assert not SWEDISH.is_place("Fatima")


def test_places_and_frequencies_are_read_from_the_lines() -> None:
    lexicon = Dictionary(["häst/A", "Lund/AX", "Malmö/Ae", "Karin/A"], [], ["4.5 häst ko", "3.0 a"])
    assert lexicon.is_place("Lund")
    assert lexicon.is_place("Malmö")
    assert not lexicon.is_place("Karin")
    assert (lexicon.frequency("häst"), lexicon.frequency("a")) == (4.5, 3.0)
    assert lexicon.frequency("hästen") == 0
