"""Registers the site itself, so that its templates, static files and commands are found."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "brygga.website"
    label = "website"
    verbose_name = "Webbplatsen"
