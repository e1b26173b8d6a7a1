"""What a web process makes once, made at its start instead of by its first visitor."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Final

import structlog
from django.db import DatabaseError, connections
from django.utils import timezone

from occupations.finder import current
from pathways.editions import NothingPublishedError
from pathways.public.edition import published

log: structlog.stdlib.BoundLogger = structlog.get_logger("portal.warming")


def _read_edition() -> None:
    published(timezone.localdate())


STEPS: Final[tuple[Callable[[], None], ...]] = (current.warm, _read_edition)
"""The index of the finder, about two seconds; the newest edition's rules, about two."""


def warm_in_background() -> None:
    """Begin in a thread: the process answers meanwhile, and a search waits its turn."""
    Thread(target=warm, name="warming", daemon=True).start()


def warm() -> None:
    """Every step; a database that is not ready yet is told, and visitors do it then."""
    try:
        for step in STEPS:
            step()
    except (DatabaseError, NothingPublishedError) as error:
        log.info("not warmed", reason=type(error).__name__)
    finally:
        connections.close_all()
