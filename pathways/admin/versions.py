"""Closing a version on a day and opening the next with all that it holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from occupations.admin.selects import SearchSelect
from occupations.models import Confidence, Source
from pathways import models
from pathways.admin.base import changing
from pathways.catalogue.parts import CITE


class NextForm(forms.Form):
    """The first day of the next version, and where it was read."""

    effective_from = forms.DateField(
        label=gettext_lazy("First day in force"), widget=AdminDateWidget
    )
    source = forms.ModelChoiceField(
        queryset=Source.objects.all(), label=gettext_lazy("Source")
    )
    clause = forms.CharField(required=False, label=gettext_lazy("Clause"))
    as_of = forms.DateField(
        required=False,
        label=gettext_lazy("As of"),
        widget=AdminDateWidget,
        help_text=gettext_lazy("The day it is known to have stood there."),
    )
    as_of_note = forms.CharField(
        required=False,
        max_length=200,
        label=gettext_lazy("How exact that day is"),
        help_text=gettext_lazy("Such as “month only”; empty when it is exact."),
    )
    seen_in = forms.CharField(
        required=False,
        label=gettext_lazy("Seen in"),
        help_text=gettext_lazy("The copy that was read, if not the source itself."),
    )
    confidence = forms.ChoiceField(
        choices=[("", "---------"), *Confidence.choices],
        label=gettext_lazy("Confidence"),
    )

    def __init__(self, *args: Any, version: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.version = version
        source: Any = self.fields["source"]
        source.widget = SearchSelect(
            version._meta.get_field("source"), admin.site, choices=source.choices
        )

    def clean_effective_from(self) -> date:
        """After the first day of the version that is copied."""
        day: date = self.cleaned_data["effective_from"]
        start = self.version.effective_from
        if start is not None and day <= start:
            raise ValidationError(_("This day must be after the first day in force."))
        if isinstance(self.version, models.TableVersion):
            key = f"{self.version.table.slug}/{day.isoformat()}"
            if models.TableVersion.objects.filter(key=key).exists():
                raise ValidationError(_("A version begins on that day already."))
        return day

    def citation(self) -> dict[str, Any]:
        """Where the next version was read; nothing is taken over from the last."""
        return {name: self.cleaned_data.get(name) for name in CITE}


class NextGridForm(NextForm):
    """With the next version's name."""

    label = forms.CharField(
        max_length=40,
        required=False,
        label=gettext_lazy("Name"),
        help_text=gettext_lazy(
            "Left empty, it is the first day. A version of that name that has no parts "
            "yet is filled."
        ),
    )
    field_order = ["effective_from", "label"]

    def clean(self) -> dict[str, Any]:
        """Refuse the name of a version that has its parts."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        day = cleaned.get("effective_from")
        cleaned["label"] = cleaned.get("label") or (day.isoformat() if day else "")
        known = self.version.grid.versions.filter(label=cleaned["label"])
        if known.filter(nodes__isnull=False).exists():
            self.add_error("label", _("A version of that name has its parts already."))
        return cleaned


def next_grid_version(model_admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The page that copies a grid's version."""
    version = get_object_or_404(
        models.GridVersion.objects.select_related("grid"), pk=pk
    )
    return _page(model_admin, request, version, NextGridForm, _copied_grid)


