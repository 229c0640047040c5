"""Registers the steering group."""

from django.apps import AppConfig


class SteeringConfig(AppConfig):
    name = "brygga.steering"
    label = "steering"
    verbose_name = "Styrgruppen"
