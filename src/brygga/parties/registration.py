"""What later slices add to this one. Only website.wiring registers anything."""

from collections.abc import Callable

from brygga.parties.models import Person

OwnData = Callable[[Person], object]

_own_data: dict[str, OwnData] = {}


def add_own_data(name: str, source: OwnData) -> None:
    """More that is kept about a person, for the file they may download: plain values, by name."""
    _own_data[name] = source


def more_own_data(person: Person) -> dict[str, object]:
    return {name: source(person) for name, source in _own_data.items()}
