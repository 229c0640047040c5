"""Writes docs/rulebook from the examples: `python -m tests.spec.rulebook`."""

from pathlib import Path

from brygga.domain.obligations import Evidence, explain, local_day
from tests.spec.chapters import CHAPTERS
from tests.spec.example import Asked, Chapter, Example

FILE = Path(__file__).parents[2] / "docs" / "rulebook" / "README.md"

SIGNS = {
    "kept": "● hållet",
    "kept_late": "◐ hållet sent",
    "open": "○ pågår",
    "due_soon": "◔ snart",
    "missed": "✕ missat",
    "waived": "◇ undantag",
    "upcoming": "· kommande",
    "undated": "? utan datum",
    "not_applicable": "– gäller inte",
}

INTRODUCTION = """\
# Regelboken

Så räknar Brygga. Varje regel står i en mening, med ett exempel som också är ett prov: ändras en
regel i programmet utan att ändras här, eller tvärtom, så säger proven ifrån.

Allt svaras för en dag. Det som räknas är det som var noterat den dagen och inte återkallat. Därför
är svaret för en dag som har gått alltid detsamma.

Den här filen skrivs av `make rulebook` från exemplen i `tests/spec`.
"""


def rulebook() -> str:
    return "\n".join([INTRODUCTION, *(_chapter(n, c) for n, c in enumerate(CHAPTERS, 1))])


def _chapter(number: int, chapter: Chapter) -> str:
    examples = "\n".join(
        _example(f"{number}.{n}", example) for n, example in enumerate(chapter.examples, 1)
    )
    return f"## {number}. {chapter.title}\n\n{chapter.introduction}\n\n{examples}"


def _example(number: str, example: Example) -> str:
    lines = [f"### {number} {example.rule}", ""]
    lines += [f"- Överenskommelsen gäller {example.term[0]}–{example.term[1]}."]
    lines += [_recorded(fact) for fact in example.facts]
    lines += [
        f"- Undantag beslutat och noterat {w.decided_on} för {w.occurrence.partition('/')[2]}."
        for w in example.waivers
    ]
    lines += [
        f"- Tolkning, {f'beslutad {r.decided_on}' if r.decided_on else 'antagen'}: {r.text}"
        for r in example.readings
    ]
    if example.amounts:
        lines += [f"- Att betala: {', '.join(f'{a} kr' for a in example.amounts)}."]
    lines += ["", "| frågat den | för | läge | hittills | senast |", "|---|---|---|---|---|"]
    lines += [_answer(asked) for asked in example.asked]
    last = example.asked[-1]
    steps = explain(example.assessed(last.on)[last.occurrence])
    lines += ["", "Uträkningen på sista raden: " + " ".join(step.text.sv for step in steps), ""]
    return "\n".join(lines)


def _recorded(fact: Evidence) -> str:
    parts = [f"- Hände {fact.happened_on}"]
    if fact.obligation != "duty":
        parts.append(f"({fact.obligation})")
    if fact.kind != "note":
        parts.append(f"({fact.kind})")
    if fact.party:
        parts.append(f"hos {fact.party}")
    if fact.quantity > 1:
        parts.append(f"{fact.quantity} st")
    if fact.occurrence:
        parts.append(f"för {fact.occurrence.partition('/')[2]}")
    if local_day(fact.recorded_at) != fact.happened_on:
        parts.append(f"noterat {local_day(fact.recorded_at)}")
    if fact.withdrawn_at:
        parts.append(f"återkallat {local_day(fact.withdrawn_at)}")
    return ", ".join(parts) + "."


def _answer(asked: Asked) -> str:
    return (
        f"| {asked.on} | {asked.occurrence} | {SIGNS[asked.standing]} | {asked.progress} "
        f"| {asked.due or ''} |"
    )


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(rulebook(), encoding="utf-8")
