"""Duties that the text leaves without a day: nobody can be early or late with them."""

from collections.abc import Iterator

from brygga.domain.language import Text
from brygga.domain.terms.findings.rule import Remark, Severity, read_as, rule
from brygga.domain.terms.model import ClausePart, Obligation, Pattern, Terms

_REPORT = ("rapport", "rapporten", "rapporter", "report", "reports")


@rule(
    "frequency-not-stated",
    Severity.WARNING,
    sv="Det som ska göras flera gånger behöver en rytm. ”Regelbundet” går varken att hålla eller "
    "att bryta.",
    en="What is to be done several times needs a rhythm. “Regularly” can be neither kept nor "
    "broken.",
)
def frequency_not_stated(terms: Terms) -> Iterator[Remark]:
    for duty in terms.obligations:
        if duty.pattern is Pattern.COUNT and duty.per is None:
            reading = read_as(terms, duty, "per")
            yield Remark(
                duty.clause,
                duty.key,
                Text(
                    f"”{duty.title}”: texten säger inte hur ofta.{reading.sv}",
                    f"“{duty.title}”: the text does not say how often.{reading.en}",
                ),
                Text(
                    "Skriv hur många gånger per termin eller år.",
                    "State how many times a school term or year.",
                ),
            )


@rule(
    "report-without-due-date",
    Severity.WARNING,
    sv="En rapport utan sista dag kommer när den kommer, och styrgruppen vet inte när den ska "
    "fråga efter den.",
    en="A report without a due date comes when it comes, and the steering group does not know "
    "when to ask for it.",
)
def report_without_due_date(terms: Terms) -> Iterator[Remark]:
    for duty in _undated(terms):
        if duty.amount is None and _is_report(duty, terms):
            yield _without_day(
                terms,
                duty,
                Text(
                    "texten säger inte när rapporten ska vara lämnad",
                    "the text does not say when the report is due",
                ),
                Text(
                    "Skriv en sista dag, till exempel två månader efter periodens slut.",
                    "State a last day, for instance two months after the period ends.",
                ),
            )


@rule(
    "payment-without-date",
    Severity.WARNING,
    sv="En förening planerar löner och hyra efter när pengarna kommer.",
    en="An association plans wages and rent by when the money comes.",
)
def payment_without_date(terms: Terms) -> Iterator[Remark]:
    for duty in terms.obligations:
        if duty.amount is not None and duty.due is None:
            yield _without_day(
                terms,
                duty,
                Text(
                    "texten säger inte vilka dagar pengarna betalas ut",
                    "the text does not say on which days the money is paid",
                ),
                Text(
                    "Skriv en sista dag för varje utbetalning, eller hur länge efter fakturan.",
                    "State a last day for each payment, or how long after the invoice.",
                ),
            )


@rule(
    "deadline-without-date",
    Severity.WARNING,
    sv="Något ska vara klart en viss dag, men dagen står inte.",
    en="Something is to be done by a day, but the day is not stated.",
)
def deadline_without_date(terms: Terms) -> Iterator[Remark]:
    for duty in _undated(terms):
        if duty.amount is None and not _is_report(duty, terms):
            yield _without_day(
                terms,
                duty,
                Text(
                    "texten säger inte när det ska vara klart",
                    "the text does not say when it is to be done",
                ),
                Text("Skriv en sista dag.", "State a last day."),
            )


@rule(
    "time-limit-not-stated",
    Severity.NOTE,
    sv="När något händer ska något göras, men inte inom vilken tid. Då går det inte att säga att "
    "det dröjer.",
    en="When something happens something is to be done, but not within what time. So nobody can "
    "say that it takes too long.",
)
def time_limit_not_stated(terms: Terms) -> Iterator[Remark]:
    for duty in terms.obligations:
        if duty.pattern is not Pattern.TRIGGERED:
            continue
        if duty.within_days is None and duty.within_months is None:
            reading = read_as(terms, duty, "within_days", "within_months")
            yield Remark(
                duty.clause,
                duty.key,
                Text(
                    f"”{duty.title}”: texten säger inte inom vilken tid.{reading.sv}",
                    f"“{duty.title}”: the text does not say within what time.{reading.en}",
                ),
                Text(
                    "Skriv hur många dagar eller månader det får ta.",
                    "State how many days or months it may take.",
                ),
            )


@rule(
    "review-outside-term",
    Severity.SERIOUS,
    sv="En översyn som börjar när avtalet inte gäller kommer för sent, eller för tidigt, för att "
    "påverka det.",
    en="A review that begins while the agreement is not in force is too late, or too early, to "
    "matter to it.",
)
def review_outside_term(terms: Terms) -> Iterator[Remark]:
    review, term = terms.review, terms.term
    if review and not term.begins_on <= review.begin_by <= term.ends_on:
        yield Remark(
            review.clause,
            "review",
            Text(
                f"Översynen ska börja senast {review.begin_by}, men överenskommelsen gäller "
                f"{term.begins_on}–{term.ends_on}.",
                f"The review begins by {review.begin_by}, but the agreement is in force "
                f"{term.begins_on}–{term.ends_on}.",
            ),
            Text(
                "Lägg översynen inom perioden, i tid för att kunna förlänga.",
                "Put the review inside the term, in time to prolong it.",
            ),
        )


def _undated(terms: Terms) -> Iterator[Obligation]:
    for duty in terms.obligations:
        if duty.pattern is Pattern.DEADLINE and duty.due is None:
            yield duty


def _is_report(duty: Obligation, terms: Terms) -> bool:
    """By its part of the agreement, or by its name: reports are promised in many places."""
    names = [*duty.title.casefold().split(), duty.key]
    return terms.clause(duty.clause).part is ClausePart.REPORTS or any(
        name.endswith(_REPORT) for name in names
    )


def _without_day(terms: Terms, duty: Obligation, what: Text, suggestion: Text) -> Remark:
    reading = read_as(terms, duty, "due")
    return Remark(
        duty.clause,
        duty.key,
        Text(
            f"”{duty.title}”: {what.sv}.{reading.sv}",
            f"“{duty.title}”: {what.en}.{reading.en}",
        ),
        suggestion,
    )
