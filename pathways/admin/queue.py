"""The curator's queue: what rests on other than an official page read lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, Model, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from occupations.admin.filters import OLD_AFTER_DAYS
from occupations.models import Confidence, Source
from pathways import editions
from pathways.admin.base import changelist, changing
from pathways.changes.open_cells import PEOPLE, OpenCell, open_cells
from pathways.changes.watching import still_in_force
from pathways.models import Grid, SourceWatch, Stream

SOON_DAYS: Final = 60
MOST_DAYS: Final = 60


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
    """A source that rows in force rest on, and since when it was not read."""

    pk: int
    rows: int
    oldest: date
    title: str = ""
    link: str = ""
    url: str = ""
    every_days: int = OLD_AFTER_DAYS

    def is_due(self, today: date) -> bool:
        """Whether its turn has come."""
        return self.oldest < today - timedelta(days=self.every_days)


@dataclass(frozen=True)
class ComingDay:
    """A row that begins or ends on a day soon."""

    on: date
    title: str
    link: str
    ends: bool


@dataclass(frozen=True)
class WithoutFigure:
    """A cell without an official figure, and the page where it would be entered."""

    cell: OpenCell
    title: str
    link: str


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
    """Sources not read for their interval, the longest first."""
    record: dict[int, OldSource] = {}
    first, *others = (
        still_in_force(model, today)
        .exclude(as_of=None)
        .exclude(source=None)
        .order_by()
        .values_list("source")
        .annotate(Count("pk"), Min("as_of"))
        for model in cited_models(site)
    )
    for pk, count, oldest in first.union(*others, all=True):
        its = record.setdefault(pk, OldSource(pk, 0, oldest))
        its.rows += count
        its.oldest = min(its.oldest, oldest)
    every = dict(SourceWatch.objects.values_list("source", "every_days"))
    for source in Source.objects.filter(pk__in=record):
        its = record[source.pk]
        its.title, its.url, its.link = source.title, source.url, changing(source)
        its.every_days = every.get(source.pk, OLD_AFTER_DAYS)
    due = [its for its in record.values() if its.is_due(today)]
    return sorted(due, key=lambda its: its.oldest)


def coming_days(site: Any, today: date) -> list[ComingDay]:
    """Rows that begin or end within the next weeks, the next first."""
    items = []
    last = today + timedelta(days=SOON_DAYS)
    for model in cited_models(site):
        names = {field.name for field in model._meta.concrete_fields}
        days = sorted({"effective_from", "effective_to"} & names)
        soon = Q()
        for name in days:
            soon |= Q(**{f"{name}__gt": today, f"{name}__lte": last})
        for row in model._base_manager.filter(soon)[:MOST_DAYS] if days else ():
            title = f"{model._meta.verbose_name} {row}"
            for name in days:
                day = getattr(row, name)
                if day is not None and today < day <= last:
                    ends = name == "effective_to"
                    items.append(ComingDay(day, title, changing(row), ends))
    return sorted(items, key=lambda its: (its.on, its.title))[:MOST_DAYS]


def without_figure(today: date) -> list[WithoutFigure]:
    """Cells of the edition in force that leave people open, the worst first."""
    try:
        _number, rulebook = editions.current()
    except editions.NothingPublishedError:
        return []
    owners = {
        (model is Grid, row.slug): row
        for model in (Grid, Stream)
        for row in model._default_manager.all()
    }
    return [
        WithoutFigure(cell, str(owner), changing(owner))
        for cell in open_cells(rulebook, today)
        if (owner := owners.get((cell.is_of_grid, cell.owner))) is not None
    ]


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
        "today": today,
        "coming": coming_days(model_admin.admin_site, today),
        "waiting": waiting_rows(model_admin.admin_site, today),
        "cells": without_figure(today),
        "people": PEOPLE,
        "sources": old_sources(model_admin.admin_site, today),
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/pathways/queue.html", context)
