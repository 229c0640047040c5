"""Every page of the site, and who in the demo looks at it. A test keeps the table complete."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from allauth.mfa.models import Authenticator
from django.core import mail
from django.urls import reverse
from playwright.sync_api import Page

from brygga.agreements.models import Change, ClauseComment, Matter, Notice
from brygga.contributions.models import Given
from brygga.domain.proposals import CostRow
from brygga.meetups.models import ConcernContact, Programme, Shift
from brygga.notices.actions import open_feed
from brygga.notices.models import Letter
from brygga.obligations.models import (
    Deviation,
    DeviationDecision,
    DeviationNote,
    Evidence,
    Reading,
    Waiver,
)
from brygga.outreach.models import ActorGroup, DevelopmentNote, GroupMeeting
from brygga.parties.models import ContactPerson, Membership, Partnership
from brygga.proposals.actions import save_alternative
from brygga.proposals.models import Proposal, ProposalPoint
from brygga.reports.actions import ask_to_freeze, begin_report
from brygga.reports.actions.rounding import carry_out
from brygga.reports.models import Report
from brygga.reports.queries import read_ledger
from brygga.steering.links import token_of
from brygga.steering.models import ActionItem, Decision, Invitee, Meeting, Paper, SeatHolder
from brygga.volunteers.models import Attestation, RegisterCheck, Training, TrainingSession
from brygga.website.clock import now
from tests.journeys.demo import LED as LED_EVENING
from tests.journeys.demo import LOST, OLD_TOKEN, OPEN_TOKEN, SECOND, WAITING, Demo

HERE = {"partnership": "q-hanget"}
OWN = {"organisation": "tjejjouren-lund"}

COMING = "2023-11-11"  # the day of a training session that is planned
HOLDER = "board_member"  # of a passkey and recovery codes

Found = Callable[[Demo], Any]
Step = Callable[[Page], None]


@dataclass(frozen=True)
class Asked:
    """An address, by its name, and who of the demo's people asks for it."""

    name: str
    who: str = "coordinator"
    args: dict[str, Any] = field(default_factory=dict)
    query: str = ""

    def address(self, demo: Demo) -> str:
        given = {k: v(demo) if callable(v) else v for k, v in self.args.items()}
        return reverse(self.name, kwargs=given) + self.query


@dataclass(frozen=True)
class Seen(Asked):
    """One state of a page, and what is done to come there."""

    state: str = ""
    step: Step | None = None
    ends: str = ""  # the name of the address where the step leads
    status: int = 200

    @property
    def id(self) -> str:
        return f"{self.ends or self.name}{f' ({self.state})' if self.state else ''}, {self.who}"


def here(**more: Any) -> dict[str, Any]:
    return HERE | more


def own(**more: Any) -> dict[str, Any]:
    return OWN | more


def evidence_of(obligation: str) -> Found:
    return lambda _demo: Evidence.objects.filter(obligation=obligation, withdrawn_at=None)[0].pk


def reading(_demo: Demo) -> int:
    return Reading.objects.get(obligation="targets-set").pk


def alternative(demo: Demo) -> int:
    """One of the proposal that is being written, which has none when it is first looked at."""
    proposal = Proposal.objects.get(partnership__key="nystart")
    written = proposal.alternatives.first() or save_alternative(
        proposal=proposal,
        title="En kväll i veckan",
        gives="",
        meetups_a_week=1,
        costs=[CostRow("Lokal", Decimal(20_000))],
        by=demo.person("newcomer"),
        at=now(),
    )
    return written.pk


def point(_demo: Demo) -> int:
    return ProposalPoint.objects.get(proposal__partnership__key="nystart").pk


def comment(_demo: Demo) -> int:
    """One that nobody has answered."""
    return ClauseComment.objects.get(answered_at=None).pk


def waiting_waiver(_demo: Demo) -> int:
    return Waiver.objects.get(occurrence=WAITING).pk


def actor_group(_demo: Demo) -> int:
    return ActorGroup.objects.get(partnership__key="q-hanget", kind="working").pk


def group_meeting(_demo: Demo) -> int:
    return GroupMeeting.objects.filter(group__kind="working")[0].pk


def development_talk(_demo: Demo) -> int:
    return DevelopmentNote.objects.get().pk


def given(_demo: Demo) -> int:
    return Given.objects.filter(contribution="contacts-lund")[0].pk


def deviation(since: str) -> Found:
    return lambda _demo: Deviation.objects.get(since=since).pk


def talk(since: str) -> Found:
    return lambda _demo: DeviationNote.objects.filter(deviation__since=since)[0].pk


def decision(since: str) -> Found:
    return lambda _demo: DeviationDecision.objects.get(deviation__since=since).pk


def person(key: str) -> Found:
    return lambda demo: demo.person(key).pk


def membership(key: str) -> Found:
    return lambda demo: Membership.objects.filter(person=demo.person(key))[0].pk


def own_contact(_demo: Demo) -> int:
    return ContactPerson.objects.get(organisation__key="tjejjouren-lund", until=None).pk


def seat_holder(key: str) -> Found:
    return lambda demo: SeatHolder.objects.get(person=demo.person(key)).pk


def meeting(number: int) -> Found:
    return lambda _demo: Meeting.objects.get(partnership__key="q-hanget", number=number).pk


def agenda_item(demo: Demo) -> int:
    """An item with a paper, of the meeting that is called."""
    return paper_of(demo).item_id


def noted(what: type[Decision] | type[ActionItem], number: int) -> Found:
    """The decision or the action that a meeting noted."""
    return lambda demo: what.objects.get(item__meeting=meeting(number)(demo)).pk


def noted_item(number: int) -> Found:
    """The item of a meeting under which something was noted."""
    return lambda demo: Decision.objects.get(item__meeting=meeting(number)(demo)).item_id


def paper_of(demo: Demo) -> Paper:
    """A paper with a file, added by the process that serves it: files are its own."""
    found = Paper.objects.exclude(attachment="").first()
    return found or demo.add_paper(meeting(9)(demo))


def answering(number: int) -> Found:
    """The secret of a link that the coordinator was sent."""

    def found(demo: Demo) -> str:
        holder = SeatHolder.objects.get(person=demo.person("coordinator"))
        return token_of(Invitee.objects.get(meeting=meeting(number)(demo), holder=holder).nonce)

    return found


def change(_demo: Demo) -> int:
    return Change.objects.filter(partnership__key="q-hanget")[0].pk


def matter(partnership: str) -> Found:
    return lambda _demo: Matter.objects.get(partnership__key=partnership).pk


