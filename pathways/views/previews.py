"""A change before it is live, for a fact checker with a link and without an account."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pathways.admin.people import people_of
from pathways.changes import Compiled
from pathways.changes.act import say_change
from pathways.changes.previews import change_of
from pathways.models import Change, Edition
from pathways.public import draws
from pathways.public.edition import drafted
from pathways.public.streams import stream_page
from pathways.rules.effects import Pair
from pathways.selectors.rounds import kinds_of
from pathways.views.public import draws_shown


@require_safe
@never_cache
def preview(request: HttpRequest, key: str) -> HttpResponse:
    """What the change says, whom one knows under it, and which pages it changes."""
    now = timezone.now()
    change = change_of(key, at=now)
    if change is None:
        raise Http404
    if change.edition_id is not None:
        return _live(change)
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
            "key": key,
            **_under_it(change, said.compiled),
        },
    )
    return _unnamed(page)


@require_safe
@never_cache
def preview_stream(request: HttpRequest, key: str, slug: str) -> HttpResponse:
    """The public page of a stream on the change's first day, by its rulebook."""
    now = timezone.now()
    change = change_of(key, at=now)
    if change is None:
        raise Http404
    if change.edition_id is not None:
        return _live(change)
    compiled = say_change(change, now).compiled
    if compiled.base is None or compiled.refusals:
        raise Http404
    edition = drafted(compiled.base, compiled.after, _first_day(change))
    known = edition.standing.by_slug.get(slug)
    if known is None:
        raise Http404
    past = draws.of_stream(edition.on, slug, known.spec.get("province", ""))
    context = {
        "page": stream_page(edition, slug),
        "edition": edition,
        "of_federal": bool(kinds_of(slug)),
        **draws_shown(past, reverse("pathways:stream-draws", args=[slug])),
    }
    return _unnamed(render(request, "pathways/preview_stream.html", context))


def _live(change: Change) -> HttpResponse:
    """What is live is read where everybody reads it."""
    number = Edition.objects.values_list("number", flat=True).get(pk=change.edition_id)
    page = HttpResponseRedirect(reverse("pathways:change", args=[number]))
    return _unnamed(page)


def _first_day(change: Change) -> date:
    return change.starts_on or timezone.localdate()


def _under_it(change: Change, compiled: Compiled) -> dict[str, object]:
    """The people one knows on its first day, and the streams that it changes."""
    if compiled.base is None or compiled.refusals:
        return {}
    pair, on = Pair(compiled.before, compiled.after), _first_day(change)
    compared = pair.on(on)
    intakes = [slug for slug, _was, _now in compared.intakes]
    slugs = dict.fromkeys([*compared.streams, *intakes])
    streams = [
        (slug, compared.after.stream(slug).spec["name"])
        for slug in slugs
        if compared.after.has_stream(slug)
    ]
    return {"people": people_of(pair, on), "streams": streams}


def _unnamed(page: HttpResponse) -> HttpResponse:
    """No page that is opened from it learns its address."""
    page["Referrer-Policy"] = "no-referrer"
    page["X-Robots-Tag"] = "noindex"
    return page
