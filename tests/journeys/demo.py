"""The demo as a database file, loaded once in a run of the tests and copied wherever it is needed.

Playing it takes seconds, copying it milliseconds: so every journey may write in a demo of its own.
"""

import fcntl
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Page

from brygga.agreements.actions import (
    begin_draft,
    change_entry,
    comment_on_clause,
    demand_correction,
    give_notice,
    import_version,
    note_dialogue,
    say_ready,
    take_up_matter,
)
from brygga.agreements.files import Upload
from brygga.agreements.models import AgreementDraft
from brygga.agreements.queries import draft_terms, newest_of, newest_version, terms_of
from brygga.domain.life import Kind
from brygga.domain.proposals import CostRow
from brygga.meetups.actions import add_question, write_log
from brygga.notices.actions import open_feed, queue_letter
from brygga.notices.models import Letter
from brygga.obligations.actions import record_evidence, waive_occurrence
from brygga.obligations.attachments import attachment_from
from brygga.obligations.models import Evidence
from brygga.parties.actions.invitations import hash_of, invite
from brygga.parties.actions.memberships import give_role
from brygga.parties.actions.organisations import found_organisation, found_partnership
from brygga.parties.actions.people import add_person
from brygga.parties.models import Organisation, Partnership, Person
from brygga.parties.roles import Role
from brygga.proposals.actions import (
    add_point,
    assess_proposal,
    begin_proposal,
    hand_in,
    save_alternative,
)
from brygga.proposals.queries import criteria_of
from brygga.steering.actions import (
    add_item,
    add_paper,
    cancel_meeting,
    comment_on_minutes,
    give_action,
    hold_meeting,
    note_presence,
    open_meeting,
    plan_meetings,
    record_decision,
    send_for_approval,
    send_summons,
    write_note,
)
from brygga.steering.models import AgendaItem, Attended, Paper
from brygga.steering.queries import expected_at
from brygga.website import demo
from brygga.website.clock import now
from brygga.website.demo.cast import PEOPLE
from tests.parties.software_key import SoftwareKey
from tests.world import EXAMPLES

NAMES = {key: name for key, name, _roles in PEOPLE} | {"newcomer": "Nora Ny"}

# What the sessions of allauth remember: when, and for whom, somebody proved who they are.
PROVED = "account_authentication_methods"
PROVED_BY = "account_authentication_methods_user"


@dataclass(frozen=True)
class Demo:
    """The demo in the database, and a server that shows it."""

    url: str

    def person(self, key: str) -> Person:
        """Somebody of the demo, by the key in its cast."""
        return Person.objects.get(name=NAMES[key])

    def attach(self) -> Evidence:
        """Evidence with a file. Files are kept by the process that serves them."""
        return record_evidence(
            partnership=Partnership.objects.get(key="q-hanget"),
            obligation="half-year-report",
            happened_on=date(2023, 8, 25),
            source="Rättelse till rapporten",
            attachment=attachment_from("rapport.pdf", b"%PDF-1.4\n%%EOF\n"),
            by=self.person("coordinator"),
            at=now(),
        )

    def add_paper(self, meeting: int) -> Paper:
        """A paper with a file, for the same reason."""
        return add_paper(
            item=AgendaItem.objects.filter(meeting=meeting).earliest("position"),
            title="Underlag till mötet",
            attachment=attachment_from("underlag.pdf", b"%PDF-1.4\n%%EOF\n"),
            by=self.person("officer"),
            at=now(),
        )

    def client(self, who: str) -> Client:
        """A client of somebody who has just signed in; `who` is empty for a stranger."""
        client = Client()
        if who:
            client.force_login(self.person(who))
            session = client.session
            session[PROVED_BY] = session["_auth_user_id"]
            # An hour ahead: on a slow machine it would soon be too long ago.
            at = time.time() + 3600
            session[PROVED] = [{"method": "mfa", "reauthenticated": True, "at": at}]
            session.save()
        return client

    def state(self, who: str, language: str = "sv") -> dict[str, Any]:
        """What the browser of that person holds: her session, and her language."""
        cookies = [self._cookie(settings.LANGUAGE_COOKIE_NAME, language)]
        if who:
            name = settings.SESSION_COOKIE_NAME
            cookies.append(self._cookie(name, self.client(who).cookies[name].value))
        return {"cookies": cookies, "origins": []}

    def choose_language(self, page: Page, language: str) -> None:
        page.context.add_cookies([self._cookie(settings.LANGUAGE_COOKIE_NAME, language)])

    def _cookie(self, name: str, value: str) -> Any:
        return {
            "name": name,
            "value": value,
            "domain": self.url.split("/")[2].split(":")[0],
            "path": "/",
            "expires": -1,
            "httpOnly": True,
            "secure": False,
            "sameSite": "Lax",
        }


