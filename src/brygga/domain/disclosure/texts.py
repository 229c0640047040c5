"""The fixed sentences that stand beside published figures, in every report and export."""

from brygga.domain.disclosure.plan import Plan, Split
from brygga.domain.language import Text

ONLY_THE_TOTAL = Text(
    "Här visas bara totalen. Delarna visas inte, för att ingen ska kunna pekas ut.",
    "Only the total is shown. The parts are left out so that nobody can be pointed out.",
)


def how_figures_are_made(plan: Plan, split: Split) -> Text:
    """What a reader of a table has to know: what is exact, what is rounded, and how far off."""
    rest = (
        Text(
            "En av dem, resten, är totalen minus de andra.",
            "One of them, the rest, is the total minus the others.",
        )
        if split.keeps_sums
        else Text("Övriga visas inte för sig.", "All others are not shown by themselves.")
    )
    return Text(
        f"Totalen är exakt. Delarna är slumpvis avrundade till hela {plan.base}-tal, så att ingen "
        f"kan pekas ut. {rest.sv} För ett halvår ligger varje visad del högst {plan.within} från "
        "det som räknades; för flera halvår läggs halvårens siffror ihop.",
        f"The total is exact. The parts are rounded at random to multiples of {plan.base}, so that "
        f"nobody can be pointed out. {rest.en} For a half-year each part shown lies at most "
        f"{plan.within} from what was counted; for several half-years, their figures are added.",
    )


def under_the_floor(floor: int) -> Text:
    """Stands instead of a total, and of all that it would be split in."""
    return Text(
        f"Färre än {floor}. Så små tal visas inte.",
        f"Fewer than {floor}. Numbers that small are not shown.",
    )
