"""Finder data from the rows of the database."""

from __future__ import annotations

from collections import defaultdict
from typing import TypeVar

from django.db.models import Count, Max, Model

from occupations import models
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

Row = TypeVar("Row")
_EDITED = (
    models.OccupationAlias,
    models.ShortForm,
    models.LevelWord,
    models.Distinction,
)
_SEEDED = (
    models.UnitGroup,
    models.OccupationTitle,
    models.UsTitle,
    models.UsTitleAlternative,
    models.SocMapping,
    models.Concordance,
)

Stamp = tuple[tuple[object, ...], ...]


def stamp() -> Stamp:
    """Changes when rows come or go, when a curator edits words, and with each seed."""
    items: list[tuple[object, ...]] = [
        _row(model.objects.aggregate(n=Count("pk"), last=Max("updated_at")))
        for model in _EDITED
    ]
    items += [
        _row(model.objects.aggregate(n=Count("pk"), last=Max("pk")))
        for model in _SEEDED
    ]
    files = models.SeedFile.objects.order_by("name")
    return (*items, *files.values_list("name", "digest"))


def _row(aggregate: dict[str, object]) -> tuple[object, ...]:
    return tuple(aggregate.values())


def read_data() -> FinderData:
    """Every row that the finder uses, in ten queries."""
    return FinderData(
        groups=_all(models.UnitGroup, Group, "code", "title_en", "title_fr", "teer"),
        titles=_all(
            models.OccupationTitle, Title, "unit_group__code", "language", "title"
        ),
        us_titles=_us_titles(),
        soc_rows=_all(
            models.SocMapping,
            SocRow,
            "soc_2018",
            "onet_soc",
            "us_title",
            "unit_group__code",
            "rank",
        ),
        noc_2016_rows=_all(
            models.Concordance,
            Noc2016Row,
            "noc_2016",
            "title_2016",
            "unit_group__code",
        ),
        aliases=_all(
            models.OccupationAlias, AliasRow, "text", "unit_group__code", "rank"
        ),
        short_forms=_all(models.ShortForm, ShortForm, "text", "expansion"),
        distinctions=_all(
            models.Distinction,
            DistinctionRow,
            "lower__code",
            "higher__code",
            "question",
            "if_lower",
            "if_higher",
        ),
        level_words=tuple(models.LevelWord.objects.values_list("text", flat=True)),
    )


def _all(model: type[Model], row: type[Row], *paths: str) -> tuple[Row, ...]:
    order = model._meta.ordering or ("pk",)
    cells = model._default_manager.order_by(*order).values_list(*paths)
    return tuple([row(*values) for values in cells.iterator(chunk_size=5000)])


def _us_titles() -> tuple[UsTitle, ...]:
    others: defaultdict[int, list[str]] = defaultdict(list)
    links = models.UsTitleAlternative.objects.order_by("us_title", "rank")
    for us_title, code in links.values_list("us_title", "unit_group__code"):
        others[us_title].append(code)
    rows = models.UsTitle.objects.select_related("unit_group")
    return tuple(
        UsTitle(
            row.title,
            tuple(row.alias_list),
            (row.unit_group.code, *others[row.pk]),
        )
        for row in rows
    )
