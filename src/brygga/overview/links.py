"""Addresses of what the overview leads to: put together once per page, not looked up per mark."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse


class Links(NamedTuple):
    """The beginnings of addresses. All but `query`, which is empty or begins with ?, end with /."""

    today: str
    duties: str
    board: str
    agreement: str
    meetups: str
    query: str = ""

    def obligation(self, key: str) -> str:
        return f"{self.duties}{key}/{self.query}"

    def occurrence(self, key: str) -> str:
        """An occurrence's key begins with that of its obligation, as its address does."""
        return f"{self.duties}{key}/{self.query}"

    def record(self, key: str) -> str:
        """The form for evidence, the occurrence already chosen in it."""
        obligation, _, occurrence = key.partition("/")
        return f"{self.duties}{obligation}/underlag/nytt/?forekomst={occurrence}"

    def meetup(self, key: str) -> str:
        return f"{self.meetups}{key}/"

    def clause(self, key: str) -> str:
        return f"{self.agreement}#{key}"

    def weeks(self, key: str, month: date) -> str:
        return f"{self.board}{key}/{month:%Y-%m}/{self.query}"


@lru_cache(maxsize=512)
def links_of(partnership: str, query: str = "") -> Links:
    """The addresses of one partnership's pages, given its key."""
    # Of any obligation, with its own part of the address cut off: one look-up instead of hundreds.
    of_any = reverse("obligations:detail", args=[partnership, "x"])
    return Links(
        today=reverse("overview:today", args=[partnership]),
        duties=of_any.removesuffix("x/"),
        board=reverse("overview:board", args=[partnership]),
        agreement=reverse("agreements:detail", args=[partnership]),
        meetups=reverse("meetups:meetups", args=[partnership]),
        query=query,
    )
