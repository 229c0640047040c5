"""Builds worlds out of the product's own actions; each function does one thing and returns it.

People are invented and their addresses are at example.org. `Q_HANGET` is the whole cast.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from brygga.agreements.actions import begin_draft, import_version
from brygga.agreements.files import Upload
from brygga.agreements.models import AgreementDraft, AgreementVersion
from brygga.domain.meetups.counting import CountKind, Operation
from brygga.domain.terms import Terms, read_terms
from brygga.meetups.actions import (
    count_heads,
    hold_meetup,
    plan_programme,
    set_needs,
    take_shift,
    theme_meetup,
)
from brygga.meetups.defaults import offered_needs
from brygga.meetups.models import Meetup, Programme, Shift
from brygga.obligations.actions import note_dialogue, raise_deviation, record_evidence
from brygga.obligations.models import Deviation, DeviationNote, Evidence
from brygga.parties.actions.contacts import name_contact_person
from brygga.parties.actions.memberships import give_role
from brygga.parties.actions.organisations import found_organisation, found_partnership
from brygga.parties.actions.people import add_person
from brygga.parties.models import ContactPerson, Membership, Organisation, Partnership, Person
from brygga.parties.roles import Role
from brygga.proposals.models import Proposal
from brygga.steering.actions import (
    arrange_group,
    note_presence,
    plan_meetings,
    seat_member,
    send_summons,
)
from brygga.steering.models import Attended, Meeting, SeatHolder, SteeringGroup
from brygga.steering.queries import expected_at, presences_of
from brygga.volunteers.actions import (
    add_training,
    attest_leadership,
    hold_session,
    keep_hours,
    note_attendance,
    note_register_check,
    plan_session,
    set_requirements,
)
from brygga.volunteers.models import (
    Attestation,
    RegisterCheck,
    RoleRequirement,
    Training,
    TrainingSession,
    WorkedHours,
)
from brygga.website.demo.proposal import settle_proposal, write_proposal

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = datetime(2023, 10, 18, 15, 0, tzinfo=STOCKHOLM)
BEGINNING = datetime(2022, 1, 10, 9, 0, tzinfo=STOCKHOLM)
FIRST_DAY = BEGINNING.date()
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def at(day: str, clock: str = "12:00") -> datetime:
    """A moment in Sweden: at("2023-05-10"), at("2023-05-10", "09:30")."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=STOCKHOLM)


def organisation(
    key: str, name: str = "", *, kind: str = "nonprofit", controller: str = "", number: str = ""
) -> Organisation:
    return found_organisation(
        key=key,
        name=name or key.capitalize(),
        kind=kind,
        organisation_number=number,
        controller=controller,
        by=None,
        at=BEGINNING,
    )


def person(name: str, *, language: str = "sv") -> Person:
    """Somebody with an address made of the name: Alva Lind -> alva.lind@example.org."""
    plain = name.lower().translate(str.maketrans("åäöéü", "aaoeu")).replace(" ", ".")
    return add_person(email=f"{plain}@example.org", name=name, language=language)


def role(who: Person, where: Organisation, what: str, *, since: date = FIRST_DAY) -> Membership:
    return give_role(person=who, organisation=where, role=what, since=since, by=None, at=BEGINNING)


def partnership(key: str, title: str = "", **parties: Organisation) -> Partnership:
    return found_partnership(
        key=key, title=title or key.capitalize(), parties=parties, by=None, at=BEGINNING
    )


def contact(
    where: Partnership,
    whose: Organisation,
    name: str,
    function: str,
    *,
    by: Person,
    since: date = FIRST_DAY,
) -> ContactPerson:
    return name_contact_person(
        partnership=where,
        organisation=whose,
        name=name,
        function=function,
        since=since,
        by=by,
        at=BEGINNING,
    )


@dataclass(frozen=True)
class World:
    """A partnership with its parties and people, by the keys that tests call them by."""

    partnership: Partnership
    organisations: dict[str, Organisation]
    people: dict[str, Person] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Person:
        return self.people[key]


