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
from pathways.pages.todo.page import chosen_routes, todo_page
from pathways.selectors.person import Person
from pathways.selectors.result import current_edition
from pathways.views.assessed import assessed, day_of
from pathways.views.attachments import attachment
from pathways.views.own import OwnPage, own
from pathways.views.private import private, profile_or_404

CALENDAR: Final = "text/calendar; charset=utf-8"


@own
def todo(request: HttpRequest, person: Person) -> OwnPage:
    """The papers, days and costs of the chosen routes, or of the first.

    ``route`` in the address shows others without keeping them. With ``appendix``
    everything that is folded stands open, so that it is printed.
    """
    chosen, ticks = _chosen(request, person), tuple(person.saved.done)
    appendix, is_named = "appendix" in request.GET, "route" in request.GET

    def context() -> dict[str, object]:
        page = todo_page(person, chosen, ticks)
        named = page.query if is_named else ""
        return {"page": page, "named": named, "appendix": appendix}

    return OwnPage("pathways/todo/todo.html", context, stamp=(ticks, chosen))


@require_POST
@private
@assessed
def choose(request: HttpRequest, token: str) -> HttpResponse:
    """Keep which routes are shown; none that is the person's: the first again."""
    person = _person(request, token)
    asked = request.POST.getlist("route")
    keys = [route.key for _, route in chosen_routes(person, asked)]
    profiles.keep_routes(
        profile=person.saved,
        keys=[key for key in keys if key in asked],
        now=timezone.now(),
    )
    return redirect("pathways:todo", token)


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
    is_kept = page.keys == todo_page(person, person.saved.routes).keys
    return redirect(f"{address}{'' if is_kept else f'?{page.query}'}#papers-h")


@require_safe
@private
@assessed
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The same days as a file for a calendar program."""
    person = _person(request, token)
    page = todo_page(person, _chosen(request, person))
    file = calendar_of(page.dates, timezone.now(), _("Pathways to Canada"))
    return attachment(file, CALENDAR, "pathways-to-do.ics")


def _chosen(request: HttpRequest, person: Person) -> tuple[str, ...]:
    """The routes that the address names, else those that are kept."""
    return tuple(request.GET.getlist("route") or person.saved.routes)


def _person(request: HttpRequest, token: str) -> Person:
    return Person(profile_or_404(token), current_edition(), day_of(request))
