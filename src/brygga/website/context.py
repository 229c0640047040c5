"""What the frame of every page needs: where one can go, who one is, what day it is."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from brygga.parties.membership import Member
from brygga.parties.roles import Role


@dataclass(frozen=True, slots=True)
class Link:
    """A way on. `sign` is a picture's name in signs.svg."""

    href: str
    label: str | Promise
    sign: str = ""
    is_current: bool = False
    is_first_choice: bool = False
    count: int | None = None


# The pages of a partnership: address name, words, picture, whether a phone shows it at once.
PAGES = (
    ("overview:today", _("Idag"), "today", True),
    ("overview:board", _("Löften"), "promises", True),
    ("meetups:meetups", _("Träffar"), "calendar", True),
    ("agreements:detail", _("Överenskommelsen"), "document", True),
    ("reports:reports", _("Rapporter"), "figures", False),
    ("volunteers:people", _("Folk"), "people", False),
    ("steering:group", _("Styrgruppen"), "calendar", False),
    ("parties", _("Parter"), "partnerships", False),
    ("journal", _("Journal"), "journal", False),
)

# Pages that belong to another one's part of the site.
WITHIN = {
    "meetups:shifts": "meetups:meetups",
    "meetups:needs": "meetups:meetups",
    "overview:wheel": "overview:board",
    "overview:contributions": "overview:board",
    "proposals:proposals": "agreements:detail",
    "obligations:deviations": "overview:board",
    "outreach:groups": "overview:board",
    "outreach:development": "overview:board",
    "reports:statistics": "reports:reports",
}

# The pages about what the parties have promised each other, which lead to each other by tabs.
TOGETHER = (
    ("overview:board", _("Löftestavlan")),
    ("overview:wheel", _("Årshjulet")),
    ("overview:contributions", _("Insatser")),
    ("obligations:deviations", _("Avvikelser")),
    ("outreach:groups", _("Grupper")),
    ("outreach:development", _("Utveckling")),
)


def site(request: HttpRequest) -> dict[str, object]:
    """The frame. Costs no query: what it shows was loaded by the access rule of the view."""
    member: Member | None = getattr(request, "member", None)
    return {
        "demo": settings.DEMO,
        "now": getattr(request, "now", None),
        "partnership": member.partnership if member else None,
        "nav": _pages(request, member),
        "together": _together(request, member),
        "roles_line": _roles(member),
        "account_links": _own_links(request),
        "footer_links": _footer_links(),
        "language_href": reverse("choose_language"),
        "sign_in_href": reverse("account_login"),
        "sign_out_href": reverse("account_logout"),
    }


def _pages(request: HttpRequest, member: Member | None) -> list[Link]:
    if member is None:
        return []
    links = []
    for name, label, sign, is_first_choice in PAGES:
        href = _address(name, member.partnership.key)
        if href:
            parts = [href, *(_address(n, member.partnership.key) for n in _within(name))]
            is_current = any(request.path.startswith(part) for part in parts)
            links.append(Link(href, label, sign, is_current, is_first_choice))
    return links


def _together(request: HttpRequest, member: Member | None) -> list[Link]:
    if member is None:
        return []
    return [
        Link(href, label, is_current=request.path == href)
        for name, label in TOGETHER
        if (href := _address(name, member.partnership.key))
    ]


def _within(name: str) -> list[str]:
    return [part for part, whole in WITHIN.items() if whole == name]


def _address(name: str, *args: str) -> str:
    """The page's address, or nothing where this installation does not have the page."""
    for known_as in (name, name.rpartition(":")[2]):
        try:
            return reverse(known_as, args=args)
        except NoReverseMatch:
            continue
    return ""


def _roles(member: Member | None) -> str:
    if member is None:
        return ""
    by_organisation: dict[str, list[str]] = {}
    for seat in member.seats:
        role = str(Role(seat.role).label)
        by_organisation.setdefault(seat.organisation_name, []).append(role)
    lines = [f"{', '.join(roles)}, {name}" for name, roles in by_organisation.items()]
    return " · ".join(line[:1].upper() + line[1:] for line in lines)


def _footer_links() -> list[Link]:
    return [Link(reverse("components"), _("Komponenter"))] if settings.DEMO else []


def _own_links(request: HttpRequest) -> list[Link]:
    links = [
        Link(reverse("account"), _("Mitt konto"), "key"),
        Link(reverse("notices:letters"), _("Mina utskick"), "letter"),
    ]
    portfolio = _address("overview:portfolio")
    if portfolio:
        links.insert(0, Link(portfolio, _("Partnerskap"), "partnerships"))
    member: Member | None = getattr(request, "member", None)
    if member is not None:
        seen: dict[str, str] = {}
        for seat in member.seats:
            seen.setdefault(seat.organisation_key, seat.organisation_name)
        links += [
            Link(reverse("organisation", args=[key]), name, "people") for key, name in seen.items()
        ]
    return links
