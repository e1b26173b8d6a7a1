"""How each part of a snapshot is kept as rows.

A ``Part`` names a key of its parent's JSON, the model of its rows, and which JSON name
is which field. The same description turns seed files into rows, and rows into an
edition's snapshot, so the two can never tell different stories.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model

from pathways import models

Spec = Mapping[str, Any]
CITE: Final = ("source", "clause", "seen_in", "as_of", "as_of_note", "confidence")
DATED: Final = {
    "from": "effective_from",
    "to": "effective_to",
    "dates_assumed": "dates_assumed",
}


@dataclass(frozen=True)
class Part:
    """One kind of row, where it stands in the JSON, and how it is named.

    ``named``: the JSON is an object by slug, not a list. ``own_key`` gives the own name
    of the row, below that of its parent.
    """

    name: str
    model: type[Model]
    fields: Mapping[str, str]
    own_key: Callable[[Spec, int], str]
    parent: str = ""
    named: bool = False
    cited: bool = False
    keyed: bool = True
    children: tuple[Part, ...] = ()


def same(*names: str) -> dict[str, str]:
    """Fields that bear their JSON name."""
    return {name: name for name in names}


def by(*names: str) -> Callable[[Spec, int], str]:
    """Named by some of its values."""
    return lambda spec, _: ":".join(str(spec.get(name, "")) for name in names)


def by_place(_: Spec, place: int) -> str:
    """Named by its place among its siblings."""
    return str(place + 1)


def by_text(*names: str) -> Callable[[Spec, int], str]:
    """Named by a short digest of its texts, which outlives a new neighbour."""

    def key(spec: Spec, _: int) -> str:
        text = "|".join(str(spec.get(name, "")) for name in names)
        return hashlib.sha256(text.encode()).hexdigest()[:10]

    return key


CRITERION: Final = Part(
    "criteria",
    models.Criterion,
    same("fact", "op", "value", "than", "table", "by", "label"),
    by_place,
    parent="alternative",
)
ALTERNATIVE: Final = Part(
    "alternatives",
    models.Alternative,
    same("label", "when"),
    by_place,
    parent="requirement",
    cited=True,
    children=(CRITERION,),
)


def _requirements(parent: str) -> Part:
    return Part(
        "requirements",
        models.Requirement,
        {**same("slug", "title", "for_each", "note"), **DATED},
        by("slug", "from"),
        parent=parent,
        cited=True,
        children=(ALTERNATIVE,),
    )


def _record(
    name: str,
    model: type[Model],
    fields: Mapping[str, str],
    key: Any,
    cited: bool = True,
) -> Part:
    return Part(name, model, fields, key, parent="stream", cited=cited)


RECORDS: Final = (
    _record(
        "fees",
        models.StreamFee,
        same("fee", "except_citizens", "optional", "note"),
        by("fee"),
        cited=False,
    ),
    _record(
        "times",
        models.ProcessingTime,
        same(
            *("slug", "title", "measure", "step", "unit", "value", "low", "high"),
            *("share_percent", "note"),
        )
        | DATED,
        by("slug", "from"),
    ),
    _record(
        "stays",
        models.Stay,
        same("slug", "title", "months_max", "extension_months_max")
        | same("total_months_max", "note")
        | DATED,
        by("slug", "from"),
    ),
    _record(
        "rights",
        models.FamilyRight,
        {"for": "beneficiary", "text": "text", "stream": "permit", **DATED},
        by_text("for", "text"),
    ),
    _record(
        "bridges",
        models.Bridge,
        same("target", "after_months", "note") | DATED,
        by("target", "from"),
    ),
    _record(
        "evidence",
        models.Evidence,
        same("title", "who", "fee"),
        by_text("title"),
    ),
    _record("notes", models.Note, same("kind", "text") | DATED, by_text("text")),
    _record(
        "changes",
        models.PastChange,
        same("on", "on_note", "text"),
        by_text("on", "text"),
    ),
    _record(
        "practice",
        models.Practice,
        same("slug", "title", "text", "values") | DATED,
        by("slug", "from"),
    ),
    _record(
        "allocations",
        models.Allocation,
        same("year", "places", "kind", "note"),
        by("year", "kind"),
    ),
    _record(
        "codes",
        models.PermitCode,
        {"code": "code", "for": "use", **DATED},
        by("code", "from"),
    ),
)
SOURCES: Final = Part(
    "sources",
    models.Source,
    same("title", "url", "publisher"),
    by("slug"),
    named=True,
    keyed=False,
)
PROGRAMS: Final = Part(
    "programs",
    models.Program,
    same("name", "kind", "province"),
    by("slug"),
    named=True,
    keyed=False,
)
CONDITIONS: Final = Part(
    "conditions",
    models.Condition,
    same("title", "everywhere"),
    by("slug"),
    named=True,
    keyed=False,
    children=(_requirements("condition"),),
)
STREAMS: Final = Part(
    "streams",
    models.Stream,
    same(
        *("slug", "name", "program", "province", "outcome", "permit_kind"),
        *("invitation", "nomination", "who_applies", "grid", "summary"),
        "announced_on",
    ),
    by("slug"),
    cited=True,
    keyed=False,
    children=(
        Part(
            "intakes",
            models.Intake,
            same("state", "note") | DATED,
            by("from", "state"),
            parent="stream",
            cited=True,
        ),
        _requirements("stream"),
        *RECORDS,
    ),
)
FEES: Final = Part(
    "fees",
    models.Fee,
    same("title", "payer", "unit"),
    by("slug"),
    named=True,
    keyed=False,
    children=(
        Part(
            "versions",
            models.FeeVersion,
            same("amount_cad", "family_max_cad", "note") | DATED,
            by("from"),
            parent="fee",
            cited=True,
        ),
        Part(
            "residence",
            models.ResidenceFee,
            same("after", "note") | DATED,
            by("after", "from"),
            parent="fee",
            cited=True,
        ),
    ),
)

ARTICLES: Final = Part(
    "articles",
    models.Article,
    same("slug", "title", "on", "note"),
    by("slug"),
    cited=True,
    keyed=False,
    children=(
        Part(
            "claims",
            models.ArticleClaim,
            same("slug", "title", "streams", "said", "today", "verdict")
            | same("checked_against"),
            by("slug"),
            parent="article",
            cited=True,
        ),
    ),
)
LEVERS: Final = Part(
    "levers",
    models.Lever,
    same("title", "effort", "months_low", "months_high", "cost_low_cad")
    | same("cost_high_cad", "is_estimate", "note", "parameters"),
    by("slug"),
    named=True,
    cited=True,
    keyed=False,
    children=(
        Part("fees", models.LeverFee, same("fee", "note"), by("fee"), parent="lever"),
        Part(
            "costs",
            models.LeverCost,
            same("cost", "choice"),
            by("cost"),
            parent="lever",
        ),
    ),
)
