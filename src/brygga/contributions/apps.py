"""Registers the contributions."""

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    name = "brygga.contributions"
    label = "contributions"
    verbose_name = "Insatser"
