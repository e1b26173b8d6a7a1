"""Which dated lists a unit group is on, and was on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from django.db.models import Q

from occupations.models import OccupationList, OccupationListEntry, UnitGroup


@dataclass(frozen=True, slots=True)
class Listing:
    """One list with the lines that stand for a unit group, newest first."""

    occupation_list: OccupationList
    now: list[OccupationListEntry] = field(default_factory=list)
    ahead: list[OccupationListEntry] = field(default_factory=list)
    past: list[OccupationListEntry] = field(default_factory=list)
    entries: list[OccupationListEntry] = field(default_factory=list)

    def at(self, time: str) -> Listing:
        """The same with the lines that a table shows: of now, or of other times."""
        shown = self.now if time == "now" else [*self.ahead, *self.past]
        return replace(self, entries=shown)


def entries_of(group: UnitGroup) -> list[OccupationListEntry]:
    """Lines whose key is the code or a prefix of it, or that may stand for it."""
    prefixes = [group.code[:length] for length in range(2, 6)]
    rows = (
        OccupationListEntry.objects.filter(Q(key__in=prefixes) | Q(unit_groups=group))
        .select_related("occupation_list", "source")
        .distinct()
        .order_by("occupation_list__title", "occupation_list_id", "pk")
    )
    return list(rows)


def listings(entries: Iterable[OccupationListEntry], on: date) -> list[Listing]:
    """The lists, those that hold on the day first."""
    grouped = groupby(entries, key=lambda entry: entry.occupation_list)
    items = [_listing(item, list(_deciding(rows)), on) for item, rows in grouped]
    return sorted(
        (listing for listing in items if listing.now or listing.ahead or listing.past),
        key=lambda listing: not listing.now,
    )


def _listing(
    occupation_list: OccupationList, entries: list[OccupationListEntry], on: date
) -> Listing:
    entries.sort(key=lambda entry: entry.effective_from or date.min, reverse=True)
    listing = Listing(occupation_list)
    for entry in entries:
        if entry.is_in_force(on):
            listing.now.append(entry)
        elif entry.effective_from and entry.effective_from > on:
            listing.ahead.append(entry)
        else:
            listing.past.append(entry)
    return listing


def _deciding(entries: Iterable[OccupationListEntry]) -> Iterator[OccupationListEntry]:
    """Of several prefixes the longest; none when it takes the group out."""
    rows = list(entries)
    prefixes = [row for row in rows if row.key.isdigit()]
    longest = max((len(row.key) for row in prefixes), default=0)
    for row in rows:
        if row in prefixes and len(row.key) < longest:
            continue
        if not row.values.get("excluded"):
            yield row
