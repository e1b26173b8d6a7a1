"""Edits of rows as curators make them, drawn at random."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from occupations.models import Confidence, OccupationListEntry, Source, Wage
from pathways import models


def draw(random: Random, model: Any, **filters: Any) -> Any:
    rows = model.objects.filter(**filters).order_by("pk")
    return rows[random.randrange(rows.count())]


def text_of(random: Random) -> str:
    pieces = ("word", "*star", "it's", "a: b", "#1", "été", "“x”", "- y", "{z}", "50 %")
    return " ".join(random.sample(pieces, 3))


def alter_text(random: Random) -> None:
    model, name = random.choice(
        [
            (models.Requirement, "title"),
            (models.Stream, "summary"),
            (models.Note, "text"),
            (models.Statement, "text"),
            (models.Program, "name"),
            (models.Source, "title"),
            (models.GridNode, "title"),
            (models.Evidence, "title"),
        ]
    )
    row = draw(random, model)
    setattr(row, name, text_of(random))
    row.save()


def read_again(random: Random) -> None:
    model = random.choice([models.Intake, models.Requirement, models.FeeVersion])
    row = draw(random, model)
    row.as_of = date(2026, 11, random.randint(1, 28))
    row.confidence = Confidence.OFFICIAL
    row.save()


def read_a_source_again(random: Random) -> None:
    source = draw(random, models.Requirement).source
    for model in (models.Requirement, models.Intake, models.Note):
        model.objects.filter(source=source).update(as_of=date(2026, 11, 20))


def close_and_open(random: Random) -> None:
    kinds: list[Any] = [models.Intake, models.FeeVersion, models.Requirement]
    model = random.choice(kinds)
    row = draw(random, model, effective_to=None)
    day = date(2026, 12, random.randint(1, 28))
    model.objects.filter(pk=row.pk).update(effective_to=day)
    row.pk, row.effective_from, row.effective_to = None, day, None
    row.key = f"{row.key}-{random.random()}"
    row.save()
    if isinstance(row, models.Requirement):
        alternative = models.Alternative.objects.create(
            requirement=row, key=f"{row.key}/alternatives/1"
        )
        models.Criterion.objects.create(
            alternative=alternative,
            key=f"{alternative.key}/criteria/1",
            fact={"kind": "age"},
            op="at_least",
            value=random.randint(18, 40),
        )


def alter_cell(random: Random) -> None:
    cell = draw(random, models.TableCell)
    if random.random() < 0.3:
        cell.value, cell.low, cell.high = None, Decimal(0), Decimal(20)
    else:
        cell.value, cell.low, cell.high = Decimal(random.randint(0, 99)) / 2, None, None
    cell.name = ""
    cell.save()


def alter_amount(random: Random) -> None:
    row = draw(random, models.FeeVersion)
    row.amount_cad = Decimal(random.randint(100, 99999)) / 100
    row.save()


def alter_threshold(random: Random) -> None:
    row = draw(random, models.Criterion, op="at_least")
    while not isinstance(row.value, int) or row.than:
        row = draw(random, models.Criterion, op="at_least")
    row.value = random.randint(1, 12)
    row.save()


def alter_cap(random: Random) -> None:
    row = draw(random, models.GridNode, cap__isnull=False)
    row.cap = Decimal(random.randint(10, 600))
    row.save()


def remove_row(random: Random) -> None:
    draw(random, random.choice([models.Note, models.Evidence, models.Stay])).delete()


def add_note(random: Random) -> None:
    like = draw(random, models.Note)
    like.pk, like.text, like.order = None, text_of(random), like.order + 1
    like.key = f"{like.key}-{random.random()}"
    like.save()


def forget_default(random: Random) -> None:
    row = draw(random, models.Requirement, effective_from__isnull=False)
    row.effective_from, row.clause = None, ""
    row.save()


def alter_chart(random: Random) -> None:
    row = draw(random, models.ChartLevel)
    row.score += Decimal("0.5")
    row.save()


def alter_list(random: Random) -> None:
    entry = draw(random, OccupationListEntry)
    entry.note, entry.effective_to = text_of(random), date(2027, 1, 1)
    entry.save()


def add_to_list(random: Random) -> None:
    entry = draw(random, OccupationListEntry, effective_to=None)
    entry.pk, entry.key = None, f"{random.randint(10000, 99999)}"
    entry.values = {"level": random.randint(1, 3)}
    entry.effective_from = date(2026, 11, 3) + timedelta(days=random.randint(0, 9))
    entry.save()


def remove_from_list(random: Random) -> None:
    draw(random, OccupationListEntry).delete()


def alter_wage(random: Random) -> None:
    row = draw(random, Wage)
    row.median_cad = Decimal(random.randint(20, 90))
    row.save()


def add_source(random: Random) -> None:
    slug = f"new-{random.randint(0, 10**9)}"
    source = Source.objects.create(slug=slug, title="New", url="https://example.org/")
    row = draw(random, models.Requirement)
    row.source = source
    row.save()


def add_condition(random: Random) -> None:
    slug = f"new-{random.randint(0, 10**9)}"
    models.Condition.objects.create(slug=slug, title=text_of(random))


EDITS: tuple[Callable[[Random], None], ...] = (
    *(alter_text, read_again, read_a_source_again, close_and_open, alter_cell),
    *(alter_amount, alter_threshold, alter_cap, remove_row, add_note, alter_list),
    *(forget_default, alter_chart, add_to_list, remove_from_list, alter_wage),
    *(add_source, add_condition),
)


def edit(random: Random, count: int) -> list[str]:
    """Make so many edits; their names, for the message of a failure."""
    drawn = [random.choice(EDITS) for _ in range(count)]
    for act in drawn:
        act(random)
    return [act.__name__ for act in drawn]
