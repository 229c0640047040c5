"""Writes the corpus anew: every name in six sentences, and the notes that name nobody.

python -m tests.domain.wording.corpus.compose
"""

from collections.abc import Iterator
from pathlib import Path

from tests.domain.wording.corpus import held_out
from tests.domain.wording.corpus.names import ORIGINS, Names
from tests.domain.wording.corpus.sentences import DEALT, PER_NAME, SHAPES

FOLDER = Path(__file__).parent
CORPUS = FOLDER / "notes.tsv"
HELD_OUT = FOLDER / "held_out.tsv"
CLEAN = FOLDER / "clean.txt"


def composed() -> str:
    lines = ["origin\tshape\tnote"]
    for origin, names in ORIGINS.items():
        lines += [f"{origin}\t{shape}\t{note}" for shape, note in notes_with(names)]
    lines += [f"\tutan namn\t{note}" for note in CLEAN.read_text("utf-8").splitlines()]
    return "\n".join(lines) + "\n"


def notes_with(names: Names) -> Iterator[tuple[str, str]]:
    """Each name six times; the same sentences for every origin, so that only the names differ."""
    for number, name in enumerate((*names.given, *names.family)):
        surname = names.family[number % len(names.family)]
        for turn in range(PER_NAME):
            dealt = number * PER_NAME + turn
            shape = DEALT[dealt % len(DEALT)]
            sentences = SHAPES[shape]
            sentence = sentences[dealt // len(DEALT) % len(sentences)]
            yield shape, _filled(sentence, name, surname)


def composed_held_out() -> str:
    lines = ["origin\tshape\tnote"]
    for origin, names in held_out.NAMES.items():
        for number, name in enumerate(names.split()):
            for turn in range(4):
                dealt = (number * 3 + turn) % len(held_out.SENTENCES)
                lines.append(
                    f"{origin}\tmening {dealt + 1}\t{_filled(held_out.SENTENCES[dealt], name)}"
                )
    lines += [f"\tutan namn\t{note}" for note in held_out.CLEAN]
    return "\n".join(lines) + "\n"


def _filled(sentence: str, name: str, surname: str = "") -> str:
    note = sentence.replace("{n}s", "{n}" if name.endswith(("s", "z")) else "{n}s")
    return note.format(n=name, l=name.lower(), s=surname).replace("\n", "\\n")


if __name__ == "__main__":
    CORPUS.write_text(composed(), "utf-8")
    HELD_OUT.write_text(composed_held_out(), "utf-8")
