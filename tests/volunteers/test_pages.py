"""The pages: what each role sees, what can be done there, and that names stay where they belong."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from brygga.obligations.models import Evidence
from brygga.parties.roles import Role
from brygga.volunteers.actions import add_absence, plan_session, say_weekdays
from brygga.volunteers.models import (
    Absence,
    Attendance,
    Attestation,
    Availability,
    RegisterCheck,
    Training,
    TrainingSession,
)
from brygga.volunteers.queries import needs_of
from tests.volunteers.conftest import As
from tests.world import (
    NOW,
    World,
    attestation,
    hours,
    person,
    q_hanget,
    register_check,
    requirement,
    role,
    session,
    training,
)

FOLK = "/p/q-hanget/folk/"
TRAININGS, OWN = f"{FOLK}utbildningar/", f"{FOLK}min-tid/"
HOURS, ATTESTATIONS = f"{FOLK}arbetad-tid/", f"{FOLK}intyg/"
EVERYBODY = ("coordinator", "leader", "volunteer", "youth_worker", "officer", "steering_lund")
NAMES = ("Alva Lindgren", "Noor Haddad", "Billie Ek", "Samir Öberg")


def seen(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, (address, response.status_code)
    return str(response.content.decode())


@pytest.fixture
def at_work(world: World) -> World:
    """Something of everything: taught, asked for, shown, worked and attested."""
    norms = training(world)
    requirement(world, "leader", norms, check=True, months=12)
    session(world, "2023-06-03", norms, attended_by=("leader",))
    register_check(world, "leader", "2023-01-10")
    say_weekdays(by=world["leader"], weekdays={0, 2})
    hours(world, "leader", "2023-10-11", "shift:1", minutes=150)
    attestation(world, "2023-09-05")
    return world


# --- Who sees what ----------------------------------------------------------------------------


def names_in(page: str) -> set[str]:
    """The names in what the page itself says; the frame holds the reader's own."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return {name for name in NAMES if name in main}


def flat(page: str) -> str:
    """On one line; spaces that never break stay."""
    return re.sub(r"[ \n]+", " ", page)


# role -> page -> the names that it may hold
TABLE: dict[str, dict[str, set[str]]] = {
    "coordinator": {FOLK: {"Alva Lindgren", "Noor Haddad"}, ATTESTATIONS: set()},
    "admin_tjejjouren": {FOLK: {"Alva Lindgren", "Noor Haddad"}},
    "admin_kvinnojouren": {FOLK: {"Billie Ek"}},
    "admin_lund": {FOLK: {"Samir Öberg"}},
    "leader": {FOLK: set(), OWN: set()},
    "volunteer": {FOLK: set(), OWN: set()},
    "youth_worker": {FOLK: set(), OWN: set()},
    "officer": {FOLK: set()},
    "steering_lund": {FOLK: set()},
    "treasurer": {FOLK: set()},
}


@pytest.mark.parametrize("who", TABLE)
def test_whose_names_a_page_holds(at_work: World, as_: As, who: str) -> None:
    client = as_(who)
    for address in (FOLK, TRAININGS, HOURS, ATTESTATIONS, *TABLE[who]):
        assert names_in(seen(client, address)) == TABLE[who].get(address, set()), address


def test_who_took_part_is_known_within_the_own_organisation_only(at_work: World, as_: As) -> None:
    made = TrainingSession.objects.get()
    address = f"{TRAININGS}tillfallen/{made.pk}/"
    for who in ("coordinator", "admin_tjejjouren"):
        assert "Noor Haddad" in seen(as_(who), address)
    for who in ("admin_kvinnojouren", "admin_lund", "officer", "youth_worker", "volunteer"):
        page = seen(as_(who), address)
        assert names_in(page) == set(), who
        assert "Normkritik" in page
    # The administrator of another organisation may note its own people, and sees only those.
    form = seen(as_("admin_kvinnojouren"), f"{address}narvaro/")
    assert names_in(form) == {"Billie Ek"}
    assert "Bara samordnare" not in form
    seen(as_("leader"), f"{address}narvaro/", 403)


