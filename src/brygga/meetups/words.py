"""What roles, gaps and what is missing are called."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from brygga.domain.language import Text
from brygga.domain.language.days import full_day
from brygga.volunteers.models import TrainingSession
from brygga.volunteers.readiness import Lack
from brygga.volunteers.roles import ShiftRole

#: Why a letter was sent, for `notices.words`.
REASONS: dict[str, str | Promise] = {
    "shift": _("Något har ändrats med ditt pass"),
    "swap": _("Byte av pass"),
    "stand-in": _("Du står som reserv"),
}

ROLES = {
    ShiftRole.LEADER: Text("ledare", "leader"),
    ShiftRole.VOLUNTEER: Text("volontär", "volunteer"),
    ShiftRole.YOUTH_WORKER: Text("fritidsledare", "youth worker"),
}


def role_in_words(role: str) -> Text:
    """The role in both languages, for letters and refusals."""
    return ROLES[ShiftRole(role)]


def lacks_in_words(
    role: str, lacks: Sequence[Lack], sessions: Mapping[str, TrainingSession]
) -> Text:
    """Why somebody may not have a shift, and how it is put right: one sentence for each thing."""
    as_ = role_in_words(role)
    parts = [_lack_in_words(lack, sessions.get(lack.title)) for lack in lacks]
    return Text(
        f"För att ha ett pass som {as_.sv} behövs mer. " + " ".join(part.sv for part in parts),
        f"To have a shift as {as_.en} more is needed. " + " ".join(part.en for part in parts),
    )


def _lack_in_words(lack: Lack, session: TrainingSession | None) -> Text:
    if lack.is_register_check:
        if lack.lapsed_on:
            return Text(
                "Registerutdraget behöver visas igen, för samordnaren eller administratören i den "
                "egna organisationen.",
                "The register extract needs to be shown again, to the coordinator or administrator "
                "of one's own organisation.",
            )
        return Text(
            "Registerutdraget behöver visas för samordnaren eller administratören i den egna "
            "organisationen.",
            "The register extract needs to be shown to the coordinator or administrator of one's "
            "own organisation.",
        )
    missing = (
        Text(
            f"Utbildningen ”{lack.title}” gäller till och med {full_day(lack.lapsed_on, 'sv')}.",
            f"The training “{lack.title}” holds up to {full_day(lack.lapsed_on, 'en')}.",
        )
        if lack.lapsed_on
        else Text(
            f"Utbildningen ”{lack.title}” saknas.", f"The training “{lack.title}” is missing."
        )
    )
    if session is None:
        return Text(
            f"{missing.sv} Inget tillfälle är planerat än; fråga samordnaren.",
            f"{missing.en} No session is planned yet; ask the coordinator.",
        )
    place_sv = f", {session.place}" if session.place else ""
    return Text(
        f"{missing.sv} Nästa tillfälle är {full_day(session.day, 'sv')}{place_sv}.",
        f"{missing.en} The next session is {full_day(session.day, 'en')}{place_sv}.",
    )
