"""What each act is called on a page.

Each later slice keeps the words of its own acts in `acts.py`; `website.wiring` adds them here, so
that the journal knows none of them.
"""

from collections.abc import Mapping

from django.utils.functional import Promise

_words: dict[str, str | Promise] = {}


def add_words(words: Mapping[str, str | Promise]) -> None:
    _words.update(words)


def in_words(act: str) -> str:
    """The act in the reader's language; the bare key where nobody gave it words."""
    return str(_words.get(act, act))


def known_acts() -> frozenset[str]:
    return frozenset(_words)