# key, name, organisation, roles
Q_HANGET = (
    ("coordinator", "Alva Lindgren", "tjejjouren", (Role.COORDINATOR, Role.STEERING_MEMBER)),
    ("leader", "Noor Haddad", "tjejjouren", (Role.LEADER,)),
    ("volunteer", "Billie Ek", "kvinnojouren", (Role.VOLUNTEER,)),
    ("youth_worker", "Samir Öberg", "lund", (Role.LEADER,)),
    ("steering_lund", "Karin Dahl", "lund", (Role.STEERING_MEMBER,)),
    ("steering_kvinnojouren", "Mirjam Falk", "kvinnojouren", (Role.STEERING_MEMBER,)),
    ("steering_tjejjouren", "Tove Sandell", "tjejjouren", (Role.STEERING_MEMBER,)),
    ("officer", "Johan Åkesson", "lund", (Role.OFFICER,)),
    ("signatory_lund", "Eva Ström", "lund", (Role.SIGNATORY,)),
    ("signatory_tjejjouren", "Lea Norén", "tjejjouren", (Role.SIGNATORY,)),
    ("treasurer", "Ines Berg", "tjejjouren", (Role.TREASURER,)),
    ("admin_lund", "Per Holm", "lund", (Role.ADMINISTRATOR,)),
    ("admin_kvinnojouren", "Ulla Wiik", "kvinnojouren", (Role.ADMINISTRATOR,)),
    ("admin_tjejjouren", "Disa Ryd", "tjejjouren", (Role.ADMINISTRATOR,)),
)

ORGANISATIONS = (
    ("lund", "lunds-kommun", "Kultur- och fritidsnämnden, Lunds kommun", "public"),
    ("kvinnojouren", "kvinnojouren-lund", "Kvinnojouren Lund", "nonprofit"),
    ("tjejjouren", "tjejjouren-i-lund", "Tjejjouren i Lund", "nonprofit"),
)


def q_hanget() -> World:
    """Q-hänget's three parties, one person for each role, an administrator in each organisation."""
    organisations = {
        party: organisation(key, name, kind=kind) for party, key, name, kind in ORGANISATIONS
    }
    world = World(partnership("q-hanget", "Q-hänget 2022–2024", **organisations), organisations)
    for key, name, party, roles in Q_HANGET:
        world.people[key] = person(name)
        for what in roles:
            role(world.people[key], organisations[party], what)
    return world


def outsider() -> Person:
    """Somebody with a role in an organisation that is in no partnership of the others."""
    who = person("Olle Utanför")
    role(who, organisation("annan-forening", "En annan förening"), Role.ADMINISTRATOR)
    return who


def terms_file(name: str = "q-hanget.toml") -> Upload:
    """An example's terms, as somebody would bring them."""
    return Upload(name, (EXAMPLES / name).read_bytes())


def calendar_file(name: str = "lund.toml") -> Upload:
    return Upload(name, (EXAMPLES / "calendars" / name).read_bytes())


def agreement(world: World) -> AgreementVersion:
    """Q-hänget's real agreement, brought in on the first day by its coordinator."""
    return import_version(
        partnership=world.partnership,
        terms_file=terms_file(),
        calendar_file=calendar_file(),
        by=world["coordinator"],
        at=BEGINNING,
    )


def unsigned_terms() -> Terms:
    """Q-hänget's terms as they were before anybody had signed."""
    terms = read_terms(terms_file().data, name="q-hanget.toml")
    signing = tuple(replace(each, signed_at=None, method="") for each in terms.signatories)
    return replace(terms, signatories=signing, hashes=())


def draft(world: World) -> AgreementDraft:
    """A draft of Q-hänget's agreement, in a partnership that has none yet."""
    return begin_draft(
        partnership=world.partnership,
        terms=unsigned_terms(),
        calendar_text=calendar_file().text,
        by=world["coordinator"],
        at=BEGINNING,
    )


def proposal(world: World) -> Proposal:
    """Q-hänget's proposal, written and not yet handed in."""
    return write_proposal(world.partnership, by=world["coordinator"], at=BEGINNING)


def decided_proposal(world: World) -> Proposal:
    """The same, decided: one meetup a week."""
    written = proposal(world)
    settle_proposal(written, by=world["coordinator"], officer=world["officer"], at=BEGINNING)
    return written


def q_hanget_at_work() -> World:
    """Q-hänget with its people and its agreement, before anything has been recorded."""
    world = q_hanget()
    agreement(world)
    return world


def evidence(
    world: World, obligation: str, day: str, *, who: str = "coordinator", **more: Any
) -> Evidence:
    """Evidence recorded at noon of the day it happened, or `at` another moment."""
    moment = more.pop("at", at(day))
    return record_evidence(
        partnership=world.partnership,
        obligation=obligation,
        happened_on=date.fromisoformat(day),
        by=world[who],
        at=moment,
        **more,
    )


MISSED_WEEK = "weekly-meetup/2022-W41"


def deviation(world: World, *, who: str = "coordinator", **more: Any) -> Deviation:
    """A week without a meetup, raised by Tjejjouren the day after; every party owes the meetups."""
    given: dict[str, Any] = {
        "obligation": "weekly-meetup",
        "occurrence": MISSED_WEEK,
        "kind": "miss",
        "what": "Ingen ledare kunde komma.",
        "since": date(2022, 10, 12),
        "at": at("2022-10-13"),
    }
    return raise_deviation(partnership=world.partnership, by=world[who], **given | more)


