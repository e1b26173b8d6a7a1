"""People who asked to hear, and editions that change something for them."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from occupations.models import Source
from pathways import profiles
from pathways.models import Edition, ReportAddress, Round, Subscription
from pathways.services import deliveries, reports, subscriptions
from tests.pathways.reports.conftest import (
    GRID,
    OFFERED,
    PARTS,
    STREAMS,
)
from tests.pathways.result.conftest import publish
from tests.pathways.result.small import HAS_OFFER, ON, stream

__all__ = ["publish"]

Publish = Callable[..., Edition]
Answers = dict[str, Any]
EE = stream("express-entry/cec", HAS_OFFER)


@pytest.fixture
def edition(publish: Publish) -> Edition:
    """The first edition."""
    return publish_same(publish)


def listener(
    email: str = "me@example.org", answers: Answers | None = None
) -> Subscription:
    """Somebody who has a report, agreed to get it, and ticked to hear."""
    address = agreed_address(email, answers)
    return subscriptions.ask_to_hear(address=address, now=timezone.now())


def agreed_address(email: str, answers: Answers | None = None) -> ReportAddress:
    """An address whose owner agreed; no mail of that waits."""
    now = timezone.now()
    saved, _token = profiles.start_profile(answers=answers or OFFERED, now=now)
    report = reports.request_report(
        profile=saved, chosen=["alpha", "beta"], on=ON, now=now
    )
    deliveries.request_delivery(report=report, email=email, now=now)
    address = report.addresses.get()
    deliveries.confirm_address(address=address, now=now)
    address.mails.all().delete()
    return address


def publish_points(publish: Publish, *, comparable: bool = False) -> Edition:
    """An edition by which funds of 9,000 CAD give 530 points, not 500.

    ``comparable``: its grid has not been replaced since.
    """
    grid = deepcopy(GRID)
    versions: Any = grid["versions"]
    versions[0]["root"]["children"][0]["table"]["rows"][2] = [2000, 530]
    if comparable:
        versions.pop()
        del versions[0]["to"]
    return publish(*STREAMS, EE, **{**PARTS, "grids": {"crs": grid}})


def publish_later(publish: Publish, day: date) -> Edition:
    """An edition by which the same funds give 530 points from a later day on."""
    grid: Any = deepcopy(GRID)
    grid["versions"] = [
        {k: v for k, v in version.items() if k != "to"}
        for version in grid["versions"][:1]
    ]
    now, then = grid["versions"][0], deepcopy(grid["versions"][0])
    now["to"], then["from"], then["id"] = day.isoformat(), day.isoformat(), "later"
    then["root"]["children"][0]["table"]["rows"][2] = [2000, 530]
    grid["versions"].append(then)
    return publish(*STREAMS, EE, **{**PARTS, "grids": {"crs": grid}})


def publish_same(publish: Publish) -> Edition:
    """An edition with the rules of the first."""
    return publish(*STREAMS, EE, **PARTS)


def withdraw(publish: Publish, edition: Edition, reason: str) -> Edition:
    """An edition that takes another back."""
    taken_back = publish_same(publish)
    taken_back.withdraws, taken_back.withdrawn_because = edition, reason
    taken_back.save()
    return taken_back


def hold_round(cutoff: int, **more: Any) -> Round:
    """A round of Express Entry today."""
    fields = {
        "number": f"r{Round.objects.count()}",
        "held_on": timezone.localdate(),
        "kind": "program_specific",
        "category": "cec",
        "name": "Canadian Experience Class",
        "invitations": 1000,
        "cutoff": cutoff,
        "confidence": "official",
        "source": Source.objects.get_or_create(slug="rounds", title="Rounds")[0],
    }
    return Round.objects.create(**{**fields, **more})
