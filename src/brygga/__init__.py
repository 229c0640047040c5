"""Brygga: the signed agreement is the program."""

__version__ = "0.1.0"
