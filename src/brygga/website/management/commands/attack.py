"""`brygga manage attack`: can anybody take the published figures apart? The whole trial."""

import sys
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandParser

from brygga.domain.disclosure.plan import Plan
from brygga.domain.disclosure.trial.attacks import Tally, attack_as_insiders, attack_histories
from brygga.domain.disclosure.trial.exhaustive import (
    DRAWN_ALONE,
    FLOOR,
    THREE_PARTS,
    TWO_BY_TWO,
    Learnt,
    learn_across,
    learn_from_every_table,
)
from brygga.domain.disclosure.trial.weaker import WAYS, Outcome, attack_way

T = TypeVar("T")
BAR = 30


class Command(BaseCommand):
    help = (
        "Attacks the frozen figures of invented histories: as somebody who has read everything, "
        "as somebody who runs our code, and as somebody who was there; then the usual ways of "
        "protecting a table, to show that the attacker can win. Takes some minutes. Exits 1 "
        "if a figure of ours is broken, or if the attacker does not break most of the others."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--histories", type=int, default=200)
        parser.add_argument("--largest-total", type=int, default=24)
        parser.add_argument("--seed", type=int, default=0)

    def handle(self, *args: Any, **options: Any) -> None:
        histories, seed = options["histories"], options["seed"]
        totals = range(options["largest_total"] + 1)
        broken = (
            self._outsider(histories, seed)
            + self._code("every 2 × 2 table", TWO_BY_TWO, totals)
            + self._code("every table of three parts", THREE_PARTS, totals)
            + self._code("three parts drawn alone", DRAWN_ALONE, totals)
            + self._across(totals)
            + self._insider(histories, seed)
        )
        self._tell("The same attacker against the usual ways, on the same histories:")
        resisted = [name for name in WAYS if not self._way(name, histories, seed)]
        if broken:
            self._tell(f"BROKEN: {broken} cells of ours.")
        if resisted:
            self._tell(f"NOT SHOWN that the attacker can win: {', '.join(resisted)}")
        if broken or resisted:
            sys.exit(1)

    def _tell(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()  # it takes long, and a log should show how far it has come

    def _outsider(self, histories: int, seed: int) -> int:
        tally = Tally()
        for found in self._followed("outsider", attack_histories(histories, seed), histories):
            tally += found
        self._tell(
            f"Outsider, {histories} histories of three years with exports and others' figures:\n"
            f"  {tally.tried} cells tried, {tally.small} of them small; {tally.broken} broken\n"
            f"  {tally.given_away} given away by others' exact figures, nothing added to them\n"
            f"  {tally.splits} splits over the floor: {tally.withheld} withheld since no draw was "
            f"safe, {tally.others} for others' exact figures\n"
            f"  mean error {tally.mean_error:.2f}, none over the guarantee"
        )
        return tally.broken

    def _code(self, name: str, plan: Plan, totals: range) -> int:
        learnt = Learnt()
        steps = learn_from_every_table(plan, totals)
        number = 1 + sum(total >= plan.totals[0].floor for total in totals)
        for found in self._followed(name, steps, number):
            learnt += found
        self._tell(
            f"Attacker who runs our code, {name} up to total {totals[-1]}:\n"
            f"  {learnt.tables} tables, {learnt.runs} runs, {learnt.answers} different answers\n"
            f"  {learnt.tried} cells tried in them; {learnt.broken} broken\n"
            f"  {learnt.withheld} tables may be withheld; surest guess that a cell is small "
            f"{float(learnt.surest):.2f}"
        )
        return learnt.broken

    def _across(self, totals: range) -> int:
        learnt = Learnt()
        pairs = [(a, b) for a in totals for b in totals if min(a, b) >= FLOOR]
        for found in self._followed("across", learn_across(pairs), len(pairs)):
            learnt += found
        self._tell(
            "Attacker who runs our code and reads another's exact sum over two half-years:\n"
            f"  {learnt.tables} pairs of tables, {learnt.runs} runs, {learnt.answers} answers\n"
            f"  {learnt.tried} cells tried in them; {learnt.broken} broken"
        )
        return learnt.broken

    def _insider(self, histories: int, seed: int) -> int:
        tally = Tally()
        for found in self._followed("insider", attack_as_insiders(histories, seed), histories):
            tally += found
        self._tell(
            f"Insider who was there a quarter of the months, {histories} histories:\n"
            f"  {tally.tried} cells tried, {tally.small} of them small; {tally.broken} broken"
        )
        return tally.broken

    def _way(self, name: str, histories: int, seed: int) -> bool:
        outcome = Outcome()
        for found in self._followed(name, attack_way(WAYS[name], histories, seed), histories):
            outcome += found
        self._tell(
            f"  {name}: {outcome.broken_histories} of {outcome.histories} histories "
            f"that had a small cell broken, {outcome.broken} of {outcome.small} such cells"
        )
        return outcome.broken_histories * 2 > outcome.histories

    def _followed(self, what: str, steps: Iterable[T], number: int) -> Iterator[T]:
        """The steps, with a bar on standard error where somebody is looking."""
        for done, step in enumerate(steps, 1):
            if self.stderr.isatty():
                filled = BAR * done // number
                bar = "█" * filled + "·" * (BAR - filled)
                ending = "\n" if done == number else ""
                self.stderr.write(f"\r{what:28} {bar} {done}/{number}", ending=ending)
            yield step
