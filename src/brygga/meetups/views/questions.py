"""The questions that the team asks itself after each evening."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from brygga.meetups.actions import add_question, retire_question
from brygga.meetups.actions.logs import MOST_QUESTIONS
from brygga.meetups.forms import QuestionForm
from brygga.meetups.models import LogQuestion
from brygga.meetups.permissions import check_can_plan
from brygga.meetups.queries import questions_on
from brygga.parties.access import in_partnership, said
from brygga.parties.refusal import NotPossible


@in_partnership(check_can_plan)
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest) -> HttpResponse:
    """What is asked now, and a field for one more."""
    here, today = request.partnership, request.now.date()  # type: ignore[attr-defined]
    form = QuestionForm(request.POST or None, partnership=here)
    if request.method == "POST" and form.is_valid():
        try:
            add_question(
                partnership=here,
                text=form.cleaned_data["text"],
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
            )
        except NotPossible as problem:
            form.add_error("text", said(problem.reason))
        else:
            messages.success(request, _("Frågan är tillagd. Den ställs från och med idag."))
            return redirect("meetups:questions", here.key)
    asked = questions_on(here, today)
    context = {"form": form, "questions": asked, "may_add": len(asked) < MOST_QUESTIONS}
    return render(request, "meetups/questions.html", context)


@in_partnership(check_can_plan)
@require_POST
def question_removal(request: HttpRequest, question: int) -> HttpResponse:
    row = get_object_or_404(
        LogQuestion,
        pk=question,
        partnership=request.partnership,  # type: ignore[attr-defined]
    )
    retire_question(question=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Frågan ställs inte längre. Tidigare svar finns kvar."))
    return redirect("meetups:questions", request.partnership.key)  # type: ignore[attr-defined]
