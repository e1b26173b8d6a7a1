"""Ties with a province: residence, study, invitations, the main occupation."""

from datetime import date
from typing import Any

import pytest

from pathways.rules.engine.case import Case, Place, Reference
from pathways.rules.engine.values import Between, Open
from pathways.rules.facts.fact import Fact
from pathways.rules.facts.provinces import (
    HasProvincialInvitation,
    MainOccupationIn,
    ResidenceMonths,
    StudyMonths,
)
from pathways.rules.facts.work import ThresholdTeer, WorkMonths
from pathways.rules.profile.profile import read_profile

ON = date(2026, 6, 1)


def derive(fact: Fact, profile: dict[str, Any]) -> Any:
    return fact.derive(Case(read_profile(profile), ON, Reference(), None))


def applicant(**answers: Any) -> dict[str, Any]:
    return {"applicant": answers}


@pytest.mark.parametrize(
    ("since", "months"),
    [("2025-06-01", 12), ("2025-06-02", 11), ("2026-06-02", 0), (None, 0)],
)
def test_residence_is_counted_in_whole_months(since: str | None, months: int) -> None:
    lives = {"country": "CA", "province": "NB"}

    result = derive(
        ResidenceMonths("NB"), applicant(residence=lives, residence_since=since)
    )

    assert result == months


def test_who_lives_elsewhere_has_no_months_whatever_else_is_open() -> None:
    abroad = applicant(residence={"country": "US", "province": None})

    assert derive(ResidenceMonths("NB"), abroad) == 0


def test_an_unanswered_start_of_residence_is_asked() -> None:
    here = applicant(residence={"country": "CA", "province": "NB"})

    result = derive(ResidenceMonths("NB"), here)

    assert result == Open(frozenset({"applicant.residence_since"}), Between(0, None))


def test_an_unanswered_province_leaves_the_months_between_none_and_all() -> None:
    somewhere = {"residence": {"country": "CA"}, "residence_since": "2025-06-01"}

    result = derive(ResidenceMonths("NB"), applicant(**somewhere))

    assert result == Open(frozenset({"applicant.residence.province"}), Between(0, 12))


def _studies(**changes: Any) -> dict[str, Any]:
    item = {"country": "CA", "province": "QC", "years": 2, "completed_on": "2020-05-01"}
    return applicant(education=[{**item, **changes}])


def test_study_counts_twelve_months_a_year_once_completed() -> None:
    assert derive(StudyMonths("QC"), _studies()) == 24
    assert derive(StudyMonths("QC"), _studies(completed_on="2026-06-02")) == 0
    assert derive(StudyMonths("QC"), _studies(province="ON")) == 0


def test_study_of_unanswered_length_has_no_known_most() -> None:
    item = {"country": "CA", "province": "QC", "completed_on": "2020-05-01"}

    result = derive(StudyMonths("QC"), applicant(education=[item]))

    assert result == Open(frozenset({"applicant.education.years"}), Between(0, None))


@pytest.mark.parametrize(
    ("invitations", "held"),
    [
        ([], False),
        ([{"inviter": "NB", "invited_on": "2026-06-01"}], True),
        ([{"inviter": "NB"}], True),
        ([{"inviter": "NB", "invited_on": "2026-06-02"}], False),
        ([{"inviter": "MB", "invited_on": "2026-05-01"}], False),
    ],
)
def test_an_invitation_counts_from_its_province_by_the_day(
    invitations: list[dict[str, str]], held: bool
) -> None:
    result = derive(
        HasProvincialInvitation("NB"), {"provincial_invitations": invitations}
    )

    assert result is held


def test_an_invitation_asks_for_what_is_not_said() -> None:
    assert derive(HasProvincialInvitation("NB"), {}).asks == {"provincial_invitations"}
    assert derive(
        HasProvincialInvitation("NB"), {"provincial_invitations": [{}]}
    ).asks == {"provincial_invitations.inviter"}


def _job(noc: str, start: str, end: str | None, **more: Any) -> dict[str, Any]:
    return {"noc": noc, "start": start, "end": end, "hours_per_week": 40, **more}


def test_a_named_primary_occupation_decides_over_the_work() -> None:
    job = _job("75110", "2020-01-01", None)

    named = applicant(primary_noc="21231", work=[job])

    assert derive(MainOccupationIn((0, 1, 2)), named) is True
    assert derive(MainOccupationIn((0, 1, 2)), applicant(work=[job])) is False


