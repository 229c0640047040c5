"""For an organisation whose administrators can no longer get in: invites one more, by mail."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from brygga.parties.actions.invitations import invite
from brygga.parties.letters import send_invitation
from brygga.parties.models import Organisation
from brygga.parties.refusal import NotPossible
from brygga.parties.roles import Role
from brygga.website.clock import now


class Command(BaseCommand):
    help = "Invites an administrator to an organisation that exists."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("organisation", help="Its key: tjejjouren-i-lund.")
        parser.add_argument("email", help="Where the letter goes.")

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = Organisation.objects.filter(key=options["organisation"]).first()
        if organisation is None:
            raise CommandError(f"There is no organisation {options['organisation']}.")
        try:
            invitation, token = invite(
                organisation=organisation,
                email=options["email"],
                role=Role.ADMINISTRATOR,
                by=None,
                at=now(),
            )
        except NotPossible as problem:
            raise CommandError(problem.reason.en) from problem
        send_invitation(invitation, token)
        self.stdout.write(f"An invitation is on its way to {invitation.email}.")