def play_into(file: Path) -> None:
    """Plays the demo and what is added to it, and leaves it all in a file of its own."""
    with emptied():
        demo.load(now=now())
        _add_what_the_demo_lacks()
        with closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)


@contextmanager
def the_only_one(lock: Path) -> Iterator[None]:
    """Lets one worker in at a time."""
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@contextmanager
def staged(file: Path) -> Iterator[None]:
    """The database of the tests holds what is in the file, and afterwards what it held before."""
    with emptied(), closing(sqlite3.connect(file)) as copy:
        copy.backup(connection.connection)
        yield


@contextmanager
def emptied() -> Iterator[None]:
    """A database with nothing in it, and afterwards with what it held before."""
    assert connection.vendor == "sqlite", "Journeys run once, on SQLite: see --only-database."
    connection.ensure_connection()
    with closing(sqlite3.connect(":memory:")) as before:
        connection.connection.backup(before)
        try:
            yield
        finally:
            before.backup(connection.connection)
            connection.close()


SECOND = (
    (EXAMPLES / "q-hanget.toml")
    .read_text(encoding="utf-8")
    .replace('title = "Mötesplatsen öppen varje skolvecka"', 'title = "Öppet varje skolvecka"')
)
OPEN_TOKEN = "journeys-open-token"
LOST = "Det som inte kom fram"
OLD_TOKEN = "journeys-old-token"
WAITING = "weekly-meetup/2022-W10"
LED = "2023-W41"


def _add_what_the_demo_lacks() -> None:
    """States that some pages need: keys, open invitations, a waiver that waits, a first day."""
    people = {key: Person.objects.get(name=name) for key, name, _roles in PEOPLE}
    coordinator, administrator = people["coordinator"], people["admin_tjejjouren"]
    # Not of a person behind a button of the sign-in page: they would be asked for the key.
    RecoveryCodes.activate(people["board_member"])
    Authenticator.objects.create(
        user=people["board_member"],
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Min telefon", "credential": SoftwareKey().create()},
    )
    for token, sent in ((OPEN_TOKEN, timedelta(1)), (OLD_TOKEN, timedelta(40))):
        invitation, _token = invite(
            organisation=Organisation.objects.get(key="tjejjouren-lund"),
            email=f"{token}@example.org",
            role=Role.LEADER,
            by=administrator,
            at=now() - sent,
        )
        invitation.token_hash = hash_of(token)
        invitation.save()
    waive_occurrence(
        partnership=Partnership.objects.get(key="q-hanget"),
        occurrence=WAITING,
        reason="Ingen ledare kunde den veckan.",
        decided_on=date(2022, 5, 17),
        paragraph="§ 8",
        by=people["developer"],
        at=now() - timedelta(1),
    )
    import_version(
        partnership=Partnership.objects.get(key="q-hanget"),
        terms_file=Upload("q-hanget.toml", SECOND.encode()),
        effective_on=date(2024, 1, 1),
        by=people["officer"],
        at=now() - timedelta(1),
    )
    _add_a_proposal_to_decide(people)
    _add_drafts(people)
    _add_agreements_that_are_to_end(people)
    _add_meetings_called_and_called_off(people["officer"])
    _add_meetings_in_each_state(people)
    open_feed(by=coordinator, is_discreet=True, at=now())
    lost = queue_letter(to=coordinator, subject=LOST, body="Hej", why="reminder", at=now())
    Letter.objects.filter(pk=lost.pk).update(failed_at=now(), attempts=6)
    _add_a_log(people)
    _add_a_partnership_on_its_first_day()


