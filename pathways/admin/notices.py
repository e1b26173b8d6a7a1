"""From an official notice to a change: its source, the rows on it, one day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from occupations.admin.selects import is_row_key
from occupations.models import Confidence, Source
from pathways import workshop
from pathways.admin.base import changing
from pathways.admin.resting import rows_resting_on
from pathways.changes import open_change
from pathways.changes.act import work_in
from pathways.changes.following import follow, is_followed
from pathways.changes.scope import is_in_changes
from pathways.models import Change

MOST_SOURCES = 20
MOST_WORDS = 12  # that one search compares with


class NoticeForm(forms.Form):
    """What was published, when it was read, and the one day of its effect."""

    title = forms.CharField(max_length=300, label=lazy("What is it about?"))
    starts_on = forms.DateField(
        label=lazy("In force from"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=lazy("One day for all rows: each row before it ends the day before."),
    )
    read_on = forms.DateField(
        label=lazy("Read on"), widget=forms.DateInput(attrs={"type": "date"})
    )
    confidence = forms.ChoiceField(
        choices=[("", "---------"), *Confidence.choices], label=lazy("Confidence")
    )
    seen_in = forms.CharField(
        required=False,
        label=lazy("Seen in"),
        help_text=lazy("The copy that was read, if not the page itself."),
    )
    notice_text = forms.CharField(
        required=False,
        label=lazy("Words of the notice"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_exercise = forms.BooleanField(required=False, label=lazy("An exercise"))

    def clean_read_on(self) -> date:
        """A reading is not still to come."""
        day: date = self.cleaned_data["read_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


@staff_member_required
def notice(request: HttpRequest) -> HttpResponse:
    """Find the source by its address or name; then its rows, to close and open."""
    if not request.user.has_perm("pathways.add_change"):
        raise PermissionDenied
    sought = request.GET.get("q", "").strip()
    sources = sources_like(sought) if sought else []
    chosen = request.GET.get("source", "")
    source = Source.objects.filter(pk=chosen).first() if is_row_key(chosen) else None
    if source is None and len(sources) == 1:
        source = sources[0]
    context = {
        **admin.site.each_context(request),
        "title": _("Something was published"),
        "sought": sought,
        "sources": sources,
        "source": source,
    }
    if source is None:
        return TemplateResponse(request, "admin/pathways/notice_search.html", context)
    return _rows(request, source, context)


def sources_like(sought: str) -> list[Source]:
    """Sources of an address or a name, the very address first."""
    bare = sought.partition("#")[0].rstrip("/")
    same = list(Source.objects.filter(Q(url=bare) | Q(url=f"{bare}/")))
    if same:
        return same
    words = Q()
    for word in bare.split()[:MOST_WORDS]:
        words &= Q(title__icontains=word) | Q(url__icontains=word) | Q(slug=word)
    return list(Source.objects.filter(words).order_by("title")[:MOST_SOURCES])


def _rows(
    request: HttpRequest, source: Source, context: dict[str, Any]
) -> HttpResponse:
    """The rows of a source to tick; sending them opens the change."""
    today = timezone.localdate()
    initial = {"read_on": today, "title": source.title, "confidence": "official"}
    form = NoticeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        rows = rows_named(request.POST.getlist("row"))
        change = begin(source, form.cleaned_data, rows, by=request.user)
        words = ngettext(
            "The change is open: %(count)s row closes and opens.",
            "The change is open: %(count)s rows close and open.",
            len(rows),
        )
        messages.success(request, words % {"count": len(rows)})
        workshop.enter(request, change)
        return HttpResponseRedirect(changing(change))
    context |= {
        "form": form,
        "groups": rows_resting_on(source, today),
        "ticked": request.POST.getlist("row"),
        "source_link": changing(source),
    }
    return TemplateResponse(request, "admin/pathways/notice.html", context)


def rows_named(names: Iterable[str]) -> list[Model]:
    """The rows that a page ticked; what is no row is left out."""
    rows = []
    for name in names:
        label, _colon, key = name.partition(":")
        try:
            model = apps.get_model(label)
        except (LookupError, ValueError):
            continue
        if is_in_changes(model) and is_followed(model) and is_row_key(key):
            row = model._base_manager.filter(pk=key).first()
            rows += [row] if row is not None else []
    return rows


@transaction.atomic
def begin(
    source: Source, values: dict[str, Any], rows: Iterable[Model], *, by: Any
) -> Change:
    """Open a change in which each row ends on the day and the next one begins."""
    now = timezone.now()
    change = open_change(
        title=values["title"],
        by=by,
        at=now,
        source=source,
        read_on=values["read_on"],
        starts_on=values["starts_on"],
        notice_text=values["notice_text"],
        is_exercise=values["is_exercise"],
    )
    cite = {
        "source": source,
        "as_of": values["read_on"],
        "confidence": values["confidence"],
        "seen_in": values["seen_in"],
    }

    def close_and_open() -> None:
        for row in rows:
            follow(row, values["starts_on"], cite)

    work_in(change, close_and_open, by=by, at=now)
    return change


def notice_of(source: Source) -> str:
    """The address where a change starts at this source."""
    return f"{reverse('notice')}?source={source.pk}"
