"""Django's Redis cache for pages that do not wait for it.

A cache that is away refuses at once. One that is silent would take its time-out from
each command of each page; so after one of these it is left alone for a moment, and
meanwhile every command fails like one to a cache that is away.
"""

from __future__ import annotations

import time
from typing import Any, ClassVar, Final

import redis
from django.core.cache.backends.redis import RedisCache, RedisCacheClient

PAUSE_SECONDS: Final = 5


class QuickRedis(redis.Redis):
    """A client that leaves a silent server alone for a moment."""

    silent_until: ClassVar[float] = 0.0

    def execute_command(self, *args: Any, **options: Any) -> Any:
        """As Redis does; raises ``ConnectionError`` in the pause."""
        if time.monotonic() < QuickRedis.silent_until:
            raise redis.ConnectionError("silent a moment ago")
        try:
            return super().execute_command(*args, **options)  # type: ignore[no-untyped-call]
        except redis.TimeoutError:
            QuickRedis.silent_until = time.monotonic() + PAUSE_SECONDS
            raise


class QuickClient(RedisCacheClient):
    """Django's own, on that client."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._client = QuickRedis
        self._clients: dict[Any, QuickRedis] = {}

    def get_client(self, key: Any = None, *, write: bool = False) -> QuickRedis:
        """The client of the server's pool: making one takes longer than to ask it."""
        pool = self._get_connection_pool(write)  # type: ignore[attr-defined]
        client = self._clients.get(pool)
        if client is None:
            client = self._clients[pool] = QuickRedis(connection_pool=pool)
        return client


class QuickCache(RedisCache):
    """Named in the settings."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = QuickClient