def talk(
    world: World, about: Deviation, *parties: str, day: str = "2022-12-06", who: str = "coordinator"
) -> DeviationNote:
    """A talk about a deviation; without parties all of them took part."""
    return note_dialogue(
        deviation=about,
        held_on=date.fromisoformat(day),
        parties=parties or ("lund", "kvinnojouren", "tjejjouren"),
        text="Vi behöver fler ledare.",
        by=world[who],
        at=at(day, "16:00"),
    )


# Who sits where in `steering_group`: the key in the cast, the seat by its key, the party.
SITTING = (
    ("steering_lund", "enhetschef-fritid", "lund"),
    ("coordinator", "projektsamordnare-for-q-hanget", "tjejjouren"),
    ("steering_kvinnojouren", "utvecklare", "kvinnojouren"),
    ("steering_tjejjouren", "styrelseledamot-tjejjouren", "tjejjouren"),
)


def seated(
    world: World, who: str, seat: str, party: str, *, by: str = "", **more: Any
) -> SeatHolder:
    """Somebody in a seat of the steering group from the first day, seated by themselves."""
    moment = more.pop("at", BEGINNING)
    return seat_member(
        partnership=world.partnership,
        seat=seat,
        party=party,
        person=world[who],
        by=world[by or who],
        at=moment,
        **{"since": FIRST_DAY} | more,
    )


def steering_group(world: World) -> dict[str, SeatHolder]:
    """The steering group of Q-hänget with two seats vacant, by the key of each person."""
    return {who: seated(world, who, seat, party) for who, seat, party in SITTING}


def training(
    world: World,
    title: str = "Normkritik",
    *,
    months: int | None = 24,
    obligation: str = "staff-training",
) -> Training:
    return add_training(
        partnership=world.partnership,
        title=title,
        months=months,
        obligation=obligation,
        by=world["coordinator"],
        at=BEGINNING,
    )


def session(
    world: World, day: str, *trainings: Training, attended_by: tuple[str, ...] = ()
) -> TrainingSession:
    """A session for everybody, held on the day, with those of Tjejjouren's people who came."""
    planned = plan_session(
        partnership=world.partnership,
        trainings=trainings,
        day=date.fromisoformat(day),
        by=world["coordinator"],
        at=BEGINNING,
    )
    held = hold_session(session=planned, by=world["coordinator"], at=at(day))
    if attended_by:
        note_attendance(
            session=held,
            organisation=world.organisations["tjejjouren"],
            people=[world[key] for key in attended_by],
            by=world["coordinator"],
            at=at(day),
        )
    return held


def requirement(
    world: World,
    shift_role: str,
    *trainings: Training,
    check: bool = False,
    months: int | None = None,
) -> RoleRequirement:
    return set_requirements(
        partnership=world.partnership,
        shift_role=shift_role,
        trainings=trainings,
        needs_register_check=check,
        register_check_months=months,
        by=world["admin_lund" if shift_role == "youth_worker" else "coordinator"],
        at=BEGINNING,
    )


def register_check(world: World, who: str, day: str, *, party: str = "tjejjouren") -> RegisterCheck:
    return note_register_check(
        partnership=world.partnership,
        organisation=world.organisations[party],
        person=world[who],
        shown_on=date.fromisoformat(day),
        is_recent=True,
        by=world[f"admin_{party}"],
        at=at(day),
    )


def hours(
    world: World,
    who: str,
    day: str,
    made_by: str,
    *,
    party: str = "tjejjouren",
    minutes: int = 180,
    shift_role: str = "leader",
) -> WorkedHours:
    return keep_hours(
        partnership=world.partnership,
        party=party,
        person=world[who],
        day=date.fromisoformat(day),
        minutes=minutes,
        shift_role=shift_role,
        made_by=made_by,
        by=world["coordinator"],
        at=at(day, "21:00"),
    )


def attestation(world: World, day: str, *, who: str = "steering_tjejjouren") -> Attestation:
    return attest_leadership(
        partnership=world.partnership,
        party="tjejjouren",
        obligation="leadership-attested",
        by=world[who],
        at=at(day),
    )


def autumn_programme(world: World, *, when: datetime | None = None, **more: Any) -> Programme:
    """Wednesdays 17.30–20.00 in the autumn term of 2023, planned in August."""
    given: dict[str, Any] = {
        "begins_on": date(2023, 8, 16),
        "ends_on": date(2023, 12, 22),
        "weekday": 2,
        "begins": time(17, 30),
        "ends": time(20),
        "place": "Mötesplatsen i centrum",
        "obligation": "weekly-meetup",
    }
    return plan_programme(
        partnership=world.partnership,
        **given | more,
        by=world["coordinator"],
        at=when or at("2023-08-01"),
    )