def notice(_demo: Demo) -> int:
    return Notice.objects.get().pk


FREE: dict[str, Any] = {
    "partnership": "kvinnofrid-norrdal"
}  # its agreement asks for no ground for notice
BREACH = FREE | {"matter": matter("kvinnofrid-norrdal")}
ENDING: dict[str, Any] = {"partnership": "motesplats-alvkoping"}


def passkey(_demo: Demo) -> int:
    return Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN).pk


def letter(demo: Demo) -> int:
    reminders = Letter.objects.filter(why="reminder", failed_at=None)
    return reminders.filter(person=demo.person("coordinator"))[0].pk


def summons_letter(demo: Demo) -> int:
    called = Letter.objects.filter(person=demo.person("coordinator")).exclude(calendar="")
    return called.exclude(subject__startswith="Inställt")[0].pk


def lost_letter(_demo: Demo) -> int:
    return Letter.objects.get(subject=LOST).pk


def feed(demo: Demo) -> str:
    """The secret of a new calendar: of an old one only the hash is known."""
    return open_feed(by=demo.person("treasurer"), is_discreet=True, at=now())[1]


def programme(_demo: Demo) -> int:
    return Programme.objects.get(begins_on="2023-08-16").pk


def register_check(who: str) -> Found:
    return lambda demo: RegisterCheck.objects.filter(person=demo.person(who))[0].pk


def training(_demo: Demo) -> int:
    return Training.objects.get(title="Normkritik").pk


def training_session(day: str) -> Found:
    return lambda _demo: TrainingSession.objects.get(day=day).pk


def attestation(_demo: Demo) -> int:
    return Attestation.objects.get(term="2023-HT").pk


def shift(who: str, key: str) -> Found:
    """Somebody's shift on an evening of Q-hänget."""
    return lambda demo: (
        Shift.objects.get(
            person=demo.person(who),
            meetup__key=key,
            meetup__partnership__key="q-hanget",
            given_back_at=None,
        ).pk
    )


def concern_contact(_demo: Demo) -> int:
    return ConcernContact.objects.get().pk


def attached(demo: Demo) -> int:
    """Evidence with a file, recorded by the process that serves it: files are its own."""
    found = Evidence.objects.exclude(attachment="").first()
    return (found or demo.attach()).pk


def frozen_half_year(demo: Demo) -> str:
    """One that is frozen and not handed over, which the demo's story has none of."""
    after = datetime.fromisoformat("2024-01-10T10:00+01:00")
    by, half_year = demo.person("coordinator"), "2023-H2"
    partnership = Partnership.objects.get(key="q-hanget")
    if read_ledger(partnership).of(half_year) is None:
        freezing = ask_to_freeze(partnership=partnership, half_year=half_year, by=by, at=after)
        carry_out(freezing.pk, at=after)
    return half_year


def sent_report(_demo: Demo) -> int:
    return Report.objects.get(period="2022-H1", version=1).pk


def draft_report(demo: Demo) -> int:
    """A second version that nobody has written in yet."""
    found = begin_report(
        partnership=Partnership.objects.get(key="q-hanget"),
        kind="annual",
        period="2022",
        by=demo.person("coordinator"),
        at=now(),
    )
    found.sections.filter(key="resultat").update(text="")
    return found.pk


# --- What is done to come to a page that only an act leads to ---


def send(page: Page) -> None:
    """Sends the page's form as it is."""
    page.locator("main form[method=post] button.button[type=submit]").first.click()


def change_address(page: Page) -> None:
    page.locator("main form[action$='/adress/'] button").click()


def show(page: Page) -> None:
    """Asks to see what would change, without saving it."""
    page.locator("main button[name=visa]").click()


def spoil_reason(page: Page) -> None:
    """Empties the reason for a recommendation, and sends it."""
    page.locator("main [name=reason]").fill("")
    send(page)


def choose(*files: tuple[str, bytes]) -> Step:
    """Chooses files, one for each field, and sends the form."""

    def chosen(page: Page) -> None:
        for n, (name, content) in enumerate(files):
            page.locator("main input[type=file]").nth(n).set_input_files(
                {"name": name, "mimeType": "application/octet-stream", "buffer": content}
            )
        send(page)

    return chosen


def fill(**values: str) -> Step:
    """Fills in fields by their names, and sends the form."""

    def filled(page: Page) -> None:
        for name, value in values.items():
            page.locator(f"main [name={name}]").fill(value)
        send(page)

    return filled


def fill_hidden(name: str, value: str) -> Step:
    """Sends the form as somebody who opened the page before another one saved."""

    def sent(page: Page) -> None:
        page.locator("main textarea").first.fill("Hyran är högre än i budgeten.")
        page.locator(f"main [name={name}]").evaluate("(field, value) => field.value = value", value)
        send(page)

    return sent


def fill_absence(**values: str) -> Step:
    """Days away, in the second form of the page."""

    def filled(page: Page) -> None:
        for name, value in values.items():
            page.locator(f"main [name={name}]").fill(value)
        page.locator("main form[action$='/borta/'] button").click()

    return filled


def ask_for_code(who: str) -> Step:
    def asked(page: Page) -> None:
        page.locator("main [name=login]").fill(f"{who}@example.org")
        page.locator("main form", has=page.locator("[name=login]")).locator("button").click()
        page.wait_for_url("**/kod/svar/")

    return asked


def answer_with_code(page: Page) -> None:
    """Of somebody with a key, who is asked for it too."""
    ask_for_code("tove.sandell")(page)
    found = re.search(r"\n([A-Z0-9]{4}-[A-Z0-9]{4})\n", str(mail.outbox[-1].body))
    assert found
    page.locator("main [name=code]").fill(found[1])
    send(page)


HEADINGS = "obligation,kind,happened_on,recorded_at,withdrawn_at,party,quantity,source\n"
GOOD_ROW = "staff-training,note,2023-09-02,2023-09-02T16:00+02:00,,,1,Utbildning för nya\n"
ASKED_ROW = "staff-training,note,2023-09-09,2023-09-09T16:00+02:00,,,1,Kurs som Noor höll\n"
BAD_ROW = "no-such-duty,note,2023-02-30,,,,1,\n"
THIRD = SECOND.replace('title = "Öppet varje', 'title = "Öppen mötesplats varje')

