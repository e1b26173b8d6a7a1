"""Bring the catalogue's rows to what the seed files say."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.db import transaction
from django.db.models import Model

from occupations.seeding import Changes, Step, sync
from occupations.seeding.files import both
from pathways import models
from pathways.catalogue.files import FOLDER, read
from pathways.catalogue.seed import Spreader

ORDER: Final[tuple[type[Model], ...]] = (
    models.Source,
    models.Program,
    models.Fee,
    models.FeeVersion,
    models.ResidenceFee,
    models.Table,
    models.TableVersion,
    models.TableCell,
    models.Grid,
    models.GridVersion,
    models.GridNode,
    models.LanguageChart,
    models.ChartAbility,
    models.ChartLevel,
    models.Condition,
    models.Stream,
    models.Intake,
    models.Requirement,
    models.Alternative,
    models.Criterion,
    models.StreamFee,
    models.ProcessingTime,
    models.Stay,
    models.FamilyRight,
    models.Bridge,
    models.Evidence,
    models.Note,
    models.PastChange,
    models.Practice,
    models.Allocation,
    models.PermitCode,
    models.Cost,
    models.ExchangeRate,
    models.Topic,
    models.Statement,
    models.Lever,
    models.LeverFee,
    models.LeverCost,
    models.Article,
    models.ArticleClaim,
)
FILE: Final = "pathways/data"


def load(*, folder: Path = FOLDER, dry_run: bool = False) -> list[Changes]:
    """Load every seed file in one transaction; see ``occupations.seeding``.

    Raises ``SeedError`` naming file, row and field; then nothing is changed.
    """
    rows = Spreader().spread(read(folder))
    with transaction.atomic():
        changes = {
            model: sync(model=model, rows=rows.get(model, []), file=FILE)
            for model in ORDER
        }
        for model in reversed(ORDER):  # what rows below held back, which now are gone
            if any(row.step is Step.PROPOSE_REMOVE for row in changes[model].pending):
                again = sync(model=model, rows=rows.get(model, []), file=FILE)
                changes[model] = both(changes[model], again)
        if dry_run:
            transaction.set_rollback(True)
    return list(changes.values())
