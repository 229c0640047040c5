"""Addresses of obligations."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
