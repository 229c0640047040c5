"""What an address asks for: the day of `?dag=`, on every page that shows how things stood."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Asked:
    """The day that a page speaks of. `problem` says why it is not the one that was written."""

    day: date
    today: date
    problem: str = ""

    @property
    def is_today(self) -> bool:
        return self.day == self.today

    @property
    def is_to_come(self) -> bool:
        """Later than today: nothing that happens until then is known."""
        return self.day > self.today

    @property
    def query(self) -> str:
        """What other pages' addresses end with to speak of the same day."""
        return "" if self.is_today else f"?dag={self.day.isoformat()}"


def asked_of(request: HttpRequest) -> Asked:
    """The day in the address; today without one, or where it is no day."""
    today: date = request.now.date()  # type: ignore[attr-defined]
    written = request.GET.get("dag", "").strip()[:40]
    if not written:
        return Asked(today, today)
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = date.min
    if FIRST_DAY <= day <= LAST_DAY:
        return Asked(day, today)
    problem = gettext(
        "”%(written)s” är ingen dag som sidan kan visa. Skriv år, månad och dag, till exempel "
        "%(example)s. Nu visas läget idag."
    ) % {"written": written, "example": today.isoformat()}
    return Asked(today, today, problem)
