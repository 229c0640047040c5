"""The demo: three partnerships with invented people and operations, made by the users' own acts."""

from brygga.website.demo.loading import is_loaded, load

__all__ = ["is_loaded", "load"]
