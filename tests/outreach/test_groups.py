"""Groups: functions and no names, and a meeting keeps the promise."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from brygga.domain.obligations import Standing
from brygga.journal.models import Entry
from brygga.obligations.models import Evidence
from brygga.outreach.actions import (
    add_function,
    form_group,
    note_meeting,
    take_back_meeting,
)
from brygga.outreach.models import ActorGroup, GroupMeeting, GroupMember
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.obligations.test_record_evidence import standing_of
from tests.outreach.conftest import As
from tests.world import NOW, World, outsider

HERE = "/p/q-hanget/grupper/"
KEPT = "working-group/term"


def formed(world: World, who: str = "coordinator", **more: Any) -> ActorGroup:
    given = {"kind": "working", "obligation": "working-group"}
    return form_group(partnership=world.partnership, by=world[who], at=NOW, **given | more)


def test_formed_with_the_promise_that_the_agreement_has(world: World, as_: As) -> None:
    client = as_("coordinator")
    assert "inte bildad här än" in client.get(HERE).content.decode()
    form = client.get(f"{HERE}bildande/?slag=working").content.decode()
    assert '<option value="working-group" selected' in form
    page = client.post(
        f"{HERE}bildande/?slag=working",
        {"kind": "working", "obligation": "working-group"},
        follow=True,
    ).content.decode()
    assert "Lägg till en funktion" in page
    assert Entry.objects.get(act="group.formed").facts == {}
    with pytest.raises(NotPossible, match="finns redan"):
        formed(world)


def test_a_function_joins_and_leaves(world: World, as_: As) -> None:
    group = formed(world)
    client = as_("officer")
    address = f"{HERE}{group.pk}/"
    given = {"organisation": "Elevhälsan", "function": "kurator"}
    assert (
        "kurator" in client.post(f"{address}funktioner/nya/", given, follow=True).content.decode()
    )
    page = client.post(f"{address}funktioner/nya/", given).content.decode()
    assert "redan med" in page
    member = GroupMember.objects.get()
    page = client.post(f"{address}funktioner/{member.pk}/avslut/", follow=True).content.decode()
    assert "kurator" not in page
    add_function(group=group, by=world["officer"], at=NOW, **given)


def test_a_meeting_is_evidence_until_it_is_taken_back(world: World, as_: As) -> None:
    group = formed(world)
    assert standing_of(world, KEPT) is Standing.OPEN
    given = {"held_on": "2023-09-27", "text": "Höstens träffar är fördelade."}
    page = as_("leader").post(f"{HERE}{group.pk}/moten/nytt/", given, follow=True).content.decode()
    assert "Höstens träffar är fördelade." in page
    assert standing_of(world, KEPT) is Standing.KEPT
    meeting = GroupMeeting.objects.get()
    assert Evidence.objects.get().made_by == f"group-meeting:{meeting.pk}"
    with pytest.raises(NotAllowed):
        take_back_meeting(meeting=meeting, reason="Fel.", by=world["officer"], at=NOW)
    as_("coordinator").post(
        f"{HERE}{group.pk}/moten/{meeting.pk}/aterkallelse/", {"reason": "Fel dag."}
    )
    assert standing_of(world, KEPT) is Standing.OPEN


def test_without_a_promise_there_is_no_evidence(world: World) -> None:
    group = formed(world, obligation="")
    note_meeting(
        group=group, held_on=date(2023, 9, 27), text="Vi sågs.", by=world["leader"], at=NOW
    )
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"text": ""}, {"held_on": "2023-10-19"}, {"held_on": "2021-01-01"}, {"text": "070-123 45 67"}],
    ids=str,
)
def test_wrong_input(world: World, as_: As, wrong: dict[str, str]) -> None:
    given = {"held_on": "2023-09-27", "text": "Vi sågs."} | wrong
    page = as_("leader").post(f"{HERE}{formed(world).pk}/moten/nytt/", given).content.decode()
    assert "Något behöver rättas" in page
    assert not GroupMeeting.objects.exists()


def test_volunteers_read_and_outsiders_do_not(world: World, as_: As, client: Client) -> None:
    group = formed(world)
    assert as_("volunteer").get(f"{HERE}{group.pk}/").status_code == 200
    refused = as_("volunteer").get(f"{HERE}{group.pk}/moten/nytt/")
    assert refused.status_code == 403
    assert "berätta för en ledare" in refused.content.decode()
    client.force_login(outsider())
    assert client.get(HERE).status_code == client.get(f"{HERE}{group.pk}/").status_code == 404


def test_the_list_asks_as_much_whatever_there_is(
    world: World, as_: As, django_assert_num_queries: Any
) -> None:
    group, client = formed(world), as_("officer")
    for day in range(1, 22):
        note_meeting(
            group=group, held_on=date(2023, 9, day), text="Vi sågs.", by=world["leader"], at=NOW
        )
        if day in (1, 21):
            client.get(f"{HERE}{group.pk}/")
            with django_assert_num_queries(7):
                page = client.get(f"{HERE}{group.pk}/").content.decode()
    assert "Sida 1 av 2" in page
    assert "Noor Haddad" not in page
