"""Registers the outreach."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "brygga.outreach"
    label = "outreach"
    verbose_name = "Utåt"
