"""docs/agreement-states.md, drawn from the table of steps: python -m tests.domain.life.states"""

from pathlib import Path

from brygga.domain.life import BY_TIME, STEPS, State

PAGE = Path(__file__).resolve().parents[3] / "docs/agreement-states.md"

HEAD = """\
# How an agreement stands

Drawn from `STEPS` and `BY_TIME` in `src/brygga/domain/life/states.py` by
`python -m tests.domain.life.states`; a test keeps it fresh, and another tries every step in every
state. What is not drawn cannot be done: the site says how the agreement stands, and nothing
changes. Arrows in brackets are time's own.

"""


def page() -> str:
    return f"{HEAD}{_diagram()}\n{_table()}"


def _diagram() -> str:
    arrows = [
        f"    {_point(begin)} --> {end}: {step}"
        for step, ways in STEPS.items()
        for begin, end in ways.items()
        if begin is not end
    ]
    by_time = [f"    {begin} --> {end}: [{why.en}]" for (begin, end), why in BY_TIME.items()]
    return "\n".join(["```mermaid", "stateDiagram-v2", *arrows, *by_time, "```", ""])


def _point(state: State) -> str:
    return "[*]" if state is State.NOTHING else state


def _table() -> str:
    steps = list(STEPS)
    lines = [
        "A dash: cannot be done. Otherwise how the agreement stands afterwards.",
        "",
        f"| | {' | '.join(steps)} |",
        f"|---|{'---|' * len(steps)}",
    ]
    for state in State:
        cells = [STEPS[step].get(state) or "–" for step in steps]
        lines.append(f"| **{state}** | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
