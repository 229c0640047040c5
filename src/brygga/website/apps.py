"""Registers the site itself, so that its templates, static files and commands are found."""

from django.apps import AppConfig

from brygga.website.wiring import wire


class WebsiteConfig(AppConfig):
    name = "brygga.website"
    label = "website"
    verbose_name = "Webbplatsen"

    def ready(self) -> None:
        wire()
