"""Every act that is written in the journal has words of its own on the journal's page."""

import ast
import re

from brygga.journal.words import known_acts
from tests.house.repository import SOURCE, modules, place, texts

ACT = re.compile(r"[a-z_]+\.(?!toml|csv|json)[a-z_]+")


def written_acts() -> dict[str, str]:
    """The acts that actions name, each with a place."""
    found = {}
    for path in modules():
        if not any(part.startswith("actions") for part in path.relative_to(SOURCE).parts):
            continue
        for node in ast.walk(ast.parse(texts()[path])):
            if isinstance(node, ast.Constant) and ACT.fullmatch(str(node.value)):
                found[str(node.value)] = place(path, node.lineno)
    return found


def test_every_act_has_words() -> None:
    wordless = {act: at for act, at in written_acts().items() if act not in known_acts()}
    assert not wordless, f"Add each to its slice's acts.py: {wordless}"


def test_no_words_for_what_nobody_does() -> None:
    idle = known_acts() - set(written_acts())
    assert not idle, idle
