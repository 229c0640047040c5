"""Reads what the installation is told by its environment, and says what is unsafe about it.

Kept apart from the settings so that each rule can be tested without starting the site.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

DEMO_SECRET_KEY = "demo-only-never-used-in-production-0123456789-abcdefghij"
DEMO_MOMENT = "2023-10-18T15:00+02:00"
SHORTEST_SECRET = 50


class UnsafeSettings(ImproperlyConfigured):
    """Production was asked for with values that would put people at risk."""


def database_from_url(url: str, *, data: Path) -> dict[str, Any]:
    """Django's description of the database behind `url`; an empty url is SQLite in `data`.

    Shapes: `sqlite:///relative.sqlite3`, `sqlite:////absolute.sqlite3`,
    `postgres://user:password@host:port/name?host=/folder/of/socket`.
    """
    if not url:
        return _sqlite(str(data / "brygga.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        path = unquote(parts.path.removeprefix("/"))
        if not path:
            raise ImproperlyConfigured(
                "DATABASE_URL names no file. Write sqlite:///brygga.sqlite3."
            )
        return _sqlite(path)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(parts)
    raise ImproperlyConfigured(
        f"DATABASE_URL begins with “{parts.scheme}”. Brygga knows sqlite:// and postgres://."
    )


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # IMMEDIATE takes the write lock at BEGIN: a reader that becomes a writer would
            # otherwise fail at once with "database is locked", whatever the timeout.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            ),
        },
    }


def _postgresql(parts: Any) -> dict[str, Any]:
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or options.pop("port", "")),
        # The pool keeps the connections; Django must give each one back after its request.
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 20}, **options},
    }


def moment_from(text: str) -> datetime | None:
    """The fixed moment in `text` (ISO 8601 with offset), or None for the system's clock."""
    if not text or text == "system":
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"BRYGGA_CLOCK is “{text}”. Write system, or a moment as {DEMO_MOMENT}."
        ) from error
    if moment.tzinfo is None:
        raise ImproperlyConfigured(
            f"BRYGGA_CLOCK is “{text}”, without an offset. Write it as {DEMO_MOMENT}."
        )
    return moment


def is_on(environment: Mapping[str, str], name: str, *, default: bool) -> bool:
    """Whether a switch is on: 1, true, yes or on."""
    value = environment.get(name, "").strip().lower()
    return value in {"1", "true", "yes", "on"} if value else default


@dataclass(frozen=True, slots=True)
class Chosen:
    """The values that decide whether an installation may serve real people."""

    secret_key: str
    debug: bool
    allowed_hosts: list[str]
    base_url: str
    clock: datetime | None
    secure_cookies: bool
    demo_login: bool
    mail_host: str


def check_safe(chosen: Chosen) -> None:
    """Raises UnsafeSettings naming every unsafe value and what to do about each."""
    wrong = []
    if chosen.secret_key == DEMO_SECRET_KEY or len(chosen.secret_key) < SHORTEST_SECRET:
        wrong.append(
            f"SECRET_KEY is the demo's or shorter than {SHORTEST_SECRET} characters. Make one with "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(50))' and keep it secret."
        )
    if chosen.debug:
        wrong.append("BRYGGA_DEBUG is on and would show the inside of errors. Remove it.")
    if not chosen.allowed_hosts or "*" in chosen.allowed_hosts:
        wrong.append(
            "ALLOWED_HOSTS is empty or allows every name. "
            "Set it to the site's own names, with commas between."
        )
    if not chosen.base_url.startswith("https://"):
        wrong.append(
            "BRYGGA_URL is not an https:// address. Set it to the address that people visit; "
            "links in letters are built from it."
        )
    if chosen.clock is not None:
        wrong.append(
            "BRYGGA_CLOCK stands still, so every date would be wrong. Remove it or write system."
        )
    if not chosen.secure_cookies:
        wrong.append(
            "INSECURE_COOKIES is on, so sign-in could be stolen on the way. Remove it and serve "
            "over https."
        )
    if chosen.demo_login:
        wrong.append("BRYGGA_DEMO_LOGIN is on: anybody could sign in as anybody. Remove it.")
    if not chosen.mail_host:
        wrong.append(
            "MAIL_HOST is empty, so codes and invitations would reach nobody. "
            "Set it to your mail server."
        )
    if wrong:
        lines = "\n".join(f"  - {line}" for line in wrong)
        raise UnsafeSettings(f"Brygga does not start in production with unsafe values:\n{lines}")
