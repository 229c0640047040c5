"""A new partnership that begins with a proposal, before there is any agreement."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from brygga.domain.language import Text
from brygga.domain.obligations import local_day
from brygga.domain.terms import new_key
from brygga.parties.actions.organisations import found_partnership
from brygga.parties.membership import Insider
from brygga.parties.models import Organisation, Partnership, Person
from brygga.parties.permissions import check_can_found, roles_in
from brygga.parties.refusal import NotPossible
from brygga.proposals.actions.opening import checked
from brygga.proposals.actions.writing import NOTHING_SAID, begin_proposal
from brygga.proposals.models import LONGEST_TITLE, Proposal

BOTH_SIDES = Text(
    sv="Ett partnerskap behöver minst en offentlig och en idéburen part. Välj den som saknas.",
    en="A partnership needs at least one public and one non-profit party. Choose what is missing.",
)


@transaction.atomic
def propose_partnership(
    *,
    title: str,
    organisation: Organisation,
    others: Sequence[Organisation],
    begins_on: date,
    ends_on: date,
    by: Person,
    at: datetime,
) -> Proposal:
    """Founds a partnership of these organisations and opens its proposal.

    The organisations' own people are in it from now on, each by their roles. Raises NotAllowed
    unless `by` writes proposals in `organisation`, NotPossible without both sides or a name.
    """
    check_can_found(Insider(by, organisation, roles_in(by, organisation, local_day(at))))
    title = checked(title, at_most=LONGEST_TITLE)
    if not title:
        raise NotPossible(NOTHING_SAID)
    everybody = [organisation, *(each for each in others if each != organisation)]
    if {each.kind for each in everybody} != set(Organisation.Kind.values):
        raise NotPossible(BOTH_SIDES)
    taken = frozenset(Partnership.objects.values_list("key", flat=True))
    partnership = found_partnership(
        key=new_key(title, taken),
        title=title,
        parties={each.key: each for each in everybody},
        by=by,
        at=at,
    )
    return begin_proposal(
        partnership=partnership, title=title, begins_on=begins_on, ends_on=ends_on, by=by, at=at
    )