def test_a_colleague_planned_it_by_name_another_party_by_role(at_work: World, as_: As) -> None:
    address = f"{TRAININGS}tillfallen/{TrainingSession.objects.get().pk}/"
    assert "Alva Lindgren, samordnare" in seen(as_("treasurer"), address)
    assert "samordnare, Tjejjouren i Lund" in seen(as_("officer"), address)


@pytest.mark.parametrize("who", ["admin_kvinnojouren", "admin_lund"])
def test_the_page_of_somebody_elses_person_does_not_exist(
    at_work: World, as_: As, who: str
) -> None:
    for more in ("", "registerutdrag/"):
        seen(as_(who), f"{FOLK}{at_work['leader'].pk}/{more}", 404)


@pytest.mark.parametrize("who", ["leader", "officer", "steering_tjejjouren"])
def test_who_does_not_look_after_people_is_told_who_does(at_work: World, as_: As, who: str) -> None:
    page = seen(as_(who), f"{FOLK}{at_work['leader'].pk}/", 403)
    assert "egna organisationens samordnare eller administratör" in page
    assert names_in(page) == set()


def test_a_check_seen_in_another_organisation_names_nobody_there(at_work: World, as_: As) -> None:
    role(at_work["leader"], at_work.organisations["kvinnojouren"], Role.VOLUNTEER)
    page = seen(as_("admin_kvinnojouren"), f"{FOLK}{at_work['leader'].pk}/")
    assert "någon i en annan organisation" in page
    assert "Disa Ryd" not in page
    assert "Disa Ryd" in seen(as_("admin_tjejjouren"), f"{FOLK}{at_work['leader'].pk}/")


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_sums_of_hours_are_for_all_and_name_nobody(at_work: World, as_: As, who: str) -> None:
    page = seen(as_(who), HOURS)
    assert "2 timmar 30 minuter" in page
    assert "andra halvåret 2023" in page.lower()
    assert names_in(page) == set()


def test_coverage_is_for_all(at_work: World, as_: As) -> None:
    for who in EVERYBODY:
        page = flat(seen(as_(who), FOLK))
        assert "1 av 2 är redo" in page
        assert "Fritidsledare, Kultur- och fritidsnämnden" in page


def test_when_the_associations_can_is_for_those_who_staff_them(at_work: World, as_: As) -> None:
    for who in ("coordinator", "admin_kvinnojouren"):
        page = flat(seen(as_(who), FOLK))
        assert "mån 1 · ons 1 · 1 har inte sagt" in page
    for who in ("admin_lund", "officer", "leader"):
        assert "När föreningarna kan" not in seen(as_(who), FOLK)


# --- Own people -------------------------------------------------------------------------------


def test_the_row_says_what_is_missing_and_what_lapses(at_work: World, as_: As) -> None:
    requirement(at_work, "leader", Training.objects.get(), check=True, months=10)
    page = flat(seen(as_("coordinator"), FOLK))
    assert "redo till och med 10\u00a0november 2023" in page
    assert "går ut snart" in page
    assert "Normkritik och registerutdrag" in page  # what the coordinator lacks


def test_as_many_questions_for_many_people_as_for_few(
    at_work: World, as_: As, django_assert_num_queries
) -> None:
    client = as_("coordinator")
    seen(client, FOLK)
    with django_assert_num_queries(11):
        seen(client, FOLK)
    for n in range(60):
        role(person(f"Person {n:02}"), at_work.organisations["tjejjouren"], Role.LEADER)
    with django_assert_num_queries(11):
        page = seen(client, FOLK)
    assert "Sida 1 av 2" in page
    assert "Person 59" in seen(client, f"{FOLK}?page=2")


