"""The second step of an installation: which organisations are in a partnership together."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError

from brygga.parties.actions.organisations import found_partnership
from brygga.parties.models import Organisation
from brygga.website.clock import now


class Command(BaseCommand):
    help = "Adds a partnership between organisations that exist."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("key", help="Short name in addresses: q-hanget.")
        parser.add_argument("title", help="Its name as people say it.")
        parser.add_argument(
            "party",
            nargs="+",
            help="As the terms call the party, and its organisation: lund=lunds-kommun.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        parties = {}
        for pair in options["party"]:
            party, _, key = pair.partition("=")
            organisation = Organisation.objects.filter(key=key).first()
            if organisation is None:
                raise CommandError(f"{pair}: there is no organisation {key or '(no key)'}.")
            parties[party] = organisation
        try:
            partnership = found_partnership(
                key=options["key"], title=options["title"], parties=parties, by=None, at=now()
            )
        except IntegrityError as error:
            raise CommandError(
                f"There is a partnership {options['key']} already, or an organisation stands twice."
            ) from error
        self.stdout.write(f"{partnership.title} is added, with {len(parties)} parties.")
