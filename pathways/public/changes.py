"""What changed: every edition in sentences, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from pathways.models import Edition

IN_FULL: Final = 30
# Of an edition's row; what stands behind its snapshot is slow to read.
FIELDS: Final = ("number", "digest", "published_at", "note")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EditionInWords:
    """One edition as readers see it."""

    number: int
    digest: str
    published_at: datetime
    title: str
    sentences: tuple[str, ...]


def edition_rows() -> list[dict[str, Any]]:
    """What the page is made of, the newest first: one query."""
    return list(Edition.objects.order_by("-number").values(*FIELDS))


def in_words(rows: Iterable[Row]) -> list[EditionInWords]:
    """The editions as readers see them."""
    return [_edition(row) for row in rows]


def _edition(row: Row) -> EditionInWords:
    title, *sentences = _lines(row["note"]) or [_("Without a note")]
    return EditionInWords(
        number=row["number"],
        digest=row["digest"],
        published_at=row["published_at"],
        title=title,
        sentences=tuple(sentences),
    )


def _lines(note: str) -> list[str]:
    return [line.strip() for line in note.splitlines() if line.strip()]
