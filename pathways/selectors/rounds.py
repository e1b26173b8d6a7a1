"""Past rounds of invitations by the streams whose candidates they invited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from pathways.outlook.rounds import RoundRecord


def rounds_of(streams: Iterable[str], on: date) -> Mapping[str, RoundRecord]:
    """The rounds of the 12 months before the day, for the streams that have a record.

    A stream that is not in the answer has no record here: nothing is known.
    """
    return {}
