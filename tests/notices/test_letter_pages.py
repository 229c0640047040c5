"""Who sees which letters: her own whole, an administrator that some went, nobody else anything."""

from typing import Any

from django.test import Client

from brygga.notices.actions import queue_letter
from brygga.notices.models import Letter
from brygga.parties.models import Person
from tests.notices.conftest import As, Work
from tests.world import NOW, World, outsider, role

SECRET = "Hemlig-text-7919"


def letter(world: World, key: str, party: str, role: str, **more: Any) -> Letter:
    return queue_letter(
        **{
            "to": world[key],
            "subject": f"{SECRET} ämne",
            "body": f"{SECRET} text med en länk http://localhost:8000/p/q-hanget/idag/",
            "why": "reminder",
            "about": "/p/q-hanget/idag/",
            "roles": [(world.organisations[party].pk, role)],
            "at": NOW,
            **more,
        }
    )


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_each_sees_her_own(world: World, as_: As, work: Work) -> None:
    mine = letter(world, "leader", "tjejjouren", "leader")
    letter(world, "coordinator", "tjejjouren", "coordinator", subject="Någon annans")
    work()
    page = text_of(as_("leader"), "/konto/utskick/")
    assert f"{SECRET} ämne" in page
    assert "skickat" in page
    assert "Påminnelse om ett åtagande" in page
    assert "Någon annans" not in page
    detail = text_of(as_("leader"), f"/konto/utskick/{mine.pk}/")
    assert f"{SECRET} text" in detail
    assert 'href="/p/q-hanget/idag/"' in detail


def test_nobody_reads_another_persons(world: World, as_: As) -> None:
    theirs = letter(world, "leader", "tjejjouren", "leader")
    for key in set(world.people) - {"leader"}:
        assert as_(key).get(f"/konto/utskick/{theirs.pk}/").status_code == 404, key


def test_an_administrator_sees_that_it_went_and_no_more(world: World, as_: As, work: Work) -> None:
    letter(world, "leader", "tjejjouren", "leader")
    work()
    page = text_of(as_("admin_tjejjouren"), "/organisationer/tjejjouren-i-lund/utskick/")
    assert "Ledare" in page
    assert "skickat" in page
    assert "18" in page
    for hidden in (SECRET, "Noor", "noor.haddad"):
        assert hidden not in page


def test_not_what_went_to_the_other_organisations(world: World, as_: As) -> None:
    letter(world, "leader", "tjejjouren", "leader")
    own = text_of(as_("admin_lund"), "/organisationer/lunds-kommun/utskick/")
    assert "Inget har skickats än" in own
    other = as_("admin_lund").get("/organisationer/tjejjouren-i-lund/utskick/")
    assert other.status_code in {403, 404}


def test_in_which_role_decides_who_sees_it(world: World, as_: As) -> None:
    # Somebody in two associations gets a letter for the sake of one of them.
    role(world["leader"], world.organisations["kvinnojouren"], "volunteer")
    letter(world, "leader", "tjejjouren", "leader")
    page = text_of(as_("admin_kvinnojouren"), "/organisationer/kvinnojouren-lund/utskick/")
    assert "Inget har skickats än" in page


def test_only_the_administrator(world: World, as_: As) -> None:
    path = "/organisationer/tjejjouren-i-lund/utskick/"
    for key in ("coordinator", "leader", "treasurer"):
        response = as_(key).get(path)
        assert response.status_code == 403, key
        assert "administratör" in response.content.decode()
    stranger = Client()
    stranger.force_login(outsider())
    assert stranger.get(path).status_code == 404


def test_only_an_administrator_is_shown_the_way(world: World, as_: As) -> None:
    way = "/organisationer/tjejjouren-i-lund/utskick/"
    assert way in text_of(as_("admin_tjejjouren"), "/konto/utskick/")
    assert way not in text_of(as_("coordinator"), "/konto/utskick/")


def test_a_letter_that_failed_is_shown(world: World, as_: As) -> None:
    failed = letter(world, "leader", "tjejjouren", "leader")
    Letter.objects.filter(pk=failed.pk).update(failed_at=NOW, attempts=6)
    assert "kom inte fram" in text_of(as_("leader"), "/konto/utskick/")
    assert "Vi försökte 6 gånger" in text_of(as_("leader"), f"/konto/utskick/{failed.pk}/")
    path = "/organisationer/tjejjouren-i-lund/utskick/"
    assert "kom inte fram" in text_of(as_("admin_tjejjouren"), path)


def test_every_state_is_explained(world: World, as_: As) -> None:
    it = letter(world, "leader", "tjejjouren", "leader")
    path = f"/konto/utskick/{it.pk}/"
    assert "Skickas tidigast" in text_of(as_("leader"), path)
    Letter.objects.filter(pk=it.pk).update(uncertain_at=NOW)
    assert "avbröts mitt i" in text_of(as_("leader"), path)
    Letter.objects.filter(pk=it.pk).update(uncertain_at=None, kept_here_at=NOW)
    assert "valt att inte få e-post" in text_of(as_("leader"), path)


def test_the_first_day_says_what_comes(world: World, as_: As) -> None:
    assert "Inget har skickats till dig än" in text_of(as_("leader"), "/konto/utskick/")


def test_in_english(world: World, as_: As) -> None:
    letter(world, "leader", "tjejjouren", "leader")
    client = as_("leader")
    client.post("/sprak/", {"language": "en", "next": "/"})
    page = text_of(client, "/konto/utskick/")
    assert "My letters" in page
    assert "waiting" in page


def test_many_letters_are_paged(world: World, as_: As, django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        letter(world, "leader", "tjejjouren", "leader", subject=f"Brev {number}")
    client = as_("leader")
    with django_assert_max_num_queries(8):
        page = text_of(client, "/konto/utskick/")
    assert "Brev 29" in page
    assert "Brev 4<" not in page
    assert "Brev 4<" in text_of(client, "/konto/utskick/?page=2")


def test_letters_go_with_their_person(world: World) -> None:
    letter(world, "leader", "tjejjouren", "leader")
    leader: Person = world["leader"]
    assert Letter.objects.filter(person=leader).delete()[0] >= 2  # the letter and its role
