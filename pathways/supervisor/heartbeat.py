"""Signs of life: beat marks each tick it sends, a worker each tick it runs."""

import contextlib
from typing import Final

from celery import shared_task
from celery.signals import after_task_publish
from django.core.cache import cache
from django.utils import timezone
from redis.exceptions import RedisError

TASK: Final = "pathways.supervisor.heartbeat.beat"
KEPT_SECONDS: Final = 7 * 24 * 3600


def mark(part: str) -> None:
    """Note that this part of the portal is alive now."""
    cache.set(f"alive:{part}", timezone.now().timestamp(), timeout=KEPT_SECONDS)


def seconds_since(part: str) -> float | None:
    """Seconds since the part last showed that it lives; nothing when it never did."""
    marked: float | None = cache.get(f"alive:{part}")
    return None if marked is None else timezone.now().timestamp() - marked


@shared_task(name=TASK)
def beat(**_: object) -> None:
    """Run by a worker: the whole way from beat through the broker works."""
    mark("worker")


@after_task_publish.connect(sender=TASK)
def tick_sent(**_: object) -> None:
    """Run where the tick was sent from: by beat."""
    # Where the cache is away, the age of the last mark tells it.
    with contextlib.suppress(RedisError):
        mark("beat")
