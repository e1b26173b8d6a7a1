"""The matrix: each case with its fault, what must hold, and the guard that it tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.faults.stage import Stage

Run = Callable[[Stage], None]


@dataclass(frozen=True)
class Case:
    """One line of the matrix.

    ``without``: the patch that takes its guard out; then the run must fail.
    """

    name: str
    part: str
    fault: str
    holds: str
    without: str
    guard: str
    run: Run


CASES: list[Case] = []


def case(
    part: str, *, fault: str, holds: str, without: str, guard: str
) -> Callable[[Run], Run]:
    """Register a run as a case that is called as its function is."""

    def registered(run: Run) -> Run:
        name = run.__name__.replace("_", "-")
        CASES.append(Case(name, part, fault, holds, without, guard, run))
        return run

    return registered


class NotRunError(Exception):
    """This machine cannot set up the fault; the words say why."""
