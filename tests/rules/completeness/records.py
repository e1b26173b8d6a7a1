"""The records beside a stream's rules in short lines: figures, also those of texts."""

from __future__ import annotations

import json
import re
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
    "notes": ("kind",),
    "evidence": (),
    "bridges": ("target",),
}
SENTENCES: Final = ("title", "text", "note")
DIGITS: Final = re.compile(r"\d[\d,.]*\d|\d")


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
        f"after {item['after']}{period_told(item)} [{item['cite']['confidence']}]"
        for item in fee.get("residence", ())
    ]
    return {"permanent residence": lines} if lines else {}


def _versions(fee: Spec) -> Iterator[str]:
    for item in fee["versions"]:
        most = f", at most {item['family_max_cad']}" if "family_max_cad" in item else ""
        amount = f"{item['amount_cad']} CAD{most}"
        sure = f"[{item['cite']['confidence']}]"
        yield f"{amount}{period_told(item)} {sure}{figures_said(item)}"


def papers_of(snapshot: Spec) -> dict[str, dict[str, list[str]]]:
    """Every price, every rate and every statement of a topic."""
    costs = {
        f"cost {slug}": {"price": [_price(c)]} for slug, c in _all(snapshot, "costs")
    }
    rates = {
        f"cost {slug}": {"rate": [_price(r)]} for slug, r in _all(snapshot, "rates")
    }
    topics = {
        f"topic {slug}": {
            f"{item['slug']}{period_told(item)}": [_price(item)]
            for item in topic["statements"]
        }
        for slug, topic in _all(snapshot, "topics")
    }
    return costs | rates | topics


def _all(snapshot: Spec, part: str) -> list[tuple[str, Spec]]:
    return list(snapshot.get(part, {}).items())


def _price(spec: Spec) -> str:
    names = (
        "kind",
        "currency",
        "low",
        "high",
        "value",
        "value_high",
        "unit",
        "on",
        "cad",
    )
    figures = [f"{name} {spec[name]}" for name in names if name in spec]
    sure = f"[{spec['cite']['confidence']}]"
    text = f"{', '.join(figures)}{period_told(spec)} {sure}"
    return text + figures_said(spec) + _streams_told(spec)


def _streams_told(spec: Spec) -> str:
    return f" for {' '.join(spec['streams'])}" if spec.get("streams") else ""


def figures_said(record: Spec) -> str:
    """Every figure that the sentences of a record say, in their order."""
    text = " ".join(str(record.get(name, "")) for name in SENTENCES)
    figures = DIGITS.findall(text)
    return f" says {' '.join(figures)}" if figures else ""


def _lines(stream: Spec) -> Iterator[str]:
    about = ("outcome", "permit_kind", "nomination", "invitation", "who_applies")
    text = [f"{n} {stream[n]}" for n in (*about, "grid", "announced_on") if n in stream]
    yield ", ".join(text) + figures_said({"text": stream.get("summary", "")})
    for kind, names in FIGURES.items():
        for record in stream.get(kind, ()):
            figures = [_figure(record[name]) for name in names if name in record]
            sure = f" [{record['cite']['confidence']}]" if "cite" in record else ""
            head = f"{kind}: {' '.join(figures)}{period_told(record)}{sure}"
            yield head + figures_said(record)


def _figure(value: Any) -> str:
    return (
        value
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False, sort_keys=True)
    )
