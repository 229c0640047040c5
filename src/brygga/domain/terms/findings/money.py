"""Sums that do not agree with each other, and money that nobody has a dated duty to pay."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from brygga.domain.calendar import Per
from brygga.domain.language import Text
from brygga.domain.terms.findings.rule import Remark, Severity, rule
from brygga.domain.terms.model import Grant, Obligation, Term, Terms

_A_YEAR = {Per.MONTH: 12, Per.QUARTER: 4, Per.HALF_YEAR: 2, Per.SCHOOL_TERM: 2, Per.YEAR: 1}


@rule(
    "money-without-dates",
    Severity.WARNING,
    sv="Pengar är utlovade, men ingen har ett åtagande att betala dem.",
    en="Money is promised, but no obligation says that anybody pays it.",
)
def money_without_dates(terms: Terms) -> Iterator[Remark]:
    for grant in terms.grants:
        if not _payments(terms, grant):
            yield Remark(
                grant.clause,
                _subject(grant),
                Text(
                    f"{_money(grant.per_year, grant)} per år är utlovat, men inget åtagande säger "
                    "hur och när det betalas ut.",
                    f"{_money(grant.per_year, grant)} a year is promised, but no obligation says "
                    "how and when it is paid.",
                ),
                Text(
                    "Skriv utbetalningen som ett åtagande, med belopp och sista dag.",
                    "Make the payment an obligation, with its amount and last day.",
                ),
            )


@rule(
    "sum-mismatch",
    Severity.SERIOUS,
    sv="Två belopp i samma text säger olika. Den som ska betala och den som ska få betalt kommer "
    "att läsa var sitt.",
    en="Two sums in the same text disagree. Whoever pays and whoever is paid will each read "
    "their own.",
)
def sum_mismatch(terms: Terms) -> Iterator[Remark]:
    years = _whole_years(terms.term)
    for grant in terms.grants:
        if years is not None and grant.total not in (None, grant.per_year * years):
            assert grant.total is not None
            promised, stated = _money(grant.per_year * years, grant), _money(grant.total, grant)
            yield Remark(
                grant.clause,
                _subject(grant),
                Text(
                    f"Summan anges till {stated}, men {_money(grant.per_year, grant)} per år "
                    f"under perioden blir {promised}.",
                    f"The total is given as {stated}, but {_money(grant.per_year, grant)} a year "
                    f"over the term makes {promised}.",
                ),
                Text("Rätta det belopp som är fel.", "Correct the sum that is wrong."),
            )
        yield from _payments_mismatch(terms, grant, years)


def _payments_mismatch(terms: Terms, grant: Grant, years: Decimal | None) -> Iterator[Remark]:
    """The obligations that pay a grant, against what the grant says."""
    paying = _payments(terms, grant)
    if not paying:
        return
    sums = [_over_the_term(duty, years) for duty in paying]
    promised = sum(
        g.per_year * (years or 0) for g in terms.grants if _subject(g) == _subject(grant)
    )
    if None not in sums and (paid := sum(each or 0 for each in sums)) != promised:
        yield Remark(
            paying[0].clause,
            paying[0].key,
            Text(
                f"Utbetalningarna blir {_money(paid, grant)} över perioden, men "
                f"{_money(promised, grant)} är utlovat.",
                f"The payments make {_money(paid, grant)} over the term, but "
                f"{_money(promised, grant)} is promised.",
            ),
            Text(
                "Rätta beloppet i åtagandet eller i bidraget.",
                "Correct the amount of the obligation or of the grant.",
            ),
        )
    times = [duty.at_least * _A_YEAR.get(duty.per or Per.TERM, 0) for duty in paying]
    if all(times) and sum(times) != grant.payments_per_year:
        yield Remark(
            paying[0].clause,
            paying[0].key,
            Text(
                f"Åtagandet säger {sum(times)} utbetalningar per år, bidraget "
                f"{grant.payments_per_year}.",
                f"The obligation says {sum(times)} payments a year, the grant "
                f"{grant.payments_per_year}.",
            ),
            Text("Rätta det antal som är fel.", "Correct the number that is wrong."),
        )


def _payments(terms: Terms, grant: Grant) -> list[Obligation]:
    return [
        duty
        for duty in terms.obligations
        if duty.amount is not None
        and grant.payer in duty.owed_by
        and grant.payee in duty.owed_to
        and grant.currency == duty.currency
    ]


def _over_the_term(duty: Obligation, years: Decimal | None) -> Decimal | None:
    """What a duty pays in all; None where its periods do not fill the term evenly."""
    assert duty.amount is not None
    if duty.amount_per in (None, Per.TERM):
        return duty.amount if years is not None else None
    times = _A_YEAR.get(duty.amount_per)
    return duty.amount * times * years if times and years is not None else None


def _whole_years(term: Term) -> Decimal | None:
    """The term in years, if it is a number of whole half-years; else no sum surely follows."""
    after = term.ends_on + timedelta(1)
    if after.day != term.begins_on.day:
        return None
    months = (after.year - term.begins_on.year) * 12 + after.month - term.begins_on.month
    return Decimal(months) / 12 if months % 6 == 0 else None


def _subject(grant: Grant) -> str:
    return f"{grant.payer} → {grant.payee}"


def _money(amount: Decimal | int, grant: Grant) -> str:
    digits = f"{amount:,f}" if amount % 1 else f"{amount:,.0f}"
    return f"{digits.replace(',', chr(0xA0))}\N{NO-BREAK SPACE}{grant.currency}"
