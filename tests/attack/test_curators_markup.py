"""Markup in every text that a curator can write: shown as text, everywhere.

Fields come from the models: a new one is in here by itself.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Value
from django.db.models.functions import Concat, Left
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pathways import editions, profiles
from pathways.emails import message_of
from pathways.models import Report
from pathways.services import deliveries, reports
from tests.harness.addresses import every_address
from tests.harness.curators import sign_in
from tests.people import DEVELOPER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
MARKUP = "<script>x()</script>'\">"
RAW = ("<script>x()", "'\"><")
# Names that rules refer to, and what must have a form of its own.
NAMES = {
    "key", "slug", "code", "path", "row", "column", "digest", "iso", "abbreviation",
    "number", "word", "kind", "target", "permit_kind", "permit", "stream", "sectors",
    "score_scale",
}  # fmt: skip
# Written by the portal itself.
OURS = {"edition", "seedrow", "waitingchange"}
VISITORS = {"savedprofile", "report", "reportaddress", "outgoingmail", "sharedoffer"}
HOLES = {"code": "BC", "page": "work", "slug": "express-entry/fsw", "what": "deleted"}


def curated() -> Iterator[tuple[type[models.Model], list[str]]]:
    """Every curated model with its fields of free text."""
    for app in ("occupations", "pathways"):
        for model in apps.get_app_config(app).get_models():
            if (
                model._meta.model_name in VISITORS | OURS
                or model not in admin.site._registry
            ):
                continue
            names = [f.name for f in model._meta.concrete_fields if is_free(f)]
            if names:
                yield model, names


def is_free(field: Any) -> bool:
    text = isinstance(field, models.CharField | models.TextField)
    formed = isinstance(field, models.URLField | models.SlugField | models.EmailField)
    wide = (field.max_length or 999) >= 80
    return (
        text
        and wide
        and not (formed or field.choices or field.unique or field.name in NAMES)
    )


def _with_markup(model: type[models.Model], name: str) -> Concat:
    """The text, cut where the markup would not fit behind it."""
    field: Any = model._meta.get_field(name)
    most = field.max_length or 99_999
    return Concat(Left(name, most - len(MARKUP)), Value(MARKUP))


@pytest.fixture
def spoilt() -> None:
    """The catalogue with markup behind every text, published."""
    for model, names in curated():
        ends = {name: _with_markup(model, name) for name in names}
        rows = model._default_manager.all()
        if rows.count() < 3_000:
            rows.update(**ends)
    editions.publish(note=MARKUP, at=timezone.now(), reason=MARKUP)


def test_there_is_text_to_spoil() -> None:
    assert sum(len(names) for _model, names in curated()) > 60


def require_text(where: str, page: str) -> None:
    assert not [raw for raw in RAW if raw in page], where


@pytest.mark.long
@pytest.mark.usefixtures("spoilt")
def test_pages_report_mail_and_admin_show_it_as_text(client: Client) -> None:
    now, on = timezone.now(), timezone.localdate()
    answers = copy.deepcopy(DEVELOPER)
    person, token = profiles.start_profile(answers=answers, now=now)
    report = reports.request_report(profile=person, chosen=None, on=on, now=now)
    seen = 0

    for address in every_address():
        if address.pattern.startswith(("admin/", "o/", "stop/", "confirm/")):
            continue
        path = address.filled(token=token, key=report.token, number=1, **HOLES)
        answer = client.get(path)
        if answer["Content-Type"].startswith("text/html"):
            page = answer.content.decode()
            require_text(path, page)
            seen += "&lt;script&gt;x()" in page
    assert seen > 10, "else the markup reached no page"

    asked = deliveries.request_delivery(report=report, email="a@b.ca", now=now)
    mail = deliveries.confirm_address(address=asked.address, now=now)
    assert mail is not None
    Report.objects.update(pdf=b"%PDF")
    html = message_of(mail).alternatives[0][0]
    require_text("mail", str(html))

    sign_in(client, User.objects.create_superuser("curator"))
    for model, _names in curated():
        meta = model._meta
        name = f"admin:{meta.app_label}_{meta.model_name}"
        row = model._default_manager.order_by("pk").first()
        paths = [reverse(f"{name}_changelist")]
        if row is not None:
            paths.append(reverse(f"{name}_change", args=[row.pk]))
        for path in paths:
            require_text(path, client.get(path).content.decode())


@pytest.mark.usefixtures("spoilt")
def test_the_pdf_is_made_of_it(client: Client) -> None:
    now, on = timezone.now(), timezone.localdate()
    person, _token = profiles.start_profile(answers=DEVELOPER, now=now)
    report = reports.request_report(profile=person, chosen=None, on=on, now=now)
    lease = reports.claim_report(report_id=report.pk, now=now)
    assert lease is not None

    reports.render_report(report_id=report.pk, lease=lease, now=now)

    report.refresh_from_db()
    assert bytes(report.pdf or b"").startswith(b"%PDF")
