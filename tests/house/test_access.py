"""Every address carries its rule, and nobody who is not signed in gets past a closed one."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

RULES = ("public: ", "signed in", "in the partnership", "in the organisation")

# Something of the right shape for each converter; none of it exists.
EXAMPLES: dict[str, Any] = {
    "IntConverter": 4711,
    "SlugConverter": "finns-inte",
    "StringConverter": "finns-inte",
    "PathConverter": "finns/inte",
    "UUIDConverter": "00000000-0000-0000-0000-000000000000",
}


def patterns(
    resolver: URLResolver | None = None, before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Every address of the site, as written, with its pattern."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        else:
            yield route, entry


def example_of(route: str, pattern: URLPattern) -> str:
    """An address that the pattern answers to."""
    address = f"/{route}"
    assert isinstance(pattern.pattern, RoutePattern), (
        f"{route}: write it with path(), not re_path()"
    )
    for name, converter in get_converters(route).items():
        example = EXAMPLES.get(type(converter).__name__)
        if example is None:
            example = example_for(converter)
        for written in (f"<{name}>", *(f"<{kind}:{name}>" for kind in kinds())):
            address = address.replace(written, str(example))
    assert "<" not in address, address
    return address


def get_converters(route: str) -> dict[str, Any]:
    return dict(RoutePattern(route).converters)


def kinds() -> list[str]:
    from django.urls.converters import get_converters as known

    return list(known())


def example_for(converter: Any) -> str:
    """Of a converter of our own: a day, or something that its expression matches."""
    if "date" in type(converter).__name__.lower() or "day" in type(converter).__name__.lower():
        return date(2023, 10, 18).isoformat()
    return str(converter.example)


ALL = [pytest.param(route, pattern, id=route or "/") for route, pattern in patterns()]


def rule_of(pattern: URLPattern) -> str:
    return str(getattr(pattern.callback, "access_rule", ""))


@pytest.mark.parametrize(("route", "pattern"), ALL)
def test_the_address_has_a_rule(route: str, pattern: URLPattern) -> None:
    rule = rule_of(pattern)
    assert rule.startswith(RULES), (
        f"/{route} has no rule. Give its view one of @public('why'), @signed_in, "
        "@in_partnership(check) or @in_organisation(check) from brygga.parties.access."
    )
    if rule.startswith("public: "):
        assert len(rule) > 20, f"/{route} is public: say why in a sentence."
    else:
        # Django's middleware is the second lock: a closed view must not opt out of it.
        assert getattr(pattern.callback, "login_required", True), route


CLOSED = [
    pytest.param(route, pattern, id=route or "/")
    for route, pattern in patterns()
    if not rule_of(pattern).startswith("public: ")
]


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("route", "pattern"), CLOSED)
def test_a_closed_address_sends_strangers_to_sign_in(
    client: Client, route: str, pattern: URLPattern, method: str
) -> None:
    response = getattr(client, method)(example_of(route, pattern))
    if getattr(pattern.callback, "answers_in_json", False):
        assert (response.status_code, response.json()["problem"]) == (401, "signed_out")
        return
    assert response.status_code in {302, 404}, response.status_code
    if response.status_code == 302:
        assert response["Location"].startswith("/konto/logga-in/?next="), response["Location"]


def test_a_rule_is_missed_where_there_is_none() -> None:
    """The test above does bite: Django's own views carry no rule of ours."""
    from django.views.generic import TemplateView

    assert not rule_of(URLPattern(RoutePattern("x/"), TemplateView.as_view()))
