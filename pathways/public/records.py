"""Fees, rights, bridges, changes, allocations: what stands beside the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from pathways.models.fees import FeeUnit
from pathways.outlook.standing import Cite, Standing
from pathways.public.names import Names
from pathways.rules import Spec, Stream
from pathways.words.spans import months_words


@dataclass(frozen=True, slots=True)
class ComingAmount:
    """An amount that is published already and holds from a later day."""

    amount: Decimal
    begins_on: str
    citation: Cite | None


@dataclass(frozen=True, slots=True)
class FeeTold:
    """A fee as published; ``amount`` is empty when we have not collected it."""

    title: str
    payer: str
    unit: str
    amount: Decimal | None
    family_max: Decimal | None
    optional: bool
    notes: tuple[str, ...]
    citation: Cite | None
    coming: tuple[ComingAmount, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainRecord:
    """Any other record: a title, words, a day or period, and its source."""

    title: str
    text: str
    citation: Cite | None
    on: str = ""
    on_note: str = ""
    stream: str = ""
    to: str = ""


def fees(standing: Standing, stream: Stream, payer: str) -> list[FeeTold]:
    """The fees of one payer on the day."""
    items = []
    for listed in stream.spec.get("fees", ()):
        fee = standing.snapshot["fees"][listed["fee"]]
        if fee["payer"] == payer:
            items.append(_fee(standing, fee, listed))
    return items


def _fee(standing: Standing, fee: Spec, listed: Spec) -> FeeTold:
    version: Spec = next(iter(standing.in_force(fee.get("versions"))), {})
    notes = [listed.get("note", ""), version.get("note", "")]
    exempt = listed.get("except_citizens")
    if exempt:
        notes.append(_("Not paid by citizens of: %(who)s.") % {"who": _joined(exempt)})
    return FeeTold(
        title=fee["title"],
        payer=fee["payer"],
        unit=str(FeeUnit(fee["unit"]).label),
        amount=_decimal(version.get("amount_cad")),
        family_max=_decimal(version.get("family_max_cad")),
        optional=bool(listed.get("optional")),
        notes=tuple(note for note in notes if note),
        citation=standing.cite(version),
        coming=tuple(_coming(standing, fee)),
    )


def _coming(standing: Standing, fee: Spec) -> Iterator[ComingAmount]:
    """The amounts that begin after the day, the next first."""
    versions = [row for row in fee.get("versions") or () if row.get("from")]
    for row in sorted(versions, key=lambda row: str(row["from"])):
        amount = _decimal(row.get("amount_cad"))
        if str(row["from"]) > standing.on.isoformat() and amount is not None:
            yield ComingAmount(amount, row["from"], standing.cite(row))


def _joined(codes: Iterable[str]) -> str:
    return ", ".join(codes)


def _decimal(amount: Any) -> Decimal | None:
    return None if amount is None else Decimal(str(amount))


def rights(standing: Standing, stream: Stream, names: Names) -> list[PlainRecord]:
    """What a partner and children may do."""
    titles = {"partner": _("Your partner"), "children": _("Your children")}
    return [
        PlainRecord(
            titles[right["for"]],
            right["text"],
            standing.cite(right),
            stream=right.get("stream", ""),
            to=names.stream(right["stream"]) if right.get("stream") else "",
        )
        for right in standing.in_force(stream.spec.get("rights"))
    ]


def bridges(standing: Standing, stream: Stream, names: Names) -> list[PlainRecord]:
    """The streams that this one leads to."""
    result = []
    for bridge in standing.in_force(stream.spec.get("bridges")):
        after = bridge.get("after_months")
        words = _("After %(span)s of work.") % {"span": months_words(after or 0)}
        said = " ".join(
            x for x in (words if after else "", bridge.get("note", "")) if x
        )
        known = bridge["target"] if bridge["target"] in standing.by_slug else ""
        title = names.stream(bridge["target"])
        result.append(PlainRecord(title, said, standing.cite(bridge), stream=known))
    return result


def changes(standing: Standing, stream: Stream) -> list[PlainRecord]:
    """What changed, newest first."""
    items = [
        PlainRecord(
            "",
            change["text"],
            standing.cite(change),
            change["on"],
            change.get("on_note", ""),
        )
        for change in stream.spec.get("changes", ())
    ]
    return sorted(items, key=lambda line: line.on, reverse=True)


def practice(standing: Standing, stream: Stream) -> list[PlainRecord]:
    """Who is really selected, with the day since when."""
    return [
        PlainRecord(
            record["title"],
            record["text"],
            standing.cite(record),
            record.get("from", ""),
        )
        for record in standing.in_force(stream.spec.get("practice"))
    ]


@dataclass(frozen=True, slots=True)
class Places:
    """Nominations or admissions of a year, where they are published."""

    year: int
    kind: str
    number: int | None
    note: str
    citation: Cite | None


def allocations(standing: Standing, streams: Iterable[Stream]) -> list[Places]:
    """The places of every year, newest first; the same row of several streams once."""
    every = [
        Places(
            allocation["year"],
            allocation["kind"].replace("_", " "),
            allocation.get("places"),
            allocation.get("note", ""),
            standing.cite(allocation),
        )
        for stream in streams
        for allocation in stream.spec.get("allocations", ())
    ]
    return sorted(dict.fromkeys(every), key=lambda fromkey: -fromkey.year)


def codes(standing: Standing, stream: Stream) -> list[PlainRecord]:
    """The administrative codes in force."""
    return [
        PlainRecord(code["code"], code.get("for", ""), standing.cite(code))
        for code in standing.in_force(stream.spec.get("codes"))
    ]
