"""Registers the obligations."""

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    name = "brygga.obligations"
    label = "obligations"
    verbose_name = "Åtagandena"
