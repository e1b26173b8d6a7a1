"""How often one visitor may do what costs others something.

Mostly only what was done is counted: a page that says what is wrong counts for nothing.
Where the reading itself costs something (``take``), every attempt counts.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_ratelimit.core import get_usage
from redis import RedisError

TOO_OFTEN: Final = 429
AN_HOUR: Final = 3600
Key = str | Callable[[str, HttpRequest], str]


@dataclass(frozen=True, slots=True)
class Limit:
    """So many in a period, such as ``20/h``, of one network or of one ``owner``."""

    group: str
    rate: str
    owner: str = ""

    @property
    def key(self) -> Key:
        """By what it counts: whose it is, or the visitor's address."""
        return (lambda _group, _request: self.owner) if self.owner else "ip"

    def wait(self, request: HttpRequest) -> int:
        """Seconds until one more is allowed; 0 where it is allowed now."""
        usage = self._usage(request, increment=False)
        return self._left(usage) if usage and usage["count"] >= usage["limit"] else 0

    def count(self, request: HttpRequest) -> None:
        """Count what has just been done."""
        self._usage(request, increment=True)

    def take(self, request: HttpRequest) -> int:
        """Count an attempt; seconds to wait where it is one too many, else 0."""
        usage = self._usage(request, increment=True)
        return self._left(usage) if usage and usage["count"] > usage["limit"] else 0

    @staticmethod
    def _left(usage: dict[str, int]) -> int:
        return max(1, math.ceil(usage["time_left"]))

    def _usage(self, request: HttpRequest, *, increment: bool) -> dict[str, int] | None:
        """The count so far; none without a counter: then nobody is refused."""
        name = f"pathways.{self.group}"
        try:
            usage: dict[str, int] | None = get_usage(
                request, group=name, key=self.key, rate=self.rate, increment=increment
            )
        except RedisError:
            return None
        return usage


def refusal(request: HttpRequest, *limits: Limit) -> HttpResponse | None:
    """What is answered where a limit is reached; nothing where none is."""
    wait = max(limit.wait(request) for limit in limits)
    return too_often(request, wait) if wait else None


def refusal_of_attempt(request: HttpRequest, *limits: Limit) -> HttpResponse | None:
    """The same, where each attempt counts."""
    wait = max(limit.take(request) for limit in limits)
    return too_often(request, wait) if wait else None


def too_often(request: HttpRequest, wait: int = AN_HOUR) -> HttpResponse:
    """Said, with the status that programs understand and when to come again."""
    context = {"minutes": math.ceil(wait / 60)}
    page = render(request, "pathways/too_often.html", context, status=TOO_OFTEN)
    page["Retry-After"] = str(wait)
    return page
