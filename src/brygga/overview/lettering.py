"""How wide words are in the page's typeface: SVG does not break lines or shorten names itself."""

from functools import lru_cache

# Advance widths of Atkinson Hyperlegible Next, in ems, by kinds of letters: near enough to shorten.
NARROW, MIDDLE, WIDE, CAPITAL = 0.29, 0.545, 0.84, 0.66
_WIDTHS = {
    **dict.fromkeys("ijlItfr.,:;|!'’()[] -", NARROW),
    **dict.fromkeys("mwMW%—", WIDE),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZÅÄÖ", CAPITAL),
    "\u00a0": NARROW,
    "f": 0.34,
    "t": 0.36,
    "r": 0.37,
}


@lru_cache(maxsize=4096)
def width_of(text: str, size: float) -> float:
    """About how wide a text is at a size, in the drawing's units."""
    return size * sum(_WIDTHS.get(letter, MIDDLE) for letter in text)


@lru_cache(maxsize=4096)
def shortened(text: str, room: float, size: float) -> str:
    """The text, or as much of it as there is room for, with … after a whole or half word."""
    if width_of(text, size) <= room:
        return text
    room -= size * 0.7
    kept = 0
    for n in range(len(text)):
        if width_of(text[: n + 1], size) > room:
            break
        kept = n + 1
    return f"{text[:kept].rstrip(' ,')}…"
