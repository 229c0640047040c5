"""The agreement that the examples here are about."""

from functools import cache

from brygga.domain.terms import Terms, read_terms
from tests.house.repository import ROOT


@cache
def q_hanget() -> Terms:
    path = ROOT / "examples/q-hanget.toml"
    return read_terms(path.read_bytes(), name=path.name)
