"""How long a step takes: units, ranges, and what is not published."""

from datetime import date
from typing import Any

from pathways.rules.planner.lengths import (
    ESTIMATE,
    FIXED,
    PUBLISHED,
    UNKNOWN,
    Length,
    estimated,
    published,
)

ON = date(2026, 11, 22)


def time(step: str, unit: str = "days", **more: Any) -> dict[str, Any]:
    return {"step": step, "unit": unit, **more}


def test_ten_business_days_are_two_weeks() -> None:
    span = published({"times": [time("permit", "business_days", value=10)]}, ON, PERMIT)

    assert (span.low, span.high) == (Length(days=14), Length(days=14))


PERMIT = ("employer", "permit")


def test_several_records_of_a_part_give_its_range_and_parts_add_up() -> None:
    times = [
        time("employer", value=21),
        time("permit", value=14),
        time("permit", value=60),
    ]

    span = published({"times": times}, ON, PERMIT)

    assert (span.low, span.high) == (Length(days=35), Length(days=81))
    assert span.basis == PUBLISHED


def test_what_is_the_applicants_own_time_may_be_nothing() -> None:
    times = [time("you", value=30), time("province", value=90)]

    span = published({"times": times}, ON, ("you", "province"))

    assert (span.low, span.high) == (Length(days=90), Length(days=120))


def test_a_record_without_a_figure_is_no_published_time() -> None:
    span = published({"times": [time("province")]}, ON, ("province",))

    assert span.basis == UNKNOWN
    assert span.low == span.high == Length()


def test_a_record_counts_from_its_first_day_to_the_day_before_its_last() -> None:
    times = [time("federal", "months", value=7, **{"from": "2026-07-07"})]
    times[0]["to"] = "2026-08-10"

    def months(on: date) -> int:
        return published({"times": times}, on, ("federal",)).high.months

    assert [
        months(date(2026, 7, 6)),
        months(date(2026, 7, 7)),
        months(date(2026, 8, 9)),
        months(date(2026, 8, 10)),
    ] == [0, 7, 7, 0]


def test_months_are_calendar_months_and_days_come_after() -> None:
    assert Length(1, 1).after(date(2027, 1, 31)) == date(2027, 3, 1)


def test_a_lever_is_our_estimate_unless_it_takes_no_time() -> None:
    costs = {
        "french": {"months_low": 9, "months_high": 24, "is_estimate": True},
        "swap": {"months_low": 0, "months_high": 0, "is_estimate": True},
    }

    assert estimated(costs, "french").basis == ESTIMATE
    assert estimated(costs, "french").high == Length(24)
    assert estimated(costs, "swap").basis == FIXED
    assert estimated(costs, "unheard-of").basis == UNKNOWN
