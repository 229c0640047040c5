"""The words that name nobody here, and that the guard of free text need not ask about."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from brygga.parties.access import in_partnership, said
from brygga.parties.actions.words import allow_word, remove_word
from brygga.parties.forms import WordForm
from brygga.parties.models import AllowedWord
from brygga.parties.permissions import check_keeps_words
from brygga.parties.refusal import NotPossible


@in_partnership(check_keeps_words)
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """The list; a POST adds a word to it."""
    here = request.partnership  # type: ignore[attr-defined]
    form = WordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            allow_word(
                partnership=here,
                by=request.person,  # type: ignore[attr-defined]
                at=request.now,  # type: ignore[attr-defined]
                **form.cleaned_data,
            )
        except NotPossible as problem:
            form.add_error("word", said(problem.reason))
        else:
            messages.success(request, _("Ordet är tillagt."))
            return redirect("allowed_words", here.key)
    listed = AllowedWord.objects.filter(partnership=here)
    return render(request, "parties/words.html", {"form": form, "words": listed})


@in_partnership(check_keeps_words)
@require_POST
def word_removal(request: HttpRequest, word: int) -> HttpResponse:
    here = request.partnership  # type: ignore[attr-defined]
    row = get_object_or_404(
        AllowedWord.objects.select_related("partnership"), pk=word, partnership=here
    )
    remove_word(word=row, by=request.person, at=request.now)  # type: ignore[attr-defined]
    messages.success(request, _("Ordet är borttaget."))
    return redirect("allowed_words", here.key)
