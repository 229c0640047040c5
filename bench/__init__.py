"""Measures Brygga against the floor of the same run: `make bench`. See docs/performance.md."""
