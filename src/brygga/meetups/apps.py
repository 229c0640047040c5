"""Registers the meetups."""

from django.apps import AppConfig


class MeetupsConfig(AppConfig):
    name = "brygga.meetups"
    label = "meetups"
    verbose_name = "Träffarna"
