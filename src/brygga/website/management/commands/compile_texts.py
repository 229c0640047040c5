"""Builds the .mo files of every slice from its .po files, without GNU gettext."""

import os
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.core.management.base import BaseCommand

import brygga


def compile_texts() -> list[Path]:
    """Compiles what is newer than its result; returns the files written."""
    written = []
    for source in sorted(Path(brygga.__file__).parent.glob("*/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parent.parent.name)
        # Written aside and moved: parallel test workers may compile the same file at once.
        aside = target.with_suffix(f".mo.{os.getpid()}")
        with aside.open("wb") as compiled:
            write_mo(compiled, catalogue)
        aside.replace(target)
        written.append(target)
    return written


class Command(BaseCommand):
    help = "Compiles the English texts of every slice."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        written = compile_texts()
        self.stdout.write(f"{len(written)} text file(s) compiled.")
