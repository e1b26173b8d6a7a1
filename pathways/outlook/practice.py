"""Who is really selected: dated, sourced records that stand beside the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pathways.outlook.standing import Cite, Standing
from pathways.rules import Spec, Stream

SUMMARY: Final = "us-technology-worker"  # the record that sums the others up
USABLE_FROM_ABROAD: Final = "usable_from_the_us"


@dataclass(frozen=True, slots=True)
class Practice:
    """What was seen of a stream's selection.

    ``since`` is an ISO day; empty where none is known or the title names it.
    """

    title: str
    text: str
    since: str
    after_moving: bool
    citation: Cite | None


def practice_of(standing: Standing, stream: Stream) -> Iterator[Practice]:
    """The records that hold on the day; what it means from the United States first.

    ``after_moving`` marks those that say that nobody is selected from abroad.
    """
    items = standing.in_force(stream.spec.get("practice"))
    for item in sorted(items, key=lambda item: item.get("slug") != SUMMARY):
        yield Practice(
            title=str(item["title"]),
            text=str(item["text"]),
            since=_since(item),
            after_moving=item.get("values", {}).get(USABLE_FROM_ABROAD) is False,
            citation=standing.cite(item),
        )


def _since(record: Spec) -> str:
    text = str(record.get("from", ""))
    if not text:
        return ""
    day = date.fromisoformat(text)
    return "" if f"{day.day} {day:%B %Y}" in str(record["title"]) else text
