"""Provincial points against a second calculation from the reference tables."""

from datetime import timedelta
from functools import reduce
from typing import Any

import pytest

from pathways.rules.engine.grids import Score
from pathways.rules.profile.profile import read_profile
from pathways.rules.rulebook import Rulebook
from tests.harness import fuzz
from tests.rules.independent.pnp_ab import ab_worker_eoi
from tests.rules.independent.pnp_bc import bc_sirs
from tests.rules.independent.pnp_mb import mb_assessment, mb_eoi
from tests.rules.independent.pnp_on import on_eoi_2022, on_workforce_priority
from tests.rules.independent.pnp_people import ON, person
from tests.rules.independent.pnp_sk import sk_110

SECOND = {
    "bc-sirs": bc_sirs,
    "ab-worker-eoi": ab_worker_eoi,
    "sk-110": sk_110,
    "mb-assessment": mb_assessment,
    "mb-eoi": mb_eoi,
    "on-workforce-priority": on_workforce_priority,
    "on-eoi-2022": on_eoi_2022,
}
REMOVED = [
    "applicant.birth_date",
    "applicant.education",
    "applicant.education.level",
    "applicant.education.country",
    "applicant.education.province",
    "applicant.education.completed_on",
    "applicant.education.study_city",
    "applicant.language_tests",
    "applicant.language_tests.reading",
    "applicant.work",
    "applicant.work.noc",
    "applicant.work.start",
    "applicant.work.end",
    "applicant.work.hours_per_week",
    "applicant.work.country",
    "applicant.work.province",
    "applicant.work.employer",
    "applicant.work.work_city",
    "applicant.trade_certificates",
    "applicant.licences",
    "applicant.canadian_earnings",
    "relatives_in_canada",
    "relatives_in_canada.relation",
    "relatives_in_canada.province",
    "job_offer",
    "job_offer.noc",
    "job_offer.province",
    "job_offer.city",
    "job_offer.wage_cad_hourly",
    "job_offer.hours_per_week",
    "job_offer.indeterminate",
    "job_offer.works_there_now",
    "status_in_canada",
    "status_in_canada.kind",
    "endorsements",
    "provincial_invitations",
    "destination_city",
]
PEOPLE = 1200


@pytest.mark.long
@fuzz.random_test
def test_points_equal_the_second_calculation(rulebook: Rulebook) -> None:
    def check(profile: dict[str, Any]) -> None:
        assessment = rulebook.assess(read_profile(profile), ON)
        scores = {slug: assessment.score(slug) for slug in SECOND}
        assert {slug: (s.lower, s.upper) for slug, s in scores.items()} == {
            slug: second(profile, ON) for slug, second in SECOND.items()
        }

    for dice in fuzz.dice(PEOPLE):
        fuzz.judge(person(dice), ON, check)


def _without(part: Any, path: str) -> Any:
    """The profile with one answer taken out, wherever a list holds it."""
    name, _, rest = path.partition(".")
    mapping = dict(part)
    if not rest:
        mapping.pop(name, None)
    elif isinstance(mapping.get(name), list):
        mapping[name] = [_without(item, rest) for item in mapping[name]]
    elif isinstance(mapping.get(name), dict):
        mapping[name] = _without(mapping[name], rest)
    return mapping


@pytest.mark.long
@fuzz.random_test
def test_bounds_without_answers_hold_every_completion(rulebook: Rulebook) -> None:
    for dice in fuzz.dice(PEOPLE):
        removed = dice.choices(REMOVED, k=dice.randint(1, 4))

        def check(profile: dict[str, Any], removed: list[str] = removed) -> None:
            less = reduce(_without, removed, profile)
            whole = rulebook.assess(read_profile(profile), ON)
            open_ = rulebook.assess(read_profile(less), ON)
            for slug in SECOND:
                hold(open_.score(slug), whole.score(slug), (slug, removed))

        fuzz.judge(person(dice), ON, check)


def hold(bounds: Score, known: Score, of: object) -> None:
    """The bounds without an answer hold those with it."""
    assert bounds.lower <= known.lower, of
    assert known.upper is not None
    assert bounds.upper is not None
    assert known.upper <= bounds.upper, of


@pytest.mark.parametrize("slug", SECOND)
def test_nothing_answered_leaves_every_point_open(
    rulebook: Rulebook, slug: str
) -> None:
    score = rulebook.assess(read_profile({}), ON).score(slug)

    maximum = rulebook.snapshot["grids"][slug]["maximum"]
    assert (score.total, score.upper) == (None, maximum)


def _job(days: int, ended: int = 0, **changes: Any) -> dict[str, Any]:
    """A full-time job of so many days, that ended so many days before the day."""
    last = ON - timedelta(ended)
    return {
        "noc": "21231",
        "country": "CA",
        "province": "ON",
        "start": (last - timedelta(days - 1)).isoformat(),
        "end": last.isoformat(),
        "hours_per_week": 40,
        "employer": "Prairie Software",
        **changes,
    }


def _factor(rulebook: Rulebook, grid: str, slug: str, profile: dict[str, Any]) -> Any:
    score = rulebook.assess(read_profile(profile), ON).score(grid)
    (factor,) = (c for c in score.grid.root.children if c.slug == slug)
    return tuple(score.bounds(factor))


@pytest.mark.parametrize(
    ("days", "points"),
    [(181, 0), (182, 12), (394, 12), (395, 15), (728, 15), (729, 18)],
)
def test_tenure_in_ontario_turns_at_6_13_and_past_24_months(
    rulebook: Rulebook, days: int, points: int
) -> None:
    offer = {
        "noc": "21231",
        "province": "ON",
        "employer": "Prairie Software",
        "works_there_now": True,
    }
    profile = {"applicant": {"work": [_job(days)]}, "job_offer": offer}

    factor = _factor(
        rulebook, "on-workforce-priority", "tenure-in-job-offer-position", profile
    )

    assert factor == (points, points)


@pytest.mark.parametrize(
    ("first", "second", "points"), [(182, 182, 8), (181, 183, 0), (181, 400, 8)]
)
def test_manitoba_leaves_jobs_of_less_than_six_months_out(
    rulebook: Rulebook, first: int, second: int, points: int
) -> None:
    work = [_job(first), _job(second, ended=first + 30, noc="21232")]

    factor = _factor(
        rulebook,
        "mb-assessment",
        "work-experience-last-5-years",
        {"applicant": {"work": work}},
    )

    assert factor == (points, points)
