"""What an address asks for: the day of `?dag=`, on every page that shows how things stood."""

from datetime import date

from django.http import Http404, HttpRequest

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2199, 12, 31)


def day_asked(request: HttpRequest) -> date:
    """The day that the page is to speak of: `?dag=YYYY-MM-DD`, otherwise today.

    A day that is no day is 404: another day than the one asked for would be a confident wrong one.
    """
    today: date = request.now.date()  # type: ignore[attr-defined]
    asked = request.GET.get("dag", "")
    if not asked:
        return today
    try:
        day = date.fromisoformat(asked)
    except ValueError as error:
        raise Http404 from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Http404
    return day


def asked_of_another_day(request: HttpRequest) -> bool:
    return day_asked(request) != request.now.date()  # type: ignore[attr-defined]


def asked_of_a_day_to_come(request: HttpRequest) -> bool:
    return day_asked(request) > request.now.date()  # type: ignore[attr-defined]
