"""How often one visitor may ask; without a counter nobody is refused."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django_ratelimit.core import is_ratelimited
from redis.exceptions import RedisError


def is_too_often(request: HttpRequest, **limit: Any) -> bool:
    """Count this request, and say whether it is one too many.

    Takes what ``is_ratelimited`` takes. A counter that is away stops no page.
    """
    try:
        return bool(is_ratelimited(request, increment=True, **limit))
    except (RedisError, OSError):
        return False
