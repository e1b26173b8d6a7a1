"""Answers that are kept, as a person's are."""

from typing import Any

from django.utils import timezone

from pathways import profiles


def token_of(answers: dict[str, Any]) -> str:
    """Keep answers, and give the token of their private link."""
    _, token = profiles.start_profile(answers=answers, now=timezone.now())
    return token
