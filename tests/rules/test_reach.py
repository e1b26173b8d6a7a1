"""What one change brings within reach, beside assessing the changed profile."""

from datetime import date
from decimal import Decimal

import pytest

from pathways import editions
from pathways.rules.engine.criteria import Verdict
from pathways.rules.profile.profile import read_profile
from pathways.rules.routes.preparing import prepare
from pathways.rules.routes.reach import Reach, reach
from pathways.rules.rulebook import Rulebook
from tests.journeys.test_personas import answers_of

pytestmark = pytest.mark.usefixtures("catalogue")
ON = date(2026, 11, 29)
WITHOUT = "developer_without_offer"
IN_BC = "developer_in_bc"


@pytest.fixture
def rulebook() -> Rulebook:
    return editions.current()[1]


def of(rulebook: Rulebook, persona: str) -> Reach:
    profile = read_profile(answers_of(persona))
    return reach(rulebook, prepare(rulebook, profile, ON).profile, ON)


@pytest.mark.parametrize("persona", [WITHOUT, IN_BC])
def test_every_reached_stream_has_the_verdict_that_assessing_gives(
    rulebook: Rulebook, persona: str
) -> None:
    reached = of(rulebook, persona).by_stream
    at_once = {slug: item for slug, item in reached.items() if not item.work_months}

    for slug, row in at_once.items():
        assessment = rulebook.assess(row.profile, ON)
        verdict = assessment.verdict(assessment.rules.stream(slug))
        assert verdict is row.verdict is not Verdict.NOT_MET, slug


def test_an_offer_that_is_there_is_raised_and_not_looked_for(
    rulebook: Rulebook,
) -> None:
    reached = of(rulebook, IN_BC).by_stream

    assert dict(reached["pnp/bc/sw"].step.values)["gap"] == Decimal("2.50")
    assert "job-offer" not in {item.step.lever for item in reached.values()}


def test_a_year_of_work_there_follows_an_offer_where_it_is_asked(
    rulebook: Rulebook,
) -> None:
    reached = of(rulebook, IN_BC).by_stream["pnp/ns/ee"]

    assert (reached.step.lever, reached.work_months) == ("offer-province", 12)


def test_a_trade_and_the_forces_are_another_life(rulebook: Rulebook) -> None:
    other = of(rulebook, WITHOUT).other_life

    assert {"express-entry/fst", "express-entry/category/military"} <= other
    assert "work-permit/spouse-owp" not in other
    assert not other & of(rulebook, WITHOUT).by_stream.keys()