import_file = choose(("underlag.csv", (HEADINGS + GOOD_ROW).encode()))
import_asked_file = choose(("underlag.csv", (HEADINGS + GOOD_ROW + ASKED_ROW).encode()))
import_bad_file = choose(("underlag.csv", (HEADINGS + BAD_ROW).encode()))
bring_terms = choose(("ny.toml", THIRD.encode()))
bring_bad_terms = choose(("trasig.toml", b"format = 1\ntitle = 2022-13-45\n"))

REPORT = here(obligation="half-year-report")
MEETUP = here(obligation="weekly-meetup")
EVENING = here(key="2023-W43")
LED = here(key=LED_EVENING)
DRAFT = here(draft=1)
PROPOSAL = here(proposal=1)
WRITTEN = {"partnership": "nystart", "proposal": 1}
ASSESSED = {"partnership": "kvinnofrid-norrdal", "proposal": 1}
NORRDAL = {"partnership": "kvinnofrid-norrdal", "draft": 1}
ALVKOPING = {"partnership": "motesplats-alvkoping"}
WAIVABLE = here(obligation="weekly-meetup", occurrence="2023-W22")

NOTED = here(meeting=meeting(13), item=noted_item(13))

PAGES = (
    # The site's own
    Seen("components", who=""),
    # Coming in
    Seen("account_login", who=""),
    Seen("account_login", who="", state="no such address", step=fill(login="inte en adress")),
    Seen("account_request_login_code", who=""),
    Seen(
        "account_login",
        who="",
        step=ask_for_code("billie.ek"),
        ends="account_confirm_login_code",
    ),
    Seen("account_login", who="", step=answer_with_code, ends="mfa_authenticate"),
    Seen("account_logout"),
    Seen("account_inactive", who=""),
    Seen("accept_invitation", who="", args={"token": OPEN_TOKEN}),
    Seen("accept_invitation", who="", args={"token": OLD_TOKEN}, state="too late", status=410),
    Seen("accept_invitation", who="", args={"token": "nej"}, state="unknown", status=404),
    # Mitt konto
    Seen("account", who=HOLDER),
    Seen("account", who="newcomer", state="no keys"),
    Seen("mfa_reauthenticate", who=HOLDER),
    Seen("mfa_reauthenticate_webauthn", who=HOLDER),
    Seen("mfa_list_webauthn", who=HOLDER),
    Seen("mfa_list_webauthn", who="leader", state="none"),
    Seen("mfa_add_webauthn", who=HOLDER),
    Seen("mfa_edit_webauthn", who=HOLDER, args={"pk": passkey}),
    Seen("mfa_remove_webauthn", who=HOLDER, args={"pk": passkey}),
    Seen("mfa_view_recovery_codes", who=HOLDER),
    Seen("mfa_generate_recovery_codes", who=HOLDER),
    # Letters and the calendar
    Seen("notices:letters"),
    Seen("notices:letters", who="newcomer", state="none"),
    Seen("notices:letter", args={"letter": letter}),
    Seen("notices:letter", args={"letter": summons_letter}, state="with an invitation"),
    Seen("notices:letter", args={"letter": lost_letter}, state="lost"),
    Seen("notices:choices"),
    Seen("notices:calendar"),
    Seen("notices:calendar", who="officer", state="none"),
    Seen("notices:calendar", step=change_address, ends="notices:calendar_address"),
    # An organisation
    Seen("notices:organisation_letters", who="admin_tjejjouren", args=own()),
    Seen("organisation", who="admin_tjejjouren", args=own()),
    Seen("organisation", who="volunteer", args=own(), state="from beside"),
    Seen("controller", who="admin_tjejjouren", args=own()),
    Seen("invitations", who="admin_tjejjouren", args=own()),
    Seen("invitations", who="admin_tjejjouren", args=own(), state="refused", step=send),
    Seen("member", who="admin_tjejjouren", args=own(person=person("coordinator"))),
    Seen("membership_end", who="admin_tjejjouren", args=own(membership=membership("treasurer"))),
    Seen(
        "membership_handover",
        who="admin_tjejjouren",
        args=own(membership=membership("treasurer")),
    ),
    Seen("organisation_journal", who="admin_tjejjouren", args=own()),
    # A partnership's parties
    Seen("parties", args=here()),
    Seen("journal", args=here()),
    Seen("allowed_words", args=here()),
    Seen("allowed_words", args=here(), state="refused", step=send),
    Seen("former_contacts", args=here()),
    Seen("contact_naming", args=here()),
    Seen("contact_naming", args=here(), state="refused", step=send),
    Seen("contact_change", args=here(contact=own_contact)),
    Seen("contact_end", args=here(contact=own_contact)),
    # The agreement
    Seen("agreements:detail", args=here()),
    Seen("agreements:detail", who="newcomer", args={"partnership": "nystart"}, state="none"),
    Seen("agreements:detail", args=here(), query="?version=4", state="of later"),
    Seen("agreements:facts", args=here()),
    Seen("agreements:findings", args=here()),
    Seen("agreements:calendar", args=here()),
    Seen("agreements:calendar_change", args=here()),
    Seen("agreements:versions", args=here()),
    Seen("agreements:comparison", args=here(), query="?fran=1&till=2"),
    Seen("agreements:upload", args=here()),
    Seen("agreements:upload", args=here(), step=bring_terms, ends="agreements:preview"),
    Seen(
        "agreements:upload",
        args=here(),
        step=bring_bad_terms,
        ends="agreements:preview",
        state="refused",
    ),
    # Proposals
    Seen("proposals:founding", args=own()),
    Seen("proposals:founding", args=own(), state="refused", step=send),
    Seen("proposals:proposals", args=here()),
    Seen("proposals:proposals", who="officer", args=ALVKOPING, state="none"),
    Seen("proposals:beginning", who="officer", args=ALVKOPING),
    Seen("proposals:proposal", args=PROPOSAL),
    Seen("proposals:proposal", who="newcomer", args=WRITTEN, state="being written"),
    Seen("proposals:frame", who="newcomer", args=WRITTEN),
    Seen("proposals:section", who="newcomer", args=WRITTEN | {"section": "activity"}),
    Seen("proposals:point", who="newcomer", args=WRITTEN | {"point": point}),
    Seen("proposals:alternatives", args=PROPOSAL),
    Seen("proposals:alternatives", who="newcomer", args=WRITTEN, state="none"),
    Seen("proposals:new_alternative", who="newcomer", args=WRITTEN),
    Seen("proposals:alternative", who="newcomer", args=WRITTEN | {"alternative": alternative}),
    Seen("proposals:checklist", args=PROPOSAL),
    Seen("proposals:checklist", who="newcomer", args=WRITTEN, state="being answered"),
    Seen("proposals:assessment", args=PROPOSAL),
    Seen("proposals:assessing", who="officer", args=ASSESSED, state="refused", step=spoil_reason),
    Seen("proposals:decision", who="officer", args=ASSESSED),
    # The agreement's drafts
    Seen("agreements:drafts", args=here()),
    Seen("agreements:drafts", who="officer", args=ALVKOPING, state="none"),
    Seen("agreements:draft", args=DRAFT),
    Seen("agreements:draft", who="leader", args=DRAFT, state="only to read"),
    Seen("agreements:draft_clause", args=DRAFT | {"clause": "contribution-venue"}),
    Seen("agreements:draft_answer", args=DRAFT | {"comment": comment}),
    Seen("agreements:draft_entries", args=DRAFT),
    Seen("agreements:draft_entry", args=DRAFT | {"place": "obligations", "number": 1}),
    Seen("agreements:draft_new_entry", args=DRAFT | {"place": "signatories"}),
    Seen("agreements:draft_school_year", args=DRAFT),
    Seen("agreements:draft_text", args=DRAFT),
    Seen("agreements:draft_history", args=DRAFT),
    Seen("agreements:draft_comparison", args=DRAFT, query="?fran=1&till=2"),
    Seen("agreements:draft_readiness", args=DRAFT),
    Seen("agreements:draft_readiness", who="officer", args=NORRDAL, state="all are ready"),
    Seen("agreements:draft_signatures", who="officer", args=NORRDAL, step=send, state="refused"),
    Seen("agreements:draft_setting_aside", args=DRAFT),
    # Its life
    Seen("agreements:life", args=here()),
    Seen("agreements:life", who="fikat", args=ENDING, state="notice given"),
    Seen("agreements:change_choice", args=here()),
    Seen("agreements:clause_change", args=here(key="purpose-shared")),
    Seen("agreements:clause_change", args=here(key="purpose-shared"), state="refused", step=send),
    Seen("agreements:activity_change", args=here(key="meeting-place")),
    Seen("agreements:contribution_change", args=here(key="venue-tjejjouren")),
    Seen("agreements:contacts_change", args=here(key="tjejjouren")),
    Seen("agreements:change", args=here(change=change)),
    Seen("agreements:matter_new", args=here(slug="brist")),
    Seen("agreements:matter", args=here(matter=matter("q-hanget"))),
    Seen("agreements:matter", who="nordstjarnan", args=BREACH, state="a breach"),
    Seen("agreements:demand", who="nordstjarnan", args=BREACH),
    Seen("agreements:conclusion", args=here(matter=matter("q-hanget"))),
    Seen("agreements:cancellation", who="nordstjarnan", args=BREACH),
    Seen("agreements:notice_on", who="nordstjarnan", args=BREACH),
    Seen("agreements:notice_new", who="nordstjarnan", args=FREE),
    Seen("agreements:notice", who="fikat", args=ENDING | {"notice": notice}),
    # Obligations
    Seen("obligations:detail", args=REPORT),
    Seen("obligations:detail", who="developer", args=MEETUP, query="?dag=2022-11-30"),
    Seen("obligations:detail", who="leader", args=here(obligation="contact-person")),
    Seen("obligations:occurrence", args=here(obligation="half-year-report", occurrence="2023-H1")),
    Seen(
        "obligations:occurrence",
        who="unit_head",
        args=here(obligation="weekly-meetup", occurrence="2022-W10"),
        state="a waiver to confirm",
    ),
    Seen("obligations:evidence", args=MEETUP),
    Seen("obligations:evidence_form", args=REPORT),
    Seen("obligations:evidence_form", who="leader", args=here(obligation="dispute-dialogue")),
    Seen(
        "obligations:evidence_form",
        args=REPORT,
        state="refused",
        step=fill(happened_on="2031-01-01"),
        ends="obligations:evidence",
    ),
    Seen(
        "obligations:evidence_withdrawal",
        args=here(obligation="targets-set", evidence=evidence_of("targets-set")),
    ),
    Seen("obligations:reading_form", args=REPORT),
    Seen(
        "obligations:reading_form",
        args=REPORT,
        state="refused",
        step=send,
        ends="obligations:readings",
    ),
    Seen(
        "obligations:reading_withdrawal",
        who="officer",
        args=here(obligation="targets-set", reading=reading),
    ),
    Seen("obligations:waiver_form", who="developer", args=WAIVABLE),
    Seen(
        "obligations:waiver_form",
        who="developer",
        args=WAIVABLE,
        state="refused",
        step=send,
        ends="obligations:waivers",
    ),
    Seen(
        "obligations:waiver_withdrawal",
        who="developer",
        args=here(obligation="weekly-meetup", waiver=waiting_waiver),
    ),
    # Groups and development
    Seen("outreach:groups", who="officer", args=here()),
    Seen(
        "outreach:forming",
        who="officer",
        args={"partnership": "motesplats-alvkoping"},
        query="?slag=working",
    ),
    Seen("outreach:group", who="developer", args=here(group=actor_group)),
    Seen("outreach:joining", args=here(group=actor_group)),
    Seen("outreach:meeting", args=here(group=actor_group)),
    Seen(
        "outreach:meeting_withdrawal",
        who="developer",
        args=here(group=actor_group, meeting=group_meeting),
    ),
    Seen("outreach:development", args=here()),
    Seen("outreach:talking", args=here(), query="?omrade=1"),
    Seen("outreach:talk_withdrawal", who="unit_head", args=here(talk=development_talk)),
    Seen("overview:wheel", args=here()),
    Seen("overview:wheel", who="officer", args=here(), query="?ar=2022&part=lund", state="a party"),
    # Contributions
    Seen("overview:contributions", args=here()),
    Seen("overview:contributions", who="officer", args=here(), query="?ar=2022", state="a year"),
    Seen("contributions:given", who="officer", args=here()),
    Seen("contributions:given", who="officer", args={"partnership": "motesplats-alvkoping"}),
    Seen("contributions:giving", args=here(), query="?insats=marketing-tjejjouren"),
    Seen("contributions:giving", who="officer", args=here(), state="refused", step=send),
    Seen("contributions:withdrawal", who="officer", args=here(given=given)),
    # Deviations
    Seen("obligations:deviations", who="officer", args=here()),
    Seen(
        "obligations:deviations",
        args={"partnership": "motesplats-alvkoping"},
        who="officer",
        state="none",
    ),
    Seen("obligations:raising", args=here()),
    Seen(
        "obligations:raising",
        args=here(),
        query="?atagande=weekly-meetup&forekomst=2023-W22",
        state="about one",
        step=send,
    ),
    Seen("obligations:deviation", who="developer", args=here(deviation=deviation("2023-05-31"))),
    Seen(
        "obligations:deviation",
        who="officer",
        args=here(deviation=deviation("2022-11-16")),
        state="closed",
    ),
    Seen("obligations:deviation_withdrawal", args=here(deviation=deviation("2023-05-31"))),
    Seen("obligations:talking", who="leader", args=here(deviation=deviation("2023-05-31"))),
    Seen("obligations:deciding", who="developer", args=here(deviation=deviation("2023-05-31"))),
    Seen(
        "obligations:decision_withdrawal",
        who="developer",
        args=here(deviation=deviation("2022-11-16"), decision=decision("2022-11-16")),
    ),
    Seen("obligations:following_up", args=here(deviation=deviation("2023-01-01"))),
    Seen(
        "obligations:note_withdrawal",
        who="unit_head",
        args=here(deviation=deviation("2023-05-31"), note=talk("2023-05-31")),
    ),
    Seen("obligations:import_form", args=here()),
    Seen(
        "obligations:import_form", args=here(), step=import_file, ends="obligations:import_preview"
    ),
    Seen(
        "obligations:import_form",
        args=here(),
        step=import_asked_file,
        ends="obligations:import_preview",
        state="asked",
    ),
    Seen(
        "obligations:import_form",
        args=here(),
        step=import_bad_file,
        ends="obligations:import_preview",
        state="refused",
    ),
    # The steering group
    Seen("steering:group", args=here()),
    Seen("steering:group", who="unit_head", args=here(), query="?dag=2022-03-01"),
    Seen("steering:group", who="newcomer", args={"partnership": "nystart"}, state="none"),
    Seen("steering:history", args=here()),
    Seen("steering:seating", args=here(seat="utvecklare")),
    Seen(
        "steering:seating",
        args=here(seat="utvecklare"),
        state="refused",
        step=fill(since="2021-01-01"),
    ),
    Seen("steering:seat_end", args=here(holder=seat_holder("coordinator"))),
    Seen("steering:seat_move", args=here(holder=seat_holder("coordinator"))),
    Seen("steering:seat_return", who="officer", args=here(holder=seat_holder("sustainability"))),
    # The evenings
    Seen("meetups:meetups", args=here()),
    Seen("meetups:meetups", who="volunteer", args=here(), query="?termin=2022-HT"),
    Seen("meetups:meetups", who="newcomer", args={"partnership": "nystart"}, state="none"),
    Seen("meetups:programme_form", args=here()),
    Seen("meetups:programme_form", args=here(), state="refused", step=fill(place="")),
    Seen("meetups:programme_rule", args=here(programme=programme)),
    Seen("meetups:programme_rule", args=here(programme=programme), state="shown", step=show),
    Seen("meetups:programme_removal", args=here(programme=programme)),
    Seen("meetups:extra_form", args=here(), query="?dag=2023-11-20"),
    Seen("meetups:extra_form", args=here(), state="refused", step=send),
    Seen("meetups:questions", args=here()),
    Seen("meetups:detail", args=EVENING),
    Seen("meetups:detail", who="officer", args=here(key="2022-W46"), state="cancelled"),
    Seen("meetups:detail", who="volunteer", args=here(key="2023-W46"), state="moved"),
    Seen("meetups:detail", who="leader", args=LED, state="with a log"),
    Seen("meetups:move", args=EVENING),
    Seen("meetups:theme", args=EVENING),
    Seen("meetups:cancellation", args=EVENING),
    Seen("meetups:cancellation", args=EVENING, state="refused", step=send),
    Seen("meetups:log", who="leader", args=LED),
    Seen("meetups:count", who="leader", args=LED),
    Seen("meetups:count", who="coordinator", args=LED, state="not theirs", status=403),
    Seen("meetups:count_correction", who="leader", args=LED),
    Seen(
        "meetups:count_correction",
        who="leader",
        args=LED,
        state="refused",
        step=fill(younger="0", older="0", unknown="0", first="9"),
    ),
    Seen("meetups:log", who="officer", args=LED, state="not theirs", status=403),
    # Who works
    Seen("meetups:shifts", who="leader", args=here()),
    Seen("meetups:shifts", who="leader_kvinnojouren", args=here(), state="a swap asked"),
    Seen("meetups:shifts", who="volunteer_new", args=here()),
    Seen("meetups:shifts", who="officer", args=here(), state="gives out shifts"),
    Seen("meetups:shifts", who="newcomer", args={"partnership": "nystart"}, state="none"),
    Seen("meetups:detail", who="leader", args=here(key="2023-W46"), state="to confirm"),
    Seen("meetups:detail", who="volunteer_kvinnojouren", args=EVENING, state="a free place"),
    Seen("meetups:detail", who="youth_worker", args=here(key="2023-W45")),
    Seen("meetups:detail", who="coordinator", args=LED, state="who came"),
    Seen("meetups:needs", args=here()),
    Seen("meetups:needs", args=here(), state="refused", step=fill(**{"leader-at_least": "9"})),
    Seen("meetups:shift_return", who="leader", args=here(shift=shift("leader", "2023-W45"))),
    Seen(
        "meetups:shift_return",
        who="leader",
        args=here(shift=shift("leader", "2023-W42")),
        state="late",
    ),
    Seen(
        "meetups:shift_return", args=here(shift=shift("leader", "2023-W45")), state="of a colleague"
    ),
    Seen(
        "meetups:shift_return",
        who="officer",
        args=here(shift=shift("leader", "2023-W45")),
        state="not hers",
        status=403,
    ),
    Seen("meetups:worked_form", who="leader", args=LED),
    Seen("meetups:shift_assignment", who="officer", args=here(key="2023-W45", role="youth_worker")),
    Seen(
        "meetups:shift_assignment",
        args=here(key="2023-W45", role="leader"),
        state="by the coordinator",
    ),
    Seen(
        "meetups:swap_form",
        who="leader",
        args=here(shift=shift("leader", "2023-W43")),
        state="none",
    ),
    Seen("meetups:swap_form", who="leader", args=here(shift=shift("leader", "2023-W45"))),
    Seen(
        "meetups:swap_form",
        who="leader",
        args=here(shift=shift("leader", "2023-W45")),
        state="refused",
        step=send,
    ),
    # Concern for a young person
    Seen("meetups:concern", who="volunteer", args=here()),
    Seen("meetups:concern", who="officer", args=here()),
    Seen("meetups:concern_contact_form", who="officer", args=here()),
    Seen("meetups:concern_contact_form", who="officer", args=here(), state="refused", step=send),
    Seen(
        "meetups:concern_contact",
        who="officer",
        args={"partnership": "motesplats-alvkoping", "contact": concern_contact},
    ),
    Seen(
        "meetups:concern_contact_removal",
        who="officer",
        args={"partnership": "motesplats-alvkoping", "contact": concern_contact},
    ),
    # Figures
    Seen("reports:statistics", args=here()),
    Seen("reports:statistics", who="officer", args=here(), query="?visa=ar", state="handed over"),
    Seen("reports:statistics", who="newcomer", args={"partnership": "nystart"}, state="none"),
    Seen("reports:freezing", args=here(half_year="2023-H2"), state="too early"),
    Seen("reports:ledger", args=here()),
    Seen("reports:outside_figures", args=here()),
    Seen("reports:outside_figures", args=here(), state="refused", step=send),
    Seen("reports:release", args=here(half_year=frozen_half_year)),
    # Reports
    Seen("reports:reports", args=here()),
    Seen("reports:reports", who="newcomer", args={"partnership": "nystart"}, state="none"),
    Seen("reports:report", who="officer", args=here(report=sent_report)),
    Seen("reports:report", args=here(report=draft_report), state="a draft"),
    Seen("reports:section", args=here(report=draft_report, section="resultat")),
    Seen("reports:sending", args=here(report=draft_report), state="not ready"),
    Seen(
        "reports:return",
        who="officer",
        args=here(report=sent_report),
        state="approved",
        status=409,
    ),
    Seen("steering:arrangement", who="officer", args=here()),
    Seen(
        "steering:arrangement",
        who="officer",
        args=here(),
        state="refused",
        step=fill(days_ahead="0"),
    ),
    Seen("steering:meetings", args=here()),
    Seen(
        "steering:meetings",
        who="officer",
        args={"partnership": "motesplats-alvkoping"},
        state="none",
    ),
    Seen("steering:planning", args=here()),
    Seen(
        "steering:planning", args=here(), state="refused", step=fill(day_1="2024-02-20", begins="")
    ),
    Seen("steering:meeting", args=here(meeting=meeting(8))),
    Seen("steering:meeting", args=here(meeting=meeting(7)), state="held"),
    Seen("steering:meeting", args=here(meeting=meeting(9)), state="summoned"),
    Seen("steering:meeting", who="officer", args=here(meeting=meeting(10)), state="cancelled"),
    Seen("steering:summons", who="officer", args=here(meeting=meeting(8))),
    Seen("steering:summons", who="officer", args=here(meeting=meeting(9)), state="again"),
    Seen("steering:moving", who="officer", args=here(meeting=meeting(9))),
    Seen("steering:moving", args=here(meeting=meeting(8)), state="refused", step=fill(begins="")),
    Seen("steering:cancelling", who="officer", args=here(meeting=meeting(9))),
    Seen("steering:holding_undo", who="officer", args=here(meeting=meeting(7))),
    Seen("steering:item_adding", args=here(meeting=meeting(8))),
    Seen("steering:item_adding", args=here(meeting=meeting(8)), state="refused", step=send),
    Seen("steering:item", who="officer", args=here(meeting=meeting(9), item=agenda_item)),
    Seen("steering:item_removal", who="officer", args=here(meeting=meeting(9), item=agenda_item)),
    Seen("steering:item_return", who="officer", args=here(meeting=meeting(9), item=agenda_item)),
    Seen("steering:paper_adding", args=here(meeting=meeting(9), item=agenda_item)),
    Seen(
        "steering:paper_adding",
        args=here(meeting=meeting(9), item=agenda_item),
        state="refused",
        step=send,
    ),
    # In the meeting and its minutes
    Seen("steering:opening_undo", who="officer", args=here(meeting=meeting(13))),
    Seen("steering:minutes", who="officer", args=here(meeting=meeting(13)), state="open"),
    Seen("steering:minutes", args=here(meeting=meeting(12)), state="draft"),
    Seen("steering:minutes", who="developer", args=here(meeting=meeting(7)), state="to approve"),
    Seen("steering:minutes", who="officer", args=here(meeting=meeting(6))),
    Seen("steering:note", who="officer", args=NOTED),
    Seen(
        "steering:note",
        who="officer",
        args=NOTED,
        state="changed meanwhile",
        step=fill_hidden("version", "0"),
    ),
    Seen("steering:decision_adding", who="officer", args=NOTED),
    Seen("steering:decision_adding", who="officer", args=NOTED, query="?slag=waiver", state="what"),
    Seen(
        "steering:decision_adding",
        who="officer",
        args=NOTED,
        query="?slag=reading&galler=final-report",
        state="words",
    ),
    Seen("steering:decision", who="officer", args=NOTED | {"decision": noted(Decision, 13)}),
    Seen(
        "steering:decision_removal", who="officer", args=NOTED | {"decision": noted(Decision, 13)}
    ),
    Seen("steering:action_adding", who="officer", args=NOTED),
    Seen("steering:action", who="officer", args=NOTED | {"action": noted(ActionItem, 13)}),
    Seen("steering:action_removal", who="officer", args=NOTED | {"action": noted(ActionItem, 13)}),
    Seen("steering:sending", who="officer", args=here(meeting=meeting(12))),
    Seen(
        "steering:sending",
        who="officer",
        args=here(meeting=meeting(12)),
        state="refused",
        step=send,
    ),
    Seen("steering:taking_back", who="officer", args=here(meeting=meeting(11))),
    Seen("steering:commenting", args=here(meeting=meeting(12))),
    Seen("steering:correcting", who="officer", args=here(meeting=meeting(6))),
    Seen("steering:actions", who="officer", args=here()),
    Seen("steering:decisions", args=here()),
    Seen("steering:answer", who="", args={"token": answering(9)}),
    Seen("steering:answer", who="", args={"token": answering(10)}, state="over", status=410),
    Seen("steering:answer", who="", args={"token": "nej"}, state="unknown", status=404),
    # Those who do the work
    Seen("volunteers:people", args=here()),
    Seen("volunteers:people", who="officer", args=here(), state="numbers only"),
    Seen("volunteers:people", who="newcomer", args={"partnership": "nystart"}, state="none"),
    Seen("volunteers:person", args=here(person=person("leader"))),
    Seen("volunteers:register_checks", args=here(person=person("leader"))),
    Seen(
        "volunteers:register_checks", args=here(person=person("leader")), state="refused", step=send
    ),
    Seen(
        "volunteers:register_check_removal",
        who="admin_tjejjouren",
        args=here(person=person("leader"), check=register_check("leader")),
    ),
    Seen("volunteers:trainings", args=here()),
    Seen("volunteers:trainings", who="officer", args=here(), state="to read"),
    Seen("volunteers:trainings", who="newcomer", args={"partnership": "nystart"}, state="none"),
    Seen("volunteers:training_form", args=here()),
    Seen("volunteers:training_form", args=here(), state="refused", step=send),
    Seen("volunteers:training_change", args=here(training=training)),
    Seen("volunteers:requirement", args=here(shift_role="leader")),
    Seen("volunteers:requirement", who="officer", args=here(shift_role="youth_worker")),
    Seen("volunteers:session", args=here(session=training_session("2022-11-12"))),
    Seen("volunteers:session", who="youth_worker", args=here(session=training_session(COMING))),
    Seen("volunteers:session", args=here(session=training_session(COMING)), state="planned"),
    Seen("volunteers:session_form", args=here()),
    Seen("volunteers:session_form", args=here(), state="refused", step=send),
    Seen("volunteers:session_change", args=here(session=training_session(COMING))),
    Seen("volunteers:session_cancellation", args=here(session=training_session(COMING))),
    Seen("volunteers:session_reopening", args=here(session=training_session("2022-11-12"))),
    Seen("volunteers:attendance", args=here(session=training_session("2022-11-12"))),
    Seen("volunteers:own_time", who="leader", args=here()),
    Seen("volunteers:own_time", who="youth_worker", args=here()),
    Seen(
        "volunteers:own_time",
        who="leader",
        args=here(),
        state="refused",
        step=fill_absence(first_day="2023-11-05", last_day="2023-10-30"),
        ends="volunteers:absences",
    ),
    Seen("volunteers:hours", args=here()),
    Seen("volunteers:hours", who="newcomer", args={"partnership": "nystart"}, state="none"),
    Seen("volunteers:attestations", args=here()),
    Seen("volunteers:attestations", who="newcomer", args={"partnership": "nystart"}, state="none"),
    Seen("volunteers:attestation_form", who="developer", args=here()),
    Seen("volunteers:attestation_form", args=here(), state="done already"),
    Seen(
        "volunteers:attestation_withdrawal",
        who="board_member",
        args=here(attestation=attestation),
    ),
    # The overview
    Seen("overview:portfolio", who="officer"),
    Seen("overview:portfolio", who="officer", query="?dag=2022-05-10", state="on a day"),
    Seen("overview:portfolio", who="officer", query="?dag=x", state="no day"),
    Seen("overview:today", args=here()),
    Seen("overview:today", who="volunteer", args=here()),
    Seen("overview:today", who="newcomer", args={"partnership": "nystart"}, state="none"),
    Seen("overview:board", args=here()),
    Seen("overview:board", who="officer", args=here(), query="?dag=2022-05-10&part=lund"),
    Seen("overview:board", who="officer", args={"partnership": "motesplats-alvkoping"}),
    Seen("overview:board", args=here(), query="?visa=tabell", state="table"),
    Seen("overview:weeks", who="volunteer", args=MEETUP | {"month": "2022-03"}),
    # What went wrong
    Seen("overview:board", args={"partnership": "finns-inte"}, state="missing", status=404),
    Seen("obligations:evidence_form", who="volunteer", args=REPORT, state="not hers", status=403),
    Seen("sign_in_to_demo", args={"role": "ledare"}, state="by address", status=405),
)

