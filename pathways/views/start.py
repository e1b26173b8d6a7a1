"""The first page: six answers, then the Answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from pathways import profiles
from pathways.forms.start import StartForm
from pathways.forms.topics import TOPICS
from pathways.views.limits import Limit, refusal
from pathways.views.private import private
from pathways.views.questions import READ_AND_SEND, UNPROCESSABLE

OF_NETWORK = (Limit("starts", "20/m"), Limit("starts-an-hour", "200/h"))


@require_http_methods(READ_AND_SEND)
@private
def start(request: HttpRequest) -> HttpResponse:
    """Six answers; nothing is kept before they are sent."""
    sent = request.POST if request.method == "POST" else None
    form = StartForm(sent, on=timezone.localdate())
    if sent is not None and not form.wants_help(sent) and form.is_valid():
        if refused := refusal(request, *OF_NETWORK):
            return refused
        for limit in OF_NETWORK:
            limit.count(request)
        answers = form.change({})
        _, token = profiles.start_profile(answers=answers, now=timezone.now())
        return _go_on(token, through_all="all" in sent)
    status = UNPROCESSABLE if form.is_bound and form.errors else 200
    return render(request, "pathways/start.html", {"form": form}, status=status)


def _go_on(token: str, *, through_all: bool) -> HttpResponse:
    """To the Answer, or to the first of all questions."""
    if through_all:
        first = TOPICS[0].pages[0].slug
        return redirect("pathways:question", token=token, page=first)
    return redirect("pathways:answer", token=token)
