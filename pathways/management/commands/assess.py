"""Assess profiles: JSON Lines in, JSON Lines out (docs/profile.md)."""

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
from pathways.rules.profile import ProfileError, read_profile
from pathways.rules.reading import ReadError
from pathways.rules.rulebook import Rulebook


def a_day(text: str) -> date:
    """An ISO date of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text} is not a date written YYYY-MM-DD") from error


class Command(BaseCommand):
    """One line out for each line in, in order, as it goes."""

    help = "Assess profiles, one JSON object a line, against every stream."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", help="JSON Lines; default standard input"
        )
        parser.add_argument("--on", type=a_day, help="day of assessment; default today")

    def handle(self, *, file: str | None, on: date | None, **_: Any) -> None:
        day = on or timezone.localdate()
        try:
            number, rulebook = editions.current()
        except editions.NothingPublishedError as error:
            message = "no edition is published: run “manage.py publish_rulebook” first"
            raise CommandError(message) from error
        edition = {"number": number, "digest": rulebook.digest}
        failed = False
        for line in _lines(file):
            answer = assess_line(line, rulebook, day, edition)
            failed = failed or "error" in answer
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            self.stdout.flush()
        if failed:
            sys.exit(1)


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


def assess_line(
    line: str, rulebook: Rulebook, on: date, edition: dict[str, Any]
) -> dict[str, Any]:
    """The contract's answer to one line; an invalid one says where and what."""
    try:
        data = json.loads(line, parse_float=Decimal)
    except ValueError as error:
        return {"id": None, "error": [{"path": "", "message": f"is not JSON: {error}"}]}
    name = data.get("id") if isinstance(data, dict) else None
    try:
        profile = read_profile(data)
    except ProfileError as error:
        return refused(name, error.errors)
    errors = assessing.impossible_answers(rulebook, profile, on)
    if errors:
        return refused(name, errors)
    found = assessing.written(rulebook.assess(profile, on))
    return {"id": name, "on": on.isoformat(), "edition": edition, **found}


def refused(name: Any, errors: list[ReadError]) -> dict[str, Any]:
    """The answer to a line that is not a valid profile."""
    told = [{"path": error.path, "message": error.message} for error in errors]
    return {"id": name, "error": told}
