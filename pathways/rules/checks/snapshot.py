"""One function says what is wrong with a draft: for page, publication and command.

It reads a snapshot, which is plain JSON, so it needs neither database nor clock. What
it refuses cannot be published; a warning may be answered with a reason.
"""

from __future__ import annotations

from datetime import date

from pathways.rules.checks.amounts import check_amounts, check_beside, check_charts
from pathways.rules.checks.dates import check_dates
from pathways.rules.checks.ends import check_ends
from pathways.rules.checks.figures import check_figures
from pathways.rules.checks.grids import check_grids
from pathways.rules.checks.lists import check_lists
from pathways.rules.checks.problem import Problem, Problems, Spec
from pathways.rules.checks.references import check_references
from pathways.rules.checks.requirements import check_requirements
from pathways.rules.checks.shapes import check_shapes
from pathways.rules.engine.citations import uncited
from pathways.rules.engine.specs import RuleError
from pathways.rules.levers.kinds import lever_faults
from pathways.rules.rulebook import rulebook_of

__all__ = [
    "Problem",
    "check_beside",
    "check_snapshot",
    "objections_of",
    "problem_from",
    "warnings_of",
]


def check_snapshot(shot: Spec, on: date) -> list[Problem]:
    """Everything that is wrong with a snapshot, each objection once."""
    said = dict.fromkeys(objections_of(shot, on))
    if all(problem.is_warning for problem in said):
        said |= dict.fromkeys(_compiled(shot))
    return list(said)


def warnings_of(shot: Spec, on: date) -> set[Problem]:
    """What is only warned of: a published snapshot keeps what was answered before."""
    return {objection for objection in objections_of(shot, on) if objection.is_warning}


def objections_of(shot: Spec, on: date) -> Problems:
    """What can be said without compiling; an objection may come more than once."""
    misshapen = list(check_shapes(shot))
    if misshapen:
        yield from misshapen
        return
    yield from check_requirements(shot)
    yield from check_references(shot)
    yield from check_grids(shot)
    yield from check_lists(shot)
    yield from check_dates(shot, on)
    yield from check_ends(shot, on)
    yield from check_amounts(shot)
    yield from check_figures(shot)
    yield from check_charts(shot)
    yield from (Problem(*fault) for fault in lever_faults(shot))
    yield from (Problem(*fault) for fault in uncited(shot))


def _compiled(shot: Spec) -> Problems:
    """What only compiling every period shows."""
    try:
        rulebook_of(shot).check()
    except RuleError as error:
        yield problem_from(error)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as odd:
        # No check foresaw it: the draft is refused all the same, and the page opens.
        yield Problem("rulebook", f"it does not compile: {odd!r}")


def problem_from(error: RuleError) -> Problem:
    """The compiler's message as an objection."""
    where, _colon, message = str(error).partition(": ")
    return Problem(where, message) if message else Problem("rulebook", where)
