"""The minutes as one value: what is read, approved, summed up in a checksum and made a paper of.

A draft and what was approved are the same shape, so that nobody approves something else than what
they read. Everything in it is Swedish, as minutes are, and plain JSON.
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import override

from brygga.domain.language.days import full_day
from brygga.domain.obligations import ZONE, local_day
from brygga.domain.terms.model import Terms
from brygga.obligations.words import party_names
from brygga.paper import Attached, write_pdf
from brygga.parties.roles import Role
from brygga.steering.effects import Where, effect_of
from brygga.steering.models import (
    ActionItem,
    AgendaItem,
    Attended,
    Decision,
    Meeting,
    SeatHolder,
)
from brygga.steering.queries import (
    approvals_of,
    expected_at,
    function_of,
    functions_of,
    noted_items,
    presences_of,
    sides_of,
)

FORMAT = "brygga-minutes/1"
TEMPLATE = Path(__file__).parent / "papers/minutes.typ"
INVENTED = "PÅHITTAD DRIFT"

Content = Mapping[str, Any]


def content_of(meeting: Meeting, terms: Terms, at: datetime) -> dict[str, Any]:
    """The minutes of a meeting as they are now. A name is in them only where it may be told."""
    with override("sv"):
        where = Where(meeting.partnership, terms, at, local_day(at))
        names, functions = party_names(terms), functions_of(terms)
        attended = presences_of(meeting)
        begins, ends = (m.astimezone(ZONE) for m in (meeting.begins_at, meeting.ends_at))
        return {
            "format": FORMAT,
            "mark": INVENTED if settings.DEMO else "",
            "partnership": meeting.partnership.title,
            "parties": [names[str(party.key)] for party in terms.parties],
            "reference": terms.reference,
            "clause": sides_of(terms).place,
            "number": meeting.number,
            "day": begins.date().isoformat(),
            "begins": begins.strftime("%H:%M"),
            "ends": ends.strftime("%H:%M"),
            "place": meeting.place,
            "present": [
                {
                    **_person(holder, names, functions),
                    "attended": attended.get(holder.pk, ""),
                    "is_substitute": holder.is_substitute,
                }
                for holder in expected_at(meeting)
            ],
            "items": [_item(item, where, names, functions) for item in noted_items(meeting)],
            "written_by": _writer(meeting, names),
            "approvers": [
                {
                    **_person(each.holder, names, functions),
                    "on": local_day(each.approved_at).isoformat() if each.approved_at else "",
                }
                for each in approvals_of(meeting)
            ],
        }


def canonical(content: Content) -> str:
    """The one text of it: JSON with sorted keys, nothing between, composed letters (NFC)."""
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return unicodedata.normalize("NFC", written)


def checksum(text: str) -> str:
    """SHA-256 of its UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def paper_of(text: str, at: datetime) -> bytes:
    """The PDF of the canonical text, which goes with it as a file: whoever takes that out and sums
    it up gets the checksum that is printed."""
    content = json.loads(text)
    number, day = content["number"], full_day(date.fromisoformat(content["day"]), "sv")
    attachment = f"protokoll-{number}.json"
    return write_pdf(
        _template(),
        {
            "minutes": content,
            "facts": _facts(content, day),
            "present": [_present(person) for person in content["present"]],
            "approvers": [_approver(person) for person in content["approvers"]],
            "actions": [_listed(i, a) for i in content["items"] for a in i["actions"]],
            "attachment": attachment,
            "sha256": [checksum(text)[n : n + 16] for n in range(0, 64, 16)],
        },
        title=f"Protokoll, styrgruppens möte {number}, {content['partnership']}",
        running=f"{content['partnership']} · Styrgruppen",
        foot=f"Protokoll, möte {number}, {day}",
        author=f"Styrgruppen för {content['partnership']}",
        description=f"Justerat protokoll från styrgruppens möte {number} den {day}.",
        mark=content["mark"],
        attached=[
            Attached(
                attachment,
                "application/json",
                "Protokollet som data. Kontrollsumman är räknad på den här filen.",
                text,
            )
        ],
        at=at,
    )


