"""Registers the journal."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "brygga.journal"
    label = "journal"
    verbose_name = "Journalen"
