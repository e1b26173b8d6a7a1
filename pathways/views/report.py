"""One report under its own private link: read, print, send, revoke, delete, compare."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from pathways import tasks
from pathways.admission import dear
from pathways.editions import NothingPublishedError
from pathways.forms.address import AddressForm
from pathways.models import OutgoingMail, Report
from pathways.reports import around
from pathways.selectors.result import RefusedAnswersError
from pathways.services import deliveries, subscriptions
from pathways.services import reports as service
from pathways.views.assessed import CONTRADICTION, not_published
from pathways.views.attachments import answers_file, attachment
from pathways.views.limits import Limit, refusal, too_often
from pathways.views.private import private
from pathways.words.units import keep_figures

FILE_NAME = "pathways-to-canada-report.pdf"
OF_NETWORK = Limit("mails", "20/h")
REFUSED = 422


def report_or_404(key: str) -> Report:
    """The report under a private link; a stranger sees that there is no such page."""
    report = service.open_report(token=key, now=timezone.now())
    if report is None:
        raise Http404
    return report


@require_safe
@private
def page(request: HttpRequest, key: str) -> HttpResponse:
    """The report; while a worker renders its PDF, the progress too."""
    return _page(request, report_or_404(key), key, AddressForm())


def _page(
    request: HttpRequest, report: Report, key: str, form: AddressForm, status: int = 200
) -> HttpResponse:
    document = service.document_of(report)
    context = {
        "report": report,
        "document": document,
        "title": around.title_of(document),
        "unchanging": around.unchanging(document),
        "foot": around.foot_facts(document),
        "sources": around.source_words(document.sources),
        "sources_about": around.sources_about(),
        "sources_title": around.sources_title(),
        "not_advice": around.not_advice(),
        "progress": deliveries.progress(report=report),
        "listeners": subscriptions.listeners_of(report=report),
        "edition": report.edition_number,
        "form": form,
        "key": key,
    }
    html = render_to_string("pathways/report/report.html", context, request)
    return HttpResponse(keep_figures(html), status=status)


@require_safe
@private
def progress(request: HttpRequest, key: str) -> HttpResponse:
    """Where the PDF and the mails stand: what the page asks for while it waits."""
    report = report_or_404(key)
    context = {"progress": deliveries.progress(report=report), "key": key}
    return render(request, "pathways/report_progress.html", context)


@require_safe
@private
def pdf(request: HttpRequest, key: str) -> HttpResponse:
    """The PDF as a file, once it is rendered."""
    report = report_or_404(key)
    if report.pdf is None:
        return redirect("pathways:report", key=key)
    return attachment(bytes(report.pdf), "application/pdf", FILE_NAME)


@require_safe
@private
def answers(request: HttpRequest, key: str) -> HttpResponse:
    """The answers that the report was made from, as the JSON of the contract."""
    return answers_file(report_or_404(key).answers)


@require_POST
@private
def send(request: HttpRequest, key: str) -> HttpResponse:
    """Ask the owner of an address, or send to one who has agreed."""
    report, form = report_or_404(key), AddressForm(request.POST)
    if not form.is_valid():
        return _page(request, report, key, form, REFUSED)
    if refused := refusal(request, OF_NETWORK):
        return refused
    try:
        mail = deliveries.request_delivery(
            report=report, email=form.cleaned_data["email"], now=timezone.now()
        )
    except deliveries.TooManyMailsError:
        return too_often(request)
    return _sent(request, mail, key)


@require_POST
@private
def send_again(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The same report once more to an address whose owner has agreed."""
    report = report_or_404(key)
    address = get_object_or_404(report.addresses, pk=number)
    if refused := refusal(request, OF_NETWORK):
        return refused
    try:
        mail = deliveries.send_again(address=address, now=timezone.now())
    except (deliveries.TooManyMailsError, deliveries.NotConfirmedError):
        return too_often(request)
    return _sent(request, mail, key)


def _sent(request: HttpRequest, mail: OutgoingMail, key: str) -> HttpResponse:
    OF_NETWORK.count(request)
    tasks.hint(tasks.deliver_mail, mail_id=mail.pk)
    return redirect(f"{reverse('pathways:report', args=[key])}#progress")


@require_http_methods(["GET", "HEAD", "POST"])
@private
def confirm(request: HttpRequest, confirmation: str) -> HttpResponse:
    """The owner of an address agrees: by the button, for programs open links too."""
    now = timezone.now()
    address = deliveries.address_under(token=confirmation, now=now)
    if address is None:
        raise Http404
    if request.method == "POST":
        mail = deliveries.confirm_address(address=address, now=now)
        if mail:
            tasks.hint(tasks.deliver_mail, mail_id=mail.pk)
        subscriptions.set_hearing(
            address=address, wanted="hear" in request.POST, now=now
        )
        return redirect("pathways:report-confirm", confirmation=confirmation)
    context = {
        "is_confirmed": address.confirmed_at is not None,
        "hears": subscriptions.subscription_of(address=address) is not None,
    }
    return render(request, "pathways/report_confirm.html", context)


@require_POST
@private
def end_hearing(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Nothing more about changes goes to an address of the report."""
    address = get_object_or_404(report_or_404(key).addresses, pk=number)
    subscriptions.set_hearing(address=address, wanted=False, now=timezone.now())
    return redirect(f"{reverse('pathways:report', args=[key])}#hear")


@require_POST
@private
def revoke(request: HttpRequest, key: str) -> HttpResponse:
    """Close the private link."""
    service.revoke_report(report=report_or_404(key), now=timezone.now())
    return redirect("pathways:report-gone", what="revoked")


@require_POST
@private
def delete(request: HttpRequest, key: str) -> HttpResponse:
    """Delete the report at once."""
    service.delete_report(report=report_or_404(key))
    return redirect("pathways:report-gone", what="deleted")


@require_safe
def gone(request: HttpRequest, what: str) -> HttpResponse:
    """What has been done, and what is left."""
    return render(request, "pathways/report_gone.html", {"revoked": what == "revoked"})


@require_safe
@private
@dear
def again(request: HttpRequest, key: str) -> HttpResponse:
    """The same answers assessed today, and what has changed since the report."""
    report = report_or_404(key)
    try:
        changes = service.reassess(report=report, on=timezone.localdate())
    except RefusedAnswersError as error:
        context = {"report": report, "errors": error.errors, "key": key}
        template = "pathways/report_refused.html"
        return render(request, template, context, status=CONTRADICTION)
    except NothingPublishedError:
        return not_published(request)
    edition = changes.after.edition_number
    context = {"report": report, "changes": changes, "edition": edition, "key": key}
    return render(request, "pathways/report_again.html", context)
