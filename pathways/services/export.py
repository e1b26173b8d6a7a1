"""All that is kept of one person, as one file that they take away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder

from pathways.answers import as_file
from pathways.models import (
    Report,
    ReportAddress,
    SavedProfile,
    Subscription,
    Upload,
)


def export_everything(*, profile: SavedProfile) -> bytes:
    """The answers, the reports with their PDF, addresses and mails, shared offers."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in _parts(profile):
            archive.writestr(name, content)
    return file.getvalue()


def _parts(profile: SavedProfile) -> Iterator[tuple[str, str | bytes]]:
    yield "answers.json", as_file(profile.answers)
    yield "kept.json", _json(_kept(profile))
    yield "shared-offers.json", _json(_offers(profile))
    for upload in Upload.objects.filter(profile=profile):
        yield "not-confirmed.json", _json(_unconfirmed(upload))
    for report in profile.reports.order_by("pk").prefetch_related("addresses__mails"):
        folder = f"report-{report.pk}"
        yield f"{folder}/answers.json", as_file(report.answers)
        yield f"{folder}/document.json", _json(report.document)
        yield f"{folder}/kept.json", _json(_report(report))
        if report.pdf is not None:
            yield f"{folder}/report.pdf", bytes(report.pdf)


def _kept(profile: SavedProfile) -> dict[str, Any]:
    names = ("is_saved", "done", "routes", "created_at", "last_used_at", "expires_at")
    return {name: getattr(profile, name) for name in names}


def _offers(profile: SavedProfile) -> list[dict[str, Any]]:
    names = ("offer", "edition_number", "assessed_on", "created_at", "expires_at")
    return list(profile.shared_offers.order_by("pk").values(*names))


def _unconfirmed(upload: Upload) -> dict[str, Any]:
    """What was read from a file and waits to be confirmed; the file is gone."""
    names = ("kind", "read", "reason", "created_at", "expires_at")
    return {name: getattr(upload, name) for name in names}


def _report(report: Report) -> dict[str, Any]:
    names = (
        "edition_number",
        "edition_digest",
        "assessed_on",
        "chosen",
        "created_at",
        "kept_at",
        "last_used_at",
        "expires_at",
        "revoked_at",
    )
    addresses = [
        {
            "email": address.email,
            "created_at": address.created_at,
            "confirmed_at": address.confirmed_at,
            "hears_of_changes": _hearing(address),
            "mails": [
                {"kind": m.kind, "asked": m.created_at, "sent": m.sent_at}
                for m in address.mails.all()
            ],
        }
        for address in report.addresses.all()
    ]
    return {**{n: getattr(report, n) for n in names}, "addresses": addresses}


def _hearing(address: ReportAddress) -> dict[str, Any] | None:
    """Since when its owner hears of changes, and of what they were told."""
    subscription = Subscription.objects.filter(address=address).first()
    if subscription is None:
        return None
    of_edition, of_round = "news__edition__number", "news__invitation_round__number"
    return {
        "asked_at": subscription.asked_at,
        "ended_at": subscription.ended_at,
        "told": [
            {"edition": edition, "round": held, "sent": sent}
            for edition, held, sent in subscription.mails.order_by("pk").values_list(
                of_edition, of_round, "sent_at"
            )
        ],
    }


def _json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def name_of(now: datetime) -> str:
    """What the file is called: the day, and nothing of the person."""
    return f"pathways-everything-{now:%Y-%m-%d}.zip"
