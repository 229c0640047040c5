"""How long a notice runs: months counted from the day it is given, with the working shown."""

from dataclasses import dataclass
from datetime import date

from brygga.domain.calendar import add_months
from brygga.domain.language import Text
from brygga.domain.language.days import full_day
from brygga.domain.terms.model import ClauseKey, NoticeRule, Terms


@dataclass(frozen=True, slots=True)
class NoticePeriod:
    """From the day a notice is given to the first day that may be the agreement's last."""

    given_on: date
    months: int
    earliest_on: date
    clause: ClauseKey
    working: tuple[Text, ...]


def notice_period(terms: Terms, rule: NoticeRule, given_on: date) -> NoticePeriod:
    """The agreement may end on the day with the same number, so many months on; where the month is
    shorter, on its last day.

    The convention is that of lag (1930:173) om beräkning av lagstadgad tid, 1 §, used here for a
    time that the parties set themselves. Its 2 § moves the last day for something that is to be
    done if that is a holiday; here nothing is to be done that day, so it is not moved.
    """
    earliest_on = add_months(given_on, rule.months)
    return NoticePeriod(
        given_on,
        rule.months,
        earliest_on,
        rule.clause,
        _working(terms, rule, given_on, earliest_on),
    )


def _working(terms: Terms, rule: NoticeRule, given_on: date, earliest_on: date) -> tuple[Text, ...]:
    months = rule.months
    place = terms.clause(rule.clause).place
    long_sv, long_en = ("månad", "month") if months == 1 else ("månader", "months")
    return (
        Text(
            f"Uppsägningen lämnas {full_day(given_on, 'sv')}.",
            f"Notice is given on {full_day(given_on, 'en')}.",
        ),
        Text(
            f"Uppsägningstiden är {months} {long_sv} ({place}).",
            f"The period of notice is {months} {long_en} ({place}).",
        ),
        _counted(given_on, months, earliest_on),
        Text(
            "Överenskommelsen säger inte hur månaderna räknas. De räknas som i lag (1930:173) om "
            "beräkning av lagstadgad tid, 1 §: till dagen med samma nummer, eller månadens sista "
            "dag om den är kortare.",
            "The agreement does not say how the months are counted. They are counted as in the act "
            "(1930:173) on the calculation of statutory time, section 1: to the day with the same "
            "number, or the last day of the month if it is shorter.",
        ),
        Text(
            "Dagen flyttas inte om den är en helgdag. Den regeln (2 §) gäller något som senast ska "
            "göras en viss dag, och här ska inget göras då.",
            "The day is not moved if it is a holiday. That rule (section 2) is about something "
            "that is to be done by a day, and here nothing is to be done then.",
        ),
    )


def _counted(given_on: date, months: int, earliest_on: date) -> Text:
    sv, en = full_day(earliest_on, "sv"), full_day(earliest_on, "en")
    long_sv, long_en = ("månad", "month") if months == 1 else ("månader", "months")
    said_sv = f"{full_day(given_on, 'sv')} och {months} {long_sv} framåt blir {sv}"
    said_en = f"{full_day(given_on, 'en')} and {months} {long_en} on is {en}"
    if earliest_on.day != given_on.day:
        said_sv += f", för den månaden har ingen dag {given_on.day}"
        said_en += f", for that month has no day {given_on.day}"
    return Text(
        f"{said_sv}. Det är tidigast överenskommelsens sista dag.",
        f"{said_en}. That is the earliest last day of the agreement.",
    )
