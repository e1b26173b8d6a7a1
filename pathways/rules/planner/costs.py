"""What a lever costs beside its fees: prices of papers and tests, in CAD."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from pathways.rules.engine.specs import Spec

CAD: Final = "CAD"
THROUGH_EXPRESS_ENTRY: Final = ("enhanced", "both")
CENT: Final = Decimal("0.01")
Range = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency was worth in CAD on a day, with its row."""

    cad: Decimal
    on: date
    spec: Spec

    def to_cad(self, amount: Decimal) -> Decimal:
        """An amount of the currency in CAD, to the cent."""
        return (amount * self.cad).quantize(CENT, ROUND_HALF_UP)

    def from_cad(self, amount: Decimal) -> Decimal:
        """An amount in CAD in the currency, to the cent."""
        return (amount / self.cad).quantize(CENT, ROUND_HALF_UP)


def rate(snapshot: Spec, on: date, currency: str = "USD") -> Rate | None:
    """The newest rate of a currency that was known on the day, else the oldest one."""
    rows: list[Spec] = sorted(
        (row for row in snapshot.get("rates", {}).values() if _is(row, currency)),
        key=lambda row: str(row["on"]),
    )
    known = [row for row in rows if row["on"] <= on.isoformat()]
    row = known[-1] if known else next(iter(rows), None)
    if row is None:
        return None
    return Rate(Decimal(str(row["cad"])), date.fromisoformat(row["on"]), row)


def cost_cad(snapshot: Spec, slug: str, on: date) -> Range | None:
    """The price of a paper or test in CAD; ``None`` where it is not collected."""
    row: Spec = snapshot.get("costs", {}).get(slug, {})
    if row.get("low") is None or not _is_in_force(row, on):
        return None
    low, high = Decimal(str(row["low"])), Decimal(str(row.get("high", row["low"])))
    currency = row.get("currency", CAD)
    if currency == CAD:
        return low, high
    its_rate = rate(snapshot, on, currency)
    return (its_rate.to_cad(low), its_rate.to_cad(high)) if its_rate else None


def lever_cost(snapshot: Spec, lever: str, on: date) -> Range | None:
    """What a lever costs beside its fees: its own estimate and its papers and tests.

    Of the costs of one choice a person pays one: from the cheapest to the dearest.
    ``None`` where nothing of it is collected.
    """
    record: Spec = snapshot.get("levers", {}).get(lever, {})
    parts = [*_estimate(record), *_choices(snapshot, record, on)]
    if not parts:
        return None
    return sum((low for low, _ in parts), Decimal(0)), sum(
        (high for _, high in parts), Decimal(0)
    )


def step_cost(snapshot: Spec, lever: str, on: date, province: str = "") -> Range | None:
    """What a person pays for a step: papers and tests, and the fees that come with it.

    A nomination costs what the streams of its province ask. ``None`` where nothing of
    it has a figure.
    """
    record: Spec = snapshot.get("levers", {}).get(lever, {})
    papers = lever_cost(snapshot, lever, on)
    asked = [row["fee"] for row in record.get("fees", ())]
    fees = fees_paid(snapshot, asked, on)
    streams = nomination_fees(snapshot, province, on) if province else None
    known = [
        item
        for item in (papers, (fees, fees) if fees is not None else None, streams)
        if item is not None
    ]
    if not known:
        return None
    return sum((low for low, _ in known), Decimal(0)), sum(
        (high for _, high in known), Decimal(0)
    )


def nomination_fees(snapshot: Spec, province: str, on: date) -> Range | None:
    """From the least to the most that a province asks for a nomination."""
    sums = []
    for stream in snapshot.get("streams", ()):
        nominates = stream.get("nomination") in THROUGH_EXPRESS_ENTRY
        if stream.get("province") == province and nominates:
            rows = [row for row in stream.get("fees") or () if not row.get("optional")]
            paid = fees_paid(snapshot, [row["fee"] for row in rows], on)
            sums += [paid] if paid is not None else []
    return (min(sums), max(sums)) if sums else None


def fees_paid(snapshot: Spec, fees: Iterable[str], on: date) -> Decimal | None:
    """What a person pays of some fees; the employer's count as nothing."""
    amounts = [
        Decimal(0) if fee["payer"] == "employer" else _amount(fee, on)
        for fee in (snapshot["fees"][slug] for slug in fees)
    ]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


def _amount(fee: Spec, on: date) -> Decimal | None:
    for version in fee.get("versions", ()):
        if _is_in_force(version, on) and version.get("amount_cad") is not None:
            return Decimal(str(version["amount_cad"]))
    return None


def _estimate(record: Spec) -> Iterator[Range]:
    low, high = record.get("cost_low_cad"), record.get("cost_high_cad")
    if low is not None and high is not None:
        yield Decimal(str(low)), Decimal(str(high))


def _choices(snapshot: Spec, record: Spec, on: date) -> Iterator[Range]:
    """One range for each choice; a cost without a choice stands for itself."""
    choices: dict[str, list[Range]] = defaultdict(list)
    for row in record.get("costs", ()):
        price = cost_cad(snapshot, row["cost"], on)
        if price is not None:
            choices[row.get("choice") or row["cost"]].append(price)
    for prices in choices.values():
        yield min(low for low, _ in prices), max(high for _, high in prices)


def _is(row: Any, currency: str) -> bool:
    return bool(row["currency"] == currency)


def _is_in_force(row: Spec, on: date) -> bool:
    return bool(row.get("from", "") <= on.isoformat() < row.get("to", "9999"))