def test_a_check_is_noted_and_the_note_taken_away(at_work: World, as_: As) -> None:
    client, who = as_("coordinator"), at_work["leader"]
    address = f"{FOLK}{who.pk}/registerutdrag/"
    refused = client.post(address, {"shown_on": "2023-10-17"}).content.decode()
    assert "högst ett år gammalt" in refused
    assert RegisterCheck.objects.count() == 1
    done = client.post(address, {"shown_on": "2023-10-17", "is_recent": "on"}, follow=True)
    assert "Inget annat sparas" in done.content.decode()
    check = RegisterCheck.objects.get(shown_on=date(2023, 10, 17))
    assert check.seen_by == at_work["coordinator"]
    removal = f"{address}{check.pk}/borttagning/"
    assert removal in done.content.decode()
    seen(client, removal)
    client.post(removal)
    assert not RegisterCheck.objects.filter(pk=check.pk).exists()


def test_ones_own_check_is_noted_by_somebody_else(at_work: World, as_: As) -> None:
    own = at_work["coordinator"].pk
    page = seen(as_("coordinator"), f"{FOLK}{own}/")
    assert "Ditt eget noterar någon annan" in page
    response = as_("coordinator").post(
        f"{FOLK}{own}/registerutdrag/", {"shown_on": "2023-10-17", "is_recent": "on"}
    )
    assert response.status_code == 403


# --- Trainings and sessions -------------------------------------------------------------------


def test_an_empty_page_offers_a_beginning(world: World, as_: As) -> None:
    page = seen(as_("coordinator"), TRAININGS)
    assert "Motiverande samtal, grunder" in page
    assert "ur förslaget" in page
    assert "Lägg till dem" not in seen(as_("officer"), TRAININGS)
    as_("coordinator").post(f"{TRAININGS}forslag/")
    assert Training.objects.count() == 4
    assert as_("coordinator").post(f"{TRAININGS}forslag/").status_code == 409
    assert as_("leader").post(f"{TRAININGS}forslag/").status_code == 403


def test_a_training_is_added_changed_and_retired(world: World, as_: As) -> None:
    client = as_("coordinator")
    given = {"title": "Första hjälpen", "months": "12", "obligation": "staff-training"}
    client.post(f"{TRAININGS}ny/", given)
    row = Training.objects.get()
    again = client.post(f"{TRAININGS}ny/", given).content.decode()
    assert "redan en utbildning" in again
    client.post(f"{TRAININGS}{row.pk}/andring/", given | {"months": ""})
    row.refresh_from_db()
    assert row.months is None
    client.post(f"{TRAININGS}{row.pk}/avslut/")
    page = seen(client, TRAININGS)
    assert "Ges inte längre" in page
    client.post(f"{TRAININGS}{row.pk}/aterkomst/")
    row.refresh_from_db()
    assert row.retired_at is None
    for address in ("ny/", f"{row.pk}/andring/"):
        seen(as_("officer"), f"{TRAININGS}{address}", 403)


def test_what_a_role_needs_is_said_by_its_own_side(at_work: World, as_: As) -> None:
    row = Training.objects.get()
    given = {"trainings": [row.pk], "needs_register_check": "on", "register_check_months": "24"}
    as_("coordinator").post(f"{TRAININGS}krav/volunteer/", given)
    need = needs_of(at_work.partnership)["volunteer"]
    assert ([t.title for t in need.trainings], need.register_check_months) == (["Normkritik"], 24)
    # Months without a check mean nothing, and are not kept.
    as_("officer").post(f"{TRAININGS}krav/youth_worker/", {"register_check_months": "24"})
    assert needs_of(at_work.partnership)["youth_worker"].register_check_months is None
    seen(as_("officer"), f"{TRAININGS}krav/leader/", 403)
    seen(as_("coordinator"), f"{TRAININGS}krav/youth_worker/", 403)
    seen(as_("coordinator"), f"{TRAININGS}krav/finns-inte/", 404)


