"""What every page needs around its content: navigation, the demo banner, the menu's links."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from brygga.parties.membership import Member
from brygga.parties.roles import Role


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a menu. `is_first_choice` earns it a place in the phone's bottom bar."""

    href: str
    label: str | Promise
    sign: str = ""
    is_current: bool = False
    is_first_choice: bool = False
    count: int | None = None


#: url name, label, sign, whether it stands in the phone's bottom bar
PARTNERSHIP_PAGES: tuple[tuple[str, str | Promise, str, bool], ...] = (
    ("overview:today", _("Idag"), "today", True),
    ("overview:board", _("Löften"), "promises", True),
    ("agreements:detail", _("Överenskommelsen"), "document", True),
    ("parties:partnership", _("Parter"), "people", False),
    ("journal:entries", _("Journal"), "journal", False),
)
ACCOUNT_PAGES: tuple[tuple[str, str | Promise, str], ...] = (
    ("overview:portfolio", _("Partnerskap"), "partnerships"),
    ("account_email", _("E-postadress"), "letter"),
    ("mfa_index", _("Passnycklar och koder"), "key"),
)
FOOTER_PAGES: tuple[tuple[str, str | Promise], ...] = (("components", _("Komponenter")),)


def site(request: HttpRequest) -> dict[str, Any]:
    """The context processor of every page. Works before anybody has signed in."""
    partnership = getattr(request, "partnership", None)
    return {
        "is_demo": settings.DEMO,
        "demo_login": settings.DEMO_LOGIN,
        "now": getattr(request, "now", None),
        "partnership": partnership,
        "nav": _partnership_links(request.path, partnership.key) if partnership else [],
        "account_links": list(_links(ACCOUNT_PAGES)),
        "footer_links": list(_links(FOOTER_PAGES)) if settings.DEMO else [],
        "sign_in_href": _address("account_login"),
        "sign_out_href": _address("account_logout"),
        "language_href": _address("choose_language"),
        "roles_line": _roles_line(getattr(request, "member", None)),
    }


def _roles_line(member: Member | None) -> str:
    """Who one is here: "Samordnare, Tjejjouren i Lund"."""
    if member is None:
        return ""
    roles: dict[str, list[str]] = {}
    for seat in member.seats:
        roles.setdefault(seat.organisation_name, []).append(str(Role(seat.role).label))
    lines = (f"{', '.join(names)}, {organisation}" for organisation, names in roles.items())
    return " · ".join(line[:1].upper() + line[1:] for line in lines)


def _partnership_links(path: str, key: str) -> list[Link]:
    links = []
    for name, label, sign, is_first_choice in PARTNERSHIP_PAGES:
        href = _address(name, key)
        if href:
            links.append(Link(href, label, sign, path.startswith(href), is_first_choice))
    return links


def _links(pages: Iterable[tuple[Any, ...]]) -> Iterable[Link]:
    for name, label, *sign in pages:
        href = _address(name)
        if href:
            yield Link(href, label, *sign)


def _address(name: str, *args: str) -> str:
    """The page's address, or nothing where this installation does not have the page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
