"""The records beside a stream's rules in short lines: figures, not texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tests.rules.completeness.wording import period_told

Spec = Mapping[str, Any]
FIGURES: Final = {
    "intakes": ("state",),
    "fees": ("fee", "except_citizens", "optional"),
    "times": (
        *("slug", "measure", "step", "value", "low", "high", "unit", "share_percent"),
    ),
    "stays": ("slug", "months_max", "extension_months_max", "total_months_max"),
    "allocations": ("year", "kind", "places"),
    "codes": ("code",),
    "rights": ("for", "stream"),
    "changes": ("on", "on_note"),
    "practice": ("slug", "values"),
}


def records_of(snapshot: Spec) -> dict[str, list[str]]:
    """The lines of every stream."""
    return {spec["slug"]: list(_lines(spec)) for spec in snapshot["streams"]}


def fees_of(snapshot: Spec) -> dict[str, dict[str, list[str]]]:
    """The versions of every fee, and which applications carry it."""
    return {
        f"fee {slug}": {
            f"{fee['payer']}, by {fee['unit']}": list(_versions(fee)),
            **_residence(fee),
        }
        for slug, fee in snapshot["fees"].items()
    }


def _residence(fee: Spec) -> dict[str, list[str]]:
    """After which decisions the fee is part of permanent residence."""
    lines = [
        f"after {one['after']}{period_told(one)} [{one['cite']['confidence']}]"
        for one in fee.get("residence", ())
    ]
    return {"permanent residence": lines} if lines else {}


def _versions(fee: Spec) -> Iterator[str]:
    for one in fee["versions"]:
        most = f", at most {one['family_max_cad']}" if "family_max_cad" in one else ""
        amount = f"{one['amount_cad']} CAD{most}"
        yield f"{amount}{period_told(one)} [{one['cite']['confidence']}]"


def _lines(stream: Spec) -> Iterator[str]:
    about = ("outcome", "permit_kind", "nomination", "invitation", "who_applies")
    told = [f"{n} {stream[n]}" for n in (*about, "grid", "announced_on") if n in stream]
    yield ", ".join(told)
    for kind, names in FIGURES.items():
        for record in stream.get(kind, ()):
            figures = [_figure(record[name]) for name in names if name in record]
            sure = f" [{record['cite']['confidence']}]" if "cite" in record else ""
            yield f"{kind}: {' '.join(figures)}{period_told(record)}{sure}"


def _figure(value: Any) -> str:
    return (
        value
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False, sort_keys=True)
    )
