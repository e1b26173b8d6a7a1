"""What changed: every edition in sentences, the newest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from pathways.changes.sentences import Sentence, sentences
from pathways.models import ChangeKind, Edition

IN_FULL: Final = 30
MOST_SENTENCES: Final = 300
# Of an edition's row; what stands behind its snapshot is slow to read.
FIELDS: Final = (
    *("number", "digest", "published_at", "note", "published_alone", "approved_by_id"),
    *("withdraws__number", "withdrawn_because"),
    *("withdrawn_by__number", "withdrawn_by__published_at"),
    *("change__title", "change__kind", "change__is_exercise", "change__starts_on"),
    *("change__read_on", "change__approved_at"),
    *("change__source__title", "change__source__url", "change__source__publisher"),
)
# Where a note that is one paragraph has its next sentence.
NEXT_SENTENCE: Final = re.compile(r"(?<=[\w)]{3}\.) (?=[A-Z])")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Notice:
    """The official page that an edition rests on, and when it was read."""

    title: str
    url: str
    publisher: str
    read_on: date | None


@dataclass(frozen=True, slots=True)
class EditionInWords:
    """One edition as readers see it.

    ``withdraws`` is the number that it takes back, for a ``reason``; ``withdrawn_by``
    of what took it back. ``is_urgent``: live before a second curator read it.
    """

    number: int
    digest: str
    published_at: datetime
    title: str
    sentences: tuple[str, ...]
    starts_on: date | None
    notice: Notice | None
    is_exercise: bool
    is_urgent: bool
    is_alone: bool
    reviewed_at: datetime | None
    withdraws: int | None
    reason: str
    withdrawn_by: int | None
    withdrawn_at: datetime | None


def edition_rows() -> list[dict[str, Any]]:
    """What the page is made of, the newest first: one query."""
    return list(Edition.objects.order_by("-number").values(*FIELDS))


def in_words(rows: Iterable[Row]) -> list[EditionInWords]:
    """The editions as readers see them."""
    every = list(rows)
    titles = {row["number"]: _title(row) for row in every}
    return [_edition(row, titles) for row in every]


def _edition(row: Row, titles: Mapping[int, str]) -> EditionInWords:
    taken_back = row["withdraws__number"]
    is_quick = row["change__kind"] == ChangeKind.QUICK
    title = titles[row["number"]]
    if taken_back:
        title = _("Withdrawn: %(title)s") % {"title": titles.get(taken_back, "")}
    return EditionInWords(
        number=row["number"],
        digest=row["digest"],
        published_at=row["published_at"],
        title=title,
        sentences=() if taken_back else _sentences(row),
        starts_on=row["change__starts_on"],
        notice=_notice(row),
        is_exercise=bool(row["change__is_exercise"]),
        is_urgent=is_quick,
        is_alone=row["published_alone"] and not is_quick,
        reviewed_at=row["change__approved_at"] if row["approved_by_id"] else None,
        withdraws=taken_back,
        reason=row["withdrawn_because"],
        withdrawn_by=row["withdrawn_by__number"],
        withdrawn_at=row["withdrawn_by__published_at"],
    )


def _notice(row: Row) -> Notice | None:
    if not row["change__source__title"]:
        return None
    return Notice(
        row["change__source__title"],
        row["change__source__url"],
        row["change__source__publisher"],
        row["change__read_on"],
    )


def _title(row: Row) -> str:
    """The change's own, or the first line of the note."""
    first = _("The first edition") if row["number"] == 1 else _("Without a note")
    lines = _lines(row["note"]) or [first]
    return row["change__title"] or lines[0]


def _sentences(row: Row) -> tuple[str, ...]:
    lines = _lines(row["note"])
    if not row["change__title"]:
        return tuple(lines[1:])
    return tuple(part for line in lines for part in NEXT_SENTENCE.split(line))


def _lines(note: str) -> list[str]:
    return [line.strip() for line in note.splitlines() if line.strip()]


def every_sentence(number: int) -> list[Sentence]:
    """All that an edition says otherwise than the one before it: one query."""
    both = Edition.objects.filter(number__in=(number - 1, number)).order_by("number")
    snapshots = list(both.values_list("snapshot", flat=True))
    if len(snapshots) < len((number - 1, number)):
        return []
    return sentences(*snapshots)[:MOST_SENTENCES]
