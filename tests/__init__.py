"""Tests, laid out as src/brygga is; beside them spec, journeys (browser) and house."""