def test_a_session_from_plan_to_evidence_and_back(world: World, as_: As) -> None:
    norms, client = training(world), as_("coordinator")
    form = f"{TRAININGS}tillfallen/nytt/"
    given: dict[str, Any] = {"trainings": [norms.pk], "day": "2023-10-14", "organisation": "all"}
    wrong = client.post(form, given | {"begins": "17:00"}).content.decode()
    assert "båda tiderna" in wrong
    planned = client.post(form, given | {"about": "För nya ledare"}, follow=True)
    row = TrainingSession.objects.get()
    page = f"{TRAININGS}tillfallen/{row.pk}/"
    assert planned.redirect_chain[0][0] == page
    assert "För nya ledare" in planned.content.decode()
    client.post(f"{page}andring/", given | {"place": "Biblioteket"})
    held = client.post(f"{page}genomforande/", follow=True).content.decode()
    assert "underlaget är noterat" in held
    evidence = Evidence.objects.get()
    assert evidence.obligation == "staff-training"
    # The fact leads back to the session, for every party.
    listed = seen(as_("officer"), "/p/q-hanget/ataganden/staff-training/underlag/")
    assert f'<a href="{page}">Till utbildningstillfället</a>' in listed
    client.post(f"{page}narvaro/", {"people": [world["leader"].pk]})
    assert Attendance.objects.get().person == world["leader"]
    seen(client, f"{page}angrande/")
    client.post(f"{page}angrande/")
    evidence.refresh_from_db()
    assert evidence.is_withdrawn
    refused = client.post(f"{page}installning/", {"reason": ""}).content.decode()
    assert "Något behöver rättas" in refused
    client.post(f"{page}installning/", {"reason": "För få anmälda."})
    assert "För få anmälda." in seen(as_("officer"), page)


@pytest.mark.parametrize("act", ["andring/", "genomforande/", "installning/", "angrande/"])
def test_a_session_is_changed_by_those_who_plan(at_work: World, as_: As, act: str) -> None:
    address = f"{TRAININGS}tillfallen/{TrainingSession.objects.get().pk}/{act}"
    for who in ("officer", "leader", "admin_lund"):
        assert as_(who).post(address).status_code == 403, who


def test_a_session_for_one_association_is_looked_after_there(world: World, as_: As) -> None:
    made = plan_session(
        partnership=world.partnership,
        trainings=[training(world)],
        day=NOW.date(),
        organisation=world.organisations["kvinnojouren"],
        by=world["admin_kvinnojouren"],
        at=NOW,
    )
    address = f"{TRAININGS}tillfallen/{made.pk}/"
    page = seen(as_("coordinator"), address)
    assert "Markera som genomfört" not in page
    response = as_("coordinator").post(f"{address}genomforande/")
    assert "en annan organisations folk" in response.content.decode()
    assert "Markera som genomfört" in seen(as_("admin_kvinnojouren"), address)


def test_the_list_of_sessions_is_paged_in_few_questions(
    at_work: World, as_: As, django_assert_num_queries
) -> None:
    client, norms = as_("officer"), Training.objects.get()
    seen(client, TRAININGS)
    with django_assert_num_queries(9):
        seen(client, TRAININGS)
    for n in range(1, 29):
        session(at_work, f"2023-09-{n:02}", norms)
    with django_assert_num_queries(9):
        assert "Sida 1 av 2" in seen(client, TRAININGS)


# --- One's own time ---------------------------------------------------------------------------


def test_ones_own_page(at_work: World, as_: As) -> None:
    page = flat(seen(as_("leader"), OWN))
    for said in (
        *("Normkritik", "gäller till och med 3\u00a0juni 2025", "Tillsammans 2 timmar 30 minuter"),
        *("Registerutdrag visat 10\u00a0januari 2023 för Disa Ryd", "mina-uppgifter.json"),
    ):
        assert said in page, said
    assert 'value="0" id="id_weekdays_0" checked' in page


def test_weekdays_are_said_and_said_anew(world: World, as_: As) -> None:
    client = as_("leader")
    client.post(OWN, {"weekdays": ["2", "3"]})
    assert Availability.objects.get().weekdays == {2, 3}
    client.post(OWN, {})
    assert Availability.objects.get().weekdays == frozenset()
    assert "Något behöver rättas" in client.post(OWN, {"weekdays": ["7"]}).content.decode()


