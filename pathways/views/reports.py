"""The reports of one set of answers: save one, find them again, renew a link."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from pathways import tasks
from pathways.models import Report, SavedProfile
from pathways.selectors.result import result_page
from pathways.services import reports as service
from pathways.views.assessed import assessed
from pathways.views.limits import is_too_often, too_often
from pathways.views.private import private, profile_or_404

REPORTS_AN_HOUR = "60/h"
NOTHING_CHOSEN = 422


@require_http_methods(["GET", "HEAD", "POST"])
@private
@assessed
def reports(request: HttpRequest, token: str) -> HttpResponse:
    """The saved reports, and the choice of pathways for one more."""
    profile = profile_or_404(token)
    if request.method == "POST":
        return _save(request, profile, token)
    return _choice(request, profile, token)


def _save(request: HttpRequest, profile: SavedProfile, token: str) -> HttpResponse:
    if is_too_often(request, "reports", REPORTS_AN_HOUR):
        return too_often(request)
    try:
        report = service.request_report(
            profile=profile,
            chosen=request.POST.getlist("stream"),
            on=timezone.localdate(),
            now=timezone.now(),
        )
    except service.NothingChosenError:
        return _choice(request, profile, token, status=NOTHING_CHOSEN)
    tasks.hint(tasks.render_report, report_id=report.pk)
    return redirect("pathways:report", key=report.token)


def _choice(
    request: HttpRequest, profile: SavedProfile, token: str, status: int = 200
) -> HttpResponse:
    page = result_page(profile.answers, timezone.localdate())
    context = {
        "result": page,
        "reports": service.reports_of(profile=profile, now=timezone.now()),
        "chosen": request.POST.getlist("stream") or request.GET.getlist("stream"),
        "nothing_chosen": status == NOTHING_CHOSEN,
        "most": service.MOST_CHOSEN,
        "edition": page.edition,
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
    found = service.reports_of(profile=profile_or_404(token), now=timezone.now())
    report = found.filter(pk=number).first()
    if report is None:
        raise Http404
    return report
