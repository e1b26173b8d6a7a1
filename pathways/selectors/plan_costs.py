"""What a lever costs: our estimates, and the fees of the catalogue with their pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from pathways.models.fees import FeeUnit
from pathways.outlook.standing import Cite, Standing
from pathways.rules.costs import THROUGH_EXPRESS_ENTRY, lever_cost
from pathways.rules.levers.step import Step
from pathways.rules.specs import Spec
from pathways.wording import UNITS, months_words


@dataclass(frozen=True, slots=True)
class PaidFee:
    """A fee that comes with a lever; without an amount it is not collected."""

    title: str
    payer: str
    unit: str
    amount: Decimal | None
    note: str
    citation: Cite | None

    @property
    def by_employer(self) -> bool:
        """Whether the employer pays it."""
        return self.payer == "employer"


@dataclass(frozen=True, slots=True)
class Cost:
    """Effort, months and money of a lever, from its record in the edition."""

    title: str
    effort: int
    months: tuple[int | None, int | None]
    cad: tuple[Any, Any]
    is_estimate: bool
    note: str
    fees: tuple[PaidFee, ...]
    citation: Cite | None

    @property
    def time_words(self) -> str:
        """How long it takes."""
        least, most = self.months
        if least is None or most is None:
            return _("time not known")
        if most == 0:
            return _("no time")
        if least == most:
            return months_words(most)
        words = {"least": least, "most": months_words(most)}
        return _("%(least)s to %(most)s") % words

    @property
    def estimated_words(self) -> str:
        """The money beside the fees, as we estimate it; nothing when not known."""
        least, most = self.cad
        if least is None or most is None:
            return ""
        if not most:
            return _("no money")
        if least == most:
            return UNITS["CAD"](most)
        words = {"least": UNITS["CAD"](least), "most": UNITS["CAD"](most)}
        return _("%(least)s to %(most)s") % words

    @property
    def money_words(self) -> str:
        """All that is known of the money, in a line."""
        parts = [self.estimated_words] if self.estimated_words else []
        yours = sum_of(fee for fee in self.fees if not fee.by_employer)
        theirs = sum_of(fee for fee in self.fees if fee.by_employer)
        if yours is not None:
            parts.append(UNITS["CAD"](yours))
        if theirs is not None:
            money = {"money": UNITS["CAD"](theirs)}
            parts.append(_("your employer %(money)s") % money)
        return "; ".join(parts) or _("No official figure")


def sum_of(fees: Iterable[PaidFee]) -> Decimal | None:
    """What the collected fees come to; nothing where there are none."""
    amounts = [fee.amount for fee in fees if fee.amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def cost_of(standing: Standing, step: Step) -> Cost:
    """What a step's lever costs; a nomination costs what its province asks."""
    record: Spec = standing.snapshot.get("levers", {}).get(step.lever, {})
    fees = [*_listed(standing, record.get("fees", ()))]
    if step.kind == "nominated":
        fees += _of_province(standing, str(dict(step.values)["province"]))
    return Cost(
        title=str(record.get("title", step.lever)),
        effort=int(record.get("effort", 0)),
        months=(record.get("months_low"), record.get("months_high")),
        cad=lever_cost(standing.snapshot, step.lever, standing.on) or (None, None),
        is_estimate=bool(record.get("is_estimate")),
        note=str(record.get("note", "")).strip(),
        fees=tuple(fees),
        citation=standing.cite(record),
    )


def _of_province(standing: Standing, province: str) -> Iterator[PaidFee]:
    """The fees of a province's streams that nominate through Express Entry."""
    listed = {
        one["fee"]: one
        for stream in standing.assessment.streams
        if stream.spec.get("province") == province
        and stream.spec.get("nomination") in THROUGH_EXPRESS_ENTRY
        for one in stream.spec.get("fees") or ()
        if not one.get("optional")
    }
    yield from _listed(standing, listed.values())


def _listed(standing: Standing, listed: Iterable[Spec]) -> Iterator[PaidFee]:
    for one in listed:
        fee = standing.snapshot["fees"][one["fee"]]
        versions = standing.in_force(fee.get("versions"))
        version: Spec = versions[0] if versions else {}
        amount = version.get("amount_cad")
        yield PaidFee(
            title=fee["title"],
            payer=fee["payer"],
            unit=str(FeeUnit(fee["unit"]).label),
            amount=None if amount is None else Decimal(str(amount)),
            note=str(one.get("note", "")),
            citation=standing.cite(version),
        )
