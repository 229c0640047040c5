"""The evening's log, and the questions that the team asks itself."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from brygga.domain.language import Text
from brygga.domain.meetups import State
from brygga.domain.obligations import local_day
from brygga.meetups.actions.holding import check_has_begun, hold_meetup
from brygga.meetups.actions.rows import check_takes_place, in_hand
from brygga.meetups.models import (
    LONGEST_QUESTION,
    Answer,
    EveningLog,
    HowItWent,
    LogAnswer,
    LogQuestion,
)
from brygga.meetups.permissions import PLANS, RUNS, check_can_plan, check_is_kept, check_leads
from brygga.meetups.queries import questions_on
from brygga.obligations.actions.setting import checked, set_out, write
from brygga.parties.models import Partnership, Person
from brygga.parties.refusal import NotPossible

MOST_QUESTIONS = 5

SAYS_NOTHING = Text(
    sv="Välj minst en rad i listan, eller skriv en anteckning.",
    en="Choose at least one line of the list, or write a note.",
)
NO_QUESTION = Text(sv="Skriv frågan.", en="Write the question.")
ENOUGH_QUESTIONS = Text(
    sv="Fem frågor räcker: loggen ska gå på under en minut. Ta bort en först.",
    en="Five questions are enough: the log should take less than a minute. Remove one first.",
)
ALREADY_ASKED = Text(
    sv="Den frågan ställs redan. Inget har ändrats.",
    en="That question is asked already. Nothing has changed.",
)
NOT_ASKED = Text(
    sv="Frågan ställs inte längre. Inget har ändrats.",
    en="The question is no longer asked. Nothing has changed.",
)


@transaction.atomic
def write_log(
    *,
    partnership: Partnership,
    key: str,
    codes: Collection[str],
    note: str = "",
    answers: Mapping[int, str] | None = None,
    by: Person,
    at: datetime,
) -> EveningLog:
    """Writes how an evening went, or writes it anew: `codes` of HowItWent, answers by question.

    What there is a log of was held: it is marked so, with its evidence.

    Raises NotAllowed unless `by` led the evening for an association, NotPossible for one that is
    cancelled, has not begun or whose log is deleted, or a log that says nothing.
    """
    setting = set_out(partnership, by, at)
    row, listed = in_hand(partnership, key, local_day(at))
    check_leads(setting.member, row)
    check_is_kept(row)
    check_takes_place(listed)
    check_has_begun(listed, at)
    said = sorted({HowItWent(code).value for code in codes}, key=HowItWent.values.index)
    note = checked(note)
    if not said and not note:
        raise NotPossible(SAYS_NOTHING)
    log, _is_new = EveningLog.objects.update_or_create(
        meetup=row, defaults={"codes": said, "note": note, "written_at": at}
    )
    log.answers.all().delete()
    asked = {question.pk for question in questions_on(partnership, listed.evening.on)}
    LogAnswer.objects.bulk_create(
        LogAnswer(log=log, question_id=question, answer=Answer(answer))
        for question, answer in (answers or {}).items()
        if question in asked and answer
    )
    if listed.evening.state is State.PLANNED:
        hold_meetup(partnership=partnership, key=key, by=by, at=at)
    write(setting, "log.written", f"meetup:{row.key}", setting.member.role_for(*RUNS))
    return log


@transaction.atomic
def add_question(*, partnership: Partnership, text: str, by: Person, at: datetime) -> LogQuestion:
    """A question for every log from today on. Raises NotAllowed or NotPossible."""
    setting = set_out(partnership, by, at)
    check_can_plan(setting.member)
    text = checked(text, at_most=LONGEST_QUESTION)
    if not text:
        raise NotPossible(NO_QUESTION)
    if len(questions_on(partnership, local_day(at))) >= MOST_QUESTIONS:
        raise NotPossible(ENOUGH_QUESTIONS)
    try:
        with transaction.atomic():
            question = LogQuestion.objects.create(
                partnership=partnership, text=text, asked_since=local_day(at)
            )
    except IntegrityError as error:
        raise NotPossible(ALREADY_ASKED) from error
    write(setting, "question.added", f"question:{question.pk}", setting.member.role_for(*PLANS))
    return question


@transaction.atomic
def retire_question(*, question: LogQuestion, by: Person, at: datetime) -> LogQuestion:
    """The question is asked no more from today; what was answered stays."""
    question = LogQuestion.objects.select_for_update().get(pk=question.pk)
    setting = set_out(question.partnership, by, at)
    check_can_plan(setting.member)
    if question.asked_until is not None:
        raise NotPossible(NOT_ASKED)
    question.asked_until = local_day(at)
    question.save()
    write(setting, "question.retired", f"question:{question.pk}", setting.member.role_for(*PLANS))
    return question
