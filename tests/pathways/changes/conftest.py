"""Curators, and the small catalogue of the admin's tests."""

from __future__ import annotations

from django.contrib.auth.models import User

from pathways.management.commands.create_curator import curators_group
from tests.pathways.admin.conftest import (
    curator,
    first_edition,
    grid,
    requirement,
    site,
    stem,
    stream,
)

__all__ = [
    "a_curator",
    "curator",
    "first_edition",
    "grid",
    "requirement",
    "site",
    "stem",
    "stream",
]


def a_curator(name: str) -> User:
    """An account that keeps the catalogue."""
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(curators_group())
    return user
