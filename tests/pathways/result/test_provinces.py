"""What can be said of a province's stream, on rulebooks of one or two streams."""

from decimal import Decimal
from typing import Any

import pytest

from pathways.outlook.provinces import Chance, Province, province_of, provinces_of
from tests.pathways.result.small import (
    CITE,
    HAS_FUNDS,
    HAS_OFFER,
    JUDGED,
    ON,
    UNREAD,
    YEAR,
    shut,
    standing,
    stream,
)

DEVELOPER: dict[str, Any] = {
    "applicant": {
        "work": [
            {
                "noc": "21232",
                "country": "US",
                "start": "2020-01-01",
                "end": None,
                "hours_per_week": 40,
            }
        ]
    },
    "job_offer": None,
    "settlement_funds_cad": 9000,
}
LEVERS = {
    "job-offer": {
        "title": "Find a job",
        "cite": CITE,
        "parameters": {
            "provinces": ["ON", "YT"],
            "wages": ["median", 70, 60],
            "offer": {"hours_per_week": 40, "indeterminate": True},
        },
    }
}
MEDIANS = {"21232": {"ON": "48.08"}}


def ontario(
    *requirements: dict[str, Any], answers: dict[str, Any] | None = None, **more: Any
) -> Province:
    """Ontario with one stream of these requirements."""
    item = stream("pnp/on/x", *requirements, province="ON", **more)
    snapshot: dict[str, Any] = {"levers": LEVERS, "medians": MEDIANS}
    result = standing(DEVELOPER if answers is None else answers, item, **snapshot)
    return province_of(result, {}, "ON")


@pytest.mark.parametrize(
    ("requirements", "chance"),
    [
        ((JUDGED,), Chance.NOW),
        ((HAS_OFFER,), Chance.OFFER),
        ((HAS_OFFER, JUDGED), Chance.OFFER),
        ((HAS_OFFER, HAS_FUNDS), Chance.MISSING),
        ((UNREAD,), Chance.UNCOLLECTED),
    ],
)
def test_a_stream_is_tried_without_an_offer_and_with_one(
    requirements: tuple[dict[str, Any], ...], chance: Chance
) -> None:
    assert ontario(*requirements).streams[0].chance is chance


@pytest.mark.parametrize("state", ["closed", "paused", "announced"])
def test_no_verdict_makes_a_stream_usable_while_nobody_can_apply(state: str) -> None:
    place = ontario(HAS_OFFER, intakes=shut(state, "2026-03-01"))

    assert place.streams[0].chance is Chance.SHUT
    assert place.shut == place.streams
    assert (place.now, place.opened, place.rank) == ((), (), 2)


def test_what_fails_by_its_rules_is_not_named_among_the_closed() -> None:
    place = ontario(HAS_FUNDS, intakes=shut("paused", "2026-03-01"))

    assert place.shut == ()


def test_an_open_answer_counts_only_where_nothing_fails_without_it() -> None:
    without_funds = {k: v for k, v in DEVELOPER.items() if k != "settlement_funds_cad"}

    both = ontario(HAS_OFFER, HAS_FUNDS, answers=without_funds)
    alone = ontario(HAS_FUNDS, answers=without_funds)

    assert both.answers_then == both.streams
    assert alone.answers_now == alone.streams


def test_the_nearest_of_what_fails_comes_first() -> None:
    near = stream("pnp/on/near", HAS_FUNDS, province="ON")
    far = stream("pnp/on/far", HAS_FUNDS, YEAR, province="ON")

    place = province_of(standing(DEVELOPER, far, near), {}, "ON")

    assert [item.now.slug for item in place.missing] == ["pnp/on/near", "pnp/on/far"]


def test_an_offer_pays_the_median_or_else_the_least_that_the_record_names() -> None:
    streams = [
        stream(f"pnp/{c.lower()}/x", HAS_OFFER, province=c) for c in ("ON", "YT")
    ]
    result = standing(DEVELOPER, *streams, levers=LEVERS, medians=MEDIANS)

    wages = {
        place.code: place.offer.offer.wage_cad_hourly
        for place in provinces_of(result, {})
        if place.offer
    }

    assert wages == {"ON": Decimal("48.08"), "YT": Decimal(60)}


def test_without_the_record_of_an_offer_none_is_tried() -> None:
    result = standing(DEVELOPER, stream("pnp/on/x", HAS_OFFER, province="ON"))

    place = province_of(result, {}, "ON")

    assert place.offer is None
    assert place.streams[0].chance is Chance.MISSING


def test_without_an_occupation_no_offer_is_tried() -> None:
    place = ontario(HAS_OFFER, answers={"job_offer": None})

    assert place.offer is None


@pytest.mark.parametrize(("usable", "rank"), [(True, 0), (False, 1)])
def test_what_nobody_gets_from_abroad_ranks_below_what_is_open(
    usable: bool, rank: int
) -> None:
    record = {
        "slug": "us-technology-worker",
        "title": "From the United States",
        "text": "Seen.",
        "values": {"usable_from_the_us": usable},
        "cite": CITE,
    }

    place = ontario(HAS_OFFER, practice=[record])

    assert place.rank == rank
    assert place.streams[0].after_moving is not usable


def test_a_record_of_practice_that_is_over_says_nothing() -> None:
    record = {"title": "Then", "text": "Seen.", "to": ON.isoformat(), "cite": CITE}

    place = ontario(HAS_OFFER, practice=[{"slug": "then", **record}])

    assert place.streams[0].practice == ()


def test_every_province_and_territory_has_a_row_with_or_without_streams() -> None:
    provinces = provinces_of(standing(DEVELOPER, stream("permit", HAS_OFFER)), {})

    assert len(provinces) == 13
    assert {place.rank for place in provinces} == {3}


def test_a_day_that_a_title_names_is_not_said_again() -> None:
    record = {
        "title": "The pool on 7 July 2026",
        "text": "Small.",
        "from": "2026-07-07",
    }
    place = ontario(HAS_OFFER, practice=[{"slug": "pool", **record}])

    assert place.streams[0].practice[0].since == ""
