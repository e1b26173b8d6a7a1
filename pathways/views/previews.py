"""A change before it is live, for a fact checker with a link and without an account."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pathways.changes.act import say_change
from pathways.changes.previews import change_of


@require_safe
@never_cache
def preview(request: HttpRequest, key: str) -> HttpResponse:
    """What the change says, row by row, and from which page."""
    now = timezone.now()
    change = change_of(key, at=now)
    if change is None:
        raise Http404
    said = say_change(change, now)
    parts: dict[str, list[object]] = {}
    for item in said.sentences:
        parts.setdefault(item.where, []).append(item)
    page = render(
        request,
        "pathways/preview.html",
        {
            "change": change,
            "parts": list(parts.items()),
            "refusals": said.compiled.refusals,
            "note": change.note or said.note,
        },
    )
    page["Referrer-Policy"] = "no-referrer"
    return page
