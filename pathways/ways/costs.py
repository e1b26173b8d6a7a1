"""What a way costs this family in government fees, summed by who pays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pathways.comparison import fees
from pathways.comparison.fees import FeeLine, Total
from pathways.outlook.standing import Cite
from pathways.ways.steps import Step


@dataclass(frozen=True, slots=True)
class Costs:
    """Both sums, and the steps whose fees are not collected.

    ``grounds``: where it was read that permanent residence costs those fees.
    """

    you: Total
    employer: Total
    uncollected: tuple[str, ...]
    grounds: tuple[Cite | None, ...]


def costs_of(steps: Iterable[Step]) -> Costs:
    """The fees of every step on its own day; those of one application once."""
    lines: list[FeeLine] = []
    paid: set[str] = set()
    uncollected = []
    grounds: list[Cite | None] = []
    for step in steps:
        if step.then is None:
            continue
        found = _lines(step)
        if found is None:
            uncollected.append(step.title)
            continue
        once = step.tone == "permanent"
        lines += [line for line in found if not once or line.title not in paid]
        paid |= {line.title for line in found} if once else set()
        grounds += _grounds(step)
    totals = fees.totals(lines)
    return Costs(
        totals["worker"], totals["employer"], tuple(uncollected), tuple(grounds)
    )


def _lines(step: Step) -> list[FeeLine] | None:
    if step.then is None:
        return None
    standing, stream = step.then.standing, step.then.stream
    if step.leg.move.kind == "federal":
        return fees.listed_lines(standing, fees.residence_fees(standing, stream))
    return fees.fee_lines(standing, stream)


def _grounds(step: Step) -> list[Cite | None]:
    if step.then is None or step.leg.move.kind != "federal":
        return []
    standing = step.then.standing
    return [
        standing.cite(one) for one in fees.residence_fees(standing, step.then.stream)
    ]
