"""The doors of the newer reference: every figure of a topic stands in its stream."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.rules.completeness.numbers import numbers_of
from tests.rules.completeness.reference import Item, load
from tests.rules.completeness.reference import items as _items

Spec = Mapping[str, Any]
Rows = set[tuple[Any, ...]]
FOLDER: Final = Path(__file__).parent.parent / "reference" / "november"


@cache
def topics() -> dict[str, Any]:
    """Every topic of the files, by name."""
    files = sorted(FOLDER.glob("*.yaml"))
    return {name: topic for path in files for name, topic in load(path).items()}


def fields_of_study(snapshot: Spec) -> tuple[Rows, Rows]:
    """The codes of computing and its neighbours for the post-graduation permit."""
    listed = topics()["study_route_additions"]["pgwp_computing_codes"]
    read = {
        (code, title, listed["effective_from"], listed["confidence"])
        for code, title in listed["codes"].items()
    }
    return read, {
        (e["key"], e["label"], e.get("from", ""), e["cite"]["confidence"])
        for e in snapshot["lists"]["pgwp-fields"]["entries"]
    }


COSTS: Final = "costs"
# By topic or part of one, the streams (and tables) that hold it; the longest wins.
HOLDERS: Final = {
    "citizenship_by_descent": ("citizenship/by-descent",),
    "spouse_sponsorship": ("family-class/partner",),
    "francophone_mobility": ("work-permit/francophone-mobility",),
    "other_permits/c11_business_owner": ("work-permit/business-owner",),
    "other_permits/c60_provincial_business": ("work-permit/business-owner",),
    "other_permits/innovation_stream": ("work-permit/innovation-stream",),
    "other_permits/start_up_visa_replacement": ("start-up-visa",),
    "other_permits/h1b_pathway": ("work-permit/h1b-accelerated-2026",),
    "other_permits/iec_second_passport": ("work-permit/iec-second-passport",),
    "study_route_additions/pgwp": ("work-permit/pgwp",),
    "study_route_additions/attestation_exemption": ("study-permit/degree",),
    "study_route": ("study-permit/degree", "study-funds", "work-permit/pgwp"),
    "settlement_funds_rules": ("settlement-funds",),
    "criminal_inadmissibility": (
        *("admissibility", "criminal-record", "rehabilitation", "rehabilitation-fees"),
    ),
    "employer_duties": ("employer-duties",),
    "employer_duties/cusma_professional": ("employer-duties", "cusma/professional"),
    "employer_duties/cusma_intra_company": (
        *("employer-duties", "cusma/intra-company-transferee"),
    ),
    "costs_of_documents": (COSTS,),
}
# Items that are not in the catalogue, and the key of docs/coverage.md that says why.
APART: Final = {
    "citizenship_by_descent/certificate/until_proof": "doors-recalled",
    "spouse_sponsorship/relationship/common_law": "doors-recalled",
    "spouse_sponsorship/quebec/undertaking_fee": "doors-recalled",
    "settlement_funds_rules/retirement_accounts": "doors-recalled",
    "citizenship_by_descent/history/2023-12": "doors-history",
    "citizenship_by_descent/history/2025-11": "doors-history",
    "spouse_sponsorship/fees/check": "doors-computed",
    "spouse_sponsorship/fees/disagreement": "doors-computed",
    "spouse_sponsorship/fees/total_couple_no_child": "doors-computed",
    "francophone_mobility/why": "doors-remarks",
    "study_route_additions/attestation_exemption/period": "doors-remarks",
    "study_route/pgwp_field_list": "doors-remarks",
    "study_route_additions/pgwp_distance/value": "half",
}
# Digits of forms and of days that are told in words.
NAMES: Final = frozenset({Decimal(1), Decimal(2)})
# What only says how an item is meant: no fact of its own.
MEANT: Final = frozenset({"changes", "clause", "unit", "basis", "test", "state", "for"})
REMARKS: Final = MEANT | {"searched", "excludes"}


def items() -> dict[str, Item]:
    """Every fact of the files, by its path."""
    files = sorted(FOLDER.glob("*.yaml"))
    every = {name: item for path in files for name, item in _items(path).items()}
    return {
        k: v
        for k, v in every.items()
        if k.rpartition("/")[2] not in REMARKS and _longest(k, HOLDERS | APART)
    }


def reasons() -> set[str]:
    """The keys of docs/coverage.md that items apart name."""
    return set(APART.values())


def faults(snapshot: Spec) -> Iterator[str]:
    """Facts whose numbers or days stand nowhere in their streams."""
    for name, item in items().items():
        if _longest(name, APART) is None:
            yield from _missing(name, item, snapshot)


def _missing(name: str, item: Item, snapshot: Spec) -> Iterator[str]:
    holders = _longest(name, HOLDERS)
    if holders is None:
        yield f"{name}: nothing holds it"
        return
    parts = [_held(slug, snapshot) for slug in holders]
    numbers = frozenset().union(*(numbers_of(part, spelt=True) for part in parts))
    for number in sorted(item.numbers - numbers - NAMES):
        yield f"{name}: {number} is not in {', '.join(holders)}"
    text = json.dumps(parts, default=str)
    for day in filter(None, (item.start, item.end)):
        if day not in text and f"{date.fromisoformat(day):%-d %B %Y}" not in text:
            yield f"{name}: {day} is not in {', '.join(holders)}"


def _held(slug: str, snapshot: Spec) -> list[Any]:
    """A stream with its fees; a topic; a table; or all prices of papers and tests."""
    if slug == COSTS:
        return [snapshot["costs"]]
    if slug in snapshot["topics"]:
        return [snapshot["topics"][slug]]
    if slug in snapshot["tables"]:
        return [snapshot["tables"][slug]]
    (stream,) = (item for item in snapshot["streams"] if item["slug"] == slug)
    fees = [snapshot["fees"][item["fee"]] for item in stream.get("fees", ())]
    return [stream, fees]


def _longest(name: str, by_prefix: Mapping[str, Any]) -> Any:
    """What the longest beginning of the name stands for."""
    result = [item for item in by_prefix if name == item or name.startswith(f"{item}/")]
    result += [
        item for item in by_prefix if name.startswith(item) and item[-4:] == "pgwp"
    ]
    return by_prefix[max(result, key=len)] if result else None
