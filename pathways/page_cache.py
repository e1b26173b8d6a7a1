"""Pages that were made once, in Django's cache; one that is away fails no page.

A page is kept under a key together with a stamp: what it was made of. It is given again
only for the same stamp. A person's pages have a fixed number of keys, so that deleting
the answers deletes every one of them, whatever the addresses were.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Any, Final

from django.conf import settings
from django.core.cache import cache
from redis import Redis
from redis.exceptions import RedisError

from pathways.admission import dear_work

KEPT_SECONDS: Final = 3600
SLOTS: Final = 256
FAST: Final = 1  # of zlib: a page is read far more often than it is kept
AWAY: Final = (RedisError, OSError)


def digest_of(*parts: object) -> str:
    """What tells one set of parts from every other."""
    return sha256(repr(parts).encode()).hexdigest()[:32]


def answers_digest(answers: Mapping[str, Any]) -> str:
    """What tells one set of answers from every other."""
    return sha256(json.dumps(answers, sort_keys=True).encode()).hexdigest()


def kept(
    key: str, stamp: str, make: Callable[[], bytes], *, small: bool = False
) -> bytes:
    """The page of this stamp: the kept one, else a new one that is kept.

    ``small``: compressed, for pages of which there may be any number. Making is dear
    work: it waits for its turn, and then looks again, for another may have made it.
    """
    page = _recall(key, stamp)
    if page is None:
        with dear_work():
            page = _recall(key, stamp) or make()
        _store(key, (stamp, zlib.compress(page, FAST) if small else page, small))
    return page


def own_key(owner: int, address: str) -> str:
    """The key of a person's page; ``address`` without the private link's token."""
    slot = int(sha256(address.encode()).hexdigest()[:8], 16) % SLOTS
    return _slot(owner, slot)


def compact() -> None:
    """Have the server write its journal anew, without what was deleted.

    The journal on its disk holds every page that was kept since it was written last. A
    server that does not take the command writes it anew when it has doubled.
    """
    location = str(settings.CACHES["default"]["LOCATION"])
    with suppress(*AWAY), Redis.from_url(location, socket_timeout=0.5) as server:
        server.bgrewriteaof()


def forget(*owners: int) -> None:
    """Delete every page of these persons' answers."""
    for owner in owners:
        _delete([_slot(owner, slot) for slot in range(SLOTS)])


def _slot(owner: int, slot: int) -> str:
    return f"own:{owner}:{slot}"


def _recall(key: str, stamp: str) -> bytes | None:
    try:
        entry = cache.get(key)
    except AWAY:
        return None
    if entry is None or entry[0] != stamp:
        return None
    page: bytes = zlib.decompress(entry[1]) if entry[2] else entry[1]
    return page


def _store(key: str, entry: tuple[str, bytes, bool]) -> None:
    try:
        cache.set(key, entry, KEPT_SECONDS)
    except AWAY:
        return


def _delete(keys: list[str]) -> None:
    try:
        cache.delete_many(keys)
    except AWAY:
        return
