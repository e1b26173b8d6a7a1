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
TABLES: Final = ("table", "cap_table", "cap_by_kind", "facts_1_kind", "by_0_kind")
FIELDS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (r"^it is of .* still to come", ("on",)),
    (r"still to come", ("as_of",)),
    (r"^no line of the list|its table has the key", (*TABLES, *FACTS)),
    (r"^the line \S+ of (its|the) list|^its table:", ("values", "constant", *TABLES)),
    (r"by which a table is read|others a number$", ("values",)),
    (r"^at most \S+ is less than nothing", ("cap",)),
    (r"pass mark", ("pass_mark", "maximum")),
    (r"what no row holds gives", ("default", "cap", "maximum")),
    (r"stands above it", ("cap", "maximum")),
    (r"compares the fact with itself|what differs", ("than_kind", "fact_kind")),
    (r"for figures, and the fact", ("op",)),
    (r"nobody can meet", ("constant",)),
    (r"which is itself", ("target",)),
    (r"no requirement holds", DAYS),
    (r"two rows hold|no row holds|before it begins|year that can be meant", DAYS),
    (r"is no day$", DAYS),
    (r"CAD", ("amount_cad", "family_max_cad", "cad", "low", "high")),
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
    r"it has no level|a comparison without a threshold|is read by no fact|"
    r"no requirement holds from|no row holds from \S+ on$"
)
NAMED: Final = re.compile(r"(\w+): ")
"""An objection that begins with the name of what it is about."""
SAID_AS: Final = {"from": "effective_from", "to": "effective_to"}
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
    if named := NAMED.match(problem.message):
        names = (SAID_AS.get(named[1], named[1]), *names)
    is_unfinished = UNFINISHED.search(problem.message) is not None
    if is_unfinished and not THRESHOLD.search(problem.message):
        names = ()
    return Fault(text, names, problem.is_warning, is_unfinished)
