"""What to gather for chosen pathways, and the days as a calendar file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pathways.selectors.checklist import checklist_page
from pathways.selectors.checklist_calendar import calendar_of
from pathways.views.assessed import assessed, day_of
from pathways.views.attachments import attachment
from pathways.views.private import private, profile_or_404

CALENDAR = "text/calendar; charset=utf-8"


@require_safe
@private
@assessed
def checklist(request: HttpRequest, token: str) -> HttpResponse:
    """The papers and days of the pathways that ``stream`` names, or of the best."""
    answers = profile_or_404(token).answers
    page = checklist_page(answers, day_of(request), request.GET.getlist("stream"))
    context = {"page": page, "edition": page.edition, "token": token}
    return render(request, "pathways/checklist.html", context)


@require_safe
@private
@assessed
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The same days as a file for a calendar program."""
    answers = profile_or_404(token).answers
    page = checklist_page(answers, day_of(request), request.GET.getlist("stream"))
    file = calendar_of(page.dates, timezone.now(), _("Pathways checklist"))
    return attachment(file, CALENDAR, "pathways-checklist.ics")