def _add_a_proposal_to_decide(people: dict[str, Person]) -> None:
    """One that is assessed, in a partnership that has an agreement already."""
    here = Partnership.objects.get(key="kvinnofrid-norrdal")
    proposed = begin_proposal(
        partnership=here,
        title="Kvinnofrid, nästa period",
        begins_on=date(2025, 1, 1),
        ends_on=date(2026, 12, 31),
        by=people["nordstjarnan"],
        at=now(),
    )
    for section in ("challenge", "solution"):
        add_point(
            proposal=proposed,
            section=section,
            text="Stödet behövs i hela regionen.",
            by=people["nordstjarnan"],
            at=now(),
        )
    alternative = save_alternative(
        proposal=proposed,
        title="Som nu",
        gives="",
        meetups_a_week=0,
        costs=[CostRow("Stöd", Decimal(400_000))],
        by=people["nordstjarnan"],
        at=now(),
    )
    hand_in(proposal=proposed, by=people["nordstjarnan"], at=now())
    assess_proposal(
        proposal=proposed,
        criteria={each.key: ("yes", "Ja, se förslaget.") for each in criteria_of(here)},
        recommends="yes",
        alternative=alternative,
        reason="Det fungerar som det är.",
        by=people["officer"],
        at=now(),
    )


def _add_drafts(people: dict[str, Person]) -> None:
    """One that is written, with a change and a comment, and one that all are ready to sign."""
    written = _draft("q-hanget", people["officer"])
    goal = draft_terms(newest_of(written)).goals[0]
    change_entry(
        draft=written,
        place="goals",
        before=goal,
        after=replace(goal, measure="Antal besök varje halvår"),
        by=people["coordinator"],
        at=now(),
    )
    comment_on_clause(
        draft=written,
        clause="contribution-venue",
        text="Ska lokalen vara densamma?",
        by=people["officer"],
        at=now(),
    )
    ready = _draft("kvinnofrid-norrdal", people["officer"])
    for party, who in (("region", "officer"), ("jouren", "nordstjarnan")):
        say_ready(
            draft=ready,
            party=party,
            terms_sha256=newest_of(ready).terms_sha256,
            by=people[who],
            at=now(),
        )


def _draft(key: str, by: Person) -> AgreementDraft:
    here = Partnership.objects.get(key=key)
    version = newest_version(here)
    assert version is not None
    return begin_draft(
        partnership=here,
        terms=terms_of(version),
        calendar_text=version.calendar_text,
        by=by,
        at=now(),
    )


def _add_agreements_that_are_to_end(people: dict[str, Person]) -> None:
    """In one a breach that was to be put right by a day that has passed, in one a notice."""
    for who, organisation in (("nordstjarnan", "nordstjarnan"), ("fikat", "forsta-fikat")):
        give_role(
            person=people[who],
            organisation=Organisation.objects.get(key=organisation),
            role=Role.SIGNATORY,
            since=now().date() - timedelta(60),
            by=None,
            at=now() - timedelta(60),
        )
    act: dict[str, Any] = {
        "text": "Samtalen har inte hållits som det var sagt.",
        "by": people["nordstjarnan"],
    }
    breach = take_up_matter(
        partnership=Partnership.objects.get(key="kvinnofrid-norrdal"),
        kind=Kind.BREACH,
        against="region",
        at=now() - timedelta(30),
        **act,
    )
    note_dialogue(
        matter=breach,
        held_on=now().date() - timedelta(28),
        parties=[party.key for party in breach.partnership.parties.all()],
        at=now() - timedelta(28),
        **act,
    )
    demand_correction(
        matter=breach,
        put_right_by=now().date() - timedelta(10),
        at=now() - timedelta(25),
        **act,
    )
    give_notice(
        partnership=Partnership.objects.get(key="motesplats-alvkoping"),
        matter=None,
        ends_on=date(2024, 3, 31),
        text="Föreningen orkar inte längre.",
        by=people["fikat"],
        at=now() - timedelta(1),
    )


