"""From a decided proposal to the terms of an agreement: each sentence once, at its own clause.

Only what was proposed and decided is written. What an agreement also needs (a steering group,
reports, notice) is left out, so that the linter and the page of the draft can ask for it. A rhythm
that was not said is left out too, and gives a finding.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from brygga.domain.calendar import Per
from brygga.domain.language.days import full_day
from brygga.domain.proposals.model import Alternative, Decided, Point, Proposed, Rhythm, Section
from brygga.domain.terms.entries import new_key
from brygga.domain.terms.model import (
    Activity,
    Clause,
    ClauseKey,
    ClausePart,
    Contribution,
    ContributionKind,
    Criterion,
    Goal,
    Grant,
    Obligation,
    ObligationKey,
    Option,
    PartyKey,
    PartyKind,
    Pattern,
    Proposal,
    Signatory,
    Term,
    Terms,
)

CURRENCY = "SEK"
CALENDAR = "lasar.toml"  # the file of school days that the draft still lacks
WEEKLY_MEETUP, PAYMENT = "weekly-meetup", "payment"
LONGEST_TITLE = 70  # of an obligation, in a list and in a letter
SIGNS = "Behörig företrädare"


@dataclass(slots=True)
class _Text:
    """The clauses as they are written, each under a key of its own."""

    clauses: list[Clause] = field(default_factory=list)

    def add(self, part: ClausePart, place: str, text: str, key: str = "") -> ClauseKey:
        taken = frozenset(clause.key for clause in self.clauses)
        made = ClauseKey(new_key(key or place, taken))
        self.clauses.append(Clause(made, part, place, text))
        return made


def draft_terms(proposed: Proposed, decided: Decided) -> Terms:
    """The first draft: parties, points, the chosen alternative's money, criteria, the decision.

    What it is made of stands in it word for word. Its keys are well formed whatever was written.
    """
    chosen = proposed.alternatives[decided.chosen]
    everybody = tuple(party.key for party in proposed.parties)
    text = _Text()
    for n, party in enumerate(proposed.parties, 1):
        words = f"{party.name}: {_kind(party.kind)} i partnerskapet."
        text.add(
            ClausePart.PARTIES, f"Parter, punkt {n}", party.about or words, f"party-{party.key}"
        )
    _aims(text, proposed)
    goals = tuple(_goals(text, proposed.of(Section.GOAL)))
    criteria = tuple(_criteria(text, proposed))
    activities, duties = _activities(text, proposed, chosen, everybody)
    contributions, standing = _contributions(text, proposed, everybody)
    term = Term(
        proposed.begins_on,
        proposed.ends_on,
        text.add(
            ClausePart.TERM,
            "Avtalstid",
            f"Överenskommelsen gäller från och med {full_day(proposed.begins_on, 'sv')} till och "
            f"med {full_day(proposed.ends_on, 'sv')}.",
        ),
    )
    grants, payments = _money(text, proposed, chosen)
    obligations = (*duties, *payments, *standing)
    return Terms(
        format=1,
        key=proposed.key,
        title=proposed.title,
        version=1,
        language=proposed.language,
        term=term,
        parties=proposed.parties,
        clauses=tuple(text.clauses),
        obligations=obligations,
        calendar=CALENDAR if any(_needs_calendar(duty) for duty in obligations) else "",
        reference=decided.reference,
        target_group=" ".join(point.text for point in proposed.of(Section.TARGET_GROUP)),
        criteria=criteria,
        goals=goals,
        activities=activities,
        contributions=contributions,
        grants=grants,
        signatories=tuple(Signatory(SIGNS, party.key) for party in proposed.parties),
        proposal=Proposal(
            decided.reference,
            decided.on,
            tuple(
                Option(each.title, each.total, CURRENCY, chosen=n == decided.chosen)
                for n, each in enumerate(proposed.alternatives)
            ),
            decided.reasons,
        ),
    )


def _needs_calendar(duty: Obligation) -> bool:
    return duty.school_weeks or duty.per is Per.SCHOOL_TERM


def _kind(kind: PartyKind) -> str:
    return "offentlig part" if kind is PartyKind.PUBLIC else "idéburen part"


_AIMS = (
    (Section.CHALLENGE, "Syfte, utmaning"),
    (Section.SOLUTION, "Syfte, lösning"),
    (Section.TARGET_GROUP, "Målgrupp"),
)


def _aims(text: _Text, proposed: Proposed) -> None:
    for section, place in _AIMS:
        for n, point in enumerate(proposed.of(section), 1):
            text.add(ClausePart.PURPOSE, f"{place}, punkt {n}", point.text, f"{section}-{n}")


def _goals(text: _Text, points: Iterable[Point]) -> Iterator[Goal]:
    for n, point in enumerate(points, 1):
        clause = text.add(ClausePart.GOALS, f"Mål, punkt {n}", point.text, f"goal-{n}")
        yield Goal(clause, point.text, clause, point.measure)


def _criteria(text: _Text, proposed: Proposed) -> Iterator[Criterion]:
    for n, each in enumerate(proposed.criteria, 1):
        clause = text.add(ClausePart.FORM, f"Form, punkt {n}", each.text, f"criterion-{n}")
        yield Criterion(n, each.text, clause, each.source)


def _activities(
    text: _Text, proposed: Proposed, chosen: Alternative, everybody: tuple[PartyKey, ...]
) -> tuple[tuple[Activity, ...], tuple[Obligation, ...]]:
    activities: list[Activity] = []
    duties: list[Obligation] = []
    for n, point in enumerate(proposed.of(Section.ACTIVITY), 1):
        place, key = f"Aktiviteter, punkt {n}", f"activity-{n}"
        clause = text.add(ClausePart.ACTIVITIES, place, point.text, key)
        activities.append(Activity(key, titled(point.text), clause, target=point.measure))
        taken = frozenset(duty.key for duty in duties)
        duties.append(_duty(point, clause, chosen, everybody, taken, key))
    return tuple(activities), tuple(duties)


def _duty(
    point: Point,
    clause: ClauseKey,
    chosen: Alternative,
    everybody: tuple[PartyKey, ...],
    taken: frozenset[str],
    key: str,
) -> Obligation:
    """What an activity obliges to. Brygga's evenings know a weekly meetup by its key."""
    meets = point.rhythm is Rhythm.MEETUP
    return Obligation(
        key=ObligationKey(new_key(WEEKLY_MEETUP if meets else key, taken)),
        title=titled(point.text),
        clause=clause,
        owed_by=everybody,
        owed_to=everybody,
        pattern=Pattern.STANDING if point.rhythm is Rhythm.STANDING else Pattern.COUNT,
        at_least=max(chosen.meetups_a_week, 1) if meets else 1,
        per=_per(point.rhythm),
        school_weeks=meets,
    )


