"""The rows that changes are made of: the catalogue and what stands beside it."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from django.apps import apps
from django.db.models import Model

from occupations.models import (
    Concordance,
    Distinction,
    Figure,
    LevelWord,
    NationalProjection,
    OccupationAlias,
    Outlook,
    SeedRow,
    ShortForm,
    SocMapping,
    UsTitle,
    UsTitleAlternative,
    UsWage,
    Vacancy,
    Wage,
)
from occupations.seeds import SEEDS
from pathways.catalogue.loading import ORDER
from pathways.models import PoolBand, PoolSnapshot, ProvincialDraw, Round

ROUNDS: Final[tuple[type[Model], ...]] = (
    Round,
    PoolSnapshot,
    PoolBand,
    ProvincialDraw,
)
BESIDE: Final[frozenset[type[Model]]] = frozenset(
    {
        *ROUNDS,
        *(Outlook, Wage, NationalProjection, Vacancy, Figure, UsWage),
        *(Concordance, SocMapping, UsTitle, UsTitleAlternative),
        *(OccupationAlias, ShortForm, LevelWord, Distinction),
    }
)
"""Rows that pages read as they are: they stand in no snapshot."""

_models: tuple[type[Model], ...] = (
    *(seed.model for seed in SEEDS),
    *ORDER,
    *ROUNDS,
    SeedRow,
)
MODELS: Final[tuple[type[Model], ...]] = tuple(dict.fromkeys(_models))
"""Every model whose rows a change may have, in the order in which they build up."""

UNTOLD: Final = frozenset({SeedRow._meta.label_lower})
"""Rows that go with others and that nobody is shown."""


def is_in_changes(model: type[Model]) -> bool:
    """Whether rows of this model are written by changes only."""
    return model in _known()


def model_of(label: str) -> type[Model]:
    """The model of a label such as ``pathways.round``."""
    return apps.get_model(label)


def stands_beside(label: str) -> bool:
    """Whether rows of this label stand in no snapshot."""
    return model_of(label) in BESIDE


@cache
def _known() -> frozenset[type[Model]]:
    return frozenset(MODELS)


@cache
def tables() -> dict[str, tuple[type[Model], str]]:
    """Each table of these models, its model, and the column that says which row.

    What a relation to many links belongs to the row that has the relation.
    """
    record: dict[str, tuple[type[Model], str]] = {}
    for model in MODELS:
        record[model._meta.db_table] = model, str(model._meta.pk.column)
        for field in model._meta.local_many_to_many:
            own: Any = field
            record[own.m2m_db_table()] = model, own.m2m_column_name()
    return record
