"""A list to put entries on, and a proposal that waits."""

from __future__ import annotations

import pytest

from occupations.models import OccupationList, SeedRow, Source
from tests.occupations.seeding.rows import SITE, load


@pytest.fixture
def stem() -> OccupationList:
    load(SITE)
    return OccupationList.objects.create(slug="stem", title="STEM")


@pytest.fixture
def conflict() -> SeedRow:
    """A row that a curator edited and for which a release has a newer title."""
    load(SITE)
    Source.objects.update(title="Curated")
    load(SITE | {"title": "Seeded"})
    return SeedRow.objects.get()
