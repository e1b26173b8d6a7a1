"""Files that wait for a reader: private, short-lived, gone once they are taken.

They lie in a folder that only its owner reads, never in a row, a message or a log.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

WAITS_FOR = timedelta(minutes=5)


def folder() -> Path:
    """Where files wait; made on first use."""
    path = Path(settings.UPLOADS_DIR)
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def put_file(key: UUID, data: bytes) -> None:
    """Write a new file that nobody else may read; half of one is not left behind."""
    path = folder() / key.hex
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    try:
        with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
            file.write(data)
    except OSError:
        drop_file(key)
        raise


def take_file(key: UUID) -> bytes | None:
    """The file's bytes; its name is gone before they are read. None if it is not there.

    A process that dies here leaves nothing behind.
    """
    path = folder() / key.hex
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return None
    with file:
        path.unlink(missing_ok=True)
        return file.read()


def drop_file(key: UUID) -> None:
    """Delete a file, where it is still there."""
    with suppress(FileNotFoundError):
        (folder() / key.hex).unlink()


def drop_old_files(now: datetime) -> int:
    """Delete what nobody came for in time; returns how many."""
    before, count = (now - WAITS_FOR).timestamp(), 0
    for path in folder().iterdir():
        with suppress(FileNotFoundError):
            if path.stat().st_mtime <= before:
                path.unlink()
                count += 1
    return count
