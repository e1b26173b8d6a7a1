"""JSON Lines of profiles: read them, refuse the invalid with place and reason."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from pathways import assessing, editions
from pathways.rules.profile import Profile, ProfileError, read_profile
from pathways.rules.reading import ReadError
from pathways.rules.rulebook import Rulebook


def a_day(text: str) -> date:
    """An ISO date of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text} is not a date written YYYY-MM-DD") from error


class LinesCommand(BaseCommand):
    """One line out for each line in, in order, as it goes; exit 1 if one fails."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", help="JSON Lines; default standard input"
        )
        parser.add_argument("--on", type=a_day, help="day of assessment; default today")

    def answer(
        self, rulebook: Rulebook, number: int, profile: Profile, on: date
    ) -> dict[str, Any]:
        """What to say of a valid profile."""
        raise TypeError("a command says what it answers")

    def handle(self, *, file: str | None, on: date | None, **_: Any) -> None:
        day = on or timezone.localdate()
        try:
            number, rulebook = editions.current()
        except editions.NothingPublishedError as error:
            message = "no edition is published: run “manage.py publish_rulebook” first"
            raise CommandError(message) from error
        failed = False
        for line in _lines(file):
            found = self._line(line, rulebook, number, day)
            failed = failed or "error" in found
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            self.stdout.flush()
        if failed:
            sys.exit(1)

    def _line(
        self, line: str, rulebook: Rulebook, number: int, on: date
    ) -> dict[str, Any]:
        try:
            data = json.loads(line, parse_float=Decimal)
        except ValueError as error:
            return _refused(None, [ReadError("", f"is not JSON: {error}")])
        name = data.get("id") if isinstance(data, dict) else None
        try:
            profile = read_profile(data)
        except ProfileError as error:
            return _refused(name, error.errors)
        errors = assessing.impossible_answers(rulebook, profile, on)
        if errors:
            return _refused(name, errors)
        found = self.answer(rulebook, number, profile, on)
        return {"id": name, "on": on.isoformat(), **found}


def _lines(file: str | None) -> Iterator[str]:
    if file is None:
        yield from _told(sys.stdin)
        return
    try:
        with Path(file).open(encoding="utf-8") as lines:
            yield from _told(lines)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error


def _told(lines: TextIO) -> Iterator[str]:
    return (line for line in lines if line.strip())


def _refused(name: Any, errors: list[ReadError]) -> dict[str, Any]:
    told = [{"path": error.path, "message": error.message} for error in errors]
    return {"id": name, "error": told}
