"""The grids of QC, NL, PE, NT and YT against a second calculation."""

from __future__ import annotations

from datetime import date
from functools import reduce
from typing import Any

import pytest

from pathways.rules.profile.profile import read_profile
from pathways.rules.rulebook import Rulebook
from tests.harness import fuzz
from tests.rules.independent import eastern_cells as cells
from tests.rules.independent import eastern_grids as second
from tests.rules.independent import quebec_grid
from tests.rules.independent.eastern_people import ON, person

GRIDS = {
    "qc-pstq": quebec_grid.qc,
    "nl-eoi": second.nl,
    "pe-eoi": second.pe,
    "nt-eoi": second.nt,
    "yt-priorities": second.yt,
}
# Not the main occupation: without it the work itself says which it is (contract, 10).
REMOVED = (
    "applicant.birth_date",
    "applicant.education",
    "applicant.education.level",
    "applicant.education.credential_type",
    "applicant.education.years",
    "applicant.education.completed_on",
    "applicant.education.province",
    "applicant.education.country",
    "applicant.education.study_city",
    "applicant.estimate_en",
    "applicant.estimate_fr",
    "applicant.estimate_fr.speaking",
    "applicant.licences",
    "applicant.licences.region",
    "applicant.residence",
    "applicant.residence.province",
    "applicant.residence_since",
    "applicant.trade_certificates",
    "applicant.work",
    "applicant.work.country",
    "applicant.work.end",
    "applicant.work.hours_per_week",
    "applicant.work.noc",
    "applicant.work.province",
    "applicant.work.start",
    "applicant.work.work_city",
    "dependent_children",
    "job_offer",
    "job_offer.area",
    "job_offer.noc",
    "job_offer.province",
    "job_offer.province_authorized",
    "marital_status",
    "partner",
    "partner.accompanying",
    "partner.birth_date",
    "partner.canadian_or_pr",
    "partner.education",
    "partner.education.credential_type",
    "partner.estimate_fr",
    "partner.work",
    "relatives_in_canada",
    "relatives_in_canada.adult",
    "relatives_in_canada.of",
    "relatives_in_canada.province",
    "relatives_in_canada.relation",
    "status_in_canada",
    "status_in_canada.kind",
    "status_in_canada.valid_until",
)


def _upper(score: Any) -> Any:
    return cells.NO_LIMIT if score.upper is None else score.upper


def _without(part: Any, path: str) -> Any:
    """The same with one answer taken out, wherever a list holds it."""
    name, _, rest = path.partition(".")
    if isinstance(part, list):
        return [_without(item, path) for item in part]
    if not isinstance(part, dict) or name not in part:
        return part
    if not rest:
        return {key: item for key, item in part.items() if key != name}
    return {**part, name: _without(part[name], rest)}


@pytest.mark.long
@fuzz.random_test
@pytest.mark.parametrize("grid", GRIDS)
def test_scores_equal_the_second_calculation(rulebook: Rulebook, grid: str) -> None:
    def check(profile: dict[str, Any]) -> None:
        score = rulebook.assess(read_profile(profile), ON).score(grid)
        assert (score.lower, _upper(score)) == GRIDS[grid](profile, ON)

    for dice in fuzz.dice(2100 // len(GRIDS)):
        fuzz.judge(person(dice), ON, check)


@pytest.mark.long
@fuzz.random_test
def test_bounds_hold_every_completion_of_missing_answers(rulebook: Rulebook) -> None:
    for dice in fuzz.dice(1000):
        whole = person(dice)
        gone = dice.sample(REMOVED, dice.randint(1, 5))
        profile = reduce(_without, gone, whole)
        assessment = rulebook.assess(read_profile(profile), ON)
        for grid, calculate in GRIDS.items():
            score = assessment.score(grid)
            low, high = calculate(whole, ON)
            with fuzz.finding(whole, ON):
                assert score.lower <= low, (grid, gone)
                assert high <= _upper(score), (grid, gone)


@pytest.mark.parametrize(
    ("cell", "number", "wanted"),
    [
        ("18-19", 19, True),
        ("18-19", 20, False),
        ("45 or more", 45, True),
        ("<12", 12, False),
        ("48+", 48, True),
        ("over 49", 49, False),
        ("CLB 8+", 9, True),
        ("below 7", 6, True),
        ("1 year", 2, False),
    ],
)
def test_the_second_calculation_reads_cells_as_they_are_written(
    cell: str, number: int, wanted: bool
) -> None:
    assert cells.fits(cell, number) is wanted


def test_a_total_without_a_known_maximum_has_no_upper_bound(rulebook: Rulebook) -> None:
    score = rulebook.assess(read_profile({}), date(2026, 6, 1)).score("yt-priorities")

    assert (score.lower, score.upper, score.total) == (0, None, None)
    assert "priorities that were not seen" in score.unknown_cells()
