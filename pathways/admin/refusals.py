"""From the compiler's message to the row that it names."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from django.db.models import Model

from occupations.models import (
    OccupationList,
    OccupationListEntry,
    Source,
)
from pathways import models


def _requirement(owner: str, slug: str, place: str | None = None) -> Model | None:
    rows = models.Requirement.objects.filter(slug=slug)
    if owner.startswith("condition "):
        rows = rows.filter(condition__slug=owner.removeprefix("condition "))
    else:
        rows = rows.filter(stream__slug=owner)
    row = rows.order_by("-effective_from").first()
    if row is None or place is None:
        return row
    ways = list(row.alternatives.order_by("order", "pk"))
    number = int(place) - 1
    return ways[number] if number < len(ways) else row


def _entry(slug: str, key: str) -> Model | None:
    lines = OccupationListEntry.objects.filter(occupation_list__slug=slug, key=key)
    return lines.order_by("-effective_from").first()


def _stream_at(place: str) -> Model | None:
    """The stream whose slug a place such as ``a/b/intakes/1`` begins with."""
    steps = place.split("/")
    starts = ["/".join(steps[:n]) for n in range(1, len(steps) + 1)]
    return models.Stream.objects.filter(slug__in=starts).order_by("-slug").first()


def _node(grid: str, label: str, slug: str) -> Model | None:
    key = f"{grid}/{label}/{slug}"
    return models.GridNode.objects.filter(key=key).first()


FINDERS: Final[tuple[tuple[str, Callable[..., Model | None]], ...]] = (
    (
        r"^grid part (?P<key>\S+):",
        lambda key: models.GridNode.objects.filter(key=key).first(),
    ),
    (r"^grid (?P<grid>\S+) (?P<label>[^,]+),(?:.*,)? (?P<slug>[^,:]+):", _node),
    (
        r"^grid (?P<grid>\S+) (?P<label>[^,:]+):",
        lambda grid, label: models.GridVersion.objects.filter(
            grid__slug=grid, label=label
        ).first(),
    ),
    (
        r"^grid (?P<slug>[^\s:]+):",
        lambda slug: models.Grid.objects.filter(slug=slug).first(),
    ),
    (
        r"^table (?P<slug>[^:]+):",
        lambda slug: models.Table.objects.filter(slug=slug).first(),
    ),
    (
        r"^(?P<owner>.+?), requirement (?P<slug>[^:,]+)"
        r"(?:, alternative (?P<place>\d+))?:",
        _requirement,
    ),
    (
        r"^.*: the source (?P<slug>\S+) has no address",
        lambda slug: Source.objects.filter(slug=slug).first(),
    ),
    (r"^list (?P<slug>[^:,]+), line (?P<key>[^:]+):", _entry),
    (
        r"^fees?[ /](?P<slug>[^:/]+)[:/]",
        lambda slug: models.Fee.objects.filter(slug=slug).first(),
    ),
    (
        r"^levers?[ /](?P<slug>[^:/]+)[:/]",
        lambda slug: models.Lever.objects.filter(slug=slug).first(),
    ),
    (
        r"^costs?[ /](?P<slug>[^:/]+)[:/]",
        lambda slug: models.Cost.objects.filter(slug=slug).first(),
    ),
    (
        r"^rates?[ /](?P<slug>[^:/]+)[:/]",
        lambda slug: models.ExchangeRate.objects.filter(slug=slug).first(),
    ),
    (
        r"^chart (?P<test>\S+)[^:]*:",
        lambda test: models.LanguageChart.objects.filter(test=test).first(),
    ),
    (r"^streams/(?P<place>[^:]+):", _stream_at),
    (
        r"^requirement (?P<slug>[^:]+):",
        lambda slug: models.Requirement.objects.filter(slug=slug).first(),
    ),
    (
        r"^condition (?P<slug>[^:]+):",
        lambda slug: models.Condition.objects.filter(slug=slug).first(),
    ),
    (
        r"^list (?P<slug>[^:]+):",
        lambda slug: OccupationList.objects.filter(slug=slug).first(),
    ),
    (
        r"^(?:stream )?(?P<slug>[^:,\s]+)(?:, [^:]+)?:",
        lambda slug: models.Stream.objects.filter(slug=slug).first(),
    ),
)


def row_named_in(message: str) -> Model | None:
    """The row that a refusal is about, if the catalogue has it."""
    for pattern, find in FINDERS:
        named = re.match(pattern, message)
        row = find(**named.groupdict()) if named else None
        if row is not None:
            return row
    return None
