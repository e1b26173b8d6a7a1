"""The published rulebook, for tests of whole assessments."""

import pytest

from pathways import editions
from pathways.rules.rulebook import Rulebook


@pytest.fixture
def rulebook(catalogue: None) -> Rulebook:
    """The first edition of the shipped catalogue."""
    _, published = editions.current()
    return published
