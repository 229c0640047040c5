"""Registers the notices."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "brygga.notices"
    label = "notices"
    verbose_name = "Utskicken"
