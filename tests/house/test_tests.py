"""The rules that the tests themselves live under do bite."""

import socket

import pytest

from tests.conftest import _skip_is_failure

ANOTHER_MACHINE = "192.0.2.1"  # reserved for documentation; nobody answers there


def test_the_network_is_out_of_reach() -> None:
    with pytest.raises(RuntimeError, match="stay on this machine"):
        socket.create_connection((ANOTHER_MACHINE, 80), timeout=1)
    with pytest.raises(RuntimeError, match="stay on this machine"):
        socket.getaddrinfo("example.org", 80)


def test_loopback_is_within_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        socket.create_connection(listening.getsockname(), timeout=5).close()


def test_a_skipped_test_counts_as_failed() -> None:
    report = pytest.TestReport(
        nodeid="test_x",
        location=("test_x.py", 1, "test_x"),
        keywords={},
        outcome="skipped",
        longrepr=("test_x.py", 1, "Skipped: no browser"),
        when="call",
    )
    assert _skip_is_failure(report).outcome == "failed"
