"""Who is in the demo. The organisations of Q-hänget are real; every person is invented."""

from dataclasses import dataclass
from datetime import date

from brygga.parties.actions.memberships import give_role
from brygga.parties.actions.organisations import found_organisation
from brygga.parties.actions.people import add_person
from brygga.parties.models import Organisation, Person
from brygga.parties.roles import Role
from brygga.website.demo.story import at

BEGINNING = at("2022-01-03", "09:00")
FIRST_DAY = date(2022, 1, 1)

ORGANISATIONS = (
    (
        "lunds-kommun",
        "Kultur- och fritidsnämnden, Lunds kommun",
        "public",
        "212000-1132",
        "Kultur- och fritidsnämnden i Lunds kommun ansvarar. Nås genom kommunens växel.",
    ),
    (
        "kvinnojouren-lund",
        "Kvinnojouren Lund",
        "nonprofit",
        "",
        "Kvinnojouren Lunds styrelse ansvarar. Nås genom sin administratör.",
    ),
    (
        "tjejjouren-lund",
        "Tjejjouren i Lund",
        "nonprofit",
        "",
        "Tjejjouren i Lunds styrelse ansvarar. Nås genom sin administratör.",
    ),
    (
        "region-norrdal",
        "Hälso- och sjukvårdsnämnden, Region Norrdal",
        "public",
        "232199-0414",
        "Nämnden ansvarar. Nås genom sin administratör.",
    ),
    (
        "nordstjarnan",
        "Kvinnojouren Nordstjärnan i Norrdal",
        "nonprofit",
        "802544-1935",
        "Jourens styrelse ansvarar. Nås genom sin administratör.",
    ),
    (
        "alvkoping",
        "Kommunstyrelsen, Älvköpings kommun",
        "public",
        "212999-3172",
        "Kommunstyrelsen ansvarar. Nås genom sin administratör.",
    ),
    (
        "sjoberga",
        "Socialnämnden, Sjöberga kommun",
        "public",
        "212999-3248",
        "Socialnämnden ansvarar. Nås genom sin administratör.",
    ),
    (
        "forsta-fikat",
        "Föreningen Första fikat",
        "nonprofit",
        "802511-8749",
        "Föreningens styrelse ansvarar. Nås genom sin administratör.",
    ),
)

# Key, name, and each organisation with the roles there. The officer works for three public
# parties, as a shared officer may, so that there are several partnerships to follow.
PEOPLE: tuple[tuple[str, str, dict[str, tuple[Role, ...]]], ...] = (
    (
        "coordinator",
        "Alva Lindgren",
        {"tjejjouren-lund": (Role.COORDINATOR, Role.STEERING_MEMBER)},
    ),
    ("leader", "Noor Haddad", {"tjejjouren-lund": (Role.LEADER,)}),
    ("leader_kvinnojouren", "Ronja Vik", {"kvinnojouren-lund": (Role.LEADER,)}),
    ("volunteer", "Billie Ek", {"kvinnojouren-lund": (Role.VOLUNTEER,)}),
    ("youth_worker", "Samir Öberg", {"lunds-kommun": (Role.LEADER,)}),
    ("developer", "Mirjam Falk", {"kvinnojouren-lund": (Role.STEERING_MEMBER,)}),
    ("unit_head", "Karin Dahl", {"lunds-kommun": (Role.STEERING_MEMBER,)}),
    ("board_member", "Tove Sandell", {"tjejjouren-lund": (Role.STEERING_MEMBER,)}),
    (
        "officer",
        "Johan Åkesson",
        {
            "lunds-kommun": (Role.OFFICER,),
            "region-norrdal": (Role.OFFICER,),
            "alvkoping": (Role.OFFICER,),
        },
    ),
    ("director", "Eva Ström", {"lunds-kommun": (Role.SIGNATORY,)}),
    ("chair", "Lea Norén", {"tjejjouren-lund": (Role.SIGNATORY,)}),
    ("treasurer", "Ines Berg", {"tjejjouren-lund": (Role.TREASURER,)}),
    ("admin_tjejjouren", "Disa Ryd", {"tjejjouren-lund": (Role.ADMINISTRATOR,)}),
    ("admin_kvinnojouren", "Ulla Wiik", {"kvinnojouren-lund": (Role.ADMINISTRATOR,)}),
    ("admin_lund", "Per Holm", {"lunds-kommun": (Role.ADMINISTRATOR,)}),
    ("volunteer_kvinnojouren", "Sasha Lindh", {"kvinnojouren-lund": (Role.VOLUNTEER,)}),
    ("volunteer_tjejjouren", "Ester Kvist", {"tjejjouren-lund": (Role.VOLUNTEER,)}),
    ("volunteer_new", "Juno Falk", {"tjejjouren-lund": (Role.VOLUNTEER,)}),
    ("youth_worker_two", "Malte Grönlund", {"lunds-kommun": (Role.LEADER,)}),
    (
        "nordstjarnan",
        "Maja Strand",
        {"nordstjarnan": (Role.COORDINATOR, Role.ADMINISTRATOR, Role.STEERING_MEMBER)},
    ),
    (
        "fikat",
        "Hanna Torp",
        {"forsta-fikat": (Role.COORDINATOR, Role.ADMINISTRATOR, Role.STEERING_MEMBER)},
    ),
    ("sjoberga", "Omar Lund", {"sjoberga": (Role.OFFICER, Role.STEERING_MEMBER)}),
    ("sustainability", "Annika Brandt", {"lunds-kommun": (Role.STEERING_MEMBER,)}),
    ("board_kvinnojouren", "Greta Holst", {"kvinnojouren-lund": (Role.STEERING_MEMBER,)}),
    ("substitute", "Moa Sjö", {"tjejjouren-lund": (Role.STEERING_MEMBER,)}),
)


@dataclass(frozen=True)
class Cast:
    organisations: dict[str, Organisation]
    people: dict[str, Person]

    def __getitem__(self, key: str) -> Person:
        return self.people[key]


def gather() -> Cast:
    """Founds the organisations and gives everybody their roles."""
    organisations = {
        key: found_organisation(
            key=key,
            name=name,
            kind=kind,
            organisation_number=number,
            controller=controller,
            by=None,
            at=BEGINNING,
        )
        for key, name, kind, number, controller in ORGANISATIONS
    }
    people = {}
    for key, name, roles in PEOPLE:
        plain = name.lower().translate(str.maketrans("åäöé", "aaoe")).replace(" ", ".")
        people[key] = add_person(email=f"{plain}@example.org", name=name)
        for organisation, held in roles.items():
            for role in held:
                give_role(
                    person=people[key],
                    organisation=organisations[organisation],
                    role=role,
                    since=FIRST_DAY,
                    by=None,
                    at=BEGINNING,
                )
    return Cast(organisations, people)
