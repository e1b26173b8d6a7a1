"""Load a feed's text, or the release's files: all of it, or nothing and why."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.db import transaction

from occupations.models import Source
from pathways.models import FeedFetch, FeedName, FetchOutcome, ProvincialDraw
from pathways.rounds import checks, express_entry, provincial, seed, storing
from pathways.rounds.records import Problem, Reading

GOOD: Final = (FetchOutcome.LOADED, FetchOutcome.UNCHANGED)


class RefusedFeedError(ValueError):
    """The text holds something that cannot be; nothing of it was kept."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


@dataclass
class Loaded:
    """How many rows were added, and what differs from what was kept."""

    added: int = 0
    notes: list[Problem] = field(default_factory=list)


def load_seed(folder: Path = seed.FOLDER) -> Loaded:
    """Load the files that the release brings. Raises ``RefusedFeedError``.

    They are as true on a machine whose clock is behind.
    """
    return _load(seed.read(folder), date.max)


def load_text(*, feed: str, text: str, origin: str, fetched_at: datetime) -> FeedFetch:
    """Load a feed's text and keep it word for word, whatever becomes of it."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    fetch = FeedFetch(
        feed=feed, origin=origin[:500], fetched_at=fetched_at, digest=digest
    )
    if _is_known(feed, digest):
        fetch.outcome = FetchOutcome.UNCHANGED
        fetch.save()
        return fetch
    fetch.raw = text
    try:
        loaded = _load(_read(feed, text, fetched_at.date(), origin), fetched_at.date())
    except RefusedFeedError as error:
        fetch.outcome = FetchOutcome.REFUSED
        fetch.messages = [str(problem) for problem in error.problems]
    else:
        fetch.outcome = FetchOutcome.LOADED if loaded.added else FetchOutcome.UNCHANGED
        fetch.messages = [str(note) for note in loaded.notes]
        fetch.added = loaded.added
    fetch.save()
    return fetch


def note_failure(
    *, feed: str, origin: str, fetched_at: datetime, reason: str
) -> FeedFetch:
    """Keep that a feed could not be reached; what was loaded before stays."""
    return FeedFetch.objects.create(
        feed=feed,
        origin=origin[:500],
        fetched_at=fetched_at,
        outcome=FetchOutcome.FAILED,
        messages=[reason],
    )


def _is_known(feed: str, digest: str) -> bool:
    last = FeedFetch.objects.filter(feed=feed, outcome__in=GOOD).order_by("fetched_at")
    newest = last.values_list("digest", flat=True).last()
    return newest == digest


def _read(feed: str, text: str, fetched_on: date, origin: str) -> Reading:
    if feed == FeedName.EXPRESS_ENTRY:
        return express_entry.read(text, fetched_on=fetched_on, seen_in=origin)
    return provincial.read(
        text,
        fetched_on=fetched_on,
        sources=_sources_by_address(),
        streams=_streams_by_name(),
    )


def _sources_by_address() -> Mapping[str, str]:
    rows = Source.objects.order_by("-slug").values_list("url", "slug")
    return {url: slug for url, slug in rows if url}


def _streams_by_name() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """What the catalogue's streams of a published name were before."""
    rows = ProvincialDraw.objects.values_list(
        "province__code", "stream", "catalogue_streams"
    )
    return {(province, name): tuple(streams) for province, name, streams in rows}


@transaction.atomic
def _load(reading: Reading, today: date) -> Loaded:
    kept = storing.kept_rounds()
    refusing, notes = checks.split(reading, kept)
    refusing += checks.check_rounds(reading.rounds, kept, today)
    refusing += checks.check_pools(reading.pools)
    refusing += checks.check_draws(reading.draws, today)
    refusing += _unknown_sources(reading)
    if refusing:
        raise RefusedFeedError(refusing)
    loaded = Loaded(notes=notes)
    for record in reading.rounds:
        if record.number in kept:
            loaded.notes += checks.differences(record, kept[record.number])
    if reading.rounds or reading.pools:
        feed_source = Source.objects.get(slug=express_entry.SOURCE)
        loaded.added += storing.add_rounds(reading.rounds, kept, feed_source)
        added, differing = storing.add_pools(reading.pools, feed_source)
        loaded.added += added
        loaded.notes += differing
    added, differing = storing.add_draws(reading.draws)
    loaded.added += added
    loaded.notes += differing
    return loaded


def _unknown_sources(reading: Reading) -> list[Problem]:
    cites = [record.cite for record in reading.rounds]
    cites += [pool.cite for pool in reading.pools]
    cites += [draw.cite for draw in reading.draws]
    wanted = {cite.source for cite in cites}
    known = set(Source.objects.filter(slug__in=wanted).values_list("slug", flat=True))
    missing = sorted(wanted - known)
    return [Problem("source", f"there is no source {slug}") for slug in missing]
