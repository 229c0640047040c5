"""Filling an empty demo before it is served."""

import os
import threading
from pathlib import Path
from typing import Any

import pytest

from brygga.website import serve


def test_the_demo_is_played_where_no_server_is_forked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pool of threads that is begun while it plays is not there for the server to miss."""
    note = tmp_path / "player"

    def play(*_names: str, **_how: Any) -> None:
        threading.Thread(target=threading.Event().wait, daemon=True).start()
        note.write_text(str(os.getpid()))

    monkeypatch.setattr(serve, "call_command", play)
    before = threading.active_count()
    serve._play_if_empty()
    assert note.read_text() != str(os.getpid())
    assert threading.active_count() == before


def test_a_demo_that_cannot_be_played_is_not_served(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_names: str, **_how: Any) -> None:
        raise SystemExit(3)

    monkeypatch.setattr(serve, "call_command", fail)
    with pytest.raises(SystemExit) as end:
        serve._play_if_empty()
    assert end.value.code == 3
