"""A task's process has so much memory and no more: what eats it ends there.

Linux would else end whatever it likes, the database among it.
"""

from __future__ import annotations

import resource
from typing import Any

from celery.signals import worker_process_init
from django.conf import settings


def limit_memory() -> None:
    """From now on this process is refused more; what asked for it fails."""
    most = int(settings.TASK_MEMORY_MB) * 1_000_000
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


@worker_process_init.connect  # type: ignore[untyped-decorator]
def limit_task_process(**_: Any) -> None:
    """Run in each process that runs tasks, as it starts."""
    limit_memory()
