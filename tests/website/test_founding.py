"""How an installation begins: an organisation with an invited administrator, a partnership."""

import re

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from brygga.parties.models import Organisation, Partnership

TJEJJOUREN = ("tjejjouren", "Tjejjouren i Lund", "nonprofit", "ordf@example.org")


@pytest.mark.django_db
def test_from_nothing_to_a_signed_in_administrator() -> None:
    call_command("found_organisation", *TJEJJOUREN, verbosity=0)
    link = re.search(r"/inbjudan/[\w-]+/", str(mail.outbox[0].body))
    assert link
    client = Client()
    client.post(link[0], {"name": "Ordförande"})
    page = client.get("/organisationer/tjejjouren/").content.decode()
    assert "Bjud in" in page
    call_command("found_organisation", "lund", "Lund", "public", "chef@example.org")
    call_command("found_partnership", "bro", "Bron", "a=tjejjouren", "b=lund")
    assert client.get("/")["Location"] == "/p/bro/idag/"


@pytest.mark.django_db
def test_what_cannot_be_founded_is_said() -> None:
    call_command("found_organisation", *TJEJJOUREN)
    with pytest.raises(CommandError, match="already"):
        call_command("found_organisation", *TJEJJOUREN)
    with pytest.raises(CommandError, match="no organisation"):
        call_command("found_partnership", "bro", "Bron", "a=finns-inte")
    with pytest.raises(CommandError, match="twice"):
        call_command("found_partnership", "bro", "Bron", "a=tjejjouren", "b=tjejjouren")
    with pytest.raises(CommandError, match="not an organisation number"):
        call_command("found_organisation", "x", "X", "public", "x@example.org", number="1234")
    assert Organisation.objects.count() == 1
    assert not Partnership.objects.exists()


@pytest.mark.django_db
def test_an_organisation_without_a_key_to_its_door() -> None:
    call_command("found_organisation", *TJEJJOUREN)
    call_command("invite_administrator", "tjejjouren", "ny@example.org")
    assert mail.outbox[-1].to == ["ny@example.org"]
    with pytest.raises(CommandError, match="already has an invitation"):
        call_command("invite_administrator", "tjejjouren", "ny@example.org")
    with pytest.raises(CommandError, match="no organisation"):
        call_command("invite_administrator", "finns-inte", "ny@example.org")
