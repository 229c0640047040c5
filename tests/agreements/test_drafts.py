"""Writing an agreement together: every save a version, nothing overwritten, all ready at last."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from brygga.agreements.actions import (
    ChangedMeanwhile,
    Signed,
    answer_comment,
    begin_draft,
    bring_in_force,
    change_entry,
    comment_on_clause,
    say_ready,
    set_draft_aside,
    write_draft,
)
from brygga.agreements.models import AgreementDraft, AgreementVersion, DraftVersion, Readiness
from brygga.agreements.queries import draft_terms, newest_of, parties_ready, terms_of
from brygga.domain.files import FileRefused
from brygga.domain.terms.model import Clause
from brygga.journal.models import Entry
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.world import NOW, World, at, draft, q_hanget, unsigned_terms

HERE = "/p/q-hanget/overenskommelsen/utkast/"
VENUE = "contribution-venue"


@pytest.fixture
def world(db: None) -> World:
    return q_hanget()


@pytest.fixture
def written(world: World) -> AgreementDraft:
    return draft(world)


def client(world: World, who: str) -> Client:
    signed_in = Client()
    signed_in.force_login(world[who])
    return signed_in


def clause(written: AgreementDraft, key: str = VENUE) -> Clause:
    return draft_terms(newest_of(written)).clause(key)


def reword(written: AgreementDraft, world: World, text: str, *, who: str = "officer") -> None:
    before = clause(written)
    change_entry(
        draft=written,
        place="clauses",
        before=before,
        after=replace(before, text=text),
        by=world[who],
        at=NOW,
    )


def all_ready(written: AgreementDraft, world: World) -> None:
    sha256 = newest_of(written).terms_sha256
    for party, who in (
        ("lund", "signatory_lund"),
        ("tjejjouren", "coordinator"),
        ("kvinnojouren", "admin_kvinnojouren"),
    ):
        say_ready(draft=written, party=party, terms_sha256=sha256, by=world[who], at=NOW)


def test_each_save_is_a_version_and_the_same_text_is_none(
    world: World, written: AgreementDraft
) -> None:
    reword(written, world, "Jourerna och nämnden ordnar en lokal.")
    reword(written, world, "Jourerna och nämnden ordnar en lokal.")
    first, second = DraftVersion.objects.order_by("number")
    assert (second.number, second.place, second.saved_party) == (2, "clauses", "lund")
    assert first.terms_text != second.terms_text
    assert second.terms_sha256 == hashlib.sha256(second.terms_text.encode()).hexdigest()
    line = Entry.objects.filter(partnership="q-hanget").latest("number")
    assert (line.act, line.facts["version"]) == ("draft.saved", "v2")


def test_two_at_different_clauses_both_keep_what_they_wrote(
    world: World, written: AgreementDraft
) -> None:
    venue, staffing = clause(written), clause(written, "contribution-staffing")
    for before, text, who in (
        (venue, "Jourerna ordnar en lokal i centrum.", "officer"),
        (staffing, "Jourerna bemannar träffarna.", "coordinator"),
    ):
        change_entry(
            draft=written,
            place="clauses",
            before=before,
            after=replace(before, text=text),
            by=world[who],
            at=NOW,
        )
    assert clause(written).text == "Jourerna ordnar en lokal i centrum."
    assert clause(written, "contribution-staffing").text == "Jourerna bemannar träffarna."


def test_two_at_one_clause_see_both_texts_and_lose_none(
    world: World, written: AgreementDraft
) -> None:
    address = f"{HERE}1/klausul/{VENUE}/"
    slow = client(world, "officer")
    form = slow.get(address).context["form"]
    given = {name: form[name].value() for name in form.fields} | {"based_on": "1"}
    reword(written, world, "Nämnden ordnar en lokal.", who="coordinator")
    answer = slow.post(address, given | {"text": "Parterna ordnar en lokal."})
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Nämnden ordnar en lokal." in shown
    assert "Parterna ordnar en lokal." in shown
    assert newest_of(written).number == 2
    again = given | {"text": "Parterna ordnar en lokal.", "based_on": "2"}
    assert slow.post(answer.context["meanwhile"].href, again).status_code == 302
    assert clause(written).text == "Parterna ordnar en lokal."


def test_the_whole_text_is_refused_with_line_and_key_and_kept_in_the_field(
    world: World, written: AgreementDraft
) -> None:
    text = newest_of(written).terms_text
    broken = text.replace('pattern = "standing"', 'pattern = "alltid"', 1)
    answer = client(world, "coordinator").post(f"{HERE}1/text/", {"text": broken, "based_on": "1"})
    [problem] = answer.context["problems"]
    assert problem.line == broken.split("\n").index('pattern = "alltid"') + 1
    assert problem.key.endswith("].pattern")
    assert "alltid" in answer.context["form"]["text"].value()
    assert newest_of(written).number == 1


def test_a_whole_text_written_from_an_old_version_changes_nothing(
    world: World, written: AgreementDraft
) -> None:
    text = newest_of(written).terms_text
    reword(written, world, "Nämnden ordnar en lokal.")
    with pytest.raises(ChangedMeanwhile):
        write_draft(draft=written, text=text, based_on=1, by=world["officer"], at=NOW)
    assert clause(written).text == "Nämnden ordnar en lokal."


def test_a_clause_that_something_points_at_cannot_go(world: World, written: AgreementDraft) -> None:
    with pytest.raises(FileRefused, match=VENUE):
        change_entry(
            draft=written,
            place="clauses",
            before=clause(written),
            after=None,
            by=world["officer"],
            at=NOW,
        )


@pytest.mark.parametrize(
    ("place", "given"),
    [
        ("goals", {"text": "Fler unga hittar hit", "clause": "goal-reach"}),
        ("signatories", {"function": "Styrelseledamot", "party": "tjejjouren"}),
        ("governance.seats", {"function": "Enhetschef", "parties": ["tjejjouren"]}),
        (
            "obligations",
            {
                "title": "Städning",
                "clause": VENUE,
                "owed_by": ["kvinnojouren"],
                "owed_to": ["lund"],
                "pattern": "deadline",
                "at_least": "1",
                "per": "year",
                "due_side": "after",
                "due_anchor": "end",
                "due_months": "2",
                "due_days": "",
            },
        ),
    ],
)
def test_an_entry_is_added_through_its_form(
    world: World, written: AgreementDraft, place: str, given: dict[str, object]
) -> None:
    address = f"{HERE}1/uppgifter/{place}/ny/"
    answer = client(world, "coordinator").post(address, given | {"based_on": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    terms = draft_terms(newest_of(written))
    if place == "obligations":
        due = terms.obligation("stadning").due
        assert due is not None
        assert (due.months, due.days, due.on) == (2, 0, None)
    else:
        section = terms.governance.seats if "." in place else getattr(terms, place)  # type: ignore[union-attr]
        assert section[-1] not in unsigned_terms().signatories
        assert newest_of(written).number == 2


def test_an_entry_opens_in_its_form_as_it_stands_and_is_changed_or_taken_away(
    world: World, written: AgreementDraft
) -> None:
    writer, address = client(world, "officer"), f"{HERE}1/uppgifter/grants/1/"
    form = writer.get(address).context["form"]
    given = {name: form[name].value() for name in form.fields} | {"based_on": "1"}
    given = {name: value for name, value in given.items() if value is not None}
    assert writer.post(address, given).status_code == 302
    assert newest_of(written).number == 1  # nothing was changed
    assert writer.post(address, given | {"per_year": "190000"}).status_code == 302
    assert draft_terms(newest_of(written)).grants[0].per_year == 190_000
    assert writer.post(address, {"remove": "1", "based_on": "2"}).status_code == 302
    assert draft_terms(newest_of(written)).grants == ()


def test_what_the_guard_refuses_is_not_saved(world: World, written: AgreementDraft) -> None:
    answer = client(world, "officer").post(
        f"{HERE}1/uppgifter/goals/ny/",
        {"text": "Ring 070-123 45 67", "clause": "goal-reach", "based_on": "1"},
    )
    assert "070" not in answer.content.decode()
    before = clause(written)
    with pytest.raises(NotPossible):
        change_entry(
            draft=written,
            place="clauses",
            before=before,
            after=replace(before, text="Ring 070-123 45 67"),
            by=world["officer"],
            at=NOW,
        )
    assert newest_of(written).number == 1


def test_ready_is_said_of_one_text_and_gone_with_the_next(
    world: World, written: AgreementDraft
) -> None:
    all_ready(written, world)
    assert parties_ready(newest_of(written)) == {"lund", "kvinnojouren", "tjejjouren"}
    reword(written, world, "Nämnden ordnar en lokal.")
    assert parties_ready(newest_of(written)) == frozenset()
    with pytest.raises(NotPossible, match="ändrats sedan du läste"):
        say_ready(
            draft=written,
            party="lund",
            terms_sha256=Readiness.objects.all()[0].version.terms_sha256,
            by=world["officer"],
            at=NOW,
        )


def test_nobody_is_ready_for_another_party(world: World, written: AgreementDraft) -> None:
    sha256 = newest_of(written).terms_sha256
    answer = client(world, "officer").post(
        f"{HERE}1/underskrift/klar/", {"party": "tjejjouren", "sha256": sha256}
    )
    assert answer.status_code == 403
    assert "dess egen" in answer.content.decode()
    assert not Readiness.objects.exists()


def test_an_open_comment_waits_for_an_answer(world: World, written: AgreementDraft) -> None:
    comment = comment_on_clause(
        draft=written, clause=VENUE, text="Vilken lokal?", by=world["steering_lund"], at=NOW
    )
    with pytest.raises(NotPossible, match="ingen har svarat"):
        all_ready(written, world)
    answer_comment(comment=comment, text="Den i centrum.", by=world["coordinator"], at=NOW)
    all_ready(written, world)
    with pytest.raises(NotPossible, match="redan besvarad"):
        answer_comment(comment=comment, text="Nej.", by=world["officer"], at=NOW)


def test_the_signed_draft_comes_in_force_as_a_file_would(
    world: World, written: AgreementDraft
) -> None:
    terms = draft_terms(newest_of(written))
    signatures = [Signed(at("2022-01-19", "15:21"), "BankID") for _each in terms.signatories]
    with pytest.raises(NotPossible, match="Alla parter"):
        bring_in_force(draft=written, signatures=signatures, by=world["officer"], at=NOW)
    all_ready(written, world)
    for wrong in (signatures[1:], [*signatures[1:], Signed(at("2031-01-01"))]):
        with pytest.raises(NotPossible):
            bring_in_force(draft=written, signatures=wrong, by=world["officer"], at=NOW)
    version = bring_in_force(draft=written, signatures=signatures, by=world["officer"], at=NOW)
    assert (version.number, version.effective_on) == (1, date(2022, 1, 1))
    signed = terms_of(version)
    assert {each.method for each in signed.signatories} == {"BankID"}
    # Whoever takes the signatures away again has the very text that everybody was ready with.
    assert signed.hashes[-1].value == newest_of(written).terms_sha256
    assert replace(signed, signatories=terms.signatories, hashes=terms.hashes) == terms
    written.refresh_from_db()
    assert written.became == version
    with pytest.raises(NotPossible, match="avslutat"):
        set_draft_aside(draft=written, by=world["officer"], at=NOW)


def test_the_days_are_written_in_on_a_page(world: World, written: AgreementDraft) -> None:
    writer, address = client(world, "coordinator"), f"{HERE}1/underskrift/dagar/"
    assert writer.get(address).status_code == 302
    all_ready(written, world)
    days = {f"s{n}-day": "2022-01-20" for n in range(4)}
    refused = writer.post(address, days | {"s3-day": ""})
    assert refused.status_code == 200
    assert not AgreementVersion.objects.exists()
    assert writer.post(address, days | {"s0-clock": "09:26"}).status_code == 302
    first, second = terms_of(AgreementVersion.objects.get()).signatories[:2]
    assert first.signed_at == at("2022-01-20", "09:26")
    assert second.signed_at == at("2022-01-20", "00:00")


def test_one_draft_at_a_time_and_the_next_begins_with_what_holds(world: World) -> None:
    written = draft(world)
    with pytest.raises(NotPossible, match="redan ett utkast"):
        draft(world)
    all_ready(written, world)
    signing = [Signed(at("2022-01-19")) for _each in unsigned_terms().signatories]
    bring_in_force(draft=written, signatures=signing, by=world["officer"], at=NOW)
    assert client(world, "officer").post(f"{HERE}nytt/").status_code == 302
    later = AgreementDraft.objects.get(closed_at=None)
    assert later.number == 2
    assert draft_terms(newest_of(later)).version == 1


@pytest.mark.parametrize("who", ["leader", "volunteer", "treasurer", "steering_lund"])
def test_others_read_the_draft_and_do_not_write_it(
    world: World, written: AgreementDraft, who: str
) -> None:
    reader = client(world, who)
    assert "Jourerna ordnar en lokal" in reader.get(f"{HERE}1/").content.decode()
    assert reader.get(f"{HERE}1/text/").status_code == 403
    with pytest.raises(NotAllowed):
        reword(written, world, "Nej.", who=who)
    with pytest.raises(NotAllowed):
        begin_draft(partnership=world.partnership, terms=unsigned_terms(), by=world[who], at=NOW)


def test_other_parties_see_which_party_saved_and_not_who(
    world: World, written: AgreementDraft
) -> None:
    own = client(world, "leader").get(f"{HERE}1/versioner/").content.decode()
    others = client(world, "officer").get(f"{HERE}1/versioner/").content.decode()
    assert "Alva Lindgren" in own
    assert "Alva Lindgren" not in others
    assert "Tjejjouren i Lund" in others


def test_a_whole_text_from_an_old_version_is_shown_beside_the_new_one_and_can_be_saved(
    world: World, written: AgreementDraft
) -> None:
    text = newest_of(written).terms_text
    mine = text.replace('title = "Q-hänget', 'title = "Det nya Q-hänget', 1)
    reword(written, world, "Nämnden ordnar en lokal.")
    writer, address = client(world, "coordinator"), f"{HERE}1/text/"
    answer = writer.post(address, {"text": mine, "based_on": "1"})
    shown = answer.content.decode()
    assert "Det nya Q-hänget" in shown
    assert "Nämnden ordnar en lokal." in answer.context["meanwhile"]
    again = {"text": mine, "based_on": answer.context["form"]["based_on"].value()}
    assert writer.post(address, again).status_code == 302
    assert draft_terms(newest_of(written)).title.startswith("Det nya")


def test_an_obligation_shows_the_fields_of_its_pattern_and_another_pattern_takes_them_away(
    world: World, written: AgreementDraft
) -> None:
    duties = draft_terms(newest_of(written)).obligations
    number = next(n for n, duty in enumerate(duties, 1) if duty.key == "steering-summons")
    writer, address = client(world, "officer"), f"{HERE}1/uppgifter/obligations/{number}/"
    form = writer.get(address).context["form"]
    assert {"per", "school_weeks"} <= set(form.fields)
    assert not {"when", "within_days", "due_on"} & set(form.fields)
    given = {name: form[name].value() for name in form.fields} | {"based_on": "1"}
    given = {name: value for name, value in given.items() if value is not None}
    answer = writer.post(address, given | {"pattern": "standing"})
    assert answer.status_code == 302, answer.context["form"].errors
    changed = draft_terms(newest_of(written)).obligation("steering-summons")
    assert (changed.per, changed.school_weeks, changed.amount) == (None, False, None)
