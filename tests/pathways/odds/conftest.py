"""The shipped catalogue and its rounds."""

from tests.pathways.public.conftest import edition, rounds
from tests.pathways.result.conftest import link_to

__all__ = ["edition", "link_to", "rounds"]
