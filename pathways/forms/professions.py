"""The professions of the CUSMA list: all of them, and those near to an occupation."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from occupations.models import OccupationListEntry
from pathways.forms.choice_fields import LEAVE_OPEN, NONE
from pathways.forms.fields import Label

CUSMA_LIST: Final = "cusma-professions"
NONE_OF_THEM: Final = (NONE, lazy("None of these"))
FEW: Final = 4
NEAR: Final = 3  # shared digits: the same sub-major group of the classification
Listed = list[tuple[str, Label]]


def every_profession() -> Listed:
    """All of the list, and that it is none of them."""
    entries = OccupationListEntry.objects.filter(occupation_list__slug=CUSMA_LIST)
    listed = entries.order_by("label").values_list("key", "label")
    return [("", LEAVE_OPEN), *listed, NONE_OF_THEM]


def near_professions(noc: str) -> Listed:
    """The nearest ones by the list's own unit groups; nothing without any."""
    entries = OccupationListEntry.objects.filter(occupation_list__slug=CUSMA_LIST)
    pairs = entries.exclude(unit_groups=None)
    nearest: dict[tuple[str, Label], tuple[int, int]] = {}
    for key, label, group in pairs.values_list("key", "label", "unit_groups__code"):
        distance = _distance(noc, group)
        if distance[0] <= len(noc) - NEAR:
            nearest[key, label] = min(distance, nearest.get((key, label), distance))
    near = sorted(nearest, key=lambda item: (nearest[item], item[0]))[:FEW]
    return [*near, NONE_OF_THEM, ("", LEAVE_OPEN)] if near else []


def _distance(noc: str, group: str) -> tuple[int, int]:
    """By digits that are not shared, then by how far the codes are apart."""
    return len(noc) - _shared(noc, group), abs(int(noc) - int(group))


def _shared(noc: str, group: str) -> int:
    alike = (at for at in range(len(noc)) if noc[at] != group[at])
    return next(alike, len(noc))
