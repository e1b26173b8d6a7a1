"""Hostile posts to every form that a visitor can reach: no fault of ours.

The same draws in every run; `make fuzz` draws twenty times as many others, and
`make hostile` as many as one wants, on several processors and over HTTP.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from pathways.models import SavedProfile
from pathways.rules.profile.reading import LARGEST_PROFILE
from tests.harness.fuzz import dice, random_test
from tests.harness.hostile_posts import Asks, Tally, posts

POSTS = 150
MOST_SECONDS = 60.0  # hangs; how long they take is what `make hostile` tells


@random_test
@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
@pytest.mark.thorough
def test_no_post_makes_a_fault_or_takes_long(client: Client, settings: Any) -> None:
    settings.RATELIMIT_ENABLE = False
    client.raise_request_exception = False

    def send(path: str, data: dict[str, Any] | None) -> tuple[int, str]:
        answer = client.get(path) if data is None else client.post(path, data)
        return answer.status_code, answer.content.decode(errors="replace")

    tally = posts(Asks(send), dice(POSTS), Tally(MOST_SECONDS))

    assert tally.faults == []
    kept = SavedProfile.objects.order_by("pk").first()
    assert kept is not None
    assert len(str(kept.answers)) < 2 * LARGEST_PROFILE
