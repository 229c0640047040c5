"""Three installations to ask: with one partnership, with twenty, and with a hundred.

The first is the demo's Q-hänget, played by the users' own acts. The others are copies of its rows:
acted out, a hundred would take a quarter of an hour.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha512
from pathlib import Path

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.cached_db import SessionStore
from django.db import connection, transaction
from django.db.models import Model

from bench.progress import doing
from brygga.agreements.models import AgreementVersion
from brygga.obligations.models import AssessedOccurrence, Evidence, Reading, Waiver
from brygga.parties.models import (
    ContactPerson,
    Membership,
    Organisation,
    Partnership,
    PartnershipParty,
    Person,
)
from brygga.website.clock import now
from brygga.website.demo.cast import gather
from brygga.website.demo.q_hanget import q_hanget

FOLLOWED = 20  # partnerships that the officer follows, where there are so many
MANY = 100
BACKEND = "brygga.parties.signin.SignInBackend"

COORDINATOR, OFFICER = "alva.lindgren@example.org", "johan.akesson@example.org"


@dataclass(frozen=True)
class World:
    """The databases, and the session keys of two people who are signed in to all of them."""

    alone: Path
    followed: Path
    many: Path
    partnerships: int
    coordinator: str
    officer: str


def build(folder: Path, partnerships: int = MANY, until: datetime | None = None) -> World:
    """Fills the database that `site.start` made, up to `until` (the demo's own moment)."""
    alone = folder / "brygga.sqlite3"
    with doing("playing Q-hänget's two years"):
        original = _play(until or now())
    coordinator, officer = (_sign_in(email) for email in (COORDINATOR, OFFICER))
    with doing(f"copying it to {partnerships} partnerships"):
        few = min(FOLLOWED, partnerships)
        followed = _with_copies(alone, folder / "followed.sqlite3", original, range(2, few + 1))
        rest = range(few + 1, partnerships + 1)
        many = _with_copies(followed, folder / "many.sqlite3", original, rest)
    return World(alone, followed, many, partnerships, coordinator, officer)


def use(database: Path) -> None:
    """Asks this database from now on, over a connection that is already open."""
    if connection.settings_dict["NAME"] != str(database):
        connection.close()
        connection.settings_dict["NAME"] = str(database)
    connection.ensure_connection()


@transaction.atomic
def _play(until: datetime) -> Partnership:
    story = q_hanget(gather(), until)
    for act in story.told():
        act()
    return story.partnership


def _sign_in(email: str) -> str:
    person = Person.objects.get(email=email)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def _with_copies(source: Path, target: Path, original: Partnership, numbers: range) -> Path:
    """A copy of a database, with copies of a partnership added."""
    use(source)
    _run("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    shutil.copyfile(source, target)
    use(target)
    with transaction.atomic():
        for n in numbers:
            _copy(original, n)
    _run("ANALYZE")
    return target


def _copy(original: Partnership, n: int) -> None:
    """Copy number `n`: the first twenty have the original's organisations, others their own."""
    partnership = Partnership.objects.create(
        key=f"copy-{n}", title=f"Partnerskap {n:03}", created_at=original.created_at
    )
    for party in original.parties.select_related("organisation"):
        organisation = party.organisation if n <= FOLLOWED else _founded(party.organisation, n)
        PartnershipParty.objects.create(
            partnership=partnership, organisation=organisation, key=party.key
        )
    for version in AgreementVersion.objects.filter(partnership=original):
        before = version.pk
        # Another text, so that the process reads and keeps each agreement by itself.
        version.terms_text += f"\n# {n}\n"
        version.terms_sha512 = sha512(version.terms_text.encode()).hexdigest()
        version.pk, version.partnership = None, partnership
        version.save(force_insert=True)
        _copy_rows(
            AssessedOccurrence, {"version": before}, version=version, partnership=partnership
        )
    for model in (Evidence, Reading, Waiver, ContactPerson):
        _copy_rows(model, {"partnership": original.pk}, partnership=partnership)


def _founded(like: Organisation, n: int) -> Organisation:
    """An organisation of the same kind, with as many people in the same roles."""
    organisation = Organisation.objects.create(
        key=f"{like.key}-{n}", name=f"{like.name} {n}", kind=like.kind
    )
    for membership in Membership.objects.filter(organisation=like).order_by("pk"):
        person = Person.objects.create(email=f"{n}.{membership.pk}@example.org", name=f"Person {n}")
        Membership.objects.create(
            person=person,
            organisation=organisation,
            role=membership.role,
            since=membership.since,
            until=membership.until,
        )
    return organisation


def _copy_rows(model: type[Model], where: dict[str, int], **changed: Model) -> None:
    """Copies rows inside the database, with other foreign keys: thousands in a blink."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    chosen = [
        str(changed[field.name].pk) if field.name in changed else f'"{field.column}"'
        for field in fields
    ]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    ((name, value),) = where.items()
    _run(
        f'INSERT INTO "{model._meta.db_table}" ({columns}) SELECT {", ".join(chosen)} '
        f'FROM "{model._meta.db_table}" WHERE "{name}_id" = {value}'
    )


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
