"""Times, stays, rights, bridges and papers of a stream, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from pathways.outlook.pathway import Pathway, pathway
from pathways.outlook.standing import Cite, Standing
from pathways.rules import Spec, Stream
from pathways.wording import number_words

APPLICANTS: Final[dict[str, str | Promise]] = {
    "you": lazy("You"),
    "employer": lazy("Your employer"),
    "both": lazy("Your employer first, then you"),
}
MEASURES: Final[dict[str, str | Promise]] = {
    "standard": lazy("service standard"),
    "forecast": lazy("a forecast, not a promise"),
    "observed": lazy("as observed"),
}
SPANS: Final[dict[str, Callable[[int], str]]] = {
    "business_days": lambda n: ngettext("%(n)s business day", "%(n)s business days", n),
    "days": lambda n: ngettext("%(n)s day", "%(n)s days", n),
    "months": lambda n: ngettext("%(n)s month", "%(n)s months", n),
}


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """A record in words; ``strong`` is the figure, if any, ``how`` what it is."""

    title: str
    strong: str
    how: str
    note: str
    citation: Cite | None


@dataclass(frozen=True, slots=True)
class Right:
    """What a partner or children may do, and the permit that it takes, assessed."""

    text: str
    permit: Pathway | None
    citation: Cite | None


@dataclass(frozen=True, slots=True)
class BridgeTo:
    """A stream that this one leads to; no pathway when the edition has none."""

    slug: str
    pathway: Pathway | None
    after: str
    note: str
    citation: Cite | None


def times(standing: Standing, stream: Stream) -> list[FigureRecord]:
    """Processing times in force, as published."""
    return times_in_words(standing, standing.in_force(stream.spec.get("times")))


def times_in_words(standing: Standing, listed: Iterable[Spec]) -> list[FigureRecord]:
    """Processing times in words."""
    return [
        FigureRecord(
            item["title"],
            _span(item),
            _how(item),
            item.get("note", ""),
            standing.cite(item),
        )
        for item in listed
    ]


def _span(spec: Spec) -> str:
    if "value" in spec:
        return _counted(spec["unit"], spec["value"])
    if "low" in spec and "high" in spec:
        most = _counted(spec["unit"], spec["high"])
        return _("%(low)s to %(most)s") % {"low": _number(spec["low"]), "most": most}
    return _counted(spec["unit"], spec["high"]) if "high" in spec else ""


def _how(spec: Spec) -> str:
    """What a figure is, and how often it is kept; nothing without a figure."""
    if not _span(spec):
        return ""
    share = spec.get("share_percent")
    words = str(MEASURES[spec["measure"]])
    if words in spec.get("note", ""):
        return ""  # a note that says so itself says it once
    if share is None:
        return words
    kept = _("met for %(share)s of 100 applications") % {"share": _number(share)}
    return f"{words}, {kept}"


def stays(standing: Standing, stream: Stream) -> list[FigureRecord]:
    """Lengths of stay in force."""
    return [
        FigureRecord(
            stay["title"], _stay(stay), "", stay.get("note", ""), standing.cite(stay)
        )
        for stay in standing.in_force(stream.spec.get("stays"))
    ]


def _stay(spec: Spec) -> str:
    parts = (
        ("months_max", _("up to %(months)s")),
        ("extension_months_max", _("extension by up to %(months)s")),
        ("total_months_max", _("%(months)s in all")),
    )
    return "; ".join(
        words % {"months": _counted("months", spec[key])}
        for key, words in parts
        if spec.get(key) is not None
    )


def rights(standing: Standing, stream: Stream, beneficiary: str) -> list[Right]:
    """What a partner, or children, may do; a spousal permit is assessed beside it."""
    items = []
    for right in standing.in_force(stream.spec.get("rights")):
        if right["for"] == beneficiary:
            permit = standing.by_slug.get(right.get("stream", ""))
            assessed = pathway(standing, permit) if permit else None
            items.append(Right(right["text"], assessed, standing.cite(right)))
    return items


def bridges(standing: Standing, stream: Stream) -> list[BridgeTo]:
    """The streams that this one leads to."""
    in_force = standing.in_force(stream.spec.get("bridges"))
    return [_bridge(standing, record) for record in in_force]


def _bridge(standing: Standing, spec: Spec) -> BridgeTo:
    target = standing.by_slug.get(spec["target"])
    months = spec.get("after_months")
    after = _("after %(months)s of work") % {"months": _counted("months", months)}
    return BridgeTo(
        slug=spec["target"],
        pathway=pathway(standing, target) if target else None,
        after=after if months else "",
        note=spec.get("note", ""),
        citation=standing.cite(spec),
    )


def evidence(standing: Standing, stream: Stream) -> list[FigureRecord]:
    """The papers to prepare."""
    listed = stream.spec.get("evidence", ())
    return [
        FigureRecord(item["title"], "", "", "", standing.cite(item)) for item in listed
    ]


def notes(standing: Standing, stream: Stream) -> list[FigureRecord]:
    """Advice, duties and traps in force."""
    listed = standing.in_force(stream.spec.get("notes"))
    return [
        FigureRecord(record["kind"], "", "", record["text"], standing.cite(record))
        for record in listed
    ]


def _counted(unit: str, number: Any) -> str:
    amount = Decimal(str(number or 0))
    return SPANS[unit](int(amount)) % {"n": _number(amount)}


def _number(value: Any) -> str:
    return number_words(Decimal(str(value)))
