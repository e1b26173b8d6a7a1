"""What is told of a topic: statements with figures, by day and by stream."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest

from pathways.rules.engine.topics import statements_of, topics_of
from pathways.rules.rulebook import Rulebook

TODAY: Final = date(2026, 11, 29)
DUTIES: Final = "employer-duties"
TOPIC: Final[dict[str, Any]] = {
    "streams": ["a", "b"],
    "statements": [
        {"slug": "for-all"},
        {"slug": "for-a", "streams": ["a"]},
        {"slug": "until-december", "to": "2026-12-01"},
    ],
}


def slugs(snapshot: Any, topic: str, on: date = TODAY, stream: str = "") -> list[str]:
    """The statements of a topic, by name."""
    return [row["slug"] for row in statements_of(snapshot, topic, on, stream)]


def figures(rulebook: Rulebook, stream: str, kind: str) -> dict[str, tuple[Any, str]]:
    """Figures and units of an employer's duties of a kind, by statement."""
    rows = statements_of(rulebook.snapshot, DUTIES, TODAY, stream)
    return {
        row["slug"]: (Decimal(str(row["value"])), row["unit"])
        for row in rows
        if row["kind"] == kind and row.get("value") is not None
    }


@pytest.mark.parametrize(
    ("stream", "names"),
    [
        ("", ["for-all", "for-a", "until-december"]),
        ("a", ["for-all", "for-a", "until-december"]),
        ("b", ["for-all", "until-december"]),
        ("c", []),
    ],
)
def test_a_stream_hears_what_holds_for_it(stream: str, names: list[str]) -> None:
    assert slugs({"topics": {"t": TOPIC}}, "t", stream=stream) == names


@pytest.mark.parametrize(("province", "names"), [("QC", 2), ("BC", 1), ("", 2)])
def test_a_province_hears_what_holds_there(province: str, names: int) -> None:
    rows = [{"slug": "everywhere"}, {"slug": "in-quebec", "provinces": ["QC"]}]
    snapshot = {"topics": {"t": {"statements": rows}}}

    assert len(statements_of(snapshot, "t", TODAY, "", province)) == names


def test_a_statement_ends_on_the_first_day_it_no_longer_holds() -> None:
    snapshot = {"topics": {"t": TOPIC}}

    assert "until-december" in slugs(snapshot, "t", date(2026, 11, 30))
    assert "until-december" not in slugs(snapshot, "t", date(2026, 12, 1))


def test_an_edition_without_topics_says_nothing() -> None:
    assert slugs({}, "t") == []
    assert topics_of({}, "a") == ()


def test_an_employer_of_the_global_talent_stream_pays_1000_in_10_business_days(
    rulebook: Rulebook,
) -> None:
    stream = "global-talent-stream/category-b"

    assert figures(rulebook, stream, "fee")["gts-fee"] == (Decimal(1000), "CAD")
    assert figures(rulebook, stream, "time")["gts-days"] == (
        Decimal(10),
        "business_days",
    )


@pytest.mark.parametrize(
    "stream",
    [
        "cusma/professional",
        "cusma/intra-company-transferee",
        "work-permit/intra-company-transferee",
        "work-permit/francophone-mobility",
    ],
)
def test_an_offer_without_an_assessment_costs_the_employer_230(
    rulebook: Rulebook, stream: str
) -> None:
    assert figures(rulebook, stream, "fee") == {"exempt-fee": (Decimal(230), "CAD")}


def test_a_referral_is_a_step_of_category_a_alone(rulebook: Rulebook) -> None:
    a = slugs(rulebook.snapshot, DUTIES, stream="global-talent-stream/category-a")
    b = slugs(rulebook.snapshot, DUTIES, stream="global-talent-stream/category-b")

    assert set(a) - set(b) == {"gts-referral", "gts-benefits-plan-a"}
    assert set(b) - set(a) == {"gts-benefits-plan-b"}


def test_every_stream_of_the_duties_has_a_step_or_a_rule(rulebook: Rulebook) -> None:
    streams = rulebook.snapshot["topics"][DUTIES]["streams"]

    assert [
        stream
        for stream in streams
        if not slugs(rulebook.snapshot, DUTIES, TODAY, stream)
    ] == []


def test_no_statement_is_recalled(rulebook: Rulebook) -> None:
    recalled = [
        (topic, row["slug"])
        for topic, record in rulebook.snapshot["topics"].items()
        for row in record["statements"]
        if row["cite"]["confidence"] == "recalled"
    ]

    assert recalled == []
