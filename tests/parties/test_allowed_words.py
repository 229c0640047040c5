"""The coordinator keeps the words that name nobody, and nobody else does."""

import pytest
from django.db import IntegrityError, transaction

from brygga.journal.models import Entry
from brygga.parties.actions.words import MOST_WORDS, allow_word, remove_word
from brygga.parties.models import AllowedWord
from brygga.parties.queries import allowed_words
from brygga.parties.refusal import NotAllowed, NotPossible
from tests.parties.conftest import SignedIn
from tests.world import NOW, World, outsider

PAGE = "/p/q-hanget/parter/ord/"


def allowed(world: World, word: str, who: str = "coordinator") -> AllowedWord:
    return allow_word(partnership=world.partnership, word=word, by=world[who], at=NOW)


def test_a_word_is_added_and_removed(world: World, signed_in: SignedIn) -> None:
    client = signed_in(world["coordinator"])
    assert PAGE in client.get("/p/q-hanget/parter/").content.decode()
    assert "Listan är tom" in client.get(PAGE).content.decode()
    page = client.post(PAGE, {"word": " Kulturen "}, follow=True).content.decode()
    assert "Ordet är tillagt." in page
    assert "kulturen" in page
    word = AllowedWord.objects.get()
    assert "kulturen" in allowed_words(world.partnership)
    page = client.post(f"{PAGE}{word.pk}/borttagning/", follow=True).content.decode()
    assert "Ordet är borttaget." in page
    assert not AllowedWord.objects.exists()
    assert client.post(f"{PAGE}{word.pk}/borttagning/").status_code == 404
    lines = Entry.objects.filter(act__startswith="word.").order_by("number")
    assert [(line.act, line.subject) for line in lines] == [
        ("word.allowed", f"word:{word.pk}"),
        ("word.removed", f"word:{word.pk}"),
    ]
    assert all(line.facts == {} and line.role == "coordinator" for line in lines)


@pytest.mark.parametrize("who", ["leader", "volunteer", "officer", "admin_tjejjouren"])
def test_only_the_coordinator_keeps_the_list(world: World, signed_in: SignedIn, who: str) -> None:
    client = signed_in(world[who])
    word = allowed(world, "Kulturen")
    for response in (
        client.get(PAGE),
        client.post(PAGE, {"word": "Höör"}),
        client.post(f"{PAGE}{word.pk}/borttagning/"),
    ):
        assert response.status_code == 403
        assert "sköts av samordnaren" in response.content.decode()
    assert PAGE not in client.get("/p/q-hanget/parter/").content.decode()
    with pytest.raises(NotAllowed):
        allowed(world, "Höör", who)
    with pytest.raises(NotAllowed):
        remove_word(word=word, by=world[who], at=NOW)


def test_nobody_outside_knows_of_it(world: World, signed_in: SignedIn) -> None:
    stranger = outsider()
    assert signed_in(stranger).get(PAGE).status_code == 404
    with pytest.raises(NotAllowed):
        allow_word(partnership=world.partnership, word="Höör", by=stranger, at=NOW)


@pytest.mark.parametrize("word", ["", "två ord", "42", "x", "a" * 41, "kim@example.org"])
def test_only_a_single_word_is_taken(world: World, signed_in: SignedIn, word: str) -> None:
    page = signed_in(world["coordinator"]).post(PAGE, {"word": word})
    assert page.status_code == 200
    assert not AllowedWord.objects.exists()


def test_a_word_is_there_once(world: World) -> None:
    word = allowed(world, "Kulturen")
    with pytest.raises(NotPossible, match="finns redan"):
        allowed(world, "KULTUREN")
    with pytest.raises(IntegrityError), transaction.atomic():
        AllowedWord.objects.create(partnership=world.partnership, word=word.word)


def test_the_list_ends(world: World) -> None:
    AllowedWord.objects.bulk_create(
        AllowedWord(partnership=world.partnership, word=f"ord{number}")
        for number in range(MOST_WORDS)
    )
    with pytest.raises(NotPossible, match="Ta bort"):
        allowed(world, "Kulturen")


def test_the_parties_own_names_are_allowed(world: World) -> None:
    assert {"kvinnojouren", "lund", "lunds", "q-hänget"} <= allowed_words(world.partnership)


def test_it_speaks_english(world: World, signed_in: SignedIn) -> None:
    client = signed_in(world["coordinator"])
    client.cookies["brygga_language"] = "en"
    assert "Words that point at nobody" in client.get(PAGE).content.decode()
