"""The mails: text, HTML and, with the report, its PDF. Pure functions of their rows."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from mjml import mjml2html

from pathways.models import OutgoingMail, Report
from pathways.models.recipients import stop_token
from pathways.reports import around
from pathways.reports.document import Document
from pathways.reports.letters import letter_of
from pathways.reports.news import concern_of, is_withdrawn
from pathways.reports.reading import read_document
from pathways.words.units import keep_figures

PDF_NAME: Final = "pathways-to-canada-report.pdf"
AUTOMATIC: Final = {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
}


class NothingToTellError(LookupError):
    """What was to be told means nothing for these answers any more."""


def message_of(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The message of a row of the outbox; its Message-ID is the row's.

    Raises ``NothingToTellError``.
    """
    if mail.kind == OutgoingMail.Kind.CONFIRMATION:
        return _confirmation(mail)
    if mail.kind == OutgoingMail.Kind.NEWS:
        return _news(mail)
    return _report(mail)


def _confirmation(mail: OutgoingMail) -> EmailMultiAlternatives:
    """Nothing personal: a question to the owner of the address."""
    link = _absolute("pathways:report-confirm", mail.address.token)
    subject = _("Confirm your address to get your report")
    return _message(mail, subject, "confirmation", {"link": link, "subject": subject})


def _report(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The report's sections, with its private link and its PDF."""
    report = mail.address.report
    document = read_document(report.document)
    with translation.override(document.language):
        subject = around.title_of(document)
        hear = _absolute("pathways:report-confirm", mail.address.token)
        context = {"subject": subject, "hear": hear}
        context |= report_context(report, document)
        message = _message(mail, subject, "report", context)
    message.attach(PDF_NAME, bytes(report.pdf or b""), "application/pdf")
    return message


def _news(mail: OutgoingMail) -> EmailMultiAlternatives:
    """What is another for the answers of the report, and where that comes from."""
    report, news, subscription = mail.address.report, mail.news, mail.subscription
    if news is None or subscription is None or is_withdrawn(news):
        raise NothingToTellError
    with translation.override(str(report.document.get("language", "en"))):
        concern = concern_of(news, report.answers)
        if concern is None:
            raise NothingToTellError
        letter = letter_of(news, report, concern)
        end = _absolute("pathways:hear", subscription.token)
        context = {
            "subject": letter.subject,
            "letter": letter,
            "concern": concern,
            "again": _absolute("pathways:report-again", report.token),
            "source": _absolute(*letter.page),
            "end": end,
            "not_advice": around.not_advice(),
        }
        return _message(mail, letter.subject, "news", context, end)


def report_context(report: Report, document: Document) -> dict[str, Any]:
    """What a mail says of a report: the sections of its page and of its PDF."""
    return {
        "document": document,
        "foot": around.foot_facts(document),
        "link": _absolute("pathways:report", report.token),
        "sources": around.source_words(document.sources),
        "sources_about": around.sources_about(),
        "sources_title": around.sources_title(),
        "not_advice": around.not_advice(),
    }


def _message(
    mail: OutgoingMail, subject: str, name: str, context: dict[str, Any], end: str = ""
) -> EmailMultiAlternatives:
    """The mail program's own button stops all mails, or ends what ``end`` ends."""
    stop = _absolute("pathways:mail-stop", stop_token(mail.address.email))
    context = {**context, "stop": stop}
    message = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string(f"emails/{name}.txt", context),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.address.email],
        headers={"Message-ID": mail.message_id, **AUTOMATIC, **one_click(end or stop)},
    )
    markup = keep_figures(render_to_string(f"emails/{name}.mjml", context))
    message.attach_alternative(str(mjml2html(markup)), "text/html")
    return message


def one_click(stop: str) -> dict[str, str]:
    """What a mail program needs for its own button (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _absolute(name: str, *arguments: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=arguments)}"
