"""A task that takes as long as a test wants; workers get it by ``--include``."""

import time

from celery import shared_task
from django.core.cache import cache


@shared_task(name="tests.slow")  # type: ignore[untyped-decorator]
def slow(*, name: str, **_: object) -> None:
    """Count the starts; the first run never ends by itself, the second does."""
    if cache.incr(f"{name}:started") == 1:
        time.sleep(60)
    cache.incr(f"{name}:done")
