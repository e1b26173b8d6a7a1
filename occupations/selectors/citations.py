"""The citation of a figure, by its data set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from occupations.models import DataSet, Source

CITATION_FIELDS = (
    "dataset__title",
    "dataset__source__url",
    "dataset__source__publisher",
    "dataset__as_of",
    "dataset__as_of_note",
    "dataset__confidence",
    "dataset__attribution",
)


@dataclass(frozen=True, slots=True)
class Citation:
    """What stands beside a figure."""

    title: str
    url: str
    publisher: str
    as_of: str
    confidence: str
    attribution: str


def citation(values: Mapping[str, Any], prefix: str = "") -> Citation:
    """From the values of ``CITATION_FIELDS``."""
    record = {
        name.removeprefix("dataset__"): values[f"{prefix}{name}"]
        for name in CITATION_FIELDS
    }
    source = Source(
        url=record.pop("source__url"), publisher=record.pop("source__publisher")
    )
    return citation_of(DataSet(source=source, **record))


def citation_of(dataset: DataSet) -> Citation:
    """From a data set whose source is at hand."""
    return Citation(
        dataset.title,
        dataset.source.url,
        dataset.source.publisher,
        dataset.as_of_told,
        dataset.confidence,
        dataset.attribution,
    )
