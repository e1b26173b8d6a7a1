"""One function says what is wrong with a draft: for page, publication and command."""

from pathways.rules.checks.dates import day_fault
from pathways.rules.checks.problem import Problem
from pathways.rules.checks.snapshot import (
    check_beside,
    check_snapshot,
    objections_of,
    problem_from,
    warnings_of,
)
from pathways.rules.checks.thresholds import has_figures, order_fault, threshold_faults

__all__ = [
    "Problem",
    "check_beside",
    "check_snapshot",
    "day_fault",
    "has_figures",
    "objections_of",
    "order_fault",
    "problem_from",
    "threshold_faults",
    "warnings_of",
]
