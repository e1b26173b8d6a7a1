"""Experience in years, self-employment, and children who come along."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pathways.rules.engine.case import Case, ListEntry, Reference
from pathways.rules.engine.values import Between, Open
from pathways.rules.facts.experience import MonthsAtLevel, WorkYears
from pathways.rules.facts.family import AccompanyingChildren
from pathways.rules.facts.kinds import unit_of
from pathways.rules.facts.lists import ListValue, OnList
from pathways.rules.facts.work import WorkMonths
from pathways.rules.profile.profile import read_profile

ON = date(2026, 6, 1)
JOB = {"noc": "21231", "start": "2023-06-01", "end": "2026-05-30", "hours_per_week": 30}
LISTS = Reference(
    lists={
        "employers": {"acme-labs": (ListEntry("acme-labs", "Acme Labs", {}),)},
        "professions": {"chemist": (ListEntry("chemist", "Chemist", {}),)},
        "high-wage": {"21231": (ListEntry("21231", "x", {"level": 2}),)},
        "floors": {"22220": (ListEntry("22220", "x", {"floor": "40.87"}),)},
    }
)


def derived(fact: Any, profile: dict[str, Any]) -> Any:
    return fact.derive(Case(read_profile(profile), ON, LISTS, None))


def worker(**changes: Any) -> dict[str, Any]:
    return {"applicant": {"work": [{**JOB, **changes}]}}


def test_years_are_twelve_months() -> None:
    months = derived(WorkMonths(), worker())

    assert derived(WorkYears(), worker()) == months / 12


def test_open_hours_leave_years_open() -> None:
    person = worker()
    del person["applicant"]["work"][0]["hours_per_week"]

    result = derived(WorkYears(), person)

    assert isinstance(result, Open)
    assert result.asks == {"applicant.work.hours_per_week"}
    assert result.possible == Between(0, derived(WorkYears(), worker()))


def test_two_jobs_of_no_stated_occupation_are_not_surely_one_occupation() -> None:
    unstated = {key: value for key, value in JOB.items() if key != "noc"}
    jobs = [{**unstated, "end": "2023-12-31"}, {**unstated, "start": "2024-01-01"}]
    longest = derived(WorkMonths(), {"applicant": {"work": [jobs[1]]}})
    both = derived(WorkMonths(), {"applicant": {"work": jobs}})

    result = derived(WorkMonths(occupation="main"), {"applicant": {"work": jobs}})

    assert result.possible == Between(longest, both)


def test_a_job_of_no_stated_occupation_may_add_to_the_best_of_any() -> None:
    person = worker(end="2023-12-31")
    person["applicant"]["work"].append({**JOB, "start": "2024-01-01"})
    both = derived(WorkMonths(occupation="main"), person)
    del person["applicant"]["work"][0]["noc"]

    result = derived(WorkMonths(occupation="main"), person)

    assert isinstance(result, Open)
    assert result.asks == {"applicant.work.noc"}
    assert result.possible == Between(
        derived(WorkMonths(), worker(start="2024-01-01")), both
    )


def test_only_self_employment_counts_where_the_rule_says_so() -> None:
    own = WorkMonths(only_self_employed=True)

    assert derived(own, worker(self_employed=False)) == 0
    assert derived(own, worker(self_employed=True)) == derived(WorkMonths(), worker())
    assert derived(own, worker()).asks == {"applicant.work.self_employed"}


@pytest.mark.parametrize(
    ("profile", "children"),
    [
        ({"accompanying_children": 1, "dependent_children": 2}, 1),
        ({"accompanying_children": None}, 0),
        ({"dependent_children": 0}, 0),
        ({"dependent_children": None}, 0),
    ],
)
def test_only_children_who_come_along_are_counted(
    profile: dict[str, Any], children: int
) -> None:
    assert derived(AccompanyingChildren(), profile) == children


def test_children_who_may_come_along_are_asked_about() -> None:
    result = derived(AccompanyingChildren(), {"dependent_children": 2})

    assert result == Open(frozenset({"accompanying_children"}), Between(0, 2))
    assert "dependent_children" in derived(AccompanyingChildren(), {}).asks


@pytest.mark.parametrize(
    ("fact", "offer", "listed"),
    [
        (OnList("employers", "employer"), {"employer": "ACME Labs."}, True),
        (OnList("employers", "employer"), {"employer": "Acme"}, False),
        (OnList("professions", "profession"), {"profession": "chemist"}, True),
        (OnList("professions", "profession"), {"profession": "chemistry"}, False),
    ],
)
def test_names_are_looked_up_whole(
    fact: OnList, offer: dict[str, Any], listed: bool
) -> None:
    assert derived(fact, {"job_offer": offer}) is listed


def test_a_figure_written_as_text_is_a_number() -> None:
    floor = ListValue("floors", "floor")

    assert derived(floor, {"job_offer": {"noc": "22220"}}) == Decimal("40.87")


def at_level(level: int, **parameters: Any) -> MonthsAtLevel:
    return MonthsAtLevel("high-wage", level, **parameters)


def test_months_count_at_the_level_of_the_list_alone() -> None:
    every = derived(WorkMonths(), worker())

    assert derived(at_level(2), worker()) == every > 0
    assert derived(at_level(3), worker()) == 0
    assert derived(at_level(2), worker(noc="22220")) == 0


def test_an_unstated_occupation_leaves_the_months_at_a_level_open() -> None:
    person = worker()
    del person["applicant"]["work"][0]["noc"]

    months = derived(at_level(2), person)

    assert isinstance(months, Open)
    assert months.asks == {"applicant.work.noc"}
    assert "applicant.work.noc" in at_level(2).read_paths()


def test_other_parameters_narrow_the_months_at_a_level_too() -> None:
    assert derived(at_level(2, where="CA"), worker(country="US")) == 0
    own = worker(self_employed=True)
    assert derived(at_level(2, exclude=("self_employed",)), own) == 0


def test_a_level_of_a_list_is_a_number_and_no_money() -> None:
    level = ListValue("high-wage", "level", "primary", counted_in="number")

    assert derived(level, worker()) == 2
    assert unit_of(level) == "number"
    assert unit_of(ListValue("floors", "floor")) == "CAD an hour"
