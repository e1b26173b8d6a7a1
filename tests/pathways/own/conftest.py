"""Private links to answers, and small editions."""

from tests.pathways.result.conftest import link_to, publish

__all__ = ["link_to", "publish"]
