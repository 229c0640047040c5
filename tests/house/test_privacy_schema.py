"""No field can hold a visitor or a register extract, and every field says why it is there."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from tests.house.processing_record import PAGE, RECORD, SAID, page, record

# Words that no model or field may be called by, alone or as a part of a name.
FORBIDDEN = {
    *("visitor", "visitors", "visit", "guest", "besokare", "besok", "gast", "youth", "ungdom"),
    *("teenager", "child", "minor", "participant", "attendee", "deltagare"),
    *("ip", "ipaddress", "agent", "useragent", "device", "enhet", "browser", "fingerprint"),
    *("referer", "referrer", "geo", "latitude", "longitude", "location"),
    *("personnummer", "personnumber", "ssn", "pnr", "samordningsnummer", "birth", "birthdate"),
    *("birthday", "born", "fodd", "dob", "gender", "kon", "sex", "orientation", "identity"),
    *("pronoun", "pronomen", "hbtq", "hbtqi", "lgbt", "lgbtq", "trans", "queer", "ethnicity"),
    *("religion", "health", "diagnosis", "diagnos", "photo", "selfie", "alias", "nickname"),
    *("handle", "extract", "utdrag", "conviction", "offence", "criminal"),
}
# A register check is that it was shown and who saw it: the law allows nothing else to be kept.
REGISTER_CHECK = {"id", "person", "shown_on", "seen_by"}
# Files may hold anything, so each has been thought about.
FILES = {
    "obligations.Evidence.attachment",
    "steering.Paper.attachment",
    "steering.FrozenMinutes.paper",
}
LONG = 200  # characters from which a text can hold a story


def all_models() -> list[type[models.Model]]:
    return list(apps.get_models(include_auto_created=True))


def ours() -> list[type[models.Model]]:
    return [model for model in all_models() if model.__module__.startswith("brygga.")]


def columns(model: type[models.Model]) -> list[Any]:
    return [*model._meta.local_concrete_fields]


def words_of(name: str) -> set[str]:
    """The words in a name: `userAgent_id` -> user, agent, id; and neighbours joined: useragent."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().replace("å", "a").replace("ä", "a")
    words = [word for word in apart.replace("ö", "o").split("_") if word]
    return {*words, *(first + second for first, second in pairwise(words))}


def forbidden_in(name: str) -> set[str]:
    return words_of(name) & FORBIDDEN


def anything_goes(field: Any) -> bool:
    """Whether the field could hold a story about somebody."""
    if isinstance(
        field, models.TextField | models.JSONField | models.BinaryField | models.FileField
    ):
        return True
    if isinstance(field, models.EmailField):
        return False
    return isinstance(field, models.CharField) and (field.max_length or 0) >= LONG


RECORDED = {entry.model: entry for entry in record()}


def test_the_record_names_each_model_once() -> None:
    assert len(RECORDED) == len(record())


def test_every_field_is_in_the_record() -> None:
    missing = []
    for model in all_models():
        entry = RECORDED.get(model._meta.label)
        known = set(entry.names) if entry else set()
        missing += [
            f"{model._meta.label}.{field.name}"
            for field in columns(model)
            if field.name not in known
        ]
    assert not missing, (
        f"New fields: {missing}. Is each needed? Then say in docs/{RECORD.name} what it holds, "
        "whose it is, why, who sees it and for how long."
    )


def test_the_record_holds_nothing_that_is_gone() -> None:
    known = {model._meta.label: {f.name for f in columns(model)} for model in all_models()}
    assert set(RECORDED) <= set(known), set(RECORDED) - set(known)
    for label, entry in RECORDED.items():
        assert len(entry.names) == len(set(entry.names)), label
        assert set(entry.names) <= known[label], (label, set(entry.names) - known[label])


@pytest.mark.parametrize("label", RECORDED)
def test_the_record_says_all_that_it_must(label: str) -> None:
    entry = RECORDED[label]
    assert all(entry.said[key].strip() for key in SAID), entry.said
    assert all(what.strip() for what in entry.fields.values())


def test_no_name_speaks_of_a_visitor_or_an_identity() -> None:
    found = []
    for model in ours():
        names = {model.__name__, model._meta.db_table}
        for field in columns(model):
            names |= {field.name, field.column}
        found += [(model._meta.label, name) for name in names if forbidden_in(name)]
    assert not found, f"privacy: no field may hold this: {found}"


@pytest.mark.parametrize(
    "name",
    [
        *("visitor_id", "userAgent", "user_agent", "ip", "ip_address", "last_ip", "deviceToken"),
        *("personnummer", "person_nummer", "birth_date", "besökare", "register_extract", "is_hbtq"),
    ],
)
def test_a_forbidden_name_is_seen(name: str) -> None:
    assert forbidden_in(name)


@pytest.mark.parametrize("name", ["is_active", "role", "description", "recipient", "principle"])
def test_other_names_may_stand(name: str) -> None:
    assert not forbidden_in(name)


def test_no_field_is_made_for_an_address_on_the_network() -> None:
    found = [
        f"{model._meta.label}.{field.name}"
        for model in ours()
        for field in columns(model)
        if isinstance(field, models.GenericIPAddressField)
    ]
    assert not found, found


def test_a_register_check_holds_only_what_the_law_allows() -> None:
    for model in ours():
        if {"register", "registercheck"} & words_of(model.__name__):
            kept = {field.name for field in columns(model)}
            assert kept <= REGISTER_CHECK, kept - REGISTER_CHECK
            assert not any(map(anything_goes, columns(model)))


def test_every_file_has_been_thought_about() -> None:
    found = {
        f"{model._meta.label}.{field.name}"
        for model in ours()
        for field in columns(model)
        if isinstance(field, models.FileField | models.BinaryField)
    }
    assert found == FILES


def open_fields() -> Iterator[tuple[str, str]]:
    for model in ours():
        for field in columns(model):
            if anything_goes(field):
                yield model._meta.label, field.name


def test_what_could_hold_anything_says_what_holds_it_back() -> None:
    missing = [
        f"{label}.{name}"
        for label, name in open_fields()
        if label in RECORDED and not RECORDED[label].held_back.get(name, "").strip()
    ]
    assert not missing, f"Say under held_back in docs/{RECORD.name}: {missing}"


@pytest.mark.django_db
def test_the_database_has_no_table_beside_the_models() -> None:
    known = {model._meta.db_table for model in all_models()}
    beside = set(connection.introspection.table_names()) - known - {"django_migrations"}
    assert not beside, beside


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == page(), "python -m tests.house.processing_record"
