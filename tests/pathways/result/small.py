"""A rulebook of a few streams, small enough to be read, and standings under it."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

from pathways.outlook.standing import Standing
from pathways.rules.profile.profile import read_profile
from pathways.rules.rulebook import Rulebook

ON = date(2026, 11, 22)
CITE = {
    "source": "act",
    "clause": "s. 1",
    "as_of": "2026-06-01",
    "confidence": "official",
}
WORK = {"kind": "work_months", "where": "CA"}
OFFER = {"kind": "has_answer", "path": "job_offer"}
FUNDS = {"kind": "answer", "path": "settlement_funds_cad"}


def requirement(slug: str, *criteria: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A requirement with one alternative."""
    return {
        "slug": slug,
        "title": f"Requirement {slug}",
        "cite": CITE,
        "alternatives": [{"criteria": list(criteria)}],
        **more,
    }


HAS_OFFER = requirement("offer", {"fact": OFFER, "op": "is", "value": True})
HAS_FUNDS = requirement("funds", {"fact": FUNDS, "op": "at_least", "value": 10000})
YEAR = requirement("year", {"fact": WORK, "op": "at_least", "value": 12})
JUDGED = requirement("judged", {"op": "officer", "label": "a genuine offer"})
UNREAD = requirement("not-collected", {"op": "officer", "label": "the rules"})


def stream(slug: str, *requirements: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A stream that is open since 2020 unless said otherwise."""
    return {
        "slug": slug,
        "name": slug.replace("/", " ").capitalize(),
        "program": "permits",
        "outcome": "temporary",
        "cite": CITE,
        "intakes": [{"state": "open", "from": "2020-01-01", "cite": CITE}],
        "requirements": list(requirements),
        **more,
    }


def shut(state: str, since: str) -> list[dict[str, Any]]:
    """An intake that is not open since a day."""
    return [
        {"state": "open", "to": since, "cite": CITE},
        {"state": state, "from": since, "cite": CITE},
    ]


def snapshot(*streams: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The smallest snapshot that holds these streams; a copy, to be changed at will."""
    parts = {
        "sources": {
            "act": {"title": "The Act", "url": "https://laws.example/act"},
        },
        "programs": {"permits": {"name": "Permits", "kind": "work_permit"}},
        "lists": {},
        "streams": list(streams),
        "fees": {},
        **more,
    }
    return deepcopy(parts)


def standing(
    answers: dict[str, Any], *streams: dict[str, Any], on: date = ON, **more: Any
) -> Standing:
    """The answers assessed by these streams."""
    rulebook = Rulebook(snapshot(*streams, **more))
    return Standing(rulebook, rulebook.assess(read_profile(answers), on))
