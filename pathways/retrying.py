"""A change that was lost is made again, before anybody hears of it.

Of two transactions that wait for each other PostgreSQL ends one. Nothing of it stays,
so it may simply be run again. And what has happened outside, such as a mail that left,
is written down although the database is away for a moment.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from secrets import SystemRandom
from typing import Final, ParamSpec, TypeVar

from django.db import InterfaceError, OperationalError, connection

# What PostgreSQL calls a deadlock, and two changes that cannot stand in any order.
PASSING: Final = frozenset({"40P01", "40001"})
TIMES: Final = 3
PAUSE_SECONDS: Final = 0.05
# As long as a database takes to start again, and far less than a task may take.
INSIST_SECONDS: Final = 8.0
LOOK_EVERY_SECONDS: Final = 0.5

Given = ParamSpec("Given")
Result = TypeVar("Result")


def is_passing(error: BaseException) -> bool:
    """Whether the same change may well do the next time."""
    return getattr(error.__cause__, "sqlstate", None) in PASSING


def retried(change: Callable[Given, Result]) -> Callable[Given, Result]:
    """Run a change that is one transaction again where it lost a deadlock.

    Inside another transaction it is not: that one is lost as a whole.
    """

    @wraps(change)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        for attempt in range(1, TIMES + 1):
            try:
                return change(*args, **kwargs)
            except OperationalError as error:
                is_last = attempt == TIMES or connection.in_atomic_block
                if is_last or not is_passing(error):
                    raise
            time.sleep(PAUSE_SECONDS * attempt * SystemRandom().uniform(1, 2))
        raise AssertionError("unreachable")

    return run


def insist(change: Callable[[], Result]) -> Result:
    """Make a change that must not be forgotten, when the database is there again.

    It may have been made before the connection broke: it must say so by its result.
    """
    deadline = time.monotonic() + INSIST_SECONDS
    while True:
        try:
            return change()
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or time.monotonic() > deadline:
                raise
        connection.close()
        time.sleep(LOOK_EVERY_SECONDS)
