"""Every template compiles, is used, and keeps styles and scripts out of its markup."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.template.loader import get_template

from tests.house.repository import modules, place, templates, texts

# Django itself asks for these by name.
FOUND_BY_NAME = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
INLINE = re.compile(
    r"<style\b|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)(?![^>]*json)|javascript:"
)


def name_of(path: Path) -> str:
    """The name by which templates are asked for: what follows templates/."""
    return path.as_posix().rsplit("/templates/", 1)[1]


def _overrides_a_package(name: str) -> bool:
    for package in ("allauth", "django.contrib.auth", "django.forms"):
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or []) if spec else []:
            if (Path(folder) / "templates" / name).exists():
                return True
    return False


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_the_template_compiles(path: Path) -> None:
    get_template(name_of(path))


def test_every_template_is_used() -> None:
    asking = {path: texts()[path] for path in (*modules(), *templates())}
    unused = []
    for path in templates():
        name = name_of(path)
        if name in FOUND_BY_NAME or _overrides_a_package(name):
            continue
        # A letter is asked for by its stem, and found as subject and body.
        stem = re.sub(r"(_subject|_message)?\.(html|txt)$", "", name)
        if not any(
            name in content or f'"{stem}"' in content
            for other, content in asking.items()
            if other != path
        ):
            unused.append(place(path))
    assert not unused, "\n".join(unused)


def test_no_inline_style_or_script() -> None:
    found = [
        place(path, number)
        for path in templates()
        if path.suffix in {".html", ".svg"}
        for number, line in enumerate(texts()[path].splitlines(), 1)
        if INLINE.search(line)
    ]
    assert not found, "The content security policy refuses these:\n" + "\n".join(found)
