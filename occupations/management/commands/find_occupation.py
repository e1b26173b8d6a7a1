"""``manage.py find_occupation``: unit groups for titles and codes, as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from occupations.finder.current import current_finder
from occupations.finder.suggestions import suggestions
from occupations.management import streams
from occupations.selectors.choice import Choices


class Command(BaseCommand):
    """Print one JSON line for each query, in order."""

    help = "Find the unit groups of job titles or codes; writes JSON Lines, best first."
    requires_system_checks = ()  # they import every page

    def add_arguments(self, parser: CommandParser) -> None:
        """Options of the command."""
        parser.add_argument("query", nargs="?", help="A job title or code.")
        parser.add_argument("--file", type=Path, help="Queries, one a line.")
        parser.add_argument("--province", help="Whose median wages; else Canada's.")
        parser.add_argument("--limit", type=int, default=10, help="Most results.")

    def handle(self, *args: object, **options: object) -> None:
        """Look each query up and write as it goes."""
        query, file = options["query"], options["file"]
        if (query is None) == (file is None):
            raise CommandError("Give one query, or --file with one query a line.")
        limit = int(str(options["limit"]))
        if limit < 1:
            raise CommandError("--limit must be at least 1.")
        finder = current_finder()
        if not finder.groups:
            raise CommandError("No occupations are loaded: run load_occupations first.")
        choices = Choices(
            timezone.localdate(),
            str(options["province"] or "").upper(),
            tuple(finder.distinctions.values()),
        )
        with streams.answering():
            for text in [str(query)] if file is None else _lines(Path(str(file))):
                outcome = suggestions(finder, text, limit)
                changed = choices.of(result.noc for result in outcome.results)
                results = [
                    asdict(result) | changed[result.noc].json()
                    for result in outcome.results
                ]
                line = {"query": text, "results": results}
                self.stdout.write(json.dumps(line, ensure_ascii=False))
                self.stdout.flush()


def _lines(path: Path) -> Iterator[str]:
    """Queries of a file; a byte that is not UTF-8 spoils its own line only."""
    try:
        with path.open("rb") as lines:
            for line in lines:
                yield line.decode("utf-8-sig", "replace").rstrip("\r\n")
    except OSError as error:
        raise CommandError(f"{path}: {error}") from error
