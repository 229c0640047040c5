"""No log line says who asked, from where, or for what."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from brygga.website.logs import Impersonal, PlainFormatter

CANARIES = ("192.0.2.79", "Kanarie/7919", "kanarie-7919", "hemligt7919")


@pytest.fixture
def said() -> Iterator[io.StringIO]:
    """What the site's own handler would have written."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.addFilter(Impersonal())
    handler.setFormatter(PlainFormatter())
    logger = logging.getLogger("django")
    before = logger.handlers, logger.level
    logger.handlers, logger.level = [handler], logging.DEBUG
    yield text
    logger.handlers, logger.level = before


def test_a_missing_page_leaves_no_trace_of_who_asked(
    db: None, client: Client, said: io.StringIO
) -> None:
    client.get(
        "/kanarie-7919/?q=hemligt7919",
        REMOTE_ADDR="192.0.2.79",
        headers={"user-agent": "Kanarie/7919"},
    )
    assert "404" in said.getvalue()
    for canary in CANARIES:
        assert canary not in said.getvalue()


def test_an_error_is_told_by_its_kind_and_place(said: io.StringIO) -> None:
    try:
        raise ValueError("hemligt7919")
    except ValueError:
        logging.getLogger("django.request").exception("GET /kanarie-7919/")
    assert "ValueError" in said.getvalue()
    assert "test_logs.py" in said.getvalue()
    for canary in CANARIES:
        assert canary not in said.getvalue()
