"""The mails: text, HTML and, with the report, its PDF. Pure functions of their rows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from mjml import mjml2html

from pathways.models import OutgoingMail, Report
from pathways.reports import told
from pathways.reports.document import Document, Line

PDF_NAME = "pathways-to-canada-report.pdf"
AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def message_of(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The message of a row of the outbox; its Message-ID is the row's."""
    if mail.kind == OutgoingMail.Kind.CONFIRMATION:
        return _confirmation(mail)
    return _report(mail)


def _confirmation(mail: OutgoingMail) -> EmailMultiAlternatives:
    """Nothing personal: a question to the owner of the address."""
    link = _absolute("pathways:report-confirm", mail.address.token)
    subject = _("Confirm your address to get your report")
    return _message(mail, subject, "confirmation", {"link": link, "subject": subject})


def _report(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The report in short, with its private link and its PDF."""
    report = mail.address.report
    document = Document.model_validate(report.document)
    with translation.override(document.language):
        subject = told.title_of(document)
        context = {"subject": subject, **report_context(report, document)}
        message = _message(mail, subject, "report", context)
    message.attach(PDF_NAME, bytes(report.pdf or b""), "application/pdf")
    return message


def report_context(report: Report, document: Document) -> dict[str, Any]:
    """What a mail says of a report."""
    return {
        "document": document,
        "facts": told.facts(document),
        "link": _absolute("pathways:report", report.token),
        "pathways": [
            {
                "name": one.name,
                "verdict": told.verdict_words(one.verdict),
                "tone": one.verdict,
                "intake": told.intake_words(one.intake),
                "decides": one.decides,
                "facts": _short_facts(document, place),
            }
            for place, one in enumerate(document.chosen_streams)
        ],
        "score": told.score_words(document.crs) if document.crs else None,
        "way": told.first_way(document),
    }


def _short_facts(document: Document, place: int) -> list[tuple[str, str]]:
    """The pathway's first figure of each row, and what past rounds say of it."""
    found = []
    for row in document.comparison:
        cell = row.cells[place]
        if cell and row.in_mail:
            found.append((row.title, _short(cell[0])))
    if rounds := document.chosen_streams[place].rounds:
        found.append((_("Past rounds"), rounds))
    return found


def _short(line: Line) -> str:
    words = (told.nothing_words(line.nothing), line.strong, line.text)
    return ": ".join(word for word in words if word)


def _message(
    mail: OutgoingMail, subject: str, name: str, context: dict[str, Any]
) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string(f"emails/{name}.txt", context),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.address.email],
        headers={"Message-ID": mail.message_id, **AUTOMATIC},
    )
    markup = render_to_string(f"emails/{name}.mjml", context)
    message.attach_alternative(str(mjml2html(markup)), "text/html")
    return message


def _absolute(name: str, token: str) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=[token])}"
