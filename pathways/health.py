"""Is the portal well? One small look at each thing it stands on."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Final

import redis
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.utils import timezone

from pathways.models import Edition, Round
from pathways.supervisor import heartbeat

# Beat sends a tick every 15 s; four missed ticks are no accident.
STALE_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Check:
    """One finding; ``age_seconds`` is how long ago the part last showed itself."""

    ok: bool
    detail: str = ""
    age_seconds: int | None = None


def database() -> Check:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return Check(ok=False, detail=type(error).__name__)
    return Check(ok=True)


def cache_store() -> Check:
    try:
        cache.get("alive:web")
    except (redis.RedisError, OSError) as error:
        return Check(ok=False, detail=type(error).__name__)
    return Check(ok=True)


def broker() -> Check:
    patience = settings.CELERY_BROKER_TRANSPORT_OPTIONS["socket_timeout"]
    client = redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=patience, socket_connect_timeout=patience
    )
    try:
        waiting = client.llen("celery")
    except (redis.RedisError, OSError) as error:
        return Check(ok=False, detail=type(error).__name__)
    finally:
        client.close()
    return Check(ok=True, detail=f"{waiting} waiting")


def sign_of_life(part: str) -> Check:
    try:
        age = heartbeat.seconds_since(part)
    except (redis.RedisError, OSError) as error:
        return Check(ok=False, detail=type(error).__name__)
    if age is None:
        return Check(ok=False, detail="never seen")
    return Check(ok=age < STALE_SECONDS, age_seconds=round(age))


def edition() -> Check:
    """The rulebook in use and how long ago it was published."""
    try:
        latest = Edition.objects.only("number", "published_at").latest("number")
    except Edition.DoesNotExist:
        return Check(ok=False, detail="none published")
    except DatabaseError as error:
        return Check(ok=False, detail=type(error).__name__)
    age = (timezone.now() - latest.published_at).total_seconds()
    return Check(ok=True, detail=f"edition {latest.number}", age_seconds=round(age))


def rounds() -> Check:
    """The newest round of invitations that we have; its age is days since it was."""
    try:
        latest = Round.objects.only("held_on").latest("held_on")
    except Round.DoesNotExist:
        return Check(ok=False, detail="none loaded")
    except DatabaseError as error:
        return Check(ok=False, detail=type(error).__name__)
    days = (timezone.now().date() - latest.held_on).days
    return Check(ok=True, detail=f"{latest.held_on}", age_seconds=days * 86_400)


# Without these no page can be answered.
NEEDED: Final[dict[str, Callable[[], Check]]] = {
    "database": database,
    "cache": cache_store,
    "broker": broker,
    "edition": edition,
}
# Without these pages are answered, but reports wait or rounds are missing.
BEHIND: Final[dict[str, Callable[[], Check]]] = {
    "worker": lambda: sign_of_life("worker"),
    "beat": lambda: sign_of_life("beat"),
    "rounds": rounds,
}


@dataclass(frozen=True, slots=True)
class Health:
    """All findings; ``ready`` to serve, ``degraded`` when only work behind waits."""

    needed: dict[str, Check]
    behind: dict[str, Check]

    @property
    def status(self) -> str:
        if not all(check.ok for check in self.needed.values()):
            return "unready"
        well = all(check.ok for check in self.behind.values())
        return "ready" if well else "degraded"

    def as_json(self) -> dict[str, object]:
        checks = {**self.needed, **self.behind}
        return {
            "status": self.status,
            "checks": {name: asdict(check) for name, check in checks.items()},
        }


def examine() -> Health:
    return Health(
        needed={name: look() for name, look in NEEDED.items()},
        behind={name: look() for name, look in BEHIND.items()},
    )
