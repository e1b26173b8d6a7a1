"""The published rulebook, for tests of whole assessments."""

from typing import Any

import pytest

from pathways import editions
from pathways.rules.rulebook import Rulebook
from tests.rules.completeness.as_read import as_read, read_on

# The day of the newest reference file; people of the tests ask on it or before.
LAST_READ = read_on("updates-2026-11-28.yaml")
# The last rulebook that was asked for, by identity, and itself as it was read.
KEPT: list[Any] = []


@pytest.fixture
def shipped(catalogue: None) -> Rulebook:
    """The first edition of the shipped catalogue, with all that is still to come."""
    _, published = editions.current()
    return published


@pytest.fixture
def rulebook(shipped: Rulebook) -> Rulebook:
    """The catalogue as it was when its reference was read.

    What people of the tests hear is told of that day: a change of a coming day, which
    a pull request brings, alters none of it.
    """
    if KEPT[:1] != [id(shipped)]:
        then = as_read(shipped.snapshot, LAST_READ)
        is_same = then == shipped.snapshot
        KEPT[:] = id(shipped), shipped, shipped if is_same else Rulebook(then)
    return KEPT[2]  # type: ignore[no-any-return]
