"""The agenda that writes itself: what a meeting ought to deal with, as seen from today.

Everything here follows from the agreement and what has been recorded; nothing is stored until
somebody takes it up. The texts are Swedish, for they become part of the minutes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import override

from brygga.agreements.models import AgreementVersion
from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.language.days import full_day, short_day
from brygga.domain.obligations import Assessment, Standing, local_day
from brygga.domain.obligations.wheel import ahead
from brygga.domain.terms.model import ClausePart, Pattern, Terms
from brygga.obligations.deviations import made_by, open_deviations, title_of
from brygga.obligations.deviations import path_of as path_to
from brygga.obligations.models import LONGEST_NOTE
from brygga.obligations.queries import assessments_of
from brygga.obligations.showing import path_of
from brygga.obligations.states import State
from brygga.obligations.words import period_name
from brygga.parties.models import Partnership
from brygga.steering.models import LONGEST_TITLE, AgendaItem, Meeting
from brygga.steering.queries import group_of, open_actions
from brygga.steering.registration import (
    ACTIONS,
    CLOSING,
    COMING,
    DEVIATIONS,
    LATE,
    OPENING,
    REPORTS,
    Suggestion,
    more_suggestions,
)

# How far beyond the meeting it looks: about to the one after.
HORIZON = timedelta(100)
# A missed count cannot be kept any more; it is taken up once, if it ended this lately.
LATELY = timedelta(120)
# Before the agreement ends, or the review of its continuation is due, this long ahead.
LONG_AHEAD = timedelta(240)

# How a deviation stands, in words that a filed paper can hold: the pages say what to do next.
STANDS = {
    State.RAISED: "Ska talas om.",
    State.TALKED: "Parterna har talat om det. Ska beslutas.",
    State.PROPOSED: "Beslutet ska bekräftas av en annan part.",
    State.DECIDED: "Ska följas upp.",
}

CAN_STILL_BE_DONE = (Pattern.DEADLINE, Pattern.TRIGGERED)


def suggestions(meeting: Meeting, today: date) -> list[Suggestion]:
    """In the order of an agenda. Some ten queries."""
    partnership, meets_on = meeting.partnership, local_day(meeting.begins_at)
    with override("sv"):
        found = [
            *_frame(meeting),
            *_still_to_do(meeting),
            *_promises(partnership, meets_on, today, _day_before(meeting)),
            *_deviations(partnership, today),
            *more_suggestions(partnership, meets_on, today),
        ]
    return sorted(found, key=lambda suggestion: suggestion.rank)


def left_out(meeting: Meeting, today: date) -> list[Suggestion]:
    """Suggestions that are not on the agenda, nor taken away from it."""
    known = set(AgendaItem.objects.filter(meeting=meeting).values_list("source", flat=True))
    return [suggestion for suggestion in suggestions(meeting, today) if suggestion.key not in known]


def _day_before(meeting: Meeting) -> date | None:
    """The day of the meeting before this one."""
    before = (
        Meeting.objects.filter(
            partnership=meeting.partnership,
            cancelled_at=None,
            begins_at__lt=meeting.begins_at,
        )
        .order_by("-begins_at")
        .first()
    )
    return local_day(before.begins_at) if before else None


def _frame(meeting: Meeting) -> Iterator[Suggestion]:
    yield Suggestion("frame:opening", OPENING, "Mötets öppnande och närvaro", minutes=5)
    yield Suggestion("frame:approvers", OPENING + 1, "Val av justerare", minutes=2)
    before = (
        Meeting.objects.filter(
            partnership=meeting.partnership,
            held_at__isnull=False,
            begins_at__lt=meeting.begins_at,
        )
        .order_by("-begins_at")
        .first()
    )
    if before:
        yield Suggestion(
            "frame:minutes",
            OPENING + 2,
            "Föregående protokoll",
            f"Möte {before.number}, {full_day(local_day(before.begins_at), 'sv')}.",
            reverse("steering:minutes", args=[meeting.partnership.key, before.pk]),
        )
    yield Suggestion("frame:other", CLOSING, "Övriga frågor", minutes=5)
    yield Suggestion("frame:next", CLOSING + 1, "Nästa möte", minutes=3)


def _still_to_do(meeting: Meeting) -> Iterator[Suggestion]:
    """What earlier meetings gave somebody to do and nobody has said is done."""
    undone = open_actions(meeting.partnership).filter(
        item__meeting__begins_at__lt=meeting.begins_at
    )
    texts = [action.text.rstrip(".") for action in undone]
    if texts:
        yield Suggestion(
            "actions:open",
            ACTIONS,
            "Uppföljning av åtgärder",
            _text(f"{'; '.join(texts)}."),
            reverse("steering:actions", args=[meeting.partnership.key]),
            minutes=10,
        )


def _promises(
    partnership: Partnership, meets_on: date, today: date, before: date | None
) -> Iterator[Suggestion]:
    version = version_in_force(partnership, today)
    if version is None:
        return
    terms, own = terms_of(version), _of_the_group_itself(partnership)
    stand = [
        a
        for a in assessments_of(partnership, version, today)
        if a.occurrence.obligation not in own and a.occurrence.pattern is not Pattern.STANDING
    ]
    yield from _late(partnership, terms, stand, today)
    yield from _reports(partnership, terms, stand, before, today)
    yield from _coming(terms, stand, meets_on)
    yield from _ahead(version, terms, meets_on)


def _of_the_group_itself(partnership: Partnership) -> set[str]:
    """To meet, call and document: a meeting need not be reminded of itself."""
    group = group_of(partnership)
    if group is None:
        return set()
    return {group.summons_obligation, group.meeting_obligation, group.minutes_obligation} - {""}


def _late(
    partnership: Partnership, terms: Terms, stand: Iterable[Assessment], today: date
) -> Iterator[Suggestion]:
    """One item for each duty of which something is missed: mend it, or decide about it."""
    missed: dict[str, list[Assessment]] = defaultdict(list)
    for a in stand:
        if a.standing is not Standing.MISSED or a.due_on is None:
            continue
        if a.occurrence.pattern in CAN_STILL_BE_DONE or today - a.due_on <= LATELY:
            missed[a.occurrence.obligation].append(a)
    for obligation, those in missed.items():
        periods = [period_name(a.occurrence, terms) for a in those]
        owed = ", ".join(terms.party(key).name for key in _in_order(terms, those[-1]))
        yield Suggestion(
            f"late:{obligation}:{those[-1].occurrence.period.key}",
            LATE,
            _title(terms.obligation(obligation).title),
            _text(f"Saknas för {', '.join(periods)}. Hålls av {owed}."),
            _path(partnership, those[-1]),
            minutes=10,
        )


def _reports(
    partnership: Partnership,
    terms: Terms,
    stand: Iterable[Assessment],
    before: date | None,
    today: date,
) -> Iterator[Suggestion]:
    """Reports that have come in since the meeting before."""
    parts = {c.key: c.part for c in terms.clauses}
    for a in stand:
        clause = terms.obligation(a.occurrence.obligation).clause
        if parts[clause] is not ClausePart.REPORTS or a.met_on is None:
            continue
        if (before or today - LATELY) < a.met_on <= today:
            yield Suggestion(
                f"report:{a.occurrence.key}",
                REPORTS,
                _title(
                    f"Uppföljning av rapport: {terms.obligation(a.occurrence.obligation).title}"
                ),
                _text(f"För {period_name(a.occurrence, terms)}. In {full_day(a.met_on, 'sv')}."),
                _path(partnership, a),
                minutes=20,
            )


def _deviations(partnership: Partnership, today: date) -> Iterator[Suggestion]:
    """What deviates and waits for somebody: to be talked about, decided, or followed up."""
    version = version_in_force(partnership, today)
    if version is None:
        return
    for deviation in open_deviations(partnership):
        yield Suggestion(
            made_by(deviation),
            DEVIATIONS,
            _title(f"Avvikelse: {title_of(deviation, terms_of(version))}"),
            _text(f"{deviation.what} {STANDS[deviation.state]}"),
            path_to(partnership.key, str(deviation.pk)),
            minutes=10,
        )


def _coming(terms: Terms, stand: Iterable[Assessment], meets_on: date) -> Iterator[Suggestion]:
    """What each party, and all together, have before them until about the meeting after."""
    coming: dict[tuple[str, ...], list[Assessment]] = defaultdict(list)
    for a in ahead(stand, meets_on + HORIZON):
        coming[_in_order(terms, a)].append(a)
    for parties, those in coming.items():
        everybody = len(parties) == len(terms.parties)
        names = ", ".join(terms.party(key).name for key in parties)
        listed = "; ".join(
            f"{terms.obligation(a.occurrence.obligation).title} senast {short_day(a.due_on, 'sv')}"
            for a in those
            if a.due_on
        )
        yield Suggestion(
            f"coming:{'+'.join(parties)}",
            COMING,
            _title("På gång tillsammans" if everybody else f"På gång: {names}"),
            _text(f"{listed}."),
            minutes=10,
        )


def _ahead(version: AgreementVersion, terms: Terms, meets_on: date) -> Iterator[Suggestion]:
    """The agreement's own great days."""
    agreement = reverse("agreements:detail", args=[version.partnership.key])
    if terms.review and meets_on <= terms.review.begin_by <= meets_on + LONG_AHEAD:
        yield Suggestion(
            "wheel:review",
            COMING + 1,
            "Ska överenskommelsen fortsätta?",
            f"Översynen ska vara påbörjad senast {full_day(terms.review.begin_by, 'sv')}.",
            f"{agreement}#{terms.review.clause}",
            minutes=20,
        )
    ends_on = terms.term.ends_on
    if meets_on <= ends_on <= meets_on + LONG_AHEAD:
        yield Suggestion(
            "wheel:end",
            COMING + 2,
            "Överenskommelsen går ut",
            f"Den gäller till och med {full_day(ends_on, 'sv')}.",
            agreement,
            minutes=15,
        )


def _in_order(terms: Terms, a: Assessment) -> tuple[str, ...]:
    """Who owes it, as the agreement lists the parties: the same pair is the same pair."""
    return tuple(party.key for party in terms.parties if party.key in a.occurrence.parties)


def _path(partnership: Partnership, a: Assessment) -> str:
    obligation = a.occurrence.obligation
    return reverse(
        "obligations:occurrence",
        args=[partnership.key, obligation, path_of(a.occurrence.key, obligation)],
    )


def _title(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1]}…"


def _text(text: str) -> str:
    return text if len(text) <= LONGEST_NOTE else f"{text[: LONGEST_NOTE - 1]}…"
