"""Parameters of rules that would burn time: refused where they are written."""

from __future__ import annotations

import json
import time
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from pathways.admin.base import BoundedJSONField
from pathways.rules import RuleError
from pathways.rules.checks import threshold_faults
from pathways.rules.facts.kinds import FactError, fact_from
from pathways.rules.levers import lever_from
from tests.harness.curators import sign_in

SOON = 10.0  # seconds of a processor that may be slow; unguarded it takes minutes
MILLION = 10**6


@pytest.mark.long
@pytest.mark.parametrize(
    ("slug", "parameters"),
    [
        ("offer-wage", {"wages": list(range(MILLION))}),
        ("offer-wage", {"wages": ["9" * MILLION]}),
        ("offer-wage", {"wages": [[[[]]]]}),
        ("offer-wage", {"wages": [Decimal("1e999999")]}),
        ("gone", {"x" * MILLION: 1}),
    ],
    ids=["a million amounts", "a long text", "lists in lists", "1e999999", "a name"],
)
def test_a_lever_takes_few_and_short_parameters(
    slug: str, parameters: dict[str, Any]
) -> None:
    started = time.process_time()

    with pytest.raises(RuleError):
        lever_from(slug, parameters)

    assert time.process_time() - started < SOON


@pytest.mark.parametrize(
    "spec",
    [
        {"kind": "credential_from", "countries": ["US"] * 100_000},
        {"kind": "credential_from", "countries": ["US" * MILLION]},
        {"kind": "graduated_in_canada", "months": 10**400},
        {"kind": "graduated_in_canada", "within_days": -1},
        {"kind": "canadian_earnings", "within_years": 9_999},
        {"kind": "work_months", "teers": list(range(100_000))},
        {"kind": "has_licence", "region": "(a+)+$" * 10_000},
    ],
    ids=lambda spec: str(spec)[:60],
)
def test_a_fact_takes_few_and_short_parameters(spec: dict[str, Any]) -> None:
    with pytest.raises(FactError):
        fact_from(spec)


@pytest.mark.parametrize(
    ("kind", "comparison", "value"),
    [
        ("primary_occupation", "one_of", [f"{n:05}" for n in range(100_000)]),
        ("primary_occupation", "is", "(a+)+$" * 10_000),
        ("age", "at_least", 10**400),
        ("age", "at_least", Decimal("1e999999")),
    ],
    ids=["100,000 codes", "a long text", "a long number", "1e999999"],
)
def test_a_comparison_is_with_few_and_short_values(
    kind: str, comparison: str, value: Any
) -> None:
    started = time.process_time()

    assert threshold_faults({"kind": kind}, comparison, value)
    assert time.process_time() - started < SOON


HOSTILE = [
    "[" * 100_000,
    "[" * 900 + "]" * 900,
    "[" * 9 + "]" * 9,
    '{"a":' * 100_000,
    "9" * 5_000,
    json.dumps(list(range(10_000))),
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: f"{text[:4]} {len(text)}")
def test_a_field_of_json_is_short_and_shallow(text: str) -> None:
    field = BoundedJSONField(required=False)

    with pytest.raises(ValidationError, match="Enter a valid JSON"):
        field.clean(text)
    assert field.has_changed(None, text)
    assert field.bound_data(text, None) is not None


def test_what_rows_hold_is_read() -> None:
    text = '{"kind": "credential_from", "countries": ["US", {"a": [1]}]}'

    assert BoundedJSONField().clean(text) == json.loads(text)


@pytest.mark.django_db
@pytest.mark.parametrize("text", HOSTILE[:5], ids=lambda text: f"{text[:4]}{len(text)}")
def test_the_workshop_shows_such_a_text_again(client: Client, text: str) -> None:
    curator = sign_in(client, User.objects.create_superuser("curator"))
    page = curator.post("/admin/pathways/alternative/add/", {"when": text})

    assert page.status_code == 200
    assert "Enter a valid JSON" in page.content.decode()