def next_table_version(model_admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The page that copies a table's version."""
    version = get_object_or_404(
        models.TableVersion.objects.select_related("table"), pk=pk
    )
    return _page(model_admin, request, version, NextForm, _copied_table)


def _page(
    model_admin: Any,
    request: HttpRequest,
    version: Any,
    form_class: type[NextForm],
    copy: Callable[[Any, Any], Model],
) -> HttpResponse:
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = form_class(request.POST or None, version=version)
    if form.is_valid():
        with transaction.atomic():
            made = copy(version, form)
            model_admin.log_addition(request, made, f"copied from {version}")
        messages.success(request, _("The next version is there: now change it."))
        if isinstance(made, models.TableVersion):
            return HttpResponseRedirect(reverse("admin:pathways_cells", args=[made.pk]))
        return HttpResponseRedirect(changing(made))
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Copy to a new dated version"),
        "original": version,
        "form": form,
        "media": model_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/pathways/next_version.html", context)


def _close(siblings: Any, day: date) -> None:
    """End on the day what holds on it."""
    begun = Q(effective_from=None) | Q(effective_from__lt=day)
    still = Q(effective_to=None) | Q(effective_to__gt=day)
    siblings.filter(begun & still).update(effective_to=day)


def _copied_grid(version: models.GridVersion, form: Any) -> models.GridVersion:
    day, label = form.cleaned_data["effective_from"], form.cleaned_data["label"]
    siblings = models.GridVersion.objects.filter(grid=version.grid)
    end = _end(version, day)
    _close(siblings.exclude(label=label), day)
    made, _is_new = siblings.update_or_create(
        grid=version.grid,
        label=label,
        defaults={
            "key": f"{version.grid.slug}/{label}",
            "effective_from": day,
            "effective_to": end,
            "dates_assumed": False,
            "pass_mark": version.pass_mark,
            "order": siblings.count(),
            **form.citation(),
        },
    )
    _copy_nodes(version, made)
    return made


def _copy_nodes(version: models.GridVersion, made: models.GridVersion) -> None:
    copies: dict[int, models.GridNode] = {}
    waiting = list(version.nodes.select_related("table", "cap_table").order_by("pk"))
    while waiting:
        node = waiting.pop(0)
        if node.parent_id is not None and node.parent_id not in copies:
            waiting.append(node)
            continue
        copy = models.GridNode.objects.get(pk=node.pk)
        copy.pk = None
        copy._state.adding = True
        copy.version, copy.key = made, f"{made.key}/{node.slug}"
        copy.parent = copies[node.parent_id] if node.parent_id else None
        copy.table = _own_table(node.table, version, made)
        copy.cap_table = _own_table(node.cap_table, version, made)
        copy.save()
        copies[node.pk] = copy


def _own_table(
    table: models.Table | None, version: models.GridVersion, made: models.GridVersion
) -> models.Table | None:
    """A table that only the copied version uses is copied; others stay shared."""
    if table is None or not table.slug.startswith(f"{version.key}/"):
        return table
    slug = table.slug.replace(version.key, made.key, 1)
    result = models.Table.objects.filter(slug=slug).first()
    if result is not None:
        return result
    last = table.versions.order_by("-effective_from").first()
    copy = models.Table.objects.get(pk=table.pk)
    copy.pk, copy.slug = None, slug
    copy._state.adding = True
    copy.save()
    if last is not None:
        _copy_cells(last, copy, None, {name: getattr(made, name) for name in CITE})
    return copy


def _copied_table(version: models.TableVersion, form: Any) -> models.TableVersion:
    day = form.cleaned_data["effective_from"]
    end = _end(version, day)
    _close(models.TableVersion.objects.filter(table=version.table), day)
    made = _copy_cells(version, version.table, day, form.citation())
    if end is not None:
        made.effective_to = end
        made.save(update_fields=["effective_to"])
    return made


def _end(version: Any, day: date) -> date | None:
    """The next version lasts as long as the copied one would have."""
    end: date | None = version.effective_to
    return end if end is not None and end > day else None


def _copy_cells(
    version: models.TableVersion,
    table: models.Table,
    day: date | None,
    citation: dict[str, Any],
) -> models.TableVersion:
    made = models.TableVersion.objects.create(
        key=f"{table.slug}/{day.isoformat() if day else ''}",
        table=table,
        effective_from=day,
        default=version.default,
        order=table.versions.count(),
        **citation,
    )
    cells = list(version.cells.order_by("order", "pk"))
    for cell in cells:
        cell.pk, cell.version = None, made
        cell.key = f"{made.key}/{cell.row}/{cell.column}"
    models.TableCell.objects.bulk_create(cells)
    return made
