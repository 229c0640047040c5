"""Founding organisations and partnerships, and saying who answers for personal data."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from brygga.domain.wording import check_free_text
from brygga.journal.actions import write_line
from brygga.parties.models import Organisation, Partnership, PartnershipParty, Person
from brygga.parties.permissions import check_can_administer
from brygga.parties.roles import Role


def chain_of(organisation: Organisation) -> str:
    """The organisation's own chain in the journal: what is internal stays out of partnerships'."""
    return f"organisation:{organisation.key}"


@transaction.atomic
def found_organisation(
    *,
    key: str,
    name: str,
    kind: str,
    by: Person | None,
    at: datetime,
    organisation_number: str = "",
    controller: str = "",
) -> Organisation:
    """Adds an organisation. `by` is None when the installation itself does it."""
    check_free_text(controller)
    organisation = Organisation.objects.create(
        key=key,
        name=name,
        kind=kind,
        organisation_number=organisation_number,
        controller=controller,
    )
    write_line(
        partnership=chain_of(organisation),
        act="organisation.founded",
        subject=f"organisation:{organisation.pk}",
        by=actor(by),
        role="",
        at=at,
        facts={"organisation": organisation.key},
    )
    return organisation


@transaction.atomic
def found_partnership(
    *,
    key: str,
    title: str,
    parties: Mapping[str, Organisation],
    by: Person | None,
    at: datetime,
) -> Partnership:
    """Adds a partnership; `parties` are its organisations under the keys that the terms use."""
    partnership = Partnership.objects.create(key=key, title=title, created_at=at)
    PartnershipParty.objects.bulk_create(
        PartnershipParty(partnership=partnership, organisation=organisation, key=party)
        for party, organisation in parties.items()
    )
    write_line(
        partnership=partnership.key,
        act="partnership.founded",
        subject=f"partnership:{partnership.pk}",
        by=actor(by),
        role="",
        at=at,
        facts={
            f"party_{number}": party
            for number, party in zip("abcdefghijklmnop", parties, strict=False)
        },
    )
    return partnership


@transaction.atomic
def name_controller(
    *, organisation: Organisation, controller: str, by: Person, at: datetime
) -> Organisation:
    """Says who answers for the organisation's personal data (art. 4.7 GDPR) and how to reach them.

    Raises NotAllowed unless `by` administers the organisation.
    """
    check_can_administer(by, organisation, at.date())
    check_free_text(controller)
    organisation.controller = controller
    organisation.save(update_fields=["controller"])
    write_line(
        partnership=chain_of(organisation),
        act="organisation.controller_named",
        subject=f"organisation:{organisation.pk}",
        by=actor(by),
        role=Role.ADMINISTRATOR,
        at=at,
    )
    return organisation


def actor(by: Person | None) -> str:
    """How the journal names who acted."""
    return f"person:{by.pk}" if by else "system"
