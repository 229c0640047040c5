"""Evidence: recorded by a party that owes or receives, and withdrawn when it was wrong."""

import re
import secrets
from collections.abc import Iterable
from datetime import date, datetime
from urllib.parse import urlsplit

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.domain.obligations import Occurrence, counts_from, local_day
from brygga.domain.terms.model import Obligation
from brygga.obligations.actions.assessed import reassess
from brygga.obligations.actions.setting import checked, seat_for, set_out, withdraw, write
from brygga.obligations.attachments import Attachment
from brygga.obligations.models import Evidence
from brygga.obligations.permissions import (
    RECORDS_EVIDENCE,
    check_can_record_evidence,
    check_can_withdraw_evidence,
    parties_concerned,
)
from brygga.obligations.queries import planned_on
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible

LARGEST_QUANTITY = 999_999
LONGEST_LINK = 500  # characters
KIND = re.compile(r"[a-z][a-z0-9.-]{0,39}")
FOLDER = "underlag"
MADE_BY = re.compile(r"[a-z][a-z-]*:[A-Za-z0-9][A-Za-z0-9-]{0,60}")

IN_THE_FUTURE = Text(
    sv="Dagen har inte kommit än. Underlag är något som redan har hänt.",
    en="The day has not come yet. Evidence is something that has already happened.",
)
TOO_EARLY = Text(
    sv="Dagen ligger före den tid som kan räknas här, så inget är noterat. Kontrollera årtalet.",
    en="The day is before the time that can count here, so nothing was recorded. Check the year.",
)
BAD_QUANTITY = Text(sv="Antalet ska vara ett heltal från 1.", en="A whole number from 1.")
BAD_KIND = Text(
    sv="Slaget ska vara ett kort ord med små bokstäver, som note eller report.",
    en="The kind should be a short word in small letters, like note or report.",
)
WHICH_PARTY = Text(
    sv="Varje part har sin egen del i det här åtagandet. Välj vilken part det gäller.",
    en="Each party has its own part of this obligation. Choose which party it is about.",
)
NOT_OWING = Text(
    sv="Den parten ska inte hålla det här åtagandet.",
    en="That party does not owe this obligation.",
)
NO_SUCH_OCCURRENCE = Text(
    sv="Den förekomsten finns inte. Välj en annan, eller låt dagen avgöra.",
    en="There is no such occurrence. Choose another, or let the day decide.",
)
ALREADY_HERE = Text(
    sv=(
        "Samma underlag finns redan, så inget har noterats en gång till. Hände det flera gånger "
        "samma dag: återkalla det och skriv antalet."
    ),
    en=(
        "The same evidence is already here, so nothing was recorded again. If it happened several "
        "times that day: withdraw it and write the number."
    ),
)
FOLLOWS_FROM_AN_ACT = Text(
    sv=(
        "Det här underlaget följer av något som gjorts i Brygga. Ändra det där, så ändras "
        "underlaget av sig självt."
    ),
    en=(
        "This evidence follows from something done in Brygga. Change that, and the evidence "
        "changes by itself."
    ),
)
BAD_LINK = Text(
    sv="Länken ska börja med https:// eller http:// och leda till en webbplats.",
    en="The link should begin with https:// or http:// and lead to a website.",
)
#: What a person filled in that a refusal is about, by the name that forms and files give it.
FIELDS = {
    IN_THE_FUTURE: "happened_on",
    TOO_EARLY: "happened_on",
    BAD_QUANTITY: "quantity",
    BAD_KIND: "kind",
    WHICH_PARTY: "party",
    NOT_OWING: "party",
    NO_SUCH_OCCURRENCE: "occurrence",
    BAD_LINK: "link",
}


