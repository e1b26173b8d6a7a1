"""Reports on a small edition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from pathways import profiles
from pathways.models import Report, SavedProfile
from pathways.services import reports
from tests.pathways.result.conftest import link_to, publish
from tests.pathways.result.small import (
    CITE,
    FUNDS,
    HAS_FUNDS,
    HAS_OFFER,
    JUDGED,
    ON,
    YEAR,
    stream,
)

__all__ = ["link_to", "publish"]

Answers = dict[str, Any]
Ask = Callable[..., Report]
OFFERED: Answers = {
    "marital_status": "never_married",
    "dependent_children": 0,
    "job_offer": {"province": "BC"},
    "settlement_funds_cad": 9000,
}
FEES = {
    "permit": {
        "title": "Work permit",
        "payer": "worker",
        "unit": "person",
        "versions": [{"from": "2020-01-01", "amount_cad": 155, "cite": CITE}],
    }
}
GRID = {
    "title": "Ranking",
    "maximum": 1200,
    "versions": [
        {
            "id": "old",
            "from": "2025-03-25",
            "to": "2026-11-03",
            "cite": CITE,
            "root": {
                "slug": "all",
                "title": "All",
                "children": [
                    {
                        "slug": "funds",
                        "title": "Funds",
                        "facts": [FUNDS],
                        "table": {
                            "axes": [{"steps": True}],
                            "rows": [[0, 400], [1000, 450], [2000, 500]],
                        },
                    }
                ],
            },
        },
        {"id": "new", "from": "2026-11-03", "cite": CITE, "note": "more for wages"},
    ],
}
PARTS = {"fees": FEES, "grids": {"crs": GRID}}
STREAMS = (
    stream("alpha", HAS_OFFER, fees=[{"fee": "permit"}]),
    stream("beta", HAS_FUNDS),
    stream("gamma", YEAR),
    stream("delta", JUDGED),
    stream("epsilon", HAS_OFFER),
)


@pytest.fixture
def edition(publish: Callable[..., Any]) -> Any:
    """Five streams: one met, one missed, one open, one for an officer, one more met."""
    return publish(*STREAMS, **PARTS)


@pytest.fixture
def profile(edition: Any) -> SavedProfile:
    return profiles.start_profile(answers=OFFERED, now=timezone.now())[0]


@pytest.fixture
def ask(profile: SavedProfile) -> Ask:
    """Ask for a report of these streams."""

    def asked(*chosen: str, answers: Answers | None = None) -> Report:
        if answers is not None:
            profile.answers = answers
            profile.save(update_fields=["answers"])
        return reports.request_report(
            profile=profile,
            chosen=chosen or ("alpha", "beta"),
            on=ON,
            now=timezone.now(),
        )

    return asked


@pytest.fixture
def rendered(ask: Ask) -> Report:
    """A report whose PDF is made."""
    return render(ask())


def render(report: Report) -> Report:
    """Do what a worker does."""
    lease = reports.claim_report(report_id=report.pk, now=timezone.now())
    assert lease is not None
    reports.render_report(report_id=report.pk, lease=lease, now=timezone.now())
    report.refresh_from_db()
    return report
