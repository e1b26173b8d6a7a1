"""How often one visitor may do what costs others something.

Only what was done is counted: a page that says what is wrong counts for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_ratelimit.core import get_usage
from redis import RedisError

TOO_OFTEN = 429
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

    def is_reached(self, request: HttpRequest) -> bool:
        """Whether one more would be too many."""
        usage = self._usage(request, increment=False)
        return usage is not None and usage["count"] >= usage["limit"]

    def count(self, request: HttpRequest) -> None:
        """Count what has just been done."""
        self._usage(request, increment=True)

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


def too_often(request: HttpRequest) -> HttpResponse:
    """Said, with the status that programs understand."""
    return render(request, "pathways/report_too_often.html", status=TOO_OFTEN)
