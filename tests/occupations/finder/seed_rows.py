"""Finder data straight from the seed files: no database, no loading."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from occupations.finder.data import (
    AliasRow,
    DistinctionRow,
    FinderData,
    Group,
    Noc2016Row,
    ShortForm,
    SocRow,
    Title,
    UsTitle,
)

FOLDER = Path(__file__).resolve().parents[3] / "occupations" / "data"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a seed file."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def cells(name: str, *columns: str) -> Iterator[tuple[str, ...]]:
    """Some columns of a seed file."""
    for row in rows(name):
        yield tuple(row[column] for column in columns)


def seed_data() -> FinderData:
    """All that the finder is built from."""
    return FinderData(
        groups=tuple(
            Group(code, english, french, int(teer))
            for code, english, french, teer in cells(
                "unit_groups.csv", "code", "title_en", "title_fr", "teer"
            )
        ),
        titles=tuple(
            Title(*cell)
            for cell in cells("noc_titles.csv", "unit_group", "language", "title")
        ),
        us_titles=tuple(_us_titles()),
        soc_rows=tuple(
            SocRow(*cell)
            for cell in cells(
                "soc_mappings.csv",
                "soc_2018",
                "onet_soc",
                "us_title",
                "unit_group",
                "rank",
            )
        ),
        noc_2016_rows=tuple(
            Noc2016Row(*cell)
            for cell in cells("noc_2016.csv", "noc_2016", "title_2016", "unit_group")
        ),
        aliases=tuple(
            AliasRow(text, code, int(rank))
            for text, code, rank in cells("aliases.csv", "text", "unit_group", "rank")
        ),
        short_forms=tuple(
            ShortForm(*cell) for cell in cells("short_forms.csv", "text", "expansion")
        ),
        distinctions=tuple(
            DistinctionRow(*cell)
            for cell in cells(
                "distinctions.csv",
                "lower",
                "higher",
                "question",
                "if_lower",
                "if_higher",
            )
        ),
        level_words=tuple(text for (text,) in cells("level_words.csv", "text")),
    )


def _us_titles() -> Iterator[UsTitle]:
    others: defaultdict[str, list[str]] = defaultdict(list)
    for title, code in cells("us_title_alternatives.csv", "us_title", "unit_group"):
        others[title].append(code)
    for title, aliases, code in cells(
        "us_titles.csv", "title", "aliases", "unit_group"
    ):
        names = tuple(part.strip() for part in aliases.split(";") if part.strip())
        yield UsTitle(title, names, (code, *others[title]))


def curated_queries(path: Path) -> list[tuple[str, str, frozenset[str]]]:
    """Kind, query and right unit groups of a development list."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(line for line in lines if not line.startswith("#"))
        return [
            (row["kind"], row["query"], frozenset(row["acceptable"].split()))
            for row in reader
        ]
