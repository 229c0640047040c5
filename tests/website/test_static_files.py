"""Styles and scripts are collected when they have changed, and their addresses kept."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from brygga.website import static_files


@pytest.fixture
def collected(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that were called."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.css").write_text("a{}")
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [source]
    settings.STATIC_ROOT, settings.DATA = tmp_path / "static", tmp_path
    called: list[str] = []

    def call(command: str, **options: object) -> None:
        called.append(command)
        Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
        (Path(settings.STATIC_ROOT) / "staticfiles.json").write_text("{}")

    monkeypatch.setattr(static_files, "call_command", call)
    return called


def test_they_are_collected_once(collected: list[str]) -> None:
    static_files.collect()
    static_files.collect()
    assert collected == ["collectstatic"]


def test_they_are_collected_again_when_one_has_changed(
    collected: list[str], settings: Settings
) -> None:
    static_files.collect()
    (settings.STATICFILES_DIRS[0] / "site.css").write_text("b{}")
    static_files.collect()
    assert len(collected) == 2


def test_they_are_collected_again_when_they_are_gone(
    collected: list[str], settings: Settings
) -> None:
    static_files.collect()
    (settings.STATIC_ROOT / "staticfiles.json").unlink()
    static_files.collect()
    assert len(collected) == 2


def test_an_address_is_put_together_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []

    def url(_self: object, name: str, force: bool = False) -> str:
        asked.append(name)
        return f"/static/{name}"

    monkeypatch.setattr(static_files.StaticFiles.__base__, "url", url)
    files = static_files.StaticFiles(location=tmp_path)
    assert [files.url("a.css"), files.url("a.css")] == ["/static/a.css"] * 2
    assert asked == ["a.css"]
