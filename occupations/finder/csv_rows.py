"""Finder data from CSV files in the layout of the seed, for benchmarks and tests."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from occupations.finder.data import (
    AliasRow,
    FinderData,
    Group,
    Noc2016Row,
    ShortForm,
    SocRow,
    Title,
    UsTitle,
)


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file whose comment lines begin with ``#``."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def read_finder_data(official: Path, curated: Path) -> FinderData:
    """Everything in two folders: the official and crosswalk files, and our own."""
    aliases = list(rows(curated / "aliases.csv"))
    return FinderData(
        groups=tuple(
            Group(row["code"], row["title_en"], row["title_fr"], int(row["teer"]))
            for row in rows(official / "noc_2021_unit_groups.csv")
        ),
        titles=tuple(
            Title(row["noc_code"], row["lang"], row["title"])
            for row in rows(official / "noc_2021_titles.csv")
        ),
        us_titles=tuple(_us_title(r) for r in rows(official / "us_tech_titles.csv")),
        soc_rows=tuple(
            SocRow(
                row["soc_2018"],
                row["onet_soc"],
                row["us_title"],
                row["noc_2021"],
                row["rank"],
            )
            for row in rows(official / "soc_to_noc.csv")
        ),
        noc_2016_rows=tuple(
            Noc2016Row(row["noc_2016"], row["title_2016_en"], row["noc_2021"])
            for row in rows(official / "noc_2016_to_2021.csv")
        ),
        aliases=tuple(
            AliasRow(row["alias"], row["noc"], int(row["rank"]))
            for row in aliases
            if row["kind"] == "title"
        ),
        short_forms=tuple(
            ShortForm(row["alias"], row["expansion"])
            for row in aliases
            if row["kind"] == "short"
        ),
        level_words=tuple(row["alias"] for row in aliases if row["kind"] == "level"),
    )


def _us_title(row: dict[str, str]) -> UsTitle:
    aliases = tuple(filter(None, row["aliases"].split("; ")))
    others = tuple(filter(None, row["noc_alternatives"].split("; ")))
    return UsTitle(row["us_title"], aliases, (row["noc_primary"], *others))