BY_POST = "takes a POST only"
LEADS_ON = "only leads on to another page"
A_FILE = "gives a file, not a page"
A_FEED = "is read by calendar programs"
A_SCRIPT = "is a script that the browser fetches"
A_KEY = "answers the script of the sign-in page"
NOT_OFFERED = "is not offered: allauth wants the name"


@dataclass(frozen=True)
class NoPage(Asked):
    """An address without a page of its own, and why; the reason is tested too."""

    why: str = ""


NO_PAGES = (
    NoPage("agreements:change_consent", why=BY_POST, args=here(change=change)),
    NoPage("agreements:change_withdrawal", why=BY_POST, args=here(change=change)),
    NoPage("agreements:dialogues", why=BY_POST, args=here(matter=matter("q-hanget"))),
    NoPage(
        "agreements:dialogue_undoing",
        why=BY_POST,
        args=here(matter=matter("q-hanget"), dialogue=1),
    ),
    NoPage("agreements:matter_undoing", why=BY_POST, args=here(matter=matter("q-hanget"))),
    NoPage("agreements:notice_withdrawal", who="director", why=BY_POST, args=here(notice=1)),
    NoPage("meetups:shift_taking", why=BY_POST, args=EVENING),
    NoPage("meetups:stand_ins", why=BY_POST, args=EVENING),
    NoPage("meetups:stand_in_leaving", why=BY_POST, args=EVENING),
    NoPage("meetups:shift_confirmation", why=BY_POST, args=here(shift=1)),
    NoPage("meetups:shift_absence", why=BY_POST, args=here(shift=1)),
    NoPage("meetups:shift_presence", why=BY_POST, args=here(shift=1)),
    NoPage("meetups:noted_removal", why=BY_POST, args=here(shift=1)),
    NoPage("meetups:swap_acceptance", why=BY_POST, args=here(swap=1)),
    NoPage("meetups:swap_refusal", why=BY_POST, args=here(swap=1)),
    NoPage("meetups:swap_withdrawal", why=BY_POST, args=here(swap=1)),
    NoPage("meetups:question_removal", why=BY_POST, args=here(question=1)),
    NoPage("meetups:rule_return", why=BY_POST, args=EVENING),
    NoPage("meetups:restoration", why=BY_POST, args=EVENING),
    NoPage("meetups:holding", why=LEADS_ON, args=EVENING),
    NoPage("meetups:count_operations", why=BY_POST, args=LED),
    NoPage("meetups:count_worker", why=A_SCRIPT, who=""),
    NoPage("meetups:holding_undone", why=BY_POST, args=EVENING),
    NoPage("choose_language", why=BY_POST),
    NoPage("sign_in_to_demo", why=BY_POST, args={"role": "samordnare"}),
    NoPage("invitation_sending", why=BY_POST, who="admin_tjejjouren", args=own(invitation=1)),
    NoPage("invitation_withdrawal", why=BY_POST, who="admin_tjejjouren", args=own(invitation=1)),
    NoPage("sign_in_reset", why=BY_POST, who="admin_tjejjouren", args=own(person=1)),
    NoPage("passkey_removal", why=BY_POST, who="admin_tjejjouren", args=own(person=1, passkey=1)),
    NoPage(
        "obligations:waiver_confirmation",
        why=BY_POST,
        args=here(obligation="weekly-meetup", waiver=waiting_waiver),
    ),
    NoPage("agreements:saving", why=LEADS_ON, args=here()),
    NoPage("outreach:leaving", why=BY_POST, args=here(group=actor_group, member=1)),
    NoPage("overview:wheel_file", why=A_FILE, args=here()),
    NoPage("contributions:undoing", why=BY_POST, args=here(given=given)),
    NoPage(
        "obligations:decision_confirmation",
        why=BY_POST,
        args=here(deviation=deviation("2022-11-16"), decision=decision("2022-11-16")),
    ),
    NoPage("proposals:point_removal", why=BY_POST, who="newcomer", args=WRITTEN | {"point": point}),
    NoPage("proposals:point_return", why=BY_POST, who="newcomer", args=WRITTEN | {"point": 1}),
    NoPage(
        "proposals:alternative_removal",
        why=BY_POST,
        who="newcomer",
        args=WRITTEN | {"alternative": 1},
    ),
    NoPage("proposals:handing_in", why=BY_POST, args=PROPOSAL),
    NoPage("proposals:taking_back", why=BY_POST, args=PROPOSAL),
    NoPage("proposals:drafting", why=BY_POST, args=PROPOSAL),
    NoPage("agreements:draft_beginning", why=BY_POST, args=ALVKOPING, who="officer"),
    NoPage("agreements:draft_comments", why=BY_POST, args=DRAFT | {"clause": "grant"}),
    NoPage("agreements:draft_ready", why=BY_POST, args=DRAFT),
    NoPage("agreements:draft_not_ready", why=BY_POST, args=DRAFT),
    NoPage("agreements:draft_file", why=A_FILE, args=DRAFT | {"number": 1}),
    NoPage("obligations:import_saving", why=BY_POST, args=here()),
    NoPage("obligations:evidence_undoing", why=BY_POST, args=REPORT | {"evidence": 1}),
    NoPage("obligations:reading_undoing", why=BY_POST, args=REPORT | {"reading": 1}),
    NoPage("obligations:waiver_undoing", why=BY_POST, args=REPORT | {"waiver": 1}),
    NoPage("word_removal", why=BY_POST, args=here(word=1)),
    NoPage("notices:calendar_discretion", why=BY_POST),
    NoPage("notices:calendar_revocation", why=BY_POST),
    NoPage("notices:invitation", why=A_FILE, args={"letter": summons_letter}),
    NoPage("reports:statistics_csv", why=A_FILE, args=here()),
    NoPage("reports:statistics_json", why=A_FILE, args=here()),
    NoPage("reports:report_pdf", why=A_FILE, args=here(report=sent_report)),
    NoPage("reports:report_json", why=A_FILE, args=here(report=sent_report)),
    NoPage(
        "reports:beginning",
        why=BY_POST,
        args=here(kind="half-year", period="2023-H1"),
    ),
    NoPage("reports:outside_withdrawal", why=BY_POST, args=here(number=1)),
    NoPage("steering:holding", why=BY_POST, who="officer", args=here(meeting=meeting(8))),
    NoPage("steering:opening", why=BY_POST, who="officer", args=here(meeting=meeting(8))),
    NoPage("steering:presence", why=BY_POST, who="officer", args=here(meeting=meeting(13))),
    NoPage("steering:approving", why=BY_POST, who="unit_head", args=here(meeting=meeting(11))),
    NoPage("steering:action_done", why=BY_POST, who="officer", args=here(action=1)),
    NoPage(
        "steering:minutes_paper",
        why=A_FILE,
        args=here(meeting=meeting(6)),
    ),
    NoPage("steering:writing", why=BY_POST, args=here(meeting=meeting(8))),
    NoPage("steering:item_move", why=BY_POST, args=here(meeting=meeting(9), item=agenda_item)),
    NoPage(
        "steering:paper",
        why=A_FILE,
        args=here(meeting=meeting(9), item=agenda_item, paper=lambda demo: paper_of(demo).pk),
    ),
    NoPage(
        "steering:paper_removal",
        why=BY_POST,
        args=here(meeting=meeting(9), item=agenda_item, paper=lambda demo: paper_of(demo).pk),
    ),
    NoPage("steering:own_answer", why=BY_POST, args=here(meeting=meeting(9))),
    NoPage("steering:link_renewal", why=BY_POST, args=here(meeting=meeting(9))),
    NoPage("notices:feed", why=A_FEED, who="", args={"token": feed}),
    NoPage("overview:wheel_feed", why=A_FEED, who="", args=HERE | {"token": feed}),
    NoPage(
        "overview:wheel_feed_of", why=A_FEED, who="", args=HERE | {"token": feed, "party": "lund"}
    ),
    NoPage("volunteers:default_trainings", why=BY_POST, args=here()),
    NoPage("volunteers:training_retirement", why=BY_POST, args=here(training=training)),
    NoPage("volunteers:training_return", why=BY_POST, args=here(training=training)),
    NoPage("volunteers:session_holding", why=BY_POST, args=here(session=training_session(COMING))),
    NoPage("volunteers:absence_removal", why=BY_POST, who="leader", args=here(absence=1)),
    NoPage("home", why=LEADS_ON),
    NoPage("mfa_index", why=LEADS_ON),
    NoPage("account_reauthenticate", why=LEADS_ON, who=HOLDER),
    NoPage("mfa_login_webauthn", why=A_KEY, who=""),
    NoPage("download_own_data", why=A_FILE),
    NoPage("mfa_download_recovery_codes", why=A_FILE, who=HOLDER),
    NoPage("agreements:terms_file", why=A_FILE, args=here(number=1)),
    NoPage("agreements:calendar_file", why=A_FILE, args=here(number=1)),
    NoPage(
        "obligations:attachment",
        why=A_FILE,
        args=here(obligation="half-year-report", evidence=attached),
    ),
    *(
        NoPage(name, why=NOT_OFFERED, who="")
        for name in (
            "account_signup",
            "account_email",
            "account_change_password",
            "account_set_password",
            "account_reset_password",
            "account_email_verification_sent",
        )
    ),
    NoPage("account_reset_password_from_key", why=NOT_OFFERED, args={"uidb36": "1", "key": "a"}),
)
