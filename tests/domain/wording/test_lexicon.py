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
