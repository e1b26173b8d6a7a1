"""Standard input and output of commands that answer line by line, always in UTF-8."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

PIPE_CLOSED = 1


def standard_input() -> Iterator[bytes]:
    """Its lines, each as soon as it is there."""
    raw = getattr(sys.stdin, "buffer", None)
    if raw is not None:
        yield from raw
        return
    for line in sys.stdin:
        yield line.encode("utf-8", "surrogatepass")


@contextmanager
def answering() -> Iterator[None]:
    """Write UTF-8, and stop quietly when the reader of the output goes away.

    What UTF-8 cannot write is written as JSON's own escape.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        yield
    except BrokenPipeError:
        # The interpreter flushes once more at its end: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(PIPE_CLOSED)
