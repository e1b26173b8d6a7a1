"""Watched sources are visited in turn, where the site wants that."""

from __future__ import annotations

import structlog
from celery import shared_task
from django.utils import timezone

from pathways.changes.watching.visits import visit_due

log: structlog.stdlib.BoundLogger = structlog.get_logger("portal.sources")


@shared_task
def visit_sources(**_: object) -> None:
    """Visit what is due. Safe to run twice: a text that is known changes nothing."""
    for watch in visit_due(now=timezone.now()):
        log.info("source visited", source=watch.source_id, outcome=watch.outcome)
