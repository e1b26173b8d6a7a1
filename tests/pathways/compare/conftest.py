"""The comparison is tested with the editions and links of the result."""

from tests.pathways.result.conftest import link_to, publish

__all__ = ["link_to", "publish"]
