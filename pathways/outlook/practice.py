"""Who is really selected: dated, sourced records that stand beside the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pathways.outlook.standing import Cite, Standing
from pathways.rules.rules import Stream

SUMMARY: Final = "us-technology-worker"  # the record that sums the others up
USABLE_FROM_ABROAD: Final = "usable_from_the_us"


@dataclass(frozen=True, slots=True)
class Practice:
    """What was seen of a stream's selection; ``since`` is an ISO day, or empty."""

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
            since=str(one.get("from", "")),
            after_moving=one.get("values", {}).get(USABLE_FROM_ABROAD) is False,
            citation=standing.cite(one),
        )
