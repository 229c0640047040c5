"""The first step of an installation: an organisation, and a letter to its first administrator."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError, transaction
from stdnum.exceptions import ValidationError as NotANumber
from stdnum.se import orgnr

from brygga.parties.actions.invitations import invite
from brygga.parties.actions.organisations import found_organisation
from brygga.parties.letters import send_invitation
from brygga.parties.models import Organisation
from brygga.parties.roles import Role
from brygga.website.clock import now


class Command(BaseCommand):
    help = "Adds an organisation and invites its first administrator by mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("key", help="Short name in addresses: tjejjouren-i-lund.")
        parser.add_argument("name", help="Its name as people say it.")
        parser.add_argument("kind", choices=Organisation.Kind.values)
        parser.add_argument("administrator", help="The first administrator's e-mail address.")
        parser.add_argument("--number", default="", help="Organisation number, 802000-0000.")

    def handle(self, *args: Any, **options: Any) -> None:
        at = now()
        number = _number(options["number"])
        try:
            with transaction.atomic():
                organisation = found_organisation(
                    key=options["key"],
                    name=options["name"],
                    kind=options["kind"],
                    organisation_number=number,
                    by=None,
                    at=at,
                )
                invitation, token = invite(
                    organisation=organisation,
                    email=options["administrator"],
                    role=Role.ADMINISTRATOR,
                    by=None,
                    at=at,
                )
        except IntegrityError as error:
            raise CommandError(f"There is an organisation {options['key']} already.") from error
        send_invitation(invitation, token)
        self.stdout.write(f"{organisation.name} is added; its administrator has a letter.")


def _number(written: str) -> str:
    if not written:
        return ""
    try:
        return str(orgnr.format(orgnr.validate(written)))
    except NotANumber as error:
        raise CommandError(
            f"{written} is not an organisation number: ten digits, the last one a check digit."
        ) from error
