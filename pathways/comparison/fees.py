"""Government fees of a stream for one family on a day, summed by who pays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from pathways.models.fees import Follows
from pathways.outlook.standing import Cite, Standing
from pathways.rules import (
    BASE,
    ENHANCED,
    NOTHING,
    ONE_PERSON,
    SELECTED,
    Count,
    Spec,
    Stream,
    accompanying_children,
    accompanying_partner,
    paying,
)

ONCE: Final = frozenset({"application", "permit", "position", "offer", "principal"})


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One fee: what it is for, how often it is due, and what it comes to in CAD.

    ``low`` to ``high`` bound the sum; no ``high`` means no limit is known. ``each`` is
    empty when we have not collected the amount of this day. ``note`` says when it is
    paid.
    """

    title: str
    payer: str
    unit: str
    count: Count
    each: Decimal | None
    low: Decimal
    high: Decimal | None
    note: str
    optional: bool
    citation: Cite | None

    @property
    def is_open(self) -> bool:
        """Whether an answer, or something that we do not ask, leaves the sum open."""
        return self.each is not None and self.low != self.high


@dataclass(frozen=True, slots=True)
class Total:
    """What one payer pays; lines of unknown amount are named and not counted.

    ``extras`` are fees that only some pay, such as for a review: not counted either.
    """

    payer: str
    lines: tuple[FeeLine, ...]
    extras: tuple[FeeLine, ...] = ()

    @property
    def low(self) -> Decimal:
        """The least that the collected fees come to."""
        return sum((line.low for line in self.lines), Decimal(0))

    @property
    def high(self) -> Decimal | None:
        """The most; none where it has no limit."""
        ends = [line.high for line in self.lines if line.each is not None]
        if None in ends:
            return None
        return sum((end for end in ends if end is not None), Decimal(0))

    @property
    def is_exact(self) -> bool:
        """Whether it is one known sum."""
        return self.low == self.high and not self.uncollected

    @property
    def is_open(self) -> bool:
        """Whether the collected fees have no single sum."""
        return self.low != self.high

    @property
    def asks(self) -> tuple[str, ...]:
        """The unanswered paths that leave it open."""
        open_lines = (line.count.asks for line in self.lines if line.is_open)
        return tuple(sorted(NOTHING.union(*open_lines)))

    @property
    def citations(self) -> list[Cite]:
        """Where the amounts were read, each page once."""
        cites = (line.citation for line in (*self.lines, *self.extras))
        return list(dict.fromkeys(cite for cite in cites if cite))

    @property
    def uncollected(self) -> tuple[FeeLine, ...]:
        """Fees whose amount on the day we do not have."""
        return tuple(line for line in self.lines if line.each is None)


def fee_lines(standing: Standing, stream: Stream) -> list[FeeLine] | None:
    """The fees of a stream for this family; none when they were not collected."""
    return listed_lines(standing, stream.spec.get("fees"))


def listed_lines(
    standing: Standing, listed: Iterable[Spec] | None
) -> list[FeeLine] | None:
    """The same for fees that are listed anywhere."""
    if not listed:
        return None
    return [_line(standing, record, _count(standing, record)) for record in listed]


def residence_fees(standing: Standing, stream: Stream) -> list[Spec]:
    """The fees of the application to Canada that follows this stream's decision.

    After a nomination outside Express Entry, or a selection by Quebec.
    """
    selected = stream.spec.get("nomination") in SELECTED
    after = Follows.SELECTION if selected else Follows.NOMINATION
    return [
        {**row, "fee": slug}
        for slug, fee in standing.snapshot.get("fees", {}).items()
        for row in standing.in_force(fee.get("residence"))
        if row["after"] == after
    ]


def later_fee_lines(standing: Standing, stream: Stream) -> list[FeeLine] | None:
    """What permanent residence costs once a province has decided.

    An Express Entry nomination leads to a program that lists its own fees. None where
    no province decides first, or where the fees were not collected.
    """
    nomination = stream.spec.get("nomination")
    if nomination in (*BASE, *SELECTED):
        return listed_lines(standing, residence_fees(standing, stream))
    if nomination not in ENHANCED:
        return None
    held = standing.in_force(stream.spec.get("bridges"))
    targets = [standing.by_slug.get(bridge["target"]) for bridge in held]
    return next((fee_lines(standing, target) for target in targets if target), None)


def partner_fee_lines(standing: Standing, permit: Stream) -> list[FeeLine]:
    """The fees of a partner's own permit, where a partner comes along."""
    comes = accompanying_partner(standing.profile)
    partner = standing.profile.partner
    items = []
    for fee in permit.spec.get("fees") or ():
        count = paying(partner, "partner", comes, fee.get("except_citizens", []))
        if standing.snapshot["fees"][fee["fee"]]["payer"] == "worker":
            items.append(_line(standing, fee, count))
    return items


def totals(lines: Iterable[FeeLine]) -> dict[str, Total]:
    """The lines summed by payer."""
    listed = list(lines)
    return {
        payer: Total(
            payer,
            tuple(x for x in listed if x.payer == payer and not x.optional),
            tuple(x for x in listed if x.payer == payer and x.optional),
        )
        for payer in ("worker", "employer")
    }


def _count(standing: Standing, listed: Spec) -> Count:
    """How often a fee is due, by its unit and the citizens who do not pay it."""
    profile = standing.profile
    unit = standing.snapshot["fees"][listed["fee"]]["unit"]
    exempt = listed.get("except_citizens", [])
    applicant = paying(profile.applicant, "applicant", ONE_PERSON, exempt)
    if unit in ONCE:
        return applicant
    comes = accompanying_partner(profile)
    partner = paying(profile.partner, "partner", comes, exempt)
    children = accompanying_children(profile)
    if exempt:
        children = children.maybe()
    return {
        "partner": partner,
        "child": children,
        "adult": applicant + partner,
        "person": applicant + partner + children,
    }[unit]


def _line(standing: Standing, listed: Spec, count: Count) -> FeeLine:
    fee = standing.snapshot["fees"][listed["fee"]]
    versions = standing.in_force(fee.get("versions"))
    version: Spec = versions[0] if versions else {}
    each = _decimal(version.get("amount_cad"))
    most = _decimal(version.get("family_max_cad"))
    return FeeLine(
        title=fee["title"],
        payer=fee["payer"],
        unit=fee["unit"],
        count=count,
        each=each,
        low=_sum(count.low, each or Decimal(0), most) or Decimal(0),
        high=_sum(count.high, each, most),
        note=listed.get("note", ""),
        optional=bool(listed.get("optional")),
        citation=standing.cite(version),
    )


def _sum(count: int | None, each: Decimal | None, most: Decimal | None) -> Any:
    """So many of an amount, held at the most that a family pays."""
    if each is None or count == 0 or each == 0:
        return None if each is None else Decimal(0)
    if count is None:
        return most
    return each * count if most is None else min(each * count, most)


def _decimal(amount: Any) -> Decimal | None:
    return None if amount is None else Decimal(str(amount))
