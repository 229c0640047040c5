"""`make bench`: the whole table, or some of its rows."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import disclosure, engine, instructions, paper, site
from bench.table import Figure, as_json, as_markdown, show

ROWS = ("1", "2", "4", "5", "6", "7", "8", "9")


def main() -> int:
    """Prints the figures of the rows asked for. Exit code 0 however they turn out."""
    parser = argparse.ArgumentParser("make bench", description=__doc__)
    parser.add_argument("--format", choices=("table", "json", "markdown"), default="table")
    parser.add_argument("--rows", default=",".join(ROWS), help="some of %(default)s")
    parser.add_argument("--tiny", action="store_true", help="see that it runs; says nothing")
    args = parser.parse_args()
    rows = set(args.rows.split(","))
    if unknown := rows - set(ROWS):
        parser.error(f"There is no row {', '.join(sorted(unknown))}.")
    with TemporaryDirectory(prefix="brygga-bench-") as folder:
        figures = sorted(measured(Path(folder), rows, is_tiny=args.tiny), key=lambda f: f.row)
    if args.format == "json":
        print(as_json(figures))
    elif args.format == "markdown":
        print(as_markdown(figures))
    else:
        show(figures)
    return 0


def measured(folder: Path, rows: set[str], *, is_tiny: bool) -> Iterator[Figure]:
    """The figures of some rows; `is_tiny` asks so little that they mean nothing."""
    if "5" in rows:
        yield from engine.measure(rounds=2 if is_tiny else 200)
        if not is_tiny:
            yield from instructions.measure()
    if "7" in rows:
        yield from disclosure.measure(rounds=2 if is_tiny else 20)
        yield from paper.measure(rounds=1 if is_tiny else 20)
    if not rows & {"1", "2", "4", "6", "8", "9"}:
        return
    site.start(folder)
    # What imports the site's models can only be loaded once Django has started.
    from bench import counts, pages, start, weight, world

    built = world.build(folder, 3, site.EARLY) if is_tiny else world.build(folder)
    if rows & {"1", "2", "4"}:
        found = pages.measure(built, rounds=2 if is_tiny else 60)
        yield from (figure for figure in found if figure.row in rows)
    world.use(built.alone)
    if rows & {"6", "8"}:
        counts.prepare()
    if "6" in rows:
        sizes = counts.TINY if is_tiny else counts.WHOLE
        yield from counts.measure(folder, built.coordinator, sizes)
    if "8" in rows:
        yield from weight.measure("Idag", pages.TODAY, built.coordinator, goal=100)
        yield from weight.measure("count page", counts.PAGE, built.coordinator, goal=60)
    if "9" in rows:
        cookie = site.cookie(built.coordinator)
        yield from start.measure(folder, pages.TODAY, cookie, times=1 if is_tiny else 3)


if __name__ == "__main__":
    sys.exit(main())
