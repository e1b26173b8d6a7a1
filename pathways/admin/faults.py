"""Which field of a form an objection of the checks is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from django.utils import timezone

from occupations.admin.checked import Fault
from pathways import editions
from pathways.compiler import objections
from pathways.rules.checks import Problem

DAYS: Final = ("effective_from", "effective_to", "drawn_on", "held_on")
FACTS: Final = ("fact_kind", "facts_0_kind", "facts_kind", "first_kind", "for_each")
FIELDS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (r"still to come", ("as_of",)),
    (r"two rows hold|no row holds|before it begins|year that can be meant", DAYS),
    (r"is no day$", DAYS),
    (r"CAD", ("amount_cad", "family_max_cad")),
    (r"unit group|five digits|stands twice", ("key", "row", "constant", "value")),
    (r"at the levels|value named|has no \w+$|the level .* of the list", ("values",)),
    (r"threshold|outside|several values|with one value", ("constant",)),
    (r"is no number|is neither yes", ("constant",)),
    (r"no level of education|code of no province|is no text", ("constant",)),
    (r"comparison", ("op",)),
    (r"at most .* less than at least|more than its cap", ("cap", "maximum", "floor")),
    (r"below itself|one whole|a table and parts", ("parent", "table")),
    (r"facts for|its parts are named|read by", ("table", *FACTS)),
    (r"needs itself|there is no|has no parameter|no fact", FACTS),
    (r"has no address", ("url", "source")),
    (r"no score|no CLB|higher level|do not rise", ("score", "level", "lowest")),
    (r"parameter|is missing|lever", ("parameters",)),
)
# What a row lacks on its first save, because it stands in rows of its own.
UNFINISHED: Final = re.compile(
    r"no alternative$|it has no criterion|the stream has no requirement|"
    r"it has no version|a version has no cell|no part: give it one|it has no ability|"
    r"it has no level|a comparison without a threshold|is read by no fact"
)
THRESHOLD: Final = re.compile(r"a comparison without a threshold")


def look() -> Iterator[Fault]:
    """All that the checks say of the rows as they stand, with the fields it is about.

    What the last edition has been published with is not said again.
    """
    last = editions.newest()
    for problem in objections(
        on=timezone.localdate(), last=last.snapshot if last else None
    ):
        yield fault_from(problem)


def fault_from(problem: Problem) -> Fault:
    """An objection as a form shows it."""
    text = str(problem)
    names = next(
        (names for pattern, names in FIELDS if re.search(pattern, problem.message)), ()
    )
    is_unfinished = UNFINISHED.search(problem.message) is not None
    if is_unfinished and not THRESHOLD.search(problem.message):
        names = ()
    return Fault(text, names, problem.is_warning, is_unfinished)
