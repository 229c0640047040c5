"""What rules raise when they refuse, or when there is nothing left to do."""

from collections.abc import Callable

from brygga.domain.language import Text


class NotAllowed(Exception):
    """A rule refuses. `reason` names the rule and who can help, in both languages."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.sv)
        self.reason = reason


class NotPossible(Exception):
    """The act cannot be done now: it is done already, or something stands in its way."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.sv)
        self.reason = reason


def allows(check: Callable[..., None], *args: object) -> bool:
    """Whether a check lets through, for pages that show a button or leave it out."""
    try:
        check(*args)
    except NotAllowed:
        return False
    return True
