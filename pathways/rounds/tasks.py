"""New rounds of invitations, when an address is configured."""

from __future__ import annotations

import structlog
from celery import shared_task
from django.utils import timezone

from pathways.models import FetchOutcome
from pathways.rounds import feeds

log: structlog.stdlib.BoundLogger = structlog.get_logger("portal.rounds")


@shared_task
def fetch_rounds(**_: object) -> None:
    """Read every configured feed. Safe to run twice: a known text changes nothing."""
    for feed, address in feeds.configured().items():
        fetch = feeds.fetch(feed=feed, address=address, now=timezone.now())
        good = fetch.outcome in (FetchOutcome.LOADED, FetchOutcome.UNCHANGED)
        tell = log.info if good else log.warning
        tell("feed read", feed=feed, outcome=fetch.outcome, fetch=fetch.pk)
