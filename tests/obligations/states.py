"""docs/deviation-states.md, drawn from the table of steps: python -m tests.obligations.states"""

from pathlib import Path

from brygga.obligations.states import STEPS, State

PAGE = Path(__file__).resolve().parents[2] / "docs/deviation-states.md"

HEAD = """\
# How a deviation stands

Drawn from `STEPS` in `src/brygga/obligations/states.py` by `python -m tests.obligations.states`; a
test keeps it fresh, and another tries every step in every state. What is not drawn cannot be done:
the site says how the deviation stands, and nothing changes. From `raised` nothing leads to a
decision: the parties talk first.

```mermaid
stateDiagram-v2
    [*] --> raised
"""


def page() -> str:
    arrows = "".join(
        f"    {begin} --> {end}: {step}\n"
        for step, ways in STEPS.items()
        for begin, ends in ways.items()
        for end in ends
    )
    return f"{HEAD}{arrows}```\n\n{_table()}"


def _table() -> str:
    states = list(State)
    lines = [
        f"| step | {' | '.join(states)} |",
        f"|---|{'---|' * len(states)}",
    ]
    for step, ways in STEPS.items():
        cells = [" or ".join(ways.get(state, ())) or "–" for state in states]
        lines.append(f"| {step} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
