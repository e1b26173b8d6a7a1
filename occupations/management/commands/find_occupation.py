"""``manage.py find_occupation``: unit groups for titles and codes, as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from occupations.finder.current import current_finder
from occupations.finder.suggestions import suggestions


class Command(BaseCommand):
    """Print one JSON line for each query, in order."""

    help = "Find the unit groups of job titles or codes; writes JSON Lines, best first."

    def add_arguments(self, parser: CommandParser) -> None:
        """Options of the command."""
        parser.add_argument("query", nargs="?", help="A job title or code.")
        parser.add_argument("--file", type=Path, help="Queries, one a line.")
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
        for one in [str(query)] if file is None else _lines(Path(str(file))):
            found = suggestions(finder, one, limit)
            results = [asdict(result) for result in found.results]
            line = {"query": one, "results": results}
            self.stdout.write(json.dumps(line, ensure_ascii=False))


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as lines:
            yield from _stripped(lines)
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: {error}") from error


def _stripped(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line.rstrip("\r\n")
