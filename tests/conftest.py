"""What holds for every test: texts compiled, no network but loopback, nothing silently skipped."""

import gc
import ipaddress
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from hypothesis import settings

from brygga.website.management.commands.compile_texts import compile_texts
from tests.emptying import let_tests_empty_all

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}

# The same cases each time, so that a run that passed passes again, and no timing: machines are
# shared. `--hypothesis-profile=search` invents new ones.
settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="leave out what no database can change: the pure domain, journeys in the browser, and "
        "walks over every address",
    )


def pytest_configure(config: pytest.Config) -> None:
    compile_texts()
    let_tests_empty_all()
    sys.addaudithook(_refuse_the_net)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    # What pages remember of a partnership holds until its journal moves on; between tests the
    # database goes back in time instead.
    from brygga.overview.queries import forget

    forget()


def pytest_report_header() -> str:
    return f"database: {connection.vendor}"


def pytest_collection_finish() -> None:
    # What was imported and collected stays to the end: looking through it again and again for
    # something to throw away takes a fifteenth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-database"):
        return
    kept = [item for item in items if _uses_database(item) and not _runs_once(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _uses_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE_FIXTURES)


def _runs_once(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(name) for name in ("journey", "every_address"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[Any]:
    report = yield
    return _skip_is_failure(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[Any]:
    report = yield
    return _skip_is_failure(report)


def _skip_is_failure(report: Any) -> Any:
    """A skipped test promises something that nobody looked at, so it counts as a failed one."""
    if report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, which counts as failed here: {report.longrepr}"
    return report


def _refuse_the_net(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook: it sees every Python library, however it opens its socket."""
    if event == "socket.connect":
        address = args[1]
    elif event == "socket.getaddrinfo":
        address = args[:1]
    else:
        return
    if isinstance(address, tuple) and not _is_loopback(address[0]):
        raise RuntimeError(f"Tests stay on this machine; something tried to reach {address[0]!r}.")


def _is_loopback(host: Any) -> bool:
    if isinstance(host, bytes):
        host = host.decode()
    if host in {None, "", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback or ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False
