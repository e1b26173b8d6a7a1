"""The finder of this process: built once, renewed when its rows have changed.

``warm`` before forking shares one index between the children: it is never written to,
and frozen so that no child's garbage collector touches it.
"""

from __future__ import annotations

import gc
import time
from threading import Lock
from typing import NamedTuple

from occupations.finder.finder import Finder, build_finder
from occupations.finder.source import Stamp, read_data, stamp

CHECK_SECONDS = 30.0
"""How long an edited alias may take to be found."""


class _Held(NamedTuple):
    finder: Finder
    stamp: Stamp
    checked_at: float


class _Shelf:
    """Holds the finder; one thread renews it while the others use the old one."""

    def __init__(self) -> None:
        self.held: _Held | None = None
        self.lock = Lock()


_SHELF = _Shelf()


def current_finder() -> Finder:
    """The finder over the rows as they stood at most half a minute ago."""
    held = _SHELF.held
    if held is not None and time.monotonic() - held.checked_at < CHECK_SECONDS:
        return held.finder
    if held is not None and not _SHELF.lock.acquire(blocking=False):
        return held.finder
    if held is None:
        _SHELF.lock.acquire()
    try:
        return _renewed()
    finally:
        _SHELF.lock.release()


def warm() -> None:
    """Build the finder now, for the processes that will be forked from this one."""
    current_finder()
    gc.freeze()


def look_again() -> None:
    """Compare with the rows on the next search, however recent the last look."""
    if _SHELF.held is not None:
        _SHELF.held = _SHELF.held._replace(checked_at=float("-inf"))


def _renewed() -> Finder:
    held, now = _SHELF.held, time.monotonic()
    seen = stamp()
    if held is not None and held.stamp == seen:
        _SHELF.held = held._replace(checked_at=now)
        return held.finder
    finder = build_finder(read_data())
    if finder.groups:  # a catalogue that is still to be loaded is not remembered
        _SHELF.held = _Held(finder, seen, now)
    return finder
