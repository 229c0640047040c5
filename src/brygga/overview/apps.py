"""Registers the slice."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "brygga.overview"
    label = "overview"
    verbose_name = "Överblick"
