"""What stands in a column: times, stays, rights, bridges, and what is missing."""

from decimal import Decimal
from typing import Any

import pytest

from pathways.comparison.columns import Column
from pathways.outlook.pathway import pathway
from tests.pathways.result.small import (
    CITE,
    HAS_FUNDS,
    HAS_OFFER,
    JUDGED,
    standing,
    stream,
)

TIME = {
    "slug": "permit",
    "title": "Work permit",
    "measure": "standard",
    "step": "permit",
    "unit": "days",
    "cite": CITE,
}
SPOUSE = stream("spouse", HAS_OFFER, fees=[{"fee": "permit"}])
FEE = {
    "title": "Work permit",
    "payer": "worker",
    "unit": "application",
    "versions": [{"amount_cad": 155, "cite": CITE}],
}
PARTNER = {
    "marital_status": "married",
    "partner": {"accompanying": True, "canadian_or_pr": False},
}


def column(answers: dict[str, Any], **more: Any) -> Column:
    fees = {"permit": FEE}
    main = stream("main", HAS_OFFER, HAS_FUNDS, JUDGED, **more)
    result = standing(answers, main, SPOUSE, fees=fees)
    return Column(pathway(result, result.by_slug["main"]))


def test_a_time_says_what_its_figure_is() -> None:
    (record,) = column({}, times=[{**TIME, "value": 14, "share_percent": 80}]).times

    assert record.strong == "14 days"
    assert record.how == "service standard, met for 80 of 100 applications"


def test_a_range_of_time_keeps_both_ends() -> None:
    (record,) = column(
        {}, times=[{**TIME, "unit": "months", "low": 6, "high": 8}]
    ).times

    assert record.strong == "6 to 8 months"


def test_a_time_without_a_figure_claims_none() -> None:
    (record,) = column({}, times=[{**TIME, "note": "At the border."}]).times

    assert (record.strong, record.how, record.note) == ("", "", "At the border.")


def test_a_time_that_no_longer_holds_is_left_out() -> None:
    assert column({}, times=[{**TIME, "value": 14, "to": "2026-11-22"}]).times == []
    assert column({}, times=[{**TIME, "value": 14, "to": "2026-11-23"}]).times != []


def test_a_stay_names_permit_extension_and_total() -> None:
    stay = {"slug": "x", "title": "Manager", "cite": CITE}
    months = {"months_max": 36, "extension_months_max": 24, "total_months_max": 84}

    (record,) = column({}, stays=[{**stay, **months}]).stays

    assert (
        record.strong
        == "up to 36 months; extension by up to 24 months; 84 months in all"
    )


RIGHT = {"for": "partner", "text": "May work.", "stream": "spouse", "cite": CITE}


def test_the_partners_permit_is_assessed_by_the_persons_own_answers() -> None:
    (right,) = column({**PARTNER, "job_offer": {}}, rights=[RIGHT]).partner_rights

    assert right.permit is not None
    assert right.permit.verdict.word == "met"


def test_the_partners_permit_is_paid_for_where_it_may_be_given() -> None:
    given = column({**PARTNER, "job_offer": {}}, rights=[RIGHT])
    refused = column({**PARTNER, "job_offer": None}, rights=[RIGHT])
    alone = column({"marital_status": "widowed", "job_offer": {}}, rights=[RIGHT])

    assert given.partner_permit_pays is not None
    assert given.partner_permit_pays.low == 155
    assert refused.partner_permit_pays is None
    assert alone.partner_permit_pays is None


def test_a_bridge_to_a_stream_that_we_lack_keeps_its_name() -> None:
    bridges = [
        {"target": "spouse", "after_months": 12, "cite": CITE},
        {"target": "gone", "cite": CITE},
    ]

    known, gone = column({}, bridges=bridges).bridges

    assert known.pathway is not None
    assert known.after == "after 12 months of work"
    assert (gone.pathway, gone.slug) == (None, "gone")


def test_missing_holds_failures_and_open_questions_but_not_judgements() -> None:
    item = column({"settlement_funds_cad": 9000})

    assert [row.slug for row in item.missing] == ["funds", "offer"]
    assert [row.slug for row in item.judged] == ["judged"]


AFTER = [{"after": "nomination", "cite": CITE}, {"after": "selection", "cite": CITE}]


def later(nomination: str | None, **fee: Any) -> Decimal | None:
    """What Canada asks after the decision of a stream that leads to “spouse”."""
    more = {"nomination": nomination} if nomination else {}
    bridges = [{"target": "spouse", "cite": CITE}]
    main = stream("main", HAS_OFFER, outcome="permanent", bridges=bridges, **more)
    right = {**FEE, "versions": [{"amount_cad": 600, "cite": CITE}], **fee}
    result = standing({}, main, SPOUSE, fees={"permit": FEE, "right": right})
    pays = Column(pathway(result, result.by_slug["main"])).residence_pays
    return pays.low if pays else None


@pytest.mark.parametrize(
    ("nomination", "pays"),
    [("base", 600), ("both", 600), ("none", 600), ("enhanced", 155), (None, None)],
)
def test_canada_is_paid_later_where_a_province_decides_first(
    nomination: str | None, pays: int | None
) -> None:
    """An Express Entry nomination leads to a program with fees of its own."""
    assert later(nomination, residence=AFTER) == pays


def test_later_fees_that_were_not_collected_are_not_told() -> None:
    assert later("base") is None
    assert later("none", residence=AFTER[:1]) is None