def _per(rhythm: Rhythm) -> Per | None:
    if rhythm is Rhythm.MEETUP:
        return Per.WEEK
    return None if rhythm in (Rhythm.UNSAID, Rhythm.STANDING) else Per(rhythm.value)


def _contributions(
    text: _Text, proposed: Proposed, everybody: tuple[PartyKey, ...]
) -> tuple[tuple[Contribution, ...], tuple[Obligation, ...]]:
    """Each is a standing duty of those who bring it, towards the others."""
    contributions, duties = [], []
    for n, point in enumerate(proposed.of(Section.CONTRIBUTION), 1):
        key = f"contribution-{n}"
        clause = text.add(ClausePart.CONTRIBUTIONS, f"Insatser, punkt {n}", point.text, key)
        bringing = tuple(party for party in everybody if party in point.parties)
        for party in bringing:
            contributions.append(
                Contribution(
                    f"{key}-{party}"[:60].strip("-"),
                    party,
                    ContributionKind.IN_KIND,
                    point.text,
                    clause,
                )
            )
        duties.append(
            Obligation(
                key=ObligationKey(key),
                title=titled(point.text),
                clause=clause,
                owed_by=bringing,
                owed_to=tuple(each for each in everybody if each not in bringing) or everybody,
                pattern=Pattern.STANDING,
            )
        )
    return tuple(contributions), tuple(duties)


def _money(
    text: _Text, proposed: Proposed, chosen: Alternative
) -> tuple[tuple[Grant, ...], tuple[Obligation, ...]]:
    """What is paid, if it is said by whom and to whom."""
    if not (proposed.payer and proposed.payee and proposed.payments_a_year and chosen.total):
        return (), ()
    names = {str(party.key): party.name for party in proposed.parties}
    payer, payee = PartyKey(proposed.payer), PartyKey(proposed.payee)
    grant = text.add(
        ClausePart.MONEY,
        "Pengar, punkt 1",
        f"{names[payer]} betalar {in_words(chosen.total)} kr om året till {names[payee]}.",
        "grant",
    )
    many = proposed.payments_a_year
    times = "en gång" if many == 1 else f"vid {many} tillfällen"
    payments = text.add(
        ClausePart.MONEY, "Pengar, punkt 2", f"Pengarna betalas ut {times} varje år.", "payments"
    )
    return (Grant(payer, payee, chosen.total, CURRENCY, many, grant),), (
        Obligation(
            key=ObligationKey(PAYMENT),
            title="Utbetalning",
            clause=payments,
            owed_by=(payer,),
            owed_to=(payee,),
            pattern=Pattern.DEADLINE,
            evidence="En utbetalning som har gjorts.",
            at_least=many,
            per=Per.YEAR,
            amount=chosen.total,
            amount_per=Per.YEAR,
            currency=CURRENCY,
        ),
    )


def titled(sentence: str) -> str:
    """A sentence as a title: its first words, without the full stop."""
    short = sentence.strip().rstrip(".")
    if len(short) <= LONGEST_TITLE:
        return short
    return short[:LONGEST_TITLE].rpartition(" ")[0].rstrip(",;:") + " …"


def in_words(amount: Decimal) -> str:
    """181 150, with decimals only where there are any."""
    figure = f"{amount:,.2f}" if amount % 1 else f"{amount:,.0f}"
    return figure.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
