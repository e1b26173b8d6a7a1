"""So many requests a second, whatever the answers take: as visitors come.

A client that waits for an answer before it asks again asks less while a server is slow,
and so hides the slowness. Here every request has its moment, and its time counts from
that moment, sent late or not.
"""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

GOOD = 200


@dataclass(frozen=True)
class Steady:
    """What was measured: each request's seconds from its moment, and the failed."""

    seconds: list[float]
    failed: int

    def percentile(self, percent: int) -> float:
        """Milliseconds within which so many of the requests were answered."""
        ranked = sorted(self.seconds)
        return ranked[min(len(ranked) * percent // 100, len(ranked) - 1)] * 1000


def ask_steadily(url: str, *, rate: int, seconds: int, connections: int) -> Steady:
    """Ask for a page so many times a second, over connections that stay open."""
    start = time.perf_counter() + 0.5
    with ThreadPoolExecutor(connections) as pool:
        asking = [
            pool.submit(
                _ask, url, list(_moments(start, rate, seconds, number, connections))
            )
            for number in range(connections)
        ]
        parts = [each.result() for each in asking]
    every = [taken for part in parts for taken in part]
    good = [taken for taken in every if taken is not None]
    return Steady(good, len(every) - len(good))


def _moments(
    start: float, rate: int, seconds: int, number: int, connections: int
) -> Iterator[float]:
    """When one of the connections asks."""
    for at in range(number, rate * seconds, connections):
        yield start + at / rate


def _ask(url: str, moments: list[float]) -> list[float | None]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    taken: list[float | None] = []
    for moment in moments:
        time.sleep(max(moment - time.perf_counter(), 0))
        try:
            connection.request("GET", parts.path)
            response = connection.getresponse()
            response.read()
            is_good = response.status == GOOD
        except (OSError, http.client.HTTPException):
            connection.close()
            is_good = False
        taken.append(time.perf_counter() - moment if is_good else None)
    connection.close()
    return taken
