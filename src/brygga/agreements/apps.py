"""Registers the agreements."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "brygga.agreements"
    label = "agreements"
    verbose_name = "Överenskommelserna"
