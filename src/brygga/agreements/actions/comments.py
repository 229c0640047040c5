"""What parties say about the clauses of a draft, and the answers."""

from datetime import datetime

from django.db import transaction

from brygga.agreements.actions.opening import checked, seat_of, set_out_draft
from brygga.agreements.models import LONGEST_NOTE, AgreementDraft, ClauseComment
from brygga.agreements.permissions import SPEAKS_FOR_A_PARTY, check_can_comment
from brygga.agreements.queries import draft_terms
from brygga.domain.language import Text
from brygga.parties.models import Person
from brygga.parties.refusal import NotPossible

NOTHING_SAID = Text(sv="Skriv något först.", en="Write something first.")
NO_SUCH_CLAUSE = Text(
    sv="Klausulen finns inte längre i utkastet. Inget är sparat.",
    en="The clause is no longer in the draft. Nothing has been saved.",
)
ALREADY_ANSWERED = Text(
    sv="Kommentaren är redan besvarad. Inget har ändrats.",
    en="The comment has already been answered. Nothing has changed.",
)


@transaction.atomic
def comment_on_clause(
    *, draft: AgreementDraft, clause: str, text: str, by: Person, at: datetime
) -> ClauseComment:
    """Says something about a clause; until it is answered the draft cannot be signed.

    Raises NotAllowed unless `by` speaks for a party, NotPossible if the clause is gone or the
    guard refuses the text.
    """
    here = set_out_draft(draft, by, at)
    check_can_comment(here.member)
    if clause not in {each.key for each in draft_terms(here.newest).clauses}:
        raise NotPossible(NO_SUCH_CLAUSE)
    role, party = seat_of(here.member, *SPEAKS_FOR_A_PARTY)
    comment = ClauseComment.objects.create(
        draft=here.draft,
        clause=clause,
        text=_said(text),
        written_at=at,
        written_by=by,
        written_role=role,
        written_party=party,
    )
    here.write("draft.commented", role, clause=clause)
    return comment


@transaction.atomic
def answer_comment(*, comment: ClauseComment, text: str, by: Person, at: datetime) -> ClauseComment:
    """Answers a comment, which closes it. Raises as `comment_on_clause`."""
    here = set_out_draft(comment.draft, by, at)
    check_can_comment(here.member)
    row = ClauseComment.objects.select_for_update().get(pk=comment.pk)
    if not row.is_open:
        raise NotPossible(ALREADY_ANSWERED)
    role, party = seat_of(here.member, *SPEAKS_FOR_A_PARTY)
    row.answer = _said(text)
    row.answered_at, row.answered_by = at, by
    row.answered_role, row.answered_party = role, party
    row.save()
    here.write("draft.answered", role, clause=row.clause)
    return row


def _said(text: str) -> str:
    text = checked(text, at_most=LONGEST_NOTE)
    if not text:
        raise NotPossible(NOTHING_SAID)
    return text
