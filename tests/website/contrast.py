"""Reads the tokens as the browser does, and measures contrast as WCAG 2.2 defines it."""

import re
from pathlib import Path

import brygga.website

TOKENS = Path(brygga.website.__file__).parent / "static/website/tokens.css"
SCHEMES = ("light", "dark")
DARK = "@media screen and (prefers-color-scheme: dark)"


def colours(scheme: str) -> dict[str, str]:
    """Token -> #rrggbb. Dark is what the dark block changes, on top of the light one."""
    css = TOKENS.read_text()
    light, _, rest = css.partition(DARK)
    dark = rest.partition("@media")[0]
    found = _colours_in(light)
    return found if scheme == "light" else found | _colours_in(dark)


def changed_in_dark() -> set[str]:
    return set(_colours_in(TOKENS.read_text().partition(DARK)[2].partition("@media")[0]))


def _colours_in(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", css))


def ratio(one: str, other: str) -> float:
    """Between 1 (the same) and 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
