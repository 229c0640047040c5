"""Why a step cannot be taken, and the clause that forbids it where there is one."""

from brygga.domain.language import Text
from brygga.domain.terms.model import ClauseKey, Terms


class Impossible(Exception):
    """`reason` names the clause's place; `clause` is its key, None where no clause says so."""

    def __init__(self, reason: Text, clause: ClauseKey | None = None) -> None:
        super().__init__(reason.sv)
        self.reason = reason
        self.clause = clause


def by_clause(terms: Terms, clause: ClauseKey, sv: str, en: str) -> Impossible:
    """A refusal that ends by saying where in the agreement its rule stands."""
    place = terms.clause(clause).place
    return Impossible(Text(f"{sv} Så står det i {place}.", f"{en} It says so in {place}."), clause)
