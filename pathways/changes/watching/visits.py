"""Visits of watched sources: what a page says, and a change where it says another."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from pathways.changes.review import open_change
from pathways.changes.watching.fetching import UnwelcomeError, VisitError, page_at
from pathways.changes.watching.text import difference, text_of
from pathways.models import Change, SourceWatch, VisitOutcome

NOT_BEFORE: Final = timedelta(hours=20)
AT_ONCE: Final = 40


def visit_due(*, now: datetime) -> list[SourceWatch]:
    """Visit the watched sources whose turn it is; none unless the site wants that."""
    if not settings.WATCH_SOURCES:
        return []
    watched = SourceWatch.objects.filter(is_watched=True).exclude(source__url="")
    early = now - NOT_BEFORE
    due = watched.filter(Q(visited_at=None) | Q(visited_at__lte=early))
    chosen = due.order_by("visited_at", "pk").values_list("pk", flat=True)[:AT_ONCE]
    return [visit(pk=pk, now=now) for pk in chosen]


def visit(*, pk: int, now: datetime) -> SourceWatch:
    """Fetch the page; a text that differs opens a change, or adds to the open one."""
    watch = SourceWatch.objects.select_related("source").get(pk=pk)
    try:
        page = page_at(watch.source.url)
    except VisitError as error:
        is_refused = isinstance(error, UnwelcomeError)
        watch.outcome = VisitOutcome.REFUSED if is_refused else VisitOutcome.FAILED
        watch.why, watch.visited_at = str(error)[:300], now
        watch.save(update_fields=["outcome", "why", "visited_at"])
        return watch
    text = text_of(page.content, page.kind, page.charset)
    is_text = page.kind.startswith("text/") or "html" in page.kind
    seen = text.encode() if is_text else page.content
    return _keep(watch, text, hashlib.sha256(seen).hexdigest(), now)


@transaction.atomic
def _keep(watch: SourceWatch, text: str, digest: str, now: datetime) -> SourceWatch:
    watch = SourceWatch.objects.select_for_update().get(pk=watch.pk)
    before, watch.visited_at, watch.why = watch.digest, now, ""
    if not before:
        watch.outcome = VisitOutcome.FIRST
    elif before == digest:
        watch.outcome = VisitOutcome.SAME
    else:
        watch.outcome = VisitOutcome.CHANGED
        _open(watch, difference(watch.text, text), now)
    watch.digest, watch.text = digest, text
    watch.save()
    return watch


def _open(watch: SourceWatch, lines: str, now: datetime) -> None:
    """A change with the difference; a second difference goes to the same."""
    source = watch.source
    seen = f"{now.date().isoformat()}\n{lines}"
    pending = Change.objects.pending().filter(source=source, created_by=None)
    change = pending.order_by("pk").first()
    if change is None:
        title = f"The page “{source.title}” says something else"
        open_change(title=title, by=None, at=now, source=source, notice_text=seen)
        return
    change.notice_text = f"{change.notice_text}\n\n{seen}"[-200_000:]
    change.edited_at = now
    change.save(update_fields=["notice_text", "edited_at"])
