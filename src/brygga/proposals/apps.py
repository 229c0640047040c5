"""Registers the proposals."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "brygga.proposals"
    label = "proposals"
    verbose_name = "Förslagen"
