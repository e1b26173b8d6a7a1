"""Pages that were made once, in Django's cache; one that is away fails no page.

A page is kept under a key together with a stamp: what it was made of. It is given again
only for the same stamp. A person's pages have a fixed number of keys, so that deleting
the answers deletes every one of them, whatever the addresses were.
"""

from __future__ import annotations

import json
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from threading import Lock
from typing import Any, Final

from django.conf import settings
from django.core.cache import cache
from redis import Redis
from redis.exceptions import RedisError, ResponseError

from pathways.admission import dear_work

KEPT_SECONDS: Final = 3600
SLOTS: Final = 256
FAST: Final = 1  # of zlib: a page is read far more often than it is kept
AWAY: Final = (RedisError, OSError)
# How often, and how many seconds apart, a journal that is being written is asked for.
TRIES: Final = 20
PAUSE_SECONDS: Final = 0.1


class Memory:
    """Pages for everybody, in this process: the newest used, for as long as the cache.

    No person's page is here: deleting answers could not reach the other processes.
    """

    def __init__(self, *, pages: int, largest: int) -> None:
        self.pages, self.largest = pages, largest
        self._kept: OrderedDict[str, tuple[str, float, bytes]] = OrderedDict()
        self._lock = Lock()

    def recall(self, key: str, stamp: str) -> bytes | None:
        """The page of this stamp, unless it is too old."""
        with self._lock:
            known, until, page = self._kept.get(key, ("", 0.0, b""))
            if known != stamp or until < time.monotonic():
                return None
            self._kept.move_to_end(key)
        return page

    def store(self, key: str, stamp: str, page: bytes) -> None:
        """Keep a page; the one that nobody used for longest makes room."""
        if len(page) > self.largest:
            return
        with self._lock:
            self._kept[key] = stamp, time.monotonic() + KEPT_SECONDS, page
            self._kept.move_to_end(key)
            while len(self._kept) > self.pages:
                self._kept.popitem(last=False)

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._kept.clear()


MEMORY: Final = Memory(pages=64, largest=512_000)


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
        with dear_work() as has_waited:
            page = (_recall(key, stamp) if has_waited else None) or make()
        _store(key, (stamp, zlib.compress(page, FAST) if small else page, small))
    return page


def kept_for_all(key: str, stamp: str, make: Callable[[], bytes]) -> bytes:
    """The same of a page that shows nobody: also in the memory of this process."""
    page = MEMORY.recall(key, stamp)
    if page is None:
        page = kept(key, stamp, make)
        MEMORY.store(key, stamp, page)
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
        for _again in range(TRIES):
            try:
                server.bgrewriteaof()
            except ResponseError as error:
                # What is written now may hold what was deleted since it began.
                if "in progress" not in str(error):
                    raise
                time.sleep(PAUSE_SECONDS)
            else:
                return


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
