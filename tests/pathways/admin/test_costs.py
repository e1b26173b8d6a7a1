"""Prices, the rate of the US dollar, and topics, as a curator changes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from occupations.models import Source
from pathways import models

pytestmark = pytest.mark.django_db
READ = {"confidence": "secondary", "as_of": "2026-11-20"}


def add(client: Client, model: str, **sent: Any) -> dict[str, list[str]]:
    """Send the page that adds a row; returns its errors."""
    page = client.post(reverse(f"admin:pathways_{model}_add"), {**READ, **sent})
    return {} if page.status_code == 302 else dict(page.context["adminform"].errors)


def test_a_curator_adds_the_rate_of_a_newer_day(curator: Client, site: Source) -> None:
    sent = {"slug": "usd-2026-11-20", "currency": "USD", "on": "2026-11-20"}

    assert add(curator, "exchangerate", **sent, cad="1.4012", source=site.pk) == {}

    assert models.ExchangeRate.objects.get().cad == Decimal("1.4012")


def test_a_day_has_one_rate(curator: Client, site: Source) -> None:
    sent = {"currency": "USD", "on": "2026-11-20", "cad": "1.4", "source": site.pk}
    add(curator, "exchangerate", slug="first", **sent)

    errors = add(curator, "exchangerate", slug="second", **sent)

    assert "This day has a rate already." in str(errors)


def test_the_most_of_a_price_is_not_less_than_the_least(
    curator: Client, site: Source
) -> None:
    sent = {"slug": "test", "title": "Test", "kind": "test", "currency": "CAD"}

    errors = add(curator, "cost", **sent, low="300", high="200", source=site.pk)

    assert "The most must not be less than the least." in str(errors)


def test_a_price_that_was_not_seen_stays_empty(curator: Client, site: Source) -> None:
    sent = {"slug": "iqas", "title": "IQAS", "kind": "assessment", "currency": "CAD"}

    assert add(curator, "cost", **sent, source=site.pk) == {}

    assert models.Cost.objects.get().low is None


def test_a_statement_of_a_topic_has_a_figure_with_its_unit_and_days(
    curator: Client, site: Source
) -> None:
    topic = models.Topic.objects.create(slug="fees", title="Fees")
    sent = {"topic": topic.pk, "slug": "permit", "kind": "fee", "title": "Permit"}
    sent |= {"text": "The amount.", "value": "250", "unit": "CAD", "order": "0"}

    errors = add(
        curator,
        "statement",
        **sent,
        streams="",
        effective_from="2026-12-01",
        source=site.pk,
    )

    assert errors == {}
    row = topic.statements.get()
    assert (row.value, row.unit) == (Decimal(250), "CAD")
    assert row.effective_from == date(2026, 12, 1)
    assert row.key == "fees/statements/permit:2026-12-01"
