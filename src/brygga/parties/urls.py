"""Addresses of sign-in, people and organisations."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("konto/", include("allauth.urls"))]
