"""Messages that no release of ours has sent: dropped with a line in the log.

Kombu takes a message from Redis and reads it in the worker's own loop; one that it
cannot read would end the worker, and each further one its successor.
"""

from __future__ import annotations

from typing import Any, Final

import structlog
from kombu.transport import redis

log: structlog.stdlib.BoundLogger = structlog.get_logger("portal.foreign")
UNREADABLE: Final = (ValueError, TypeError, AttributeError, LookupError)


class TolerantChannel(redis.Channel):
    """Kombu's own, which outlives what it cannot read."""

    def _brpop_read(self, **options: Any) -> Any:
        begun = list(self.qos._delivered.values())
        try:
            return super()._brpop_read(**options)  # type: ignore[no-untyped-call]
        except UNREADABLE as error:
            # Never its words: the message may hold anything.
            log.error("foreign message dropped", error=type(error).__name__)
            self._acknowledge_except(begun)
            return None

    def _acknowledge_except(self, begun: list[Any]) -> None:
        """Else it would hold a worker's place, and then be given to the next worker."""
        for tag, message in list(self.qos._delivered.items()):
            if not any(message is known for known in begun):
                self.basic_ack(tag)  # type: ignore[no-untyped-call]


def drop_foreign_messages() -> None:
    """From now on; called once, before the first connection."""
    redis.Transport.Channel = TolerantChannel
