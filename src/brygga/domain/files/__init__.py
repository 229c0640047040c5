"""TOML files that people write, read into frozen values: errors with line and key, written back without loss."""

from brygga.domain.files.says import Says

__all__ = ["Says"]