@transaction.atomic
def record_evidence(
    *,
    partnership: Partnership,
    obligation: str,
    happened_on: date,
    by: Person,
    at: datetime,
    kind: str = "note",
    party: str = "",
    quantity: int = 1,
    source: str = "",
    link: str = "",
    occurrence: str = "",
    attachment: Attachment | None = None,
    made_by: str = "",
) -> Evidence:
    """Records that something happened on a day, as evidence for an obligation (its key).

    `party` is the one that did it, empty for the owing parties together; `occurrence` names the
    one it is for, empty to let the rules decide. An act of a later slice that records in its own
    transaction says so in `made_by` (meetup:2023-W37): only that act withdraws it. Raises
    NotAllowed unless a party of `by` owes the obligation or receives it, NotPossible naming what
    cannot be recorded and why.
    """
    setting = set_out(partnership, by, at)
    duty = setting.obligation(obligation)
    check_can_record_evidence(setting.member, duty)
    occurrences = planned_on(partnership, setting.version, local_day(at), obligation)
    check_fact(duty, occurrences, happened_on, kind, party, quantity, local_day(at))
    assert not made_by or MADE_BY.fullmatch(made_by), made_by
    if occurrence and occurrence not in {o.key for o in occurrences}:
        raise NotPossible(NO_SUCH_OCCURRENCE)
    recorded = setting.as_recorded(*RECORDS_EVIDENCE, among=parties_concerned(duty))
    evidence = Evidence(
        **recorded,
        obligation=obligation,
        occurrence=occurrence,
        kind=kind,
        happened_on=happened_on,
        party=party,
        quantity=quantity,
        source=checked(source),
        link=checked_link(link),
        made_by=made_by,
    )
    if attachment:
        _attach(evidence, attachment)
    _save_once(evidence)
    write(
        setting,
        "evidence.recorded",
        f"evidence:{evidence.pk}",
        evidence.recorded_role,
        {"obligation": obligation, "party": evidence.recorded_party},
    )
    reassess(partnership, at)
    return evidence


@transaction.atomic
def withdraw_evidence(
    *, evidence: Evidence, reason: str, by: Person, at: datetime, made_by: str = ""
) -> Evidence:
    """Evidence that was wrong no longer counts from today; it stays to be seen.

    What follows from an act is withdrawn by undoing the act, which names itself in `made_by` and
    has its own rule for who may. Raises NotAllowed unless `by` belongs to the party that recorded
    what was noted by hand, NotPossible if it is withdrawn already, follows from another act, or
    the reason is empty or refused.
    """
    evidence = Evidence.objects.select_for_update().get(pk=evidence.pk)
    setting = set_out(evidence.partnership, by, at)
    if evidence.made_by != made_by:
        raise NotPossible(FOLLOWS_FROM_AN_ACT)
    if not made_by:
        check_can_withdraw_evidence(setting.member, evidence)
    role, party = seat_for(setting.member, RECORDS_EVIDENCE, [evidence.recorded_party])
    withdraw(evidence, setting, role, party, reason)
    write(
        setting,
        "evidence.withdrawn",
        f"evidence:{evidence.pk}",
        role,
        {"obligation": evidence.obligation, "party": party},
    )
    reassess(evidence.partnership, at)
    return evidence


def check_fact(
    duty: Obligation,
    occurrences: Iterable[Occurrence],
    happened_on: date,
    kind: str,
    party: str,
    quantity: int,
    today: date,
) -> None:
    """What holds for every fact, from a form or a file; `occurrences` are the duty's own.

    Raises NotPossible.
    """
    if happened_on > today:
        raise NotPossible(IN_THE_FUTURE)
    if happened_on < first_day(occurrences):
        raise NotPossible(TOO_EARLY)
    if not 1 <= quantity <= LARGEST_QUANTITY:
        raise NotPossible(BAD_QUANTITY)
    if not KIND.fullmatch(kind):
        raise NotPossible(BAD_KIND)
    if duty.each_party and not party:
        raise NotPossible(WHICH_PARTY)
    if party and party not in duty.owed_by:
        raise NotPossible(NOT_OWING)


def first_day(occurrences: Iterable[Occurrence]) -> date:
    """The first day that evidence for any of a duty's occurrences may have happened on."""
    return min(map(counts_from, occurrences), default=date.min)


def checked_link(link: str) -> str:
    """Raises NotPossible for anything but a plain web address."""
    link = checked(link, at_most=LONGEST_LINK)
    if not link:
        return ""
    try:
        parts = urlsplit(link)
        leads_somewhere = bool(parts.hostname) and not parts.username and parts.port != 0
    except ValueError:
        leads_somewhere = False
    if not leads_somewhere or parts.scheme not in ("http", "https"):
        raise NotPossible(BAD_LINK)
    return link


def _save_once(evidence: Evidence) -> None:
    try:
        with transaction.atomic():
            evidence.save()
    except IntegrityError as error:
        if evidence.attachment:
            default_storage.delete(str(evidence.attachment.name))
        raise NotPossible(ALREADY_HERE) from error


def _attach(evidence: Evidence, attachment: Attachment) -> None:
    """Puts the file aside under a name that tells nothing and cannot be guessed."""
    checked(attachment.name.rpartition(".")[0])
    name = default_storage.save(f"{FOLDER}/{secrets.token_hex(16)}", ContentFile(attachment.data))
    evidence.attachment = name
    evidence.attachment_name = attachment.name
    evidence.attachment_type = attachment.type
    evidence.attachment_sha256 = attachment.sha256
    evidence.attachment_size = len(attachment.data)
