"""What the notices may say of shifts: one's own, gaps that one can fill, and one's calendar."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from brygga.agreements.queries import terms_of, version_in_force
from brygga.domain.language import Language, Text
from brygga.domain.language.days import full_day
from brygga.domain.meetups import Evening, State
from brygga.domain.meetups.staffing import RoleStaffing
from brygga.domain.obligations import ZONE
from brygga.meetups.models import Shift
from brygga.meetups.queries import Listed, plan_between
from brygga.meetups.recipients import (
    Reader,
    coordinators,
    officers,
    organisation_ids,
    readers_of_shifts,
)
from brygga.meetups.showing import path_of
from brygga.meetups.staffing import Staff, Staffed, is_public_role, staff_of, staffed
from brygga.meetups.words import role_in_words
from brygga.notices.registration import MEETUP, FeedEntry, Reminder
from brygga.parties.models import Partnership, Person
from brygga.parties.queries import partnerships_of
from brygga.volunteers.queries import readiness

# Days before the evening on which to say so; each is said once.
OWN_AHEAD = (3, 1)
GAP_AHEAD = (7, 3, 1)
# What a calendar shows: a little back, so that a cancelled evening is seen to be so, and far ahead.
BACK, HORIZON = timedelta(14), timedelta(120)


def reminders(day: date) -> Iterator[Reminder]:
    """For every partnership: to each their own shifts, and the gaps to those who can fill them."""
    for partnership in Partnership.objects.order_by("id"):
        last = day + timedelta(max(GAP_AHEAD))
        coming = [
            each
            for each in plan_between(partnership, day, last, day).evenings
            if each.evening.state is State.PLANNED
        ]
        if coming:
            yield from _reminders_of(partnership, coming, day)


def _reminders_of(
    partnership: Partnership, coming: Sequence[Listed], day: date
) -> Iterator[Reminder]:
    staff = staff_of(partnership, day)
    about = _About(
        partnership,
        day,
        staff,
        Person.objects.in_bulk(staff.stands),
        organisation_ids(partnership),
        coordinators(partnership, day),
        officers(partnership, day),
        _clauses(partnership, day),
    )
    for one in staffed(partnership, coming, day, staff).values():
        yield from about.own(one)
        yield from about.gaps(one)


def stage_of(evening: Evening, day: date, ahead: Iterable[int]) -> str:
    """What there is to say of an evening on a day: 7, 3, 1; empty for nothing.

    It lasts until the next, so that a day without a run loses nothing.
    """
    left = (evening.on - day).days
    stages = [days for days in ahead if 0 <= left <= days]
    return str(min(stages)) if stages else ""


@dataclass(frozen=True, slots=True)
class _About:
    """One partnership on a day, with everybody who may have to hear of something."""

    partnership: Partnership
    day: date
    staff: Staff
    people: dict[int, Person]
    organisations: dict[str, int]
    coordinators: list[Reader]
    officers: list[Reader]
    clauses: dict[str, str]

    def own(self, one: Staffed) -> Iterator[Reminder]:
        evening = one.evening
        stage = stage_of(evening, self.day, OWN_AHEAD)
        if not stage:
            return
        hours = _hours(evening)
        for shift, reader in _readers(one.shifts, self.partnership):
            role = role_in_words(shift.role)
            moved = (
                Text(
                    " Träffen är flyttad: säg om tiden passar.",
                    " The meetup has been moved: say whether the time suits.",
                )
                if shift.unsure_since
                else Text("", "")
            )
            yield self._reminder(
                reader,
                f"shift:{shift.pk}:{evening.on}:{stage}",
                evening,
                Text(f"Ditt pass {self._when(evening).sv}", f"Your shift {self._when(evening).en}"),
                Text(
                    f"Du arbetar som {role.sv}, {hours.sv}.{moved.sv} Har du fått förhinder? "
                    "Lämna tillbaka passet nu, så hinner någon annan ta det.",
                    f"You work as {role.en}, {hours.en}.{moved.en} Is something in the way? Give "
                    "the shift back now, and somebody else has time to take it.",
                ),
            )

    def gaps(self, one: Staffed) -> Iterator[Reminder]:
        """To those who can fill them: the role is theirs, they are ready, and the day suits them.

        And to those who see to it that somebody does.
        """
        evening = one.evening
        stage = stage_of(evening, self.day, GAP_AHEAD)
        if not stage:
            return
        hours = _hours(evening)
        for gap in one.stands.gaps:
            role = role_in_words(gap.need.role)
            title = Text(
                f"{_count(gap, 'sv')} {role.sv} saknas {self._when(evening).sv}",
                f"{_count(gap, 'en')} {role.en} is missing {self._when(evening).en}",
            )
            can = Text(
                f"Träffen är {hours.sv}. Kan du? Ta passet på träffens sida.",
                f"The meetup is {hours.en}. Can you? Take the shift on the meetup's page.",
            )
            keep = Text(
                f"Träffen är {hours.sv}. De som kan ta passet har fått samma påminnelse.",
                f"The meetup is {hours.en}. Those who can take the shift got the same reminder.",
            )
            thing = f"gap:{evening.key}:{gap.need.role}:{evening.on}:{stage}"
            clause = self.clauses.get(gap.need.obligation, "")
            told: set[int] = set()
            for readers, text in ((self._fillers(one, gap), can), (self._keepers(gap), keep)):
                for reader in readers:
                    if reader.person.pk not in told:
                        told.add(reader.person.pk)
                        yield self._reminder(reader, thing, evening, title, text, clause)

    def _fillers(self, one: Staffed, gap: RoleStaffing) -> list[Reader]:
        evening, role = one.evening, gap.need.role
        works = {shift.person_id for shift in one.shifts}
        asked = [
            colleague
            for colleague in self.staff.colleagues[role]
            if colleague.person_id not in works
            and self.staff.may(colleague.person_id, role, colleague.party, evening.on)
        ]
        that_day = readiness(self.partnership, (c.person_id for c in asked), evening.on)
        return [
            Reader.with_shift(self.people[c.person_id], c.organisation_id, role)
            for c in asked
            if that_day[c.person_id].is_available
        ]

    def _keepers(self, gap: RoleStaffing) -> list[Reader]:
        return self.officers if is_public_role(gap.need.role) else self.coordinators

    def _when(self, evening: Evening) -> Text:
        """idag, imorgon, ons 25 okt"""
        left = (evening.on - self.day).days
        if left < 2:
            return (Text("idag", "today"), Text("imorgon", "tomorrow"))[left]
        return Text(full_day(evening.on, "sv"), full_day(evening.on, "en"))

    def _reminder(
        self,
        reader: Reader,
        thing: str,
        evening: Evening,
        title: Text,
        text: Text,
        clause: str = "",
    ) -> Reminder:
        return Reminder(
            person=reader.person,
            organisation_id=reader.organisation_id,
            role=reader.role,
            thing=f"{self.partnership.key}:{thing}",
            due_on=evening.on,
            partnership=self.partnership.title,
            title=title,
            text=text,
            clause=clause,
            link=path_of(self.partnership.key, evening.key),
        )


def _readers(shifts: Sequence[Shift], partnership: Partnership) -> Iterator[tuple[Shift, Reader]]:
    held = [s for s in shifts if s.person is not None and s.person.is_active]
    return zip(held, readers_of_shifts(held, partnership), strict=True)


def _count(gap: RoleStaffing, language: Language) -> str:
    if gap.missing == 1:
        return "En" if language == "sv" else "One"
    return str(gap.missing)


def _hours(evening: Evening) -> Text:
    """kl. 17.30–20.00"""
    sv = f"kl. {evening.begins:%H.%M}–{evening.ends:%H.%M}"
    return Text(sv, f"{evening.begins:%H:%M}–{evening.ends:%H:%M}")


def _clauses(partnership: Partnership, day: date) -> dict[str, str]:
    """The place in the agreement of each promise, by its key."""
    version = version_in_force(partnership, day)
    if version is None:
        return {}
    terms = terms_of(version)
    return {str(o.key): terms.clause(o.clause).place for o in terms.obligations if o.clause}


def feed_entries(person: Person, day: date) -> Iterator[FeedEntry]:
    """A person's shifts: what was moved or called off is the same entry, changed."""
    language: Language = "en" if person.language == "en" else "sv"
    for partnership in partnerships_of(person, day):
        mine = {
            shift.meetup_id: shift
            for shift in Shift.objects.filter(
                person=person, meetup__partnership=partnership, given_back_at=None
            )
        }
        if not mine:
            continue
        for each in plan_between(partnership, day - BACK, day + HORIZON, day).evenings:
            if each.row is None or each.row.pk not in mine:
                continue
            evening = each.evening
            role = role_in_words(mine[each.row.pk].role).in_(language)
            yield FeedEntry(
                key=f"{partnership.key}:meetup:{evening.key}",
                neutral=MEETUP,
                title=f"{partnership.title}: {role}",
                begins=_moment(evening.on, evening.begins),
                ends=_moment(evening.on, evening.ends),
                place=evening.place,
                link=path_of(partnership.key, evening.key),
                sequence=each.row.sequence,
                is_cancelled=evening.state is State.CANCELLED,
            )


def _moment(on: date, clock: time) -> datetime:
    return datetime.combine(on, clock, ZONE)
