"""Every kind of thing that is stored has its word in the glossary."""

from django.apps import apps

from tests.house.repository import ROOT


def test_every_model_has_its_word() -> None:
    glossary = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    missing = [
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("brygga.") and f"`{model.__name__}`" not in glossary
    ]
    assert not missing, f"Add to docs/glossary.md: {missing}"
