"""Government fees of the steps of a route for one family, by who pays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pathways.rules.engine import specs
from pathways.rules.engine.family import (
    ONE_PERSON,
    accompanying_children,
    accompanying_partner,
    paying,
)
from pathways.rules.engine.specs import Spec
from pathways.rules.planner.costs import step_cost
from pathways.rules.profile.profile import Profile
from pathways.rules.routes.model import FEDERAL, LEVER, STREAM, Cost, RouteStep
from pathways.rules.rulebook import Rulebook

ONCE: Final = frozenset({"application", "permit", "position", "offer", "principal"})
SELECTED: Final = "none"


@dataclass(frozen=True, slots=True)
class FeeLine:
    """A fee that a step of a route takes. ``amount``: for the whole family, at the
    least; ``None`` where no figure is published. ``slug`` is empty where the step's
    fee is not in the catalogue.
    """

    stream: str
    slug: str = ""
    payer: str = ""
    amount: Decimal | None = None
    version: Spec | None = None


def cost_of(rulebook: Rulebook, steps: Iterable[RouteStep]) -> Cost:
    """What every application costs on its own day, each fee of residence once.

    A lever pays for nothing itself: its fees are those of the streams that it leads to.
    A fee that may or may not be due counts at the least. A step whose fee is not in the
    catalogue, or a lever of which nothing has a figure, is named in ``unknown``.
    """
    sums = {"worker": Decimal(0), "employer": Decimal(0)}
    every, snapshot = list(steps), rulebook.snapshot
    unknown = [
        step.slug
        for step in every
        if step.what == LEVER and step_cost(snapshot, step.slug, step.begins) is None
    ]
    for line in fee_lines(rulebook, every):
        if line.amount is None:
            unknown.append(line.stream)
        else:
            sums[line.payer] += line.amount
    return Cost(sums["worker"], sums["employer"], tuple(dict.fromkeys(unknown)))


def fee_lines(rulebook: Rulebook, steps: Iterable[RouteStep]) -> Iterator[FeeLine]:
    """The same one by one, in the order of the steps."""
    paid: set[str] = set()
    for step in steps:
        for line in _lines(rulebook, step):
            residence = line.slug.startswith(("pr-", "right-of"))
            if not (residence and line.slug in paid):
                yield line
                if line.amount is not None:
                    paid.add(line.slug)


def _lines(rulebook: Rulebook, step: RouteStep) -> Iterator[FeeLine]:
    for slug, listed in _fees(rulebook, step):
        if not slug:
            yield FeeLine(step.slug)
            continue
        fee = rulebook.snapshot["fees"][slug]
        amount, version = _amount(fee, listed, step), _version(fee, step.begins)
        yield FeeLine(step.slug, slug, fee["payer"], amount, version)


def _fees(rulebook: Rulebook, step: RouteStep) -> Iterator[tuple[str, Spec]]:
    """The fees of a step that are not only for some; no name where none is listed."""
    if step.what == STREAM:
        stream = rulebook.rules(step.begins).stream(step.slug).spec
        rows = stream.get("fees") or [{"fee": ""}]
    elif step.what == FEDERAL:
        rows = list(_residence(rulebook, step))
    else:
        rows = ()
    for row in rows:
        if not row.get("optional"):
            yield row["fee"], row


def _residence(rulebook: Rulebook, step: RouteStep) -> Iterator[Spec]:
    """The fees of the application to Canada after a province decided."""
    stream = rulebook.rules(step.begins).stream(step.slug).spec
    after = "selection" if stream.get("nomination") == SELECTED else "nomination"
    for slug, fee in rulebook.snapshot.get("fees", {}).items():
        for row in fee.get("residence", ()):
            if row["after"] == after and specs.in_force(row, step.begins):
                yield {**row, "fee": slug}


def _amount(fee: Spec, listed: Spec, step: RouteStep) -> Decimal | None:
    """What the family pays of a fee, at the least; ``None`` where no amount stands."""
    version = _version(fee, step.begins)
    if version is None or version.get("amount_cad") is None:
        return None
    count = _count(fee, listed, step.profile)
    amount = Decimal(str(version["amount_cad"])) * count
    most = version.get("family_max_cad")
    return amount if most is None else min(amount, Decimal(str(most)))


def _version(fee: Spec, on: date) -> Spec | None:
    held = [
        version for version in fee.get("versions", ()) if specs.in_force(version, on)
    ]
    return held[0] if held else None


def _count(fee: Spec, listed: Spec, profile: Profile) -> int:
    exempt: list[str] = listed.get("except_citizens", [])
    applicant = paying(profile.applicant, "applicant", ONE_PERSON, exempt)
    unit: Any = fee["unit"]
    if unit in ONCE:
        return applicant.low
    comes = accompanying_partner(profile)
    partner = paying(profile.partner, "partner", comes, exempt)
    children = accompanying_children(profile)
    if exempt:
        children = children.maybe()
    counts = {
        "partner": partner.low,
        "child": children.low,
        "adult": applicant.low + partner.low,
        "person": applicant.low + partner.low + children.low,
    }
    return counts[unit]
