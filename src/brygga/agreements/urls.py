"""Addresses of the agreement."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