def test_days_away_come_and_go(world: World, as_: As) -> None:
    client = as_("leader")
    wrong = client.post(
        f"{OWN}borta/", {"first_day": "2023-11-05", "last_day": "2023-10-30"}
    ).content.decode()
    assert "före den första" in wrong
    client.post(f"{OWN}borta/", {"first_day": "2023-10-30", "last_day": "2023-11-05"})
    row = Absence.objects.get()
    assert "30\u00a0oktober–5\u00a0november 2023" in seen(client, OWN)
    assert as_("coordinator").post(f"{OWN}borta/{row.pk}/borttagning/").status_code == 404
    client.post(f"{OWN}borta/{row.pk}/borttagning/")
    assert not Absence.objects.exists()


@pytest.mark.parametrize("who", ["officer", "treasurer", "admin_lund", "steering_tjejjouren"])
def test_who_takes_no_shifts_has_no_time_here(world: World, as_: As, who: str) -> None:
    assert "till för dem som tar pass" in seen(as_(who), OWN, 403)
    assert OWN not in seen(as_(who), FOLK)


def test_ones_own_data_has_it_all(at_work: World, as_: As) -> None:
    leader = at_work["leader"]
    add_absence(by=leader, first_day=date(2023, 10, 30), last_day=date(2023, 11, 5), at=NOW)
    own = json.loads(as_("leader").get("/konto/mina-uppgifter.json").content)["arbete"]
    assert own == {
        "veckodagar": [0, 2],
        "borta": [{"från": "2023-10-30", "till": "2023-11-06"}],
        "utbildningar": [
            {
                "partnerskap": "Q-hänget 2022–2024",
                "dag": "2023-06-03",
                "utbildningar": ["Normkritik"],
            }
        ],
        "registerutdrag": [{"visades": "2023-01-10", "sågs av": "Disa Ryd"}],
        "arbetad tid": [
            {
                "partnerskap": "Q-hänget 2022–2024",
                "dag": "2023-10-11",
                "minuter": 150,
                "som": "leader",
            }
        ],
    }
    # Somebody else's file holds nothing of it.
    other = json.loads(as_("coordinator").get("/konto/mina-uppgifter.json").content)["arbete"]
    assert other["utbildningar"] == other["registerutdrag"] == other["arbetad tid"] == []


# --- Attestations -----------------------------------------------------------------------------


def test_an_attestation_is_made_and_withdrawn(world: World, as_: As) -> None:
    client = as_("steering_kvinnojouren")
    form = seen(client, f"{ATTESTATIONS}nytt/")
    assert "Inget skrivs om någon enskild person." in form
    assert '<option value="leadership-attested" selected>' in form
    given = {"party": "kvinnojouren", "obligation": "leadership-attested"}
    done = client.post(f"{ATTESTATIONS}nytt/", given, follow=True).content.decode()
    assert "Ledarskapet är intygat" in done
    row = Attestation.objects.get()
    assert (row.party, row.term) == ("kvinnojouren", "2023-HT")
    assert "Intyget för höstterminen 2023 är lämnat." in seen(client, f"{ATTESTATIONS}nytt/")
    assert "Mirjam Falk" in seen(client, ATTESTATIONS)
    page = seen(as_("officer"), ATTESTATIONS)
    assert "styrgruppsledamot, Kvinnojouren Lund" in page
    assert "Mirjam Falk" not in page
    withdrawal = f"{ATTESTATIONS}{row.pk}/aterkallelse/"
    assert as_("coordinator").post(withdrawal).status_code == 403
    seen(client, withdrawal)
    client.post(withdrawal)
    row.refresh_from_db()
    assert row.withdrawn_at
    assert "återkallat" in seen(client, ATTESTATIONS)


@pytest.mark.parametrize("who", ["leader", "officer", "steering_lund"])
def test_who_may_not_attest(world: World, as_: As, who: str) -> None:
    assert "Intyga för" not in seen(as_(who), ATTESTATIONS)
    seen(as_(who), f"{ATTESTATIONS}nytt/", 403)


# --- Without an agreement ---------------------------------------------------------------------


@pytest.mark.parametrize("address", [FOLK, TRAININGS, OWN, HOURS, ATTESTATIONS])
def test_before_there_is_an_agreement(db: None, address: str) -> None:
    world = q_hanget()
    client = Client()
    client.force_login(world["coordinator"])
    seen(client, address)
