"""Registers the parties."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "brygga.parties"
    label = "parties"
    verbose_name = "Parterna"
