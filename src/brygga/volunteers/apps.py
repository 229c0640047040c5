"""Registers the volunteers."""

from django.apps import AppConfig


class VolunteersConfig(AppConfig):
    name = "brygga.volunteers"
    label = "volunteers"
    verbose_name = "De som arbetar"
