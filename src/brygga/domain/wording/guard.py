"""The door that every free text goes through: too long, or pointing at a person, it stays out."""

from brygga.domain.language import Language, Text
from brygga.domain.wording.seen import seen
from brygga.domain.wording.shapes import SHAPES

LONGEST_NOTE = 280

# Looked through for shapes even so, that a person hears of everything at once; not beyond this.
_LOOKED_THROUGH = 10 * LONGEST_NOTE


class FreeTextRefused(Exception):
    """A free text may not be saved as it stands; `reasons` say why and what to do.

    Neither reasons nor args hold any of the text: it must not reach a log by way of the refusal.
    """

    def __init__(self, reasons: tuple[Text, ...]) -> None:
        self.reasons = reasons
        super().__init__("\n".join(map(str, reasons)))

    def in_(self, language: Language) -> tuple[str, ...]:
        return tuple(reason.in_(language) for reason in self.reasons)


def check_free_text(text: str, *, at_most: int = LONGEST_NOTE) -> None:
    """Refuse a text that is too long (in characters) or holds what can point at a person.

    Told by shape: personal number, phone, e-mail, user name, street address, plate, date of birth.
    An organisation number may stand; a link may, if it is not to a profile. Raises FreeTextRefused.
    """
    reasons = []
    if len(text) > at_most:
        reasons.append(
            Text(
                f"Texten är för lång. Högst {at_most} tecken får plats.",
                f"The text is too long. There is room for {at_most} characters.",
            )
        )
    looked_at = seen(text[: max(at_most, _LOOKED_THROUGH)])
    reasons += [shape.reason for shape in SHAPES if shape.is_in(looked_at)]
    if reasons:
        raise FreeTextRefused(tuple(reasons))
