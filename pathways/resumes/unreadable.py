"""Why a file was refused: a closed set of reasons, for which others find the words."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why nothing can be read of a file."""

    TOO_LARGE = "too_large"  # values: limit_mb
    EMPTY = "empty"  # nothing in it, or nothing but white space
    ENCRYPTED = "encrypted"  # PDF, ZIP or Word file behind a password
    SCANNED = "scanned"  # pictures of text, no text
    BOMB = "bomb"  # unpacks to, or asks for, more than any resume does
    HOSTILE = "hostile"  # values: what (“macros”, “entities”, “path”)
    UNKNOWN_FORMAT = "unknown_format"  # none of the kinds that are read
    BROKEN = "broken"  # of a known kind, but damaged
    # values: what (“jobs”, “studies”, “languages”, “lines”,
    # “letters”), count, limit
    TOO_MANY = "too_many"


class Unreadable(Exception):  # noqa: N818 (it is the file that is at fault)
    """The file cannot be taken; ``reason`` and ``values`` say why."""

    def __init__(self, reason: Reason, **values: str | int) -> None:
        self.reason = reason
        self.values = values
        super().__init__(reason.value)
