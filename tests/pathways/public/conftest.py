"""The shipped catalogue and its rounds, as the public pages see them."""

from datetime import date

import pytest
from django.core.management import call_command

from pathways.public.edition import Published, published

TODAY = date(2026, 11, 22)


@pytest.fixture
def edition(catalogue: None) -> Published:
    """The first edition on a day whose rules are known."""
    return published(TODAY)


@pytest.fixture
def rounds(catalogue: None) -> None:
    """The shipped rounds and draws, where the catalogue came without them."""
    call_command("load_rounds", verbosity=0)
