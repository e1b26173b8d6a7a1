"""Closing many rows on one day, from their list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import F, Model, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from occupations.admin.checked import faults_of


class ClosingForm(forms.Form):
    """The day on which the rows no longer hold."""

    day = forms.DateField(
        label=lazy("First day on which they no longer hold"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )


def may_close(model: type[Model]) -> bool:
    """Whether rows of a model have an end."""
    return any(f.name == "effective_to" for f in model._meta.concrete_fields)


@admin.action(
    description=lazy("Close the chosen rows on a day"), permissions=["change"]
)
def close_rows(model_admin: Any, request: HttpRequest, rows: Any) -> Any:
    """Ask for the day, then end all chosen rows on it; a row that is over stays so."""
    form = ClosingForm(request.POST if "day" in request.POST else None)
    if form.is_valid():
        day = form.cleaned_data["day"]
        begun = Q(effective_from=None) | Q(effective_from__lt=day)
        still = Q(effective_to=None) | Q(effective_to__gt=day)
        chosen = model_admin.model._base_manager.filter(
            begun & still, pk__in=[row.pk for row in rows]
        )
        for fault in faults_of(lambda: chosen.update(effective_to=day)):
            if not fault.is_warning and not fault.is_unfinished:
                form.add_error("day", fault.text)
        if form.is_valid():
            count = _close(model_admin, request, chosen, day)
            messages.success(request, _closed(count))
            return None
    return _asked(model_admin, request, rows, form)


def _close(model_admin: Any, request: HttpRequest, chosen: Any, day: Any) -> int:
    rows = list(chosen)
    for row in rows:
        row.effective_to = day
        row.save(update_fields=["effective_to"])
        model_admin.log_change(request, row, f"effective_to: {day}")
    return len(rows)


def _closed(count: int) -> str:
    words = ngettext("%(count)s row closes.", "%(count)s rows close.", count)
    return words % {"count": count}


def _asked(
    model_admin: Any, request: HttpRequest, rows: Any, form: ClosingForm
) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Close the chosen rows"),
        "opts": model_admin.opts,
        "form": form,
        "rows": rows.order_by(F("pk")),
        "keys": [row.pk for row in rows],
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/occupations/closing.html", context)
