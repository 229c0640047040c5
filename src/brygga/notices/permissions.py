"""Who may read a letter. Each rule once."""

from brygga.domain.language import Text
from brygga.notices.models import Letter
from brygga.parties.models import Person
from brygga.parties.refusal import NotAllowed

ONLY_ONES_OWN = Text(
    sv="Det här utskicket är till någon annan. Du kan bara läsa dina egna.",
    en="This letter is to somebody else. You can only read your own.",
)


def check_can_read(person: Person, letter: Letter) -> None:
    """Only the person it went to; an administrator sees that it went, not what it says."""
    if letter.person_id != person.pk:
        raise NotAllowed(ONLY_ONES_OWN)