def _facts(content: Content, day: str) -> list[list[str]]:
    clock = f"{content['begins']}–{content['ends']}".replace(":", ".")
    facts = [["Partnerskap", content["partnership"]], ["Parter", "\n".join(content["parties"])]]
    if content["reference"]:
        facts.append(["Diarienummer", content["reference"]])
    facts.append(["När", f"{day}, {clock}"])
    if content["place"]:
        facts.append(["Var", content["place"]])
    if content["clause"]:
        facts.append(["Grund", f"Överenskommelsen, {content['clause']}"])
    facts.append(["Fört av", content["written_by"]])
    return facts


def _present(person: Content) -> dict[str, str]:
    function = (
        f"{person['function']} (ersättare)" if person["is_substitute"] else person["function"]
    )
    return {
        "name": person["name"] or "–",
        "seat": f"{function}\n{person['party']}",
        "attended": str(Attended(person["attended"]).label) if person["attended"] else "–",
    }


def _approver(person: Content) -> dict[str, str]:
    on = full_day(date.fromisoformat(person["on"]), "sv") if person["on"] else ""
    return {
        "name": person["name"] or "–",
        "seat": f"{person['function']}\n{person['party']}",
        "on": on,
    }


def _listed(item: Content, action: Content) -> dict[str, str]:
    by = full_day(date.fromisoformat(action["by"]), "sv") if action["by"] else "–"
    return {
        "paragraph": f"§\xa0{item['number']}",
        "text": action["text"],
        "owner": action["owner"],
        "by": by,
    }


def _person(
    holder: SeatHolder, names: Mapping[str, str], functions: Mapping[str, str]
) -> dict[str, str]:
    """As much as everybody may know; the name stays with the party that wants it so."""
    told = holder.person is not None and holder.is_named
    return {
        "name": holder.person.name if told and holder.person else "",
        "function": function_of(holder, functions),
        "party": names.get(holder.party, holder.party),
    }


def _item(
    item: AgendaItem, where: Where, names: Mapping[str, str], functions: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "number": item.position,
        "title": item.title,
        "text": item.text,
        "note": item.note,
        "decisions": [_decision(each, where) for each in item.decisions.all()],
        "actions": [_action(each, names, functions) for each in item.actions.all()],
    }


def _decision(decision: Decision, where: Where) -> dict[str, Any]:
    effect = effect_of(decision.kind)
    says = effect.says(where, decision.subject, decision.details) if effect else ""
    return {
        "id": decision.pk,
        "kind": decision.kind,
        "subject": decision.subject,
        "text": decision.text,
        "effect": says,
    }


def _action(
    action: ActionItem, names: Mapping[str, str], functions: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "id": action.pk,
        "text": action.text,
        "owner": owner_of(action, names, functions),
        "by": action.due_on.isoformat() if action.due_on else "",
    }


def owner_of(action: ActionItem, names: Mapping[str, str], functions: Mapping[str, str]) -> str:
    """Utvecklare, Kvinnojouren Lund: the function answers for it, whoever has it."""
    party = names.get(action.party, action.party)
    if action.holder is None:
        return party
    function = function_of(action.holder, functions)
    return f"{function}, {party}"


def _writer(meeting: Meeting, names: Mapping[str, str]) -> str:
    """Role and party of whoever sent the draft; empty before that."""
    if not meeting.sent_for_approval_role:
        return ""
    label = str(Role(meeting.sent_for_approval_role).label).capitalize()
    party = names.get(meeting.sent_for_approval_party, meeting.sent_for_approval_party)
    return f"{label}, {party}"


@cache
def _template() -> str:
    return TEMPLATE.read_text(encoding="utf-8")
