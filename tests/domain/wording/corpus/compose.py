"""Writes the two corpora anew: every name in some sentences, notes that name nobody, and shapes.

python -m tests.domain.wording.corpus.compose
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.domain.wording.corpus import held_out, names, sentences
from tests.domain.wording.corpus.names import Names

FOLDER = Path(__file__).parent
CORPUS = FOLDER / "notes.tsv"
HELD_OUT = FOLDER / "held_out.tsv"

Shapes = Mapping[str, tuple[str, ...]]


def composed() -> str:
    """The kept corpus: what the rules of the guard may be tuned on."""
    named = _named(names.ORIGINS, sentences.SHAPES, sentences.DEALT, sentences.PER_NAME)
    return _corpus(named, "clean.txt", "refused.txt")


def composed_held_out() -> str:
    """The corpus that only tells whether the rules hold for what nobody thought of."""
    named = _named(held_out.ORIGINS, held_out.SENTENCES, held_out.DEALT, held_out.PER_NAME)
    return _corpus(named, "held_out_clean.txt", "held_out_refused.txt")


def _corpus(named: Iterator[str], clean: str, refused: str) -> str:
    lines = ["origin\tshape\tnote", *named]
    lines += [f"\tutan namn\t{note}" for note in (FOLDER / clean).read_text("utf-8").splitlines()]
    lines += [f"\t{line}" for line in (FOLDER / refused).read_text("utf-8").splitlines()]
    return "\n".join(lines) + "\n"


def _named(
    origins: Mapping[str, Names], shapes: Shapes, dealt: tuple[str, ...], per_name: int
) -> Iterator[str]:
    """The same sentences for every origin, so that only the names differ."""
    for origin, known in origins.items():
        for number, name in enumerate((*known.given, *known.family)):
            other = known.given[(number + 7) % len(known.given)]
            surname = known.family[number % len(known.family)]
            for turn in range(per_name):
                at = number * per_name + turn
                shape = dealt[at % len(dealt)]
                sentence = shapes[shape][at // len(dealt) % len(shapes[shape])]
                yield f"{origin}\t{shape}\t{_filled(sentence, name, other, surname)}"


def _filled(sentence: str, name: str, other: str, surname: str) -> str:
    if name.casefold().endswith(("s", "z", "x")):
        sentence = sentence.replace("{n}s", "{n}").replace("{l}s", "{l}")
    filled = sentence.format(n=name, l=name.lower(), m=other, lm=other.lower(), s=surname)
    return filled.replace("\n", "\\n")


if __name__ == "__main__":
    CORPUS.write_text(composed(), "utf-8")
    HELD_OUT.write_text(composed_held_out(), "utf-8")
