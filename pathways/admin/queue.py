"""The curator's queue: what rests on other than an official page read lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, Model, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from occupations.admin.filters import OLD_AFTER_DAYS
from occupations.models import Confidence, Source
from pathways.admin.base import changelist, changing


@dataclass(frozen=True)
class Waiting:
    """Rows of one model that are to be read again."""

    title: str
    link: str
    secondary: int
    recalled: int
    old: int


@dataclass
class OldSource:
    """A source that rows rest on, and since when it was not read."""

    title: str
    link: str
    url: str
    rows: int
    oldest: date


def cited_models(site: Any) -> list[type[Model]]:
    """Every model in the workshop whose rows say where they were read."""
    registered = [
        model
        for app in ("pathways", "occupations")
        for model in apps.get_app_config(app).get_models()
        if model in site._registry
    ]
    return [
        model
        for model in registered
        if {"source", "as_of", "confidence"}
        <= {field.name for field in model._meta.concrete_fields}
    ]


def waiting_rows(site: Any, today: date) -> list[Waiting]:
    """Counts for every model with something to do."""
    items = []
    for model in cited_models(site):
        counts = model._base_manager.aggregate(
            secondary=Count("pk", filter=Q(confidence=Confidence.SECONDARY)),
            recalled=Count("pk", filter=Q(confidence=Confidence.RECALLED)),
            old=Count("pk", filter=Q(as_of__lt=_limit(today))),
        )
        if any(counts.values()):
            name = str(model._meta.verbose_name_plural).capitalize()
            items.append(Waiting(name, changelist(model), **counts))
    return items


def old_sources(site: Any, today: date) -> list[OldSource]:
    """Sources not read for 90 days, the longest first."""
    record: dict[int, OldSource] = {}
    for model in cited_models(site):
        rows = model._base_manager.filter(as_of__lt=_limit(today))
        for pk, count, oldest in rows.values_list("source").annotate(
            Count("pk"), Min("as_of")
        ):
            if pk not in record:
                record[pk] = OldSource("", "", "", 0, oldest)
            record[pk].rows += count
            record[pk].oldest = min(record[pk].oldest, oldest)
    for source in Source.objects.filter(pk__in=record):
        its = record[source.pk]
        its.title, its.url, its.link = source.title, source.url, changing(source)
    return sorted(record.values(), key=lambda its: its.oldest)


def _limit(today: date) -> date:
    return today - timedelta(days=OLD_AFTER_DAYS)


def page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """What is to be read again, by kind of row and by source."""
    if not request.user.has_perm("pathways.view_edition"):
        raise PermissionDenied
    today = timezone.localdate()
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("To read again"),
        "days": OLD_AFTER_DAYS,
        "waiting": waiting_rows(model_admin.admin_site, today),
        "sources": old_sources(model_admin.admin_site, today),
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/pathways/queue.html", context)
