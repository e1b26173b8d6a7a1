"""The questions: one page at a time, entries of lists, and all answers to check."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from pathways import profiles
from pathways.forms.base import AnswersForm
from pathways.forms.entries import EntryList, Shown
from pathways.forms.page import Page
from pathways.forms.progress import find_list, find_page, progress
from pathways.forms.review import review
from pathways.questions.asking import Asking, asking_of
from pathways.selectors.person import has_offer
from pathways.services.reports import numbers_of
from pathways.views.private import private, profile_or_404

READ_AND_SEND = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422
CHECKING = "?check"  # in the address of a page that was opened from all answers


@require_http_methods(READ_AND_SEND)
@private
def page(request: HttpRequest, token: str, page: str) -> HttpResponse:
    """One page of questions; what is skipped stays as it was."""
    profile, asked = profile_or_404(token), _page_or_404(page)
    form = _form(request, asked, profile.answers)
    if request.method == "POST":
        if skips(request) or asked.form is None:
            return _go_on(asked, profile.answers, token, request)
        if not form.wants_help(request.POST) and form.is_valid():
            changed = profiles.change_answers(
                profile=profile, change=form.change, now=timezone.now()
            )
            elsewhere = _elsewhere(request, token)
            return elsewhere or _go_on(asked, changed.answers, token, request)
    return _show(request, asked, form, profile.answers, token)


@require_http_methods(READ_AND_SEND)
@private
def entry(
    request: HttpRequest, token: str, page: str, entries: str, number: int
) -> HttpResponse:
    """Add an entry to a list, or change one; numbers count from 1."""
    profile = profile_or_404(token)
    asked, spec = _list_or_404(page, entries)
    if not 1 <= number <= len(spec.entries(profile.answers)) + 1:
        raise Http404
    at = (*spec.path, number - 1)
    asking = asking_now(profile.answers)
    data = request.POST or None
    form = spec.form(data, answers=profile.answers, at=at, asking=asking)
    sent = request.method == "POST" and not form.wants_help(request.POST)
    if sent and form.is_valid():
        profiles.change_answers(profile=profile, change=form.change, now=timezone.now())
        return _elsewhere(request, token) or _back_to(request, token, page)
    known = spec.entries(profile.answers)[number - 1 :]
    context = {
        "form": form,
        "spec": spec,
        "is_new": not known,
        "entry": spec.describe(known[0]) if known else None,
        "progress": progress(asked, profile.answers, asking),
        "token": token,
        "has_offer": has_offer(profile.answers),
    }
    return _render(request, "pathways/entry.html", context, form, token)


@require_POST
@private
def remove_entry(
    request: HttpRequest, token: str, page: str, entries: str, number: int
) -> HttpResponse:
    """Remove one entry of a list."""
    profile = profile_or_404(token)
    _asked, spec = _list_or_404(page, entries)
    if not 1 <= number <= len(spec.entries(profile.answers)):
        raise Http404
    profiles.change_answers(
        profile=profile,
        change=lambda answers: spec.without(answers, number - 1),
        now=timezone.now(),
    )
    return _back_to(request, token, page)


@require_POST
@private
def no_entries(
    request: HttpRequest, token: str, page: str, entries: str
) -> HttpResponse:
    """Say that there is none, or leave the question open again."""
    profile = profile_or_404(token)
    _asked, spec = _list_or_404(page, entries)
    open_again = "open" in request.POST
    profiles.change_answers(
        profile=profile,
        change=spec.without_answer if open_again else spec.with_none,
        now=timezone.now(),
    )
    return _back_to(request, token, page)


@require_safe
@private
def check(request: HttpRequest, token: str) -> HttpResponse:
    """All answers on one page, each with a way to change it."""
    profile = profile_or_404(token)
    link = request.build_absolute_uri(reverse("pathways:check", args=[token]))
    context = {
        "profile": profile,
        "token": token,
        "topics": review(profile.answers, asking_now(profile.answers)),
        "has_offer": has_offer(profile.answers),
        "link": link,
        "reports": len(numbers_of(profile=profile)),
    }
    return render(request, "pathways/check.html", context)


def asking_now(answers: profiles.Answers) -> Asking:
    """What is asked of a person with these answers today."""
    return asking_of(answers, timezone.localdate())


def skips(request: HttpRequest) -> bool:
    """Whether the person skips the page."""
    return "skip" in request.POST


def _page_or_404(slug: str) -> Page:
    result = find_page(slug)
    if result is None:
        raise Http404
    return result


def _list_or_404(page: str, entries: str) -> tuple[Page, EntryList]:
    asked = _page_or_404(page)
    entry_list = find_list(asked, entries)
    if entry_list is None:
        raise Http404
    return asked, entry_list


def _form(request: HttpRequest, asked: Page, answers: profiles.Answers) -> AnswersForm:
    kind = asked.form or AnswersForm
    return kind(
        request.POST or None,
        answers=answers,
        asked=_asked(request),
        asking=asking_now(answers),
    )


def _asked(request: HttpRequest) -> str:
    """The path that a link of the result page asks for."""
    return request.GET.get("ask", "")


def _elsewhere(request: HttpRequest, token: str) -> HttpResponse | None:
    """To where a button leads that saves this page first."""
    wanted = find_page(request.POST.get("go", ""))
    if request.POST.get("go") == "check":
        return redirect("pathways:check", token=token)
    if wanted is None:
        return None
    return redirect("pathways:question", token=token, page=wanted.slug)


def _go_on(
    asked: Page,
    answers: profiles.Answers,
    token: str,
    request: HttpRequest,
) -> HttpResponse:
    """To the next page; back to all answers for who came from there."""
    follows = progress(asked, answers, asking_now(answers)).next_page
    back = "check" in request.GET
    if follows is None or (back and follows.slug not in asked.leads_to):
        return redirect("pathways:check", token=token)
    url = reverse("pathways:question", args=[token, follows.slug])
    return redirect(f"{url}{CHECKING}" if back else url)


def _back_to(request: HttpRequest, token: str, page: str) -> HttpResponse:
    """To the page of a list, on the same way as before."""
    url, way = reverse("pathways:question", args=[token, page]), request.GET.urlencode()
    return redirect(f"{url}?{way}" if way else url)


def _show(
    request: HttpRequest,
    asked: Page,
    form: AnswersForm,
    answers: profiles.Answers,
    token: str,
) -> HttpResponse:
    asking = asking_now(answers)
    context: dict[str, object] = {
        "form": form if asked.form else None,
        "progress": progress(asked, answers, asking),
        "lists": [
            Shown.of(spec, answers, asking)
            for spec in asked.asked_lists(answers, asking, _asked(request))
        ],
        "token": token,
        "has_offer": has_offer(answers),
    }
    return _render(request, "pathways/question.html", context, form, token)


def _render(
    request: HttpRequest,
    template: str,
    context: dict[str, object],
    form: AnswersForm,
    token: str,
) -> HttpResponse:
    way = request.GET.urlencode()
    elsewhere = _elsewhere(request, token) if form.is_bound else None
    context["leave_to"] = elsewhere["Location"] if elsewhere else ""
    context["way"] = f"?{way}" if way else ""
    status = UNPROCESSABLE if form.is_bound and form.errors else 200
    return render(request, template, context, status=status)
