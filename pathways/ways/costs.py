"""What a way costs this family in government fees, summed by who pays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from pathways.comparison import fees
from pathways.comparison.fees import FeeLine, Total
from pathways.rules.rules import Stream
from pathways.ways.steps import Step

# The fees of IRPR ss. 295(1)(c), 303 and 315.1 are a nominee's too (federal_fees.yaml);
# outside Express Entry no stream of the catalogue lists them.
OF_NOMINEES: Final = (
    "pr-processing-principal",
    "pr-processing-partner",
    "pr-processing-child",
    "right-of-permanent-residence",
    "biometrics",
)


@dataclass(frozen=True, slots=True)
class Costs:
    """Both sums, and the steps whose fees are not collected."""

    you: Total
    employer: Total
    uncollected: tuple[str, ...]


def costs_of(steps: Iterable[Step]) -> Costs:
    """The fees of every step on its own day; those of one application once."""
    lines: list[FeeLine] = []
    paid: set[str] = set()
    uncollected = []
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
    totals = fees.totals(lines)
    return Costs(totals["worker"], totals["employer"], tuple(uncollected))


def _lines(step: Step) -> list[FeeLine] | None:
    if step.then is None:
        return None
    standing, stream = step.then.standing, step.then.stream
    if step.leg.move.kind == "federal":
        stream = _application(stream)
        known = standing.snapshot.get("fees", {})
        if not all(one["fee"] in known for one in stream.spec["fees"]):
            return None
    return fees.fee_lines(standing, stream)


def _application(stream: Stream) -> Stream:
    """The application for permanent residence of a nominee outside Express Entry."""
    return replace(stream, spec={"fees": [{"fee": slug} for slug in OF_NOMINEES]})
