"""What a file that somebody brings may cost, before anything of it is built."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

import yaml
from django.conf import settings

from occupations.seeding import SeedError

LARGEST_UPLOAD: Final = 8_000_000
LARGEST_FILE: Final = 4_000_000
LARGEST_YAML: Final = 1_000_000
LARGEST_SUM: Final = 16_000_000
MOST_FILES: Final = 120
MOST_ROWS: Final = 60_000
DEEPEST: Final = 40
MOST_NODES: Final = 200_000
MOST_EXPANDED: Final = 400_000
LONGEST_NUMBER: Final = 40
POWER: Final = re.compile(r"[-+]?[0-9][0-9_.]*[eE][-+]?[0-9]{2,}$")
NUMBER: Final = re.compile(r"[-+0-9._:eExXoObBa-fA-F]+$")


class TooMuchError(ValueError):
    """A file, or all together, cost more than they may."""


class Clock:
    """Runs from when it is made; what takes too long is given up as a whole."""

    def __init__(self) -> None:
        self.ends_at = time.monotonic() + settings.IMPORT_SECONDS

    def check(self) -> None:
        """Raise ``TooMuchError`` once the time is over."""
        if time.monotonic() > self.ends_at:
            seconds = settings.IMPORT_SECONDS
            raise TooMuchError(f"reading took longer than {seconds} seconds")


def files_of(uploads: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """The texts by name, archives opened; raises ``TooMuchError`` and ``SeedError``."""
    texts: dict[str, str] = {}
    total = 0
    for name, content in _opened(uploads):
        total += len(content)
        if total > LARGEST_SUM:
            raise TooMuchError(f"all files together are larger than {_mb(LARGEST_SUM)}")
        largest = LARGEST_YAML if name.endswith(".yaml") else LARGEST_FILE
        if len(content) > largest:
            raise TooMuchError(f"{name} is larger than {_mb(largest)}")
        if name in texts:
            raise SeedError("comes twice", file=name)
        texts[name] = text_of(name, content)
        if len(texts) > MOST_FILES:
            raise TooMuchError(f"these are more than {MOST_FILES} files")
    return texts


def text_of(name: str, content: bytes) -> str:
    """The text of a file; raises ``SeedError`` where it is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SeedError("is not UTF-8", file=name) from error
    if "\0" in text:
        raise SeedError("is no text", file=name)
    return text


def _opened(uploads: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    for name, content in uploads:
        if len(content) > LARGEST_UPLOAD:
            raise TooMuchError(f"{name} is larger than {_mb(LARGEST_UPLOAD)}")
        if not name.lower().endswith(".zip"):
            yield name.replace("\\", "/").rsplit("/", 1)[-1], content
            continue
        try:
            with ZipFile(io.BytesIO(content)) as archive:
                yield from _members(archive, name)
        except (BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
            raise SeedError("is no archive that can be read", file=name) from error


def _members(archive: ZipFile, name: str) -> Iterator[tuple[str, bytes]]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_FILES:
        raise TooMuchError(f"{name} holds more than {MOST_FILES} files")
    for entry in entries:
        with archive.open(entry) as handle:
            content = handle.read(LARGEST_FILE + 1)  # whatever its head says
        yield entry.filename, content


def check_yaml(text: str, file: str) -> None:
    """Refuse what is costly to build, or says something that no seed file says.

    Reads the events of the parser one by one: nothing is built, no alias is followed.
    """
    try:
        _Events(file).read(text)
    except yaml.YAMLError as error:
        raise SeedError(" ".join(str(error).split()), file=file) from error


@dataclass
class _Frame:
    """A list or an object that is being read."""

    anchor: str
    before: int
    keys: set[str] | None = None
    expects_key: bool = False


class _Events:
    def __init__(self, file: str) -> None:
        self.file = file
        self.sizes: dict[str, int] = {}
        self.frames: list[_Frame] = []
        self.size = 0

    def read(self, text: str) -> None:
        for count, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
            if count > MOST_NODES:
                raise TooMuchError(f"{self.file} has more than {MOST_NODES} parts")
            if isinstance(event, yaml.DocumentStartEvent) and self.size:
                self._refuse(event, "a second document begins")
            if isinstance(event, yaml.NodeEvent):
                self._check_node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                frame = self.frames.pop()
                if frame.anchor:
                    self.sizes[frame.anchor] = self.size - frame.before
                self._turn()

    def _check_node(self, event: Any) -> None:
        is_key = bool(self.frames) and self.frames[-1].expects_key
        if is_key and not isinstance(event, yaml.ScalarEvent):
            self._refuse(event, "a key is a word")
        if isinstance(event, yaml.AliasEvent):
            self._grow(self.sizes.get(event.anchor or "", 0))
            self._turn()
            return
        if event.tag not in (None, "!"):
            self._refuse(event, "tags are not read")
        self._grow(1)
        if isinstance(event, yaml.ScalarEvent):
            self._check_scalar(event, is_key)
            self.sizes[event.anchor or ""] = 1
            self._turn()
            return
        is_map = isinstance(event, yaml.MappingStartEvent)
        keys: set[str] | None = set() if is_map else None
        self.frames.append(_Frame(event.anchor or "", self.size, keys, is_map))
        if len(self.frames) > DEEPEST:
            self._refuse(event, f"is nested more than {DEEPEST} deep")

    def _turn(self) -> None:
        """Behind a key comes its value, and behind that the next key."""
        if self.frames and self.frames[-1].keys is not None:
            self.frames[-1].expects_key = not self.frames[-1].expects_key

    def _check_scalar(self, event: yaml.ScalarEvent, is_key: bool) -> None:
        if event.style is None and NUMBER.match(event.value):
            if len(event.value) > LONGEST_NUMBER:
                self._refuse(event, "is too long for a number")
            if POWER.match(event.value):
                self._refuse(event, "is no number that can be meant")
        keys = self.frames[-1].keys if self.frames else None
        if is_key and keys is not None:
            if event.value in keys and event.value != "<<":
                self._refuse(event, f"“{event.value[:60]}” stands twice in an object")
            keys.add(event.value)

    def _grow(self, count: int) -> None:
        self.size += count
        if self.size > MOST_EXPANDED:
            raise TooMuchError(f"{self.file} says more than {MOST_EXPANDED} parts")

    def _refuse(self, event: Any, message: str) -> None:
        at = f"line {event.start_mark.line + 1}"
        raise SeedError(message, file=self.file, at=at)


def rows_of_csv(
    text: str,
    file: str,
    needed: Iterable[str] = (),
    *,
    most: int = MOST_ROWS,
    skipped: int = 0,
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each row with its place. Raises ``SeedError`` and ``TooMuchError``.

    ``skipped``: how many lines of the file stand before the text.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        names = reader.fieldnames or ()
        if missing := [name for name in needed if name not in names]:
            message = f"no column {', '.join(missing)}"
            raise SeedError(message, file=file, at=f"line {skipped + 1}")
        if len(set(names)) < len(names):
            raise SeedError(
                "a column stands twice", file=file, at=f"line {skipped + 1}"
            )
        for count, raw in enumerate(reader, 1):
            if count > most:
                raise TooMuchError(f"{file} has more than {most} rows")
            at = f"line {skipped + reader.line_num}"
            if None in raw or None in raw.values():
                raise SeedError("wrong number of cells", file=file, at=at)
            yield at, raw
    except csv.Error as error:
        at = f"line {skipped + reader.line_num}"
        raise SeedError(f"is no CSV: {error}", file=file, at=at) from error


def _mb(size: int) -> str:
    return f"{size // 1_000_000} MB"
