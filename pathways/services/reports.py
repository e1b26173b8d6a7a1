"""What is done with a report: asked for, rendered, used, revoked, deleted, compared.

Every function takes the moment as an argument; rows come first, messages to the
workers are hints that the callers send.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from pathways.models import Report, ReportAddress, SavedProfile
from pathways.models.casework import fingerprint
from pathways.models.promises import State, jittered, pause_after
from pathways.models.reports import (
    KEPT_FOR,
    UNCONFIRMED_FOR,
    link_token,
    new_seed,
)
from pathways.pages.options.page import Options
from pathways.reports.changes import Changes, changes
from pathways.reports.document import Document
from pathways.reports.freeze import freeze, known
from pathways.reports.pdf import pdf_of
from pathways.reports.reading import read_document
from pathways.retrying import retried
from pathways.selectors.person import Person
from pathways.selectors.result import current_edition

RENEW_EVERY = timedelta(days=1)
FEWEST_CHOSEN, MOST_CHOSEN = 1, 4
# What a page of a report does not read.
HEAVY = ("pdf", "document", "answers")


class NothingChosenError(ValueError):
    """A report shows one to four known pathways in full; these are not."""


class LateAnswerError(Exception):
    """A worker answered after its lease had ended; the answer is not taken."""


@retried
def request_report(
    *, profile: SavedProfile, chosen: Sequence[str] | None, on: date, now: datetime
) -> Report:
    """Freeze the answer of this day; asking twice gives the same report.

    Without a choice (``None``) it compares the pathways of the answer's routes.
    """
    person = Person(profile, current_edition(), on)
    if chosen is not None:
        _require_few(known(Options(person), chosen))
    document = freeze(person, chosen)
    with transaction.atomic():
        SavedProfile.objects.select_for_update().get(pk=profile.pk)
        same = _same_report(profile, document)
        return same or _create(profile, document, now)


def _require_few(chosen: Sequence[str]) -> None:
    """Before anything dear is made: a choice of nothing costs little."""
    if not FEWEST_CHOSEN <= len(chosen) <= MOST_CHOSEN:
        raise NothingChosenError


def _same_report(profile: SavedProfile, document: Document) -> Report | None:
    """A report of the same day, edition, pathways and answers."""
    candidates = (
        Report.objects.filter(profile=profile)
        .defer("pdf", "document")
        .filter(
            edition_digest=document.edition_digest,
            assessed_on=document.assessed_on,
            revoked_at=None,
        )
    )
    wanted = (list(document.chosen), profile.answers)
    return next((r for r in candidates if (r.chosen, r.answers) == wanted), None)


def _create(profile: SavedProfile, document: Document, now: datetime) -> Report:
    seed = new_seed()
    return Report.objects.create(
        profile=profile,
        token_seed=seed,
        token_sha256=fingerprint(link_token("report", seed)),
        edition_number=document.edition_number,
        edition_digest=document.edition_digest,
        assessed_on=document.assessed_on,
        answers=profile.answers,
        chosen=list(document.chosen),
        document=document.model_dump(mode="json"),
        created_at=now,
        due_at=now,
        offered_at=now,
        last_used_at=now,
        expires_at=now + KEPT_FOR,
    )


def claim_report(*, report_id: int, now: datetime) -> uuid.UUID | None:
    """Take the rendering upon oneself; nothing when it is another's or done."""
    return Report.objects.claim(report_id, now)


def render_report(*, report_id: int, lease: uuid.UUID, now: datetime) -> None:
    """Make the PDF under a lease. Raises ``LateAnswerError`` when that has ended."""
    report = Report.objects.defer("pdf", "answers").get(pk=report_id)
    try:
        pdf = pdf_of(document_of(report))
        kept = Report.objects.settle(
            report_id, lease, state=State.KEPT, pdf=pdf, kept_at=now
        )
    except Exception:
        _give_back(report, lease, now)
        raise
    if not kept:
        raise LateAnswerError


def _give_back(report: Report, lease: uuid.UUID, now: datetime) -> None:
    """Back to waiting, for later."""
    due_at = now + jittered(pause_after(report.attempts))
    Report.objects.settle(report.pk, lease, state=State.WAITING, due_at=due_at)


def document_of(report: Report) -> Document:
    """The frozen document."""
    return read_document(report.document)


def open_report(*, token: str, now: datetime) -> Report | None:
    """The report that a private link opens, renewed at most once a day by use."""
    report = Report.objects.under(token, now).defer("pdf").first()
    if report and now - report.last_used_at >= RENEW_EVERY:
        report.last_used_at, report.expires_at = now, now + KEPT_FOR
        report.save(update_fields=["last_used_at", "expires_at"])
    return report


def reports_of(*, profile: SavedProfile, now: datetime) -> QuerySet[Report]:
    """The reports made from these answers, newest first."""
    alive = Report.objects.filter(profile=profile, expires_at__gt=now)
    return alive.defer(*HEAVY).order_by("-created_at", "-pk")


@retried
def revoke_report(*, report: Report, now: datetime) -> None:
    """Its link opens nothing any more, and no mail with it leaves any more."""
    with transaction.atomic():
        report.revoked_at = now
        report.save(update_fields=["revoked_at"])
        ReportAddress.objects.filter(report=report).delete()


def renew_link(*, report: Report, now: datetime) -> Report:
    """A new private link in place of the old one."""
    report.token_seed = new_seed()
    report.token_sha256 = fingerprint(link_token("report", report.token_seed))
    report.revoked_at, report.last_used_at = None, now
    report.expires_at = now + KEPT_FOR
    report.save(
        update_fields=[
            "token_seed",
            "token_sha256",
            "revoked_at",
            "last_used_at",
            "expires_at",
        ]
    )
    return report


def delete_report(*, report: Report) -> None:
    """Delete the report and the addresses it was sent to, at once."""
    report.delete()


def numbers_of(*, profile: SavedProfile) -> list[int]:
    """The numbers of all reports made from these answers, also revoked ones."""
    return list(Report.objects.filter(profile=profile).values_list("pk", flat=True))


def delete_reports(*, numbers: Sequence[int]) -> None:
    """Delete these reports and the addresses they were sent to, at once."""
    Report.objects.filter(pk__in=numbers).delete()


def reassess(*, report: Report, on: date) -> Changes:
    """The same answers assessed on another day, and what has changed since."""
    answers = SavedProfile(answers=report.answers)
    today = freeze(Person(answers, current_edition(), on), report.chosen)
    return changes(document_of(report), today)


def delete_expired(*, now: datetime) -> int:
    """Delete reports whose time has run out, and addresses nobody confirmed."""
    unconfirmed = ReportAddress.objects.filter(
        confirmed_at=None, created_at__lte=now - UNCONFIRMED_FOR
    )
    unconfirmed.delete()
    expired = Report.objects.filter(expires_at__lte=now)
    count = expired.count()
    expired.delete()
    return count
