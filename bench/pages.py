"""Rows 1, 2 and 4: the pages that people open every day, against the floor and as it all grows."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench import floor
from bench.progress import doing
from bench.table import Figure
from bench.timing import Work, interleaved
from bench.visitor import Answer, ask
from bench.world import FOLLOWED, World, use
from brygga.overview.queries import forget

TODAY, BOARD, PORTFOLIO = "/p/q-hanget/idag/", "/p/q-hanget/loften/", "/partnerskap/"
#: The first since an act: nothing of the partnership is remembered in the process.
ANEW = ", after an act"


Asked = dict[str, tuple[Work, Path]]


def measure(world: World, rounds: int = 60) -> list[Figure]:
    """Every line of the three rows, each page asked for in turn with the floor."""
    site = WSGIHandler()
    least = partial(ask, floor.handler(), floor.PATH, world.coordinator)
    today = partial(ask, site, TODAY, world.coordinator)
    board = partial(ask, site, BOARD, world.coordinator)
    portfolio = partial(ask, site, PORTFOLIO, world.officer)
    known: Asked = {
        "floor": (least, world.many),
        "Idag": (today, world.many),
        "Löftestavlan": (board, world.many),
        "portfolio": (portfolio, world.many),
        "portfolio, alone": (portfolio, world.followed),
    }
    anew: Asked = {
        "floor again": (least, world.many),
        f"Idag{ANEW}": (today, world.many),
        f"Idag{ANEW}, alone": (today, world.alone),
        f"Löftestavlan{ANEW}": (board, world.many),
        f"Löftestavlan{ANEW}, alone": (board, world.alone),
    }
    with doing(f"asking for {len(known) + len(anew)} pages {rounds} times"):
        spent = {**_spent(known, rounds), **_spent(anew, rounds, forget)}
    use(world.alone)
    queries_alone = queries(portfolio)
    use(world.many)
    return [
        *_pages(world, spent),
        *_portfolio(world, spent, queries(portfolio), queries_alone),
        *_growth(world, spent),
    ]


def _spent(asked: Asked, rounds: int, also: Work = lambda: None) -> dict[str, float]:
    def before(name: str) -> None:
        use(asked[name][1])
        also()

    works = {name: work for name, (work, _database) in asked.items()}
    return interleaved(works, rounds=rounds, before=before)


def _pages(world: World, spent: dict[str, float]) -> list[Figure]:
    work = f"Q-hänget among {world.partnerships} partnerships"
    return [
        Figure("1", name, work, spent[name], "ms", "floor", spent[least], goal=2)
        for name, least in (
            ("Idag", "floor"),
            (f"Idag{ANEW}", "floor again"),
            ("Löftestavlan", "floor"),
            (f"Löftestavlan{ANEW}", "floor again"),
        )
    ]


def _portfolio(
    world: World, spent: dict[str, float], queried: int, queried_alone: int
) -> list[Figure]:
    work = f"{min(FOLLOWED, world.partnerships)} followed of {world.partnerships}"
    return [
        Figure("2", "portfolio", work, spent["portfolio"], "ms", "floor", spent["floor"], goal=3),
        Figure("2", "portfolio, queries", work, queried, "", "with 1", queried_alone, goal=1),
    ]


def _growth(world: World, spent: dict[str, float]) -> list[Figure]:
    few = min(FOLLOWED, world.partnerships)
    return [
        Figure(
            "4",
            f"{name}, as all grows",
            f"{fewest} → {world.partnerships} partnerships",
            spent[name],
            "ms",
            f"with {fewest}",
            spent[f"{name}, alone"],
            goal=1.3,
        )
        for name, fewest in ((f"Idag{ANEW}", 1), (f"Löftestavlan{ANEW}", 1), ("portfolio", few))
    ]


def queries(asked: Callable[[], Answer]) -> int:
    """How many queries a page costs, once the process knows the agreement."""
    asked()
    with CaptureQueriesContext(connection) as captured:
        asked()
    return len(captured)
