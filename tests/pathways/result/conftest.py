"""Editions of a few streams, and private links to answers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from pathways.models import Edition
from pathways.rules.rulebook import digest_of
from tests.harness.answers import token_of
from tests.pathways.result.small import snapshot

Publish = Callable[..., Edition]
Link = Callable[[dict[str, Any]], str]


@pytest.fixture
def publish(db: None) -> Publish:
    """Publish an edition that holds these streams."""

    def published(*streams: dict[str, Any], **more: Any) -> Edition:
        shot = snapshot(*streams, **more)
        return Edition.objects.create(
            number=Edition.objects.count() + 1,
            digest=digest_of(shot),
            snapshot=shot,
            note="for a test",
            published_at=timezone.now(),
        )

    return published


@pytest.fixture
def link_to(db: None) -> Link:
    """Keep answers, and give the token of their private link."""
    return token_of
