"""Editions of a few streams and links to answers, as the result's tests have them."""

from tests.pathways.result.conftest import link_to, publish

__all__ = ["link_to", "publish"]