def arranged(world: World) -> SteeringGroup:
    """The group has said what its meetings count towards, as the agreement has it."""
    return arrange_group(
        partnership=world.partnership,
        summons_obligation="steering-summons",
        meeting_obligation="steering-meeting",
        minutes_obligation="steering-minutes",
        days_ahead=14,
        by=world["officer"],
        at=BEGINNING,
    )


def meeting(world: World, day: str, **more: Any) -> Meeting:
    """A planned meeting from 15.00 to 16.30; the group has said what it counts towards."""
    arranged(world)
    [planned] = plan_meetings(
        partnership=world.partnership,
        times=[(at(day, "15:00"), at(day, "16:30"))],
        by=world["officer"],
        at=BEGINNING,
        **{"place": "Stadshuset, rum 302"} | more,
    )
    return planned


def summoned(world: World, day: str, *, sent: str) -> Meeting:
    """A meeting that people have been called to."""
    planned = meeting(world, day)
    send_summons(meeting=planned, by=world["officer"], at=at(sent))
    planned.refresh_from_db()
    return planned


def attended(world: World, made: Meeting, *who: str) -> None:
    """These came to the meeting, and nobody else who sits in the group did."""
    there, saved = {world[key].pk for key in who}, presences_of(made)
    note_presence(
        meeting=made,
        changes={
            holder.pk: (
                saved.get(holder.pk, ""),
                Attended.PRESENT if holder.person_id in there else Attended.ABSENT,
            )
            for holder in expected_at(made)
        },
        by=world["officer"],
        at=made.ends_at,
    )


def colleague(world: World, key: str, name: str, party: str, *roles: str) -> Person:
    """One more in the cast, under a key of their own."""
    world.people[key] = person(name)
    for what in roles:
        role(world.people[key], world.organisations[party], what)
    return world.people[key]


def staffing(world: World) -> None:
    """Two from the associations, one from the municipality: what is offered to begin with."""
    set_needs(
        partnership=world.partnership,
        needs=offered_needs(("staffing", "staffing-complement")),
        by=world["coordinator"],
        at=BEGINNING,
    )


def shift(world: World, who: str, key: str, as_: str = "leader", *, when: datetime = NOW) -> Shift:
    """Somebody takes a shift on an evening (2023-W43), in a role."""
    return take_shift(partnership=world.partnership, key=key, role=as_, by=world[who], at=when)


def counted_evening(
    world: World, week: str, count: tuple[int, int, int, int], *, theme: str = ""
) -> Meetup:
    """An evening that was led, held and counted: 13–15, 16–19, unknown age, there for the first
    time. Its programme is planned already."""
    wednesday = date.fromisocalendar(int(week[:4]), int(week[6:]), 3).isoformat()
    here: dict[str, Any] = {"partnership": world.partnership, "key": week}
    leader = world["leader"]
    take_shift(**here, role="leader", by=leader, at=at(wednesday, "08:00"))
    if theme:
        theme_meetup(**here, theme=theme, title="", by=leader, at=at(wednesday, "09:00"))
    row = hold_meetup(**here, by=leader, at=at(wednesday, "20:30"))
    count_more(world, row, count, at(wednesday, "20:45"))
    return row


def count_more(
    world: World, row: Meetup, changes: tuple[int, int, int, int], when: datetime
) -> None:
    """More heads, or fewer, at an evening that is there already."""
    operations = [
        Operation(uuid4(), kind, change)
        for kind, change in zip(CountKind, changes, strict=True)
        if change
    ]
    count_heads(meetup=row, operations=operations, by=world["leader"], at=when)


#: A spring: week, how many of each kind, theme. 69 + 63 of a known age, 3 unknown, 21 first.
SPRING = (
    ("2023-W03", (9, 8, 0, 6), "film"),
    ("2023-W04", (8, 7, 1, 4), "crafts"),
    ("2023-W05", (9, 9, 0, 3), "film"),
    ("2023-W06", (10, 8, 0, 2), "crafts"),
    ("2023-W07", (8, 9, 0, 2), "film"),
    ("2023-W10", (9, 7, 1, 2), "crafts"),
    ("2023-W11", (8, 8, 1, 1), ""),
    ("2023-W12", (8, 7, 0, 1), ""),
)


def counted_spring(world: World) -> list[Meetup]:
    """Eight evenings in the spring of 2023, counted and not frozen yet."""
    spring = {"begins_on": date(2023, 1, 11), "ends_on": date(2023, 6, 12)}
    autumn_programme(world, when=at("2023-01-04"), **spring)
    set_needs(
        partnership=world.partnership,
        needs=offered_needs(("staffing", "staffing-complement")),
        by=world["coordinator"],
        at=at("2023-01-04"),
    )
    return [counted_evening(world, week, count, theme=theme) for week, count, theme in SPRING]
