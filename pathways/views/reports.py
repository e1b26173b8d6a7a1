"""The reports of one set of answers: save one, find them again, renew a link."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from pathways import tasks
from pathways.admission import dear
from pathways.models import Report, SavedProfile
from pathways.pages.options.page import options_page
from pathways.selectors.person import Person
from pathways.selectors.result import current_edition
from pathways.services import reports as service
from pathways.views.assessed import assessed
from pathways.views.limits import Limit, refusal
from pathways.views.private import private, profile_or_404

OF_NETWORK = Limit("reports", "60/h")
OF_ASSESSMENT_AN_HOUR = "20/h"
NOTHING_CHOSEN = 422
# Sent by the Answer's button, which chooses nothing: the routes are ticked beforehand.
BY_ROUTES = "by_routes"


@require_http_methods(["GET", "HEAD", "POST"])
@private
@dear
@assessed
def reports(request: HttpRequest, token: str) -> HttpResponse:
    """The saved reports, and the choice of pathways for one more."""
    profile = profile_or_404(token)
    if request.method == "POST":
        return _save(request, profile, token)
    return _choice(request, profile, token)


def _save(request: HttpRequest, profile: SavedProfile, token: str) -> HttpResponse:
    limits = (
        OF_NETWORK,
        Limit("reports-of", OF_ASSESSMENT_AN_HOUR, owner=str(profile.pk)),
    )
    if refused := refusal(request, *limits):
        return refused
    now, ticked = timezone.now(), request.POST.getlist("stream")
    chosen = None if BY_ROUTES in request.POST else ticked
    try:
        report = service.request_report(
            profile=profile, chosen=chosen, on=timezone.localdate(), now=now
        )
    except service.NothingChosenError:
        return _choice(request, profile, token, status=NOTHING_CHOSEN)
    if report.created_at == now:
        for limit in limits:
            limit.count(request)
    tasks.hint(tasks.render_report, report_id=report.pk)
    return redirect("pathways:report", key=report.token)


def _choice(
    request: HttpRequest, profile: SavedProfile, token: str, status: int = 200
) -> HttpResponse:
    person = Person(profile, current_edition(), timezone.localdate())
    ticked = request.POST.getlist("stream") or request.GET.getlist("stream")
    asked = ticked if ticked or request.method == "POST" else None
    context = {
        "page": options_page(person, asked=asked),
        "reports": list(service.reports_of(profile=profile, now=timezone.now())),
        "nothing_chosen": status == NOTHING_CHOSEN,
        "most": service.MOST_CHOSEN,
        "edition": person.edition,
        "has_offer": person.has_offer,
        "token": token,
    }
    return render(request, "pathways/reports.html", context, status=status)


@require_POST
@private
def renew(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """A new private link for a report; the old one opens nothing any more."""
    report = _own_report(token, number)
    service.renew_link(report=report, now=timezone.now())
    return redirect("pathways:report", key=report.token)


@require_POST
@private
def remove(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """Delete one of the reports."""
    service.delete_report(report=_own_report(token, number))
    return redirect("pathways:reports", token=token)


def _own_report(token: str, number: int) -> Report:
    rows = service.reports_of(profile=profile_or_404(token), now=timezone.now())
    report = rows.filter(pk=number).first()
    if report is None:
        raise Http404
    return report
