"""Duties without an owner, goals nobody can see met, and what the drafters left behind."""

import re
from collections.abc import Iterator

from brygga.domain.language import Text
from brygga.domain.terms.findings.rule import Remark, Severity, rule
from brygga.domain.terms.model import Terms

_LEFTOVER = re.compile(r"\([^()]*\?\)|\?\?+|\bTODO\b|\bXXX+\b")


@rule(
    "owner-missing",
    Severity.SERIOUS,
    sv="Ett åtagande som ingen har är inget åtagande.",
    en="A duty that nobody has is no duty.",
)
def owner_missing(terms: Terms) -> Iterator[Remark]:
    for duty in terms.obligations:
        if not duty.owed_by:
            yield Remark(
                duty.clause,
                duty.key,
                Text(
                    f"”{duty.title}”: texten säger inte vem som ska göra det.",
                    f"“{duty.title}”: the text does not say who is to do it.",
                ),
                Text("Skriv vilken part som ansvarar.", "State which party is responsible."),
            )


@rule(
    "target-missing",
    Severity.WARNING,
    sv="Utan ett mätbart mål kan ingen säga om aktiviteten blev av som det var tänkt.",
    en="Without a measurable target nobody can say whether the activity came about as intended.",
)
def target_missing(terms: Terms) -> Iterator[Remark]:
    for activity in terms.activities:
        if not activity.target.strip():
            yield Remark(
                activity.clause,
                activity.key,
                Text(
                    f"Aktiviteten ”{activity.title}” har inget mätbart mål.",
                    f"The activity “{activity.title}” has no measurable target.",
                ),
                Text(
                    "Sätt ett mål som går att räkna eller bedöma.",
                    "Set a target that can be counted or judged.",
                ),
            )


@rule(
    "goal-without-measure",
    Severity.NOTE,
    sv="Ett mål behöver ett sätt att se att det är nått.",
    en="A goal needs a way to see that it has been reached.",
)
def goal_without_measure(terms: Terms) -> Iterator[Remark]:
    for goal in terms.goals:
        if not goal.measure.strip():
            yield Remark(
                goal.clause,
                goal.key,
                Text(
                    f"Målet ”{goal.text}” säger inte hur det märks att det är nått.",
                    f"The goal “{goal.text}” does not say how one sees that it is reached.",
                ),
                Text(
                    "Skriv vad parterna ska se eller mäta.",
                    "State what the parties are to see or measure.",
                ),
            )


@rule(
    "document-not-described",
    Severity.WARNING,
    sv="En handling utlovas, men ingenstans står vad den ska innehålla.",
    en="A document is promised, but nothing says what is to be in it.",
)
def document_not_described(terms: Terms) -> Iterator[Remark]:
    for document in terms.documents:
        if document.described_in is None:
            yield Remark(
                document.promised_in,
                document.title,
                Text(
                    f"”{document.title}” nämns, men ingen klausul säger vad det är.",
                    f"“{document.title}” is mentioned, but no clause says what it is.",
                ),
                Text(
                    "Beskriv handlingen, eller bifoga den.", "Describe the document, or annex it."
                ),
            )


@rule(
    "drafting-question",
    Severity.WARNING,
    sv="En fråga från arbetet med texten står kvar i det som skrevs under.",
    en="A question from the drafting is still in what was signed.",
)
def drafting_question(terms: Terms) -> Iterator[Remark]:
    noted = {question.clause for question in terms.questions}
    left = [(question.clause, question.text) for question in terms.questions]
    for clause in terms.clauses:
        leftover = _LEFTOVER.search(clause.text)
        if leftover and clause.key not in noted:
            left.append((clause.key, leftover[0]))
    for key, question in left:
        yield Remark(
            key,
            key,
            Text(
                f"En fråga står kvar i texten: ”{question}”",
                f"A question is still in the text: “{question}”",
            ),
            Text("Besvara frågan i texten och stryk den.", "Answer it in the text and strike it."),
        )


@rule(
    "signed-after-start",
    Severity.WARNING,
    sv="Det som gjordes före den sista underskriften gjordes utan avtal.",
    en="What was done before the last signature was done without an agreement.",
)
def signed_after_start(terms: Terms) -> Iterator[Remark]:
    begins_on, clause = terms.term.begins_on, terms.term.clause
    # The day as it is printed at the signature, by the signer's own clock.
    late = [s for s in terms.signatories if s.signed_at and s.signed_at.date() > begins_on]
    if late:
        last = max(s.signed_at.date() for s in late if s.signed_at)
        yield Remark(
            clause,
            "signatories",
            Text(
                f"{len(late)} av {len(terms.signatories)} underskrifter kom efter att perioden "
                f"började {begins_on}; den sista {last}.",
                f"{len(late)} of {len(terms.signatories)} signatures came after the term began "
                f"on {begins_on}; the last on {last}.",
            ),
            Text(
                "Skriv under innan perioden börjar, eller låt den börja vid underskriften.",
                "Sign before the term begins, or let it begin with the signature.",
            ),
            place="" if clause else "Underskrifter",
        )
