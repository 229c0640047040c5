"""docs/meeting-states.md, drawn from the table of steps: python -m tests.steering.states"""

from pathlib import Path

from brygga.steering.states import STEPS, State

PAGE = Path(__file__).resolve().parents[2] / "docs/meeting-states.md"

HEAD = """\
# How a meeting stands

Drawn from `STEPS` in `src/brygga/steering/states.py` by `python -m tests.steering.states`; a test
keeps it fresh, and another tries every step in every state. What is not drawn cannot be done: the
site says how the meeting stands, and nothing changes.

```mermaid
stateDiagram-v2
    [*] --> planned
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
