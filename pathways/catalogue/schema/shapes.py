"""What a seed file says of citations, tables, grids, charts and people.

Their rows are told more shortly in a file than in the database, so their shapes are
written out here.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    WithJsonSchema,
)

from pathways.rules.facts import BY_NAME, fact_from


class Strict(BaseModel):
    """A part of a file that has no other keys, and no other kinds of values."""

    model_config = ConfigDict(extra="forbid", strict=True)


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


def _fact(spec: dict[str, Any]) -> dict[str, Any]:
    fact_from(spec)
    return spec


FACT_SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"enum": sorted(BY_NAME)}},
}
Day: TypeAlias = Annotated[
    str, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})
]
Number: TypeAlias = Annotated[int | Decimal, WithJsonSchema({"type": "number"})]
Fact: TypeAlias = Annotated[
    dict[str, Any], AfterValidator(_fact), WithJsonSchema(FACT_SCHEMA)
]
Key: TypeAlias = Annotated[
    bool | int | Decimal | str,
    WithJsonSchema({"type": ["boolean", "number", "string"]}),
]
Sure: TypeAlias = Literal["official", "secondary", "recalled"]


class Citation(Strict):
    """Where a row was read, when it stood there, and how sure that is."""

    source: str
    confidence: Sure
    clause: str = ""
    seen_in: str = ""
    as_of: Day | None = None
    as_of_note: str = ""


class UnknownCell(Strict):
    """A cell that is not collected: the least and the most it can give."""

    unknown: tuple[Number, Number | None] = Field(strict=False)
    name: str = ""


class Dates(Strict):
    """First day in force, and first day no longer in force."""

    from_: Day | None = Field(None, alias="from")
    to: Day | None = None
    dates_assumed: bool = False


class TableVersion(Dates):
    """The rows of a table over a period: each a key and its cells."""

    rows: list[list[Key | UnknownCell]]
    default: Number = 0
    note: str = ""
    cite: Citation | None = None


class Axis(Strict):
    """What tells rows, or columns, apart."""

    steps: bool = False
    keys: list[Key] = []


class InlineTable(Strict):
    """A table of one part of a grid, cited as its version is."""

    axes: list[Axis] = Field(min_length=1, max_length=2)
    rows: list[list[Key | UnknownCell]]
    title: str = ""
    default: Number = 0


class Table(Strict):
    """A table over one or two facts, with its dated versions."""

    axes: list[Axis] = Field(min_length=1, max_length=2)
    versions: list[TableVersion] = Field(min_length=1)
    title: str = ""


class Node(Strict):
    """A part of a grid: a branch over other parts, or a leaf with a table."""

    slug: str
    title: str = ""
    combine: Literal["add", "best"] = "add"
    floor: Number | None = None
    cap: Number | None = None
    cap_table: str | InlineTable | None = None
    cap_by: Fact | None = None
    facts: list[Fact] = []
    table: str | InlineTable | None = None
    children: list[Node] = []


class GridVersion(Dates):
    """A points grid over a period."""

    id: str
    cite: Citation
    note: str = ""
    pass_mark: Number | None = None
    root: Node | None = None


class Grid(Strict):
    """A points grid with its dated versions."""

    title: str
    versions: list[GridVersion] = Field(min_length=1)
    province: str | None = None
    maximum: Number | None = None
    sectioned: bool = False
    by_score: bool = False


Limits: TypeAlias = Annotated[list[Number], Field(min_length=3, max_length=3)]
Levels: TypeAlias = list[Annotated[list[Number], Field(min_length=2, max_length=2)]]


class Chart(Strict):
    """The conversion of a language test for the days that it applies to."""

    test: str
    language: Literal["en", "fr"]
    cite: Citation
    ranges: dict[str, Limits]
    levels: dict[str, Levels]
    scale: str = ""
    taken_from: Day | None = None
    taken_to: Day | None = None
    accepted_from: Day | None = None


class Expectation(Strict):
    """What a person one knows is expected to get on a day."""

    on: Day
    cite: Citation
    verdicts: dict[str, Any] = {}
    scores: dict[str, Any] = {}


class Person(Strict):
    """A person one knows, invented and whole."""

    slug: str
    title: str
    note: str
    profile: dict[str, Any]
    expectations: list[Expectation]
