"""Ways of people by the shipped rules, told in short."""

from datetime import date
from typing import Any

import pytest

from pathways.rules.legs import Sequence
from pathways.rules.profile import read_profile
from pathways.rules.rulebook import Rulebook
from pathways.rules.sequences import sequences
from tests.rules.way_people import PEOPLE, answers_of

ON = date(2026, 11, 22)
CEC, FSW = "express-entry/cec", "express-entry/fsw"
ICT = "cusma/intra-company-transferee"
everybody = pytest.mark.parametrize("name", sorted(PEOPLE))


def ways(rulebook: Rulebook, answers: dict[str, Any]) -> list[Sequence]:
    return sequences(rulebook, read_profile(answers), ON)


def ways_of(rulebook: Rulebook, name: str) -> list[Sequence]:
    return ways(rulebook, answers_of(name))


def moves(way: Sequence) -> list[str]:
    """The way in short: levers, streams, months of work."""
    return [
        leg.move.step.lever
        if leg.move.step
        else leg.move.slug or f"{leg.move.months} months"
        for leg in way.legs
    ]