def test_work_that_has_not_begun_is_no_main_occupation() -> None:
    later = applicant(work=[_job("21231", "2026-06-02", None)])

    assert derive(MainOccupationIn((1,)), later) is False


def test_the_main_occupation_asks_for_the_unit_group() -> None:
    open_noc = applicant(work=[{"start": "2020-01-01"}])

    assert derive(MainOccupationIn((1,)), open_noc).asks == {"applicant.work.noc"}


def test_months_in_the_main_occupation_follow_the_name_else_the_best() -> None:
    jobs = [
        _job("21231", "2025-01-01", "2025-12-30"),
        _job("75110", "2022-01-01", "2023-12-30"),
    ]
    fact = WorkMonths(occupation="main")

    assert int(derive(fact, applicant(work=jobs))) == 24
    assert int(derive(fact, applicant(work=jobs, primary_noc="21231"))) == 12


@pytest.mark.parametrize(("noc", "teer"), [("21231", 0), ("22221", 2)])
def test_the_threshold_follows_the_work_in_one_province(noc: str, teer: int) -> None:
    jobs = [
        _job("21231" if teer else "22221", "2010-01-01", "2020-01-01", country="US"),
        _job(noc, "2024-01-01", None, country="CA", province="NS"),
    ]

    result = derive(
        ThresholdTeer(where="NS", from_months_ago=0, exclude=()), applicant(work=jobs)
    )

    assert result == teer


AREAS = Reference(
    places={
        "QC": {
            "montreal": Place("", frozenset({"montreal-area"})),
            "sherbrooke": Place("", frozenset()),
        }
    }
)
IN_QUEBEC = {
    **{"noc": "21231", "country": "CA", "province": "QC"},
    **{"start": "2025-01-01", "end": "2025-12-31", "hours_per_week": 40},
}
FROM_QUEBEC = {
    **{"level": "two_year", "country": "CA", "province": "QC"},
    **{"years": 2, "completed_on": "2020-05-01"},
}


def derive_outside(fact: Fact, profile: dict[str, Any]) -> Any:
    return fact.derive(Case(read_profile(profile), ON, AREAS, None))


@pytest.mark.parametrize(
    ("city", "counts"), [("Sherbrooke", True), ("Montréal", False), (None, False)]
)
def test_work_counts_outside_an_area_by_its_city(
    city: str | None, counts: bool
) -> None:
    person = applicant(work=[{**IN_QUEBEC, "work_city": city}])
    every = derive_outside(WorkMonths("QC"), person)

    result = derive_outside(WorkMonths("QC", not_area="montreal-area"), person)

    assert result == (every if counts else 0)


@pytest.mark.parametrize(
    ("city", "asks"),
    [
        ({}, {"applicant.work.work_city"}),
        ({"work_city": "Chibougamau"}, set()),
    ],
)
def test_work_in_a_city_not_known_may_lie_outside_an_area(
    city: dict[str, str], asks: set[str]
) -> None:
    person = applicant(work=[{**IN_QUEBEC, **city}])
    every = derive_outside(WorkMonths("QC"), person)

    result = derive_outside(WorkMonths("QC", not_area="montreal-area"), person)

    assert result == Open(frozenset(asks), Between(0, every))


@pytest.mark.parametrize(
    ("city", "months"), [("Sherbrooke", 24), ("Montreal", 0), (None, 0)]
)
def test_study_counts_outside_an_area_by_its_city(
    city: str | None, months: int
) -> None:
    person = applicant(education=[{**FROM_QUEBEC, "study_city": city}])

    result = derive_outside(StudyMonths("QC", "montreal-area"), person)

    assert result == months


@pytest.mark.parametrize(
    ("city", "asks"),
    [
        ({}, {"applicant.education.study_city"}),
        ({"study_city": "Chibougamau"}, set()),
    ],
)
def test_study_in_a_city_not_known_may_lie_outside_an_area(
    city: dict[str, str], asks: set[str]
) -> None:
    person = applicant(education=[{**FROM_QUEBEC, **city}])

    result = derive_outside(StudyMonths("QC", "montreal-area"), person)

    assert result == Open(frozenset(asks), Between(0, 24))
