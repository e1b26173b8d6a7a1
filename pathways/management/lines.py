"""JSON Lines of profiles: read them, refuse the invalid with place and reason."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from occupations.management import streams
from pathways import assessing, editions
from pathways.rules import (
    LARGEST_PROFILE,
    TOO_LARGE,
    NotJsonError,
    Profile,
    ProfileError,
    ReadError,
    Rulebook,
    iso_day,
    parse,
    read_profile,
)


def a_day(text: str) -> date:
    """An ISO date of the command line, of the years that answers may name."""
    day = iso_day(text)
    if day is None:
        raise ArgumentTypeError(f"{text} is not a date written YYYY-MM-DD")
    return day


class LinesCommand(BaseCommand):
    """One line out for each line in, in order, as it goes; exit 1 if one fails."""

    requires_system_checks = ()  # they import every page

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
        with streams.answering():
            for line in _without_blank_end(_lines(file)):
                record = self._line(line, rulebook, number, day)
                failed = failed or "error" in record
                self.stdout.write(json.dumps(record, ensure_ascii=False))
                self.stdout.flush()
        if failed:
            sys.exit(1)

    def _line(
        self, line: bytes, rulebook: Rulebook, number: int, on: date
    ) -> dict[str, Any]:
        if len(line.strip()) > LARGEST_PROFILE:
            return _refused(None, [ReadError("", TOO_LARGE)])
        try:
            data = parse(line.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            reason = f"is not UTF-8: byte {error.start + 1} of the line"
            return _refused(None, [ReadError("", reason)])
        except NotJsonError as error:
            return _refused(None, [ReadError("", f"is not JSON: {error}")])
        name = data.get("id") if isinstance(data, dict) else None
        try:
            profile = read_profile(data)
        except ProfileError as error:
            return _refused(name, error.errors)
        errors = assessing.impossible_answers(rulebook, profile, on)
        if errors:
            return _refused(name, errors)
        record = self.answer(rulebook, number, profile, on)
        return {"id": name, "on": on.isoformat(), **record}


def _lines(file: str | None) -> Iterator[bytes]:
    """The lines of a file or of standard input, each as soon as it is there."""
    if file is None:
        yield from streams.standard_input()
        return
    try:
        with Path(file).open("rb") as lines:
            yield from lines
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error


def _without_blank_end(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Every line; blank ones at the end of the input are none."""
    blank = 0
    for line in lines:
        if not line.strip():
            blank += 1
            continue
        for _ in range(blank):
            yield b""
        blank = 0
        yield line


def _refused(name: Any, errors: list[ReadError]) -> dict[str, Any]:
    """The errors of a line, under its id as far as that can be written."""
    items = [{"path": error.path, "message": error.message} for error in errors]
    return {"id": name if isinstance(name, str | int) else None, "error": items}
