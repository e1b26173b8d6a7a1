"""Who is really selected: dated, sourced records that stand beside the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pathways.outlook.standing import Cite, Standing
from pathways.rules.rules import Stream
from pathways.rules.specs import Spec

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
    found = standing.in_force(stream.spec.get("practice"))
    for one in sorted(found, key=lambda one: one.get("slug") != SUMMARY):
        yield Practice(
            title=str(one["title"]),
            text=str(one["text"]),
            since=_since(one),
            after_moving=one.get("values", {}).get(USABLE_FROM_ABROAD) is False,
            citation=standing.cite(one),
        )


def _since(record: Spec) -> str:
    told = str(record.get("from", ""))
    if not told:
        return ""
    day = date.fromisoformat(told)
    return "" if f"{day.day} {day:%B %Y}" in str(record["title"]) else told
