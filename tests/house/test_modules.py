"""How modules are named and begun, and which of them may ask the system what time it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.repository import SOURCE, modules, place, texts

WORDS_THAT_SAY_NOTHING = {
    *("utils", "util", "helpers", "helper", "common", "core"),
    *("services", "service", "managers", "manager", "misc", "tools", "base"),
}

# Where the system's own time is right, and why. Business dates come from `request.now`.
SYSTEM_TIME = {
    "website/clock.py": "the one place that business dates come from",
    "notices/actions/delivery.py": "the queue keeps the world's time: a wait lasts as long as said",
    "reports/actions/freezing.py": "the queue says when a worker began, and so whether it is dead",
}

# Attribute or call -> the modules or classes that it hangs on.
ASKS_FOR_TIME = {
    "now": {"timezone", "datetime"},
    "utcnow": {"datetime"},
    "today": {"date", "datetime"},
    "localdate": {"timezone"},
    "localtime": {"timezone", "time"},
    "time": {"time"},
    "time_ns": {"time"},
    "gmtime": {"time"},
}


def test_no_module_is_called_by_a_word_that_says_nothing() -> None:
    found = [
        place(path)
        for path in modules()
        if {path.stem, *path.relative_to(SOURCE).parts[:-1]} & WORDS_THAT_SAY_NOTHING
    ]
    assert not found, found


def test_every_module_says_first_what_it_is_for() -> None:
    found = []
    for path in modules():
        tree = ast.parse(texts()[path])
        if tree.body and not (ast.get_docstring(tree) or "").strip():
            found.append(place(path))
    assert not found, "No docstring at the top:\n" + "\n".join(found)


def test_only_listed_places_ask_the_system_for_the_time() -> None:
    found = {
        path.relative_to(SOURCE).as_posix(): line
        for path in modules()
        for line in _questions_for_the_time(path)
    }
    unlisted = {place_: line for place_, line in found.items() if place_ not in SYSTEM_TIME}
    assert not unlisted, f"Take `at` or `request.now` instead: {unlisted}"


def test_the_list_of_system_time_holds_nothing_old() -> None:
    asking = {
        path.relative_to(SOURCE).as_posix()
        for path in modules()
        if any(_questions_for_the_time(path))
    }
    assert set(SYSTEM_TIME) <= asking, set(SYSTEM_TIME) - asking


def _questions_for_the_time(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(texts()[path])):
        if isinstance(node, ast.Attribute) and node.attr in ASKS_FOR_TIME:
            owner = node.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if name in ASKS_FOR_TIME[node.attr]:
                yield node.lineno


def test_only_the_settings_read_the_environment() -> None:
    # One list of what an installation can be told: docs/operation.md describes these places.
    allowed = {
        "website/settings.py",
        "website/manage.py",
        "website/serve.py",
        "website/wsgi.py",
    }
    found = []
    for path in modules():
        inside = path.relative_to(SOURCE).as_posix()
        if inside in allowed or inside.startswith("cli/"):
            continue
        for node in ast.walk(ast.parse(texts()[path])):
            if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}:
                found.append(place(path, node.lineno))
    assert not found, found
