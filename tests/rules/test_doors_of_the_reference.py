"""The newer doors hold every figure and day that their sources give."""

import json
from typing import Any, Final

import pytest

from pathways.rules.rulebook import Rulebook
from tests.rules.completeness import doors, places

# A figure of each door, which a slip of the pen would change.
FIGURES: Final = (
    ("citizenship/by-descent", "1,095", "1,096"),
    ("family-class/partner", "10,400", "10,500"),
    ("work-permit/francophone-mobility", "2023-06-15", "2023-06-16"),
    ("work-permit/business-owner", '"months_max": 18', '"months_max": 19'),
    ("work-permit/iec-second-passport", "2025-12-19", "2025-12-18"),
    ("work-permit/pgwp", "1,107", "1,170"),
    ("study-permit/degree", "24,617", "24,671"),
)


def test_every_figure_and_day_stands_in_its_stream(shipped: Rulebook) -> None:
    assert list(doors.faults(shipped.snapshot)) == []


def test_every_item_apart_is_there_and_its_reason_is_told() -> None:
    every = doors.items()

    gone = [item for item in doors.APART if not any(k.startswith(item) for k in every)]

    assert set(gone) <= {"spouse_sponsorship/quebec/undertaking_fee"}
    assert doors.reasons() <= places.keys_of_coverage()


@pytest.mark.parametrize(("slug", "figure", "slip"), FIGURES)
@pytest.mark.thorough
def test_a_figure_that_moves_is_found(
    shipped: Rulebook, slug: str, figure: str, slip: str
) -> None:
    streams = [
        altered(item, slug, figure, slip) for item in shipped.snapshot["streams"]
    ]

    items = list(doors.faults({**shipped.snapshot, "streams": streams}))

    assert items != []


@pytest.mark.parametrize(
    ("slug", "figure", "slip"),
    [
        ("employer-duties", '"value": 1000,', '"value": 1001,'),
        ("employer-duties", '"value": 100000,', '"value": 10000,'),
        ("rehabilitation-fees", "246.25", "264.25"),
        ("rehabilitation-fees", "1231", "1213"),
        ("rehabilitation-fees", "492.5", "429.5"),
    ],
)
@pytest.mark.thorough
def test_a_figure_of_a_topic_that_moves_is_found(
    shipped: Rulebook, slug: str, figure: str, slip: str
) -> None:
    topics = shipped.snapshot["topics"]
    moved = {**topics, slug: written(topics[slug], figure, slip)}

    items = list(doors.faults({**shipped.snapshot, "topics": moved}))

    assert items != []


@pytest.mark.parametrize(
    ("cost", "slip"), [("wes-eca", "265"), ("medical", "550"), ("celpip", "281")]
)
@pytest.mark.thorough
def test_a_price_that_moves_is_found(shipped: Rulebook, cost: str, slip: str) -> None:
    costs = shipped.snapshot["costs"]
    moved = {**costs, cost: {**costs[cost], "low": slip, "high": slip}}

    items = list(doors.faults({**shipped.snapshot, "costs": moved}))

    assert items != []


def written(row: Any, figure: str, slip: str) -> Any:
    text = json.dumps(row, default=str, ensure_ascii=False)
    assert figure in text
    return json.loads(text.replace(figure, slip))


def altered(stream: dict[str, Any], slug: str, figure: str, slip: str) -> Any:
    if stream["slug"] != slug:
        return stream
    return written(stream, figure, slip)
