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
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from occupations.admin.checked import Fault, faults_of
from occupations.admin.selects import SearchSelect
from occupations.models import Confidence, Source
from pathways import models
from pathways.admin.base import changing
from pathways.catalogue.parts import CITE
from pathways.changes.following import follow_grid, follow_table


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
        for fault in faults_of(lambda: copy(version, form)):
            if not fault.is_unfinished and not fault.is_warning:
                form.add_error(_field_of(fault), fault.text)
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


def _field_of(fault: Fault) -> str | None:
    names = (name for name in fault.fields if name in NextForm.base_fields)
    return next(names, None)


def _copied_grid(version: models.GridVersion, form: Any) -> models.GridVersion:
    day, label = form.cleaned_data["effective_from"], form.cleaned_data["label"]
    return follow_grid(version, day, form.citation(), label=label)


def _copied_table(version: models.TableVersion, form: Any) -> models.TableVersion:
    return follow_table(version, form.cleaned_data["effective_from"], form.citation())
