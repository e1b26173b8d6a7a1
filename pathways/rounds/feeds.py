"""The feeds that an operator has configured, and one attempt to read one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings

from pathways.models import FeedFetch, FeedName
from pathways.rounds.fetching import UnreachableError, text_at
from pathways.rounds.loading import load_text, note_failure


def configured() -> Mapping[str, str]:
    """The addresses by feed; empty when none is configured."""
    every = {
        FeedName.EXPRESS_ENTRY.value: settings.ROUNDS_FEED_URL,
        FeedName.PROVINCIAL.value: settings.PROVINCIAL_DRAWS_FEED_URL,
    }
    return {feed: address for feed, address in every.items() if address}


def fetch(*, feed: str, address: str, now: datetime) -> FeedFetch:
    """Read a feed from its address and load it; a failure is kept as one."""
    try:
        text = text_at(address)
    except UnreachableError as error:
        return note_failure(
            feed=feed, origin=address, fetched_at=now, reason=str(error)
        )
    return load_text(feed=feed, text=text, origin=address, fetched_at=now)
