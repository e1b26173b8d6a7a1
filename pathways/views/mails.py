"""Stop all mails to an address, and allow them again: from a link in each mail."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from pathways.models.recipients import code_of_stop
from pathways.services import recipients, subscriptions
from pathways.views.private import private


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def stop(request: HttpRequest, mailbox: str) -> HttpResponse:
    """Ask, then stop; a mail program's own button posts here and follows nothing.

    Without the protection of forms: RFC 8058 has the mail program send no cookie, and
    only who has a mail of ours knows the address of this page.
    """
    code = code_of_stop(mailbox)
    if code is None:
        raise Http404
    if request.method == "POST" and "allow" in request.POST:
        recipients.allow(code=code)
    elif request.method == "POST":
        recipients.stop(code=code, now=timezone.now())
    context = {
        "is_stopped": recipients.is_stopped(code=code),
        "is_allowed": "allow" in request.POST,
    }
    return render(request, "pathways/mail_stop.html", context)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def hear(request: HttpRequest, hearing: str) -> HttpResponse:
    """Ask, then end the mails about changes; posted to by mail programs as above."""
    now = timezone.now()
    subscription = subscriptions.subscription_under(token=hearing, now=now)
    if subscription is None:
        raise Http404
    if request.method == "POST" and "again" in request.POST:
        subscriptions.ask_to_hear(address=subscription.address, now=now)
    elif request.method == "POST":
        subscriptions.end_subscription(subscription=subscription, now=now)
    subscription.refresh_from_db()
    context = {"has_ended": subscription.ended_at is not None}
    return render(request, "pathways/mail_hear.html", context)
