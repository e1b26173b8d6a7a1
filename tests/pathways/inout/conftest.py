"""An open change over the shipped catalogue, and a curator."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client

from pathways.changes import open_change
from pathways.management.commands.create_curator import curators_group
from pathways.models import Change
from tests.harness.curators import sign_in

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


@pytest.fixture
def change(catalogue: None) -> Change:
    return open_change(title="Files", by=None, at=NOW)


@pytest.fixture
def curator(client: Client, catalogue: None) -> Client:
    user = User.objects.create_user("curator", is_staff=True, is_superuser=True)
    user.groups.add(curators_group())
    sign_in(client, user)
    return client


def kinds(change: Change) -> dict[str, str]:
    """What happens to which row."""
    return {row.label: row.kind for row in change.rows.all()}
