"""A file of a stranger is read in a process of its own, with limits it cannot lift.

The process has no secret in its environment and no connection of ours; it gets the
bytes on its standard input and answers with JSON on its standard output.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import Any, Final

from django.conf import settings
from pydantic import BaseModel, ConfigDict, ValidationError

from pathways.resumes.apart import (
    LARGEST_ANSWER,
    STARTS_WITHIN,
    TOO_DEAR,
    TOO_SLOW,
    WALL_SECONDS,
)
from pathways.resumes.resume import Resume

ENDED_BY_TIME: Final = {-signal.SIGALRM, -signal.SIGXCPU, -signal.SIGKILL}


class Refusal(BaseModel):
    """Why a file was not read: a reason of the readers, or of the limits."""

    model_config = ConfigDict(frozen=True)
    reason: str
    values: dict[str, str | int] = {}


class Reading(BaseModel):
    """What the process answers: one of the two."""

    resume: Resume | None = None
    refusal: Refusal | None = None


def read_apart(data: bytes, suffix: str = "") -> Reading:
    """Read a resume in another process; whatever becomes of it, this one goes on."""
    process = start_reader(suffix)
    try:
        written, _ = process.communicate(data, STARTS_WITHIN + WALL_SECONDS)
    except subprocess.TimeoutExpired:
        return _refused(TOO_SLOW)
    finally:
        end_reader(process)
    if process.returncode:
        slow = process.returncode in ENDED_BY_TIME
        return _refused(TOO_SLOW if slow else TOO_DEAR)
    return _reading(written)


def start_reader(suffix: str) -> subprocess.Popen[bytes]:
    """The process, which waits for a file; it has nothing of our environment."""
    words = [sys.executable, "-m", "pathways.resumes.apart"]
    return subprocess.Popen(  # noqa: S603 - our own program
        [*words, suffix] if suffix else words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )


def end_reader(process: subprocess.Popen[bytes]) -> None:
    """Nothing of it goes on."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):
                pipe.close()


def _reading(written: bytes) -> Reading:
    """The answer, where it is one."""
    try:
        return Reading.model_validate_json(written[: LARGEST_ANSWER + 1])
    except ValidationError:
        return _refused(TOO_DEAR)


def _refused(reason: str, **values: Any) -> Reading:
    return Reading(refusal=Refusal(reason=reason, values=values))
