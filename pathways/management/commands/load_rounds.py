"""Load rounds of invitations and provincial draws."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from pathways.models import FeedFetch, FeedName, FetchOutcome
from pathways.rounds import feeds
from pathways.rounds.loading import RefusedFeedError, load_seed, load_text


class Command(BaseCommand):
    """Without arguments: the files of the release. Nothing is ever deleted."""

    help = "Load rounds from the release's files, or from a feed's file or address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        origin = parser.add_mutually_exclusive_group()
        origin.add_argument("--file", type=Path, help="a feed in its published shape")
        origin.add_argument("--url", help="the address of such a feed")
        parser.add_argument(
            "--feed",
            choices=FeedName.values,
            default=FeedName.EXPRESS_ENTRY,
            help="which feed it is",
        )

    def handle(
        self, *, file: Path | None, url: str | None, feed: str, **_: Any
    ) -> None:
        if file is None and url is None:
            self._release()
            return
        now = timezone.now()
        if url is not None:
            self._tell(feeds.fetch(feed=feed, address=url, now=now))
            return
        try:
            text = Path(str(file)).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file}: {error}") from error
        self._tell(load_text(feed=feed, text=text, origin=str(file), fetched_at=now))

    def _release(self) -> None:
        try:
            loaded = load_seed()
        except RefusedFeedError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{loaded.added} added")
        for note in loaded.notes:
            self.stdout.write(f"  {note}")

    def _tell(self, fetch: FeedFetch) -> None:
        if fetch.outcome in (FetchOutcome.REFUSED, FetchOutcome.FAILED):
            items = [fetch.get_outcome_display(), *fetch.messages]
            raise CommandError("\n  ".join(items))
        self.stdout.write(f"{fetch.get_outcome_display()}: {fetch.added} added")
        for message in fetch.messages:
            self.stdout.write(f"  {message}")