def _add_a_log(people: dict[str, Person]) -> None:
    here = Partnership.objects.get(key="q-hanget")
    question = add_question(
        partnership=here,
        text="Fick alla komma till tals?",
        by=people["coordinator"],
        at=now() - timedelta(30),
    )
    write_log(
        partnership=here,
        key=LED,
        codes=["calm", "premises"],
        note="Ljudet i lokalen var dåligt under filmen.",
        answers={question.pk: "yes"},
        by=people["leader"],
        at=now() - timedelta(6),
    )


def _add_meetings_called_and_called_off(officer: Person) -> None:
    """Beside the demo's eight: one that is called, one that is off."""
    called, off = plan_meetings(
        partnership=Partnership.objects.get(key="q-hanget"),
        times=[(now() + timedelta(days), now() + timedelta(days, hours=1)) for days in (20, 27)],
        place="Stadshuset, rum 302",
        by=officer,
        at=now(),
    )
    for each in (called, off):
        send_summons(meeting=each, by=officer, at=now())
    cancel_meeting(meeting=off, reason="För få kan komma.", by=officer, at=now())


def _add_meetings_in_each_state(people: dict[str, Person]) -> None:
    """11 is with those who approve it, 12 is held and its minutes a draft, 13 is going on."""
    officer = people["officer"]
    planned = plan_meetings(
        partnership=Partnership.objects.get(key="q-hanget"),
        times=[(now() - timedelta(days), now() - timedelta(days, hours=-1)) for days in (3, 2, 0)],
        by=officer,
        at=now() - timedelta(4),
    )
    for made in reversed(planned):
        here: dict[str, Any] = {"by": officer, "at": made.begins_at}
        open_meeting(meeting=made, **here)
        item = add_item(meeting=made, title="Lokalen", text="Hyran går upp.", minutes=10, **here)
        note_presence(
            meeting=made,
            changes={holder.pk: ("", Attended.PRESENT) for holder in expected_at(made)},
            **here,
        )
        write_note(item=item, text="Gruppen gick igenom hyran.", version=0, **here)
        record_decision(item=item, text="att behålla lokalen.", **here)
        give_action(item=item, text="Skriv ett nytt hyresavtal", party="lund", **here)
    first, second, _open = planned
    for held in (first, second):
        hold_meeting(meeting=held, by=officer, at=held.ends_at)
    comment_on_minutes(
        meeting=second, text="Punkten om hyran var längre.", by=people["developer"], at=now()
    )
    chosen = (people["unit_head"], people["developer"])
    send_for_approval(
        meeting=first,
        approvers=[h for h in expected_at(first) if h.person in chosen],
        by=officer,
        at=now() - timedelta(1),
    )


def _add_a_partnership_on_its_first_day() -> None:
    newcomer = add_person(email="nora.ny@example.org", name=NAMES["newcomer"])
    parties = {
        key: found_organisation(
            key=key,
            name=name,
            kind=kind,
            organisation_number="",
            controller="",
            by=None,
            at=now(),
        )
        for key, name, kind in (
            ("nystad", "Kommunstyrelsen, Nystads kommun", "public"),
            ("nya-foreningen", "Nya föreningen i Nystad", "nonprofit"),
        )
    }
    for role in (Role.COORDINATOR, Role.ADMINISTRATOR):
        give_role(
            person=newcomer,
            organisation=parties["nya-foreningen"],
            role=role,
            since=now().date(),
            by=None,
            at=now(),
        )
    here = found_partnership(key="nystart", title="Nystart", parties=parties, by=None, at=now())
    begun = begin_proposal(
        partnership=here,
        title="Nystart",
        begins_on=date(2024, 1, 1),
        ends_on=date(2025, 12, 31),
        by=newcomer,
        at=now(),
    )
    add_point(
        proposal=begun,
        section="activity",
        text="Vi träffas varje vecka.",
        rhythm="week",
        by=newcomer,
        at=now(),
    )
