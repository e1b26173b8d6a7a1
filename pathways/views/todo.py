"""To do: the papers of the chosen routes, their ticks, and the days as a calendar."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pathways import profiles
from pathways.pages.todo.calendar import calendar_of
from pathways.pages.todo.page import todo_page
from pathways.selectors.person import Person
from pathways.selectors.result import current_edition
from pathways.views.assessed import assessed, day_of
from pathways.views.attachments import attachment
from pathways.views.own import OwnPage, own
from pathways.views.private import private, profile_or_404

CALENDAR: Final = "text/calendar; charset=utf-8"


@own
def todo(request: HttpRequest, person: Person) -> OwnPage:
    """The papers, days and costs of the routes that ``route`` names, or of the first.

    With ``appendix`` everything that is folded stands open, so that it is printed.
    """
    chosen, ticks = request.GET.getlist("route"), tuple(person.saved.done)
    appendix = "appendix" in request.GET
    return OwnPage(
        "pathways/todo/todo.html",
        lambda: {"page": todo_page(person, chosen, ticks), "appendix": appendix},
        stamp=ticks,
    )


@require_POST
@private
@assessed
def tick(request: HttpRequest, token: str) -> HttpResponse:
    """Keep what is ticked, and what no longer is, of the papers that are shown."""
    person = _person(request, token)
    page = todo_page(person, request.POST.getlist("route"))
    shown = {row.slug for row in page.papers if not row.is_held}
    ticked, was = (set(request.POST.getlist(name)) & shown for name in ("done", "was"))
    profiles.tick_papers(
        profile=person.saved, done=ticked - was, undone=was - ticked, now=timezone.now()
    )
    address = reverse("pathways:todo", args=[token])
    return redirect(f"{address}?{page.query}#papers-h")


@require_safe
@private
@assessed
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The same days as a file for a calendar program."""
    page = todo_page(_person(request, token), request.GET.getlist("route"))
    file = calendar_of(page.dates, timezone.now(), _("Pathways to Canada"))
    return attachment(file, CALENDAR, "pathways-to-do.ics")


def _person(request: HttpRequest, token: str) -> Person:
    return Person(profile_or_404(token), current_edition(), day_of(request))
