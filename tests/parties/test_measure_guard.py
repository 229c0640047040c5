"""`brygga manage measure_guard FILE` tells the figures and fails when they are not reached."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

HEADING = "origin\tshape\tnote\n"


def measured(corpus: str, folder: Path, *more: str) -> str:
    file = folder / "corpus.tsv"
    file.write_text(corpus, "utf-8")
    told = StringIO()
    call_command("measure_guard", str(file), *more, stdout=told)
    return told.getvalue()


def test_the_figures_are_told(tmp_path: Path) -> None:
    corpus = f"{HEADING}arabiskt\ti meningen\tVi såg [[Noor]].\n\tutan namn\tLugn kväll.\n"
    told = measured(corpus, tmp_path)
    assert "arabiskt" in told
    assert "100.0 %         1 of 1" in told
    assert "NOT REACHED" not in told


def test_a_figure_that_is_not_reached_fails(tmp_path: Path) -> None:
    corpus = f"{HEADING}svenskt\tsmå\tvi såg [[hen]] igen\n\t\tVi såg Draken.\n"
    with pytest.raises(SystemExit) as leaving:
        measured(corpus, tmp_path)
    assert leaving.value.code == 1
    (tmp_path / "allowed.txt").write_text("draken\n", "utf-8")
    with pytest.raises(SystemExit):
        measured(corpus, tmp_path, "--allow", str(tmp_path / "allowed.txt"))


def test_what_must_be_refused_is_measured_as_well(tmp_path: Path) -> None:
    told = measured(f"{HEADING}\ttelefon\tRing {{{{070-123 45 67}}}}.\n", tmp_path)
    assert "telefon" in told
    with pytest.raises(SystemExit):
        measured(f"{HEADING}\ttelefon\tRing {{{{sju}}}}.\n", tmp_path)


def test_the_notes_that_went_wrong_are_shown_when_asked_for(tmp_path: Path) -> None:
    corpus = f"{HEADING}\t\tVi såg Draken.\n" + "\t\tLugn kväll.\n" * 9
    assert "Draken" not in measured(corpus, tmp_path)
    assert "'Vi såg Draken.'" in measured(corpus, tmp_path, "--notes")


def test_a_file_that_is_no_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="first line"):
        measured("hej\n", tmp_path)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("measure_guard", str(tmp_path / "none.tsv"))
