"""The pages of the agreement's life: who sees what, who may do what, and what it costs."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from brygga.agreements import registration
from brygga.agreements.actions import note_dialogue, take_up_matter
from brygga.agreements.models import AgreementVersion, Cancellation, Change, Demand, Matter, Notice
from brygga.agreements.queries import state_of
from brygga.domain.life import Kind, State, Step, Taken
from brygga.obligations.models import AssessedOccurrence
from tests.world import NOW, World, at, evidence, q_hanget_at_work

pytestmark = pytest.mark.django_db

ALL = ["lund", "kvinnojouren", "tjejjouren"]


@pytest.fixture
def world() -> World:
    return q_hanget_at_work()


def page(name: str, **args: Any) -> str:
    return reverse(f"agreements:{name}", kwargs={"partnership": "q-hanget"} | args)


def as_(client: Client, world: World, who: str) -> Client:
    client.force_login(world[who])
    return client


def breach(world: World, day: str = "2023-10-02") -> Matter:
    return take_up_matter(
        partnership=world.partnership,
        kind=Kind.BREACH,
        against="tjejjouren",
        text="En träff ställdes in utan besked.",
        by=world["officer"],
        at=at(day),
    )


def talk(world: World, matter: Matter, day: str) -> None:
    note_dialogue(
        matter=matter,
        held_on=date.fromisoformat(day),
        parties=ALL,
        text=f"Vi talade {day}.",
        by=world["officer"],
        at=at(day, "16:00"),
    )


def test_everyone_reads_and_only_who_speaks_for_a_party_acts(client: Client, world: World) -> None:
    matter = breach(world)
    volunteer = as_(client, world, "volunteer")
    seen = volunteer.get(page("life")).content.decode()
    assert "Brist i ett åtagande" in seen
    # Who took it up is a role and a party to the others, never a name.
    assert "handläggare, Kultur- och fritidsnämnden" in seen
    assert "Johan Åkesson" not in seen
    assert "Det här gör den som talar för en part" in seen
    for address in (
        page("change_choice"),
        page("matter_new", slug="tvist"),
        page("demand", matter=matter.pk),
    ):
        assert volunteer.get(address).status_code == 403
    officer = as_(client, world, "officer")
    assert "Johan Åkesson" in officer.get(page("life")).content.decode()
    assert officer.get(page("cancellation", matter=matter.pk)).status_code == 403
    assert officer.get(page("matter_new", slug="annat")).status_code == 404


def test_longer_life_costs_no_more_queries(client: Client, world: World) -> None:
    matter = breach(world)
    talk(world, matter, "2023-10-03")
    officer = as_(client, world, "officer")
    officer.get(page("life"))
    with CaptureQueriesContext(
        connection,
    ) as few:
        officer.get(page("life"))
    for day in ("2023-10-04", "2023-10-05", "2023-10-06"):
        talk(world, matter, day)
        breach(world, day)
    with CaptureQueriesContext(connection) as many:
        officer.get(page("life"))
    assert len(many) == len(few)
    assert len(few) <= 45


def test_from_breach_to_notice_through_the_forms(client: Client, world: World) -> None:
    officer = as_(client, world, "officer")
    given = {
        "against": "tjejjouren",
        "text": "En träff ställdes in utan besked.",
        "occurrences": [],
    }
    form = officer.get(page("matter_new", slug="brist"))
    assert "Kultur- och fritidsnämnden" not in str(form.context["form"]["against"])
    officer.post(page("matter_new", slug="brist"), given)
    matter = Matter.objects.get()
    noted = {"held_on": "2023-10-18", "parties": ["lund"], "text": "Vi ses olika."}
    answer = officer.post(page("dialogues", matter=matter.pk), noted)
    assert "minst två parter" in answer.content.decode()
    officer.post(page("dialogues", matter=matter.pk), noted | {"parties": ["lund", "tjejjouren"]})
    assert matter.dialogues.count() == 1
    demanded = {"put_right_by": "2023-10-18", "text": "Träffarna hålls."}
    address = page("demand", matter=matter.pk)
    assert "ligga framåt" in officer.post(address, demanded).content.decode()
    officer.post(address, demanded | {"put_right_by": "2023-11-01"})
    assert Demand.objects.get().put_right_by == date(2023, 11, 1)
    # The party that failed may neither demand nor end it on that ground.
    chair = as_(client, world, "signatory_tjejjouren")
    assert chair.get(page("notice_on", matter=matter.pk)).status_code == 409
    director = as_(client, world, "signatory_lund")
    assert director.get(page("notice_new")).status_code == 409
    assert director.get(page("cancellation", matter=matter.pk)).status_code == 409
    address = page("notice_on", matter=matter.pk)
    refused = director.post(address, {"ends_on": "2024-01-17", "text": "Vi kommer inte vidare."})
    assert "inom uppsägningstiden" in refused.content.decode()
    director.post(address, {"ends_on": "2024-01-18", "text": "Vi kommer inte vidare."})
    notice = Notice.objects.get()
    director.post(page("notice_withdrawal", notice=notice.pk))
    seen = director.get(page("notice", notice=notice.pk)).content.decode()
    assert "Kvinnojouren Lund, Tjejjouren i Lund" in seen.replace(" och ", ", ")
    assert "Gå med på" not in seen


def test_a_cancellation_with_the_money_beside_it(client: Client, world: World) -> None:
    evidence(world, "invoice", "2023-07-20")
    evidence(world, "payment", "2023-08-10", who="officer")
    matter = breach(world, "2023-09-01")
    officer = as_(client, world, "officer")
    Demand.objects.create(
        partnership=world.partnership,
        matter=matter,
        put_right_by=date(2023, 10, 1),
        text="Träffarna hålls.",
        recorded_at=at("2023-09-02"),
        recorded_on=date(2023, 9, 2),
        recorded_role="officer",
        recorded_party="lund",
    )
    director = as_(client, world, "signatory_lund")
    address = page("cancellation", matter=matter.pk)
    basis = director.get(address).context["bases"][0]
    assert (str(basis.total), basis.shares[0].days) == ("90575.00", 181)
    given = {"text": "Det är inte rättat.", "repayment_reason": "Hälften."}
    answer = director.post(address, given | {"repayment": "90575,01"})
    assert "större än allt" in answer.content.decode()
    director.post(address, given | {"repayment": "20 000,50"})
    assert str(Cancellation.objects.get().repayment) == "20000.50"
    assert state_of(world.partnership, NOW.date()) is State.CANCELLED
    seen = officer.get(page("matter", matter=matter.pk)).content.decode()
    assert "Tjejjouren i Lund betalar tillbaka" in seen


def test_the_forms_of_changes(client: Client, world: World) -> None:
    coordinator = as_(client, world, "coordinator")
    talked = {
        "talked_on": "2023-10-10",
        "parties": ALL,
        "effective_on": "2023-10-18",
        "text": "Vi har lärt oss hur det fungerar.",
    }
    purpose = page("clause_change", key="purpose-shared")
    wanted = talked | {"wording": "Parterna vill mer.", "way": "dialogue"}
    assert "nya underskrifter" in coordinator.post(purpose, wanted).content.decode()
    activity = page("activity_change", key="meeting-place")
    revised = talked | {"title": "Mötesplatsen", "details": "", "target": "36 träffar."}
    coordinator.post(activity, revised)
    change = Change.objects.get()
    shown = coordinator.get(page("change", change=change.pk)).content.decode()
    assert "36 träffar." in shown
    assert "Väntar på:" in shown
    coordinator.post(page("change_withdrawal", change=change.pk))
    contribution = page("contribution_change", key="venue-tjejjouren")
    coordinator.post(contribution, talked | {"wording": "En lokal och ett kök"})
    change = Change.objects.get(withdrawn_at=None)
    for who in ("officer", "steering_kvinnojouren"):
        as_(client, world, who).post(page("change_consent", change=change.pk))
    coordinator = as_(client, world, "coordinator")
    contacts = {
        "functions": "Samordnare\nOrdförande",
        "effective_on": "2023-10-18",
        "text": "Nytt.",
    }
    coordinator.post(page("contacts_change", key="tjejjouren"), contacts)
    assert coordinator.get(page("contacts_change", key="ingen")).status_code == 404
    assert [c.way for c in Change.objects.exclude(version=None)] == ["dialogue", "notice"]


def test_before_anything_is_signed(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    AssessedOccurrence.objects.all().delete()
    AgreementVersion.objects.all().delete()
    assert (
        "Ingen överenskommelse"
        in as_(client, world, "volunteer").get(page("life")).content.decode()
    )
    steps = [
        Taken(Step.PROPOSE, date(2021, 10, 27), at("2021-10-27")),
        Taken(Step.ASSESS, date(2021, 11, 3), at("2021-11-03")),
    ]
    monkeypatch.setattr(registration, "_steps", [lambda _partnership: steps])
    seen = client.get(page("life")).content.decode()
    assert "förslaget bedömt" in seen
    assert "Förslaget lämnades" in seen
