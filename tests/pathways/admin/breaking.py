"""Ways to break the rows of a small published catalogue, as curators would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from occupations.models import OccupationList, OccupationListEntry, Source
from pathways import models
from tests.pathways.admin.conftest import READ, a_requirement

Break = Callable[[], object]
YEARS: Final = (date(2020, 1, 1), date(2022, 1, 1), date(2024, 1, 1))


def site() -> Source:
    return Source.objects.get(slug="site")


def cited() -> dict[str, Any]:
    return {"source": site(), **READ}


def criterion(**changes: Any) -> Break:
    return lambda: models.Criterion.objects.update(**changes)


def fact(**spec: Any) -> Break:
    return criterion(fact=spec, op="is", value=True)


def answer(path: str, value: Any, op: str = "is") -> Break:
    return criterion(fact={"kind": "answer", "path": path}, op=op, value=value)


def cell(**changes: Any) -> Break:
    return lambda: models.TableCell.objects.filter(row="18").update(**changes)


def node(slug: str, **changes: Any) -> Break:
    return lambda: models.GridNode.objects.filter(slug=slug).update(**changes)


def line(key: str, values: dict[str, Any], **dates: Any) -> OccupationListEntry:
    known, _is_new = OccupationList.objects.get_or_create(slug="stem", title="STEM")
    return OccupationListEntry.objects.create(
        occupation_list=known, key=key, label=key, values=values, **dates, **cited()
    )


def an_empty_alternative() -> None:
    models.Alternative.objects.create(
        key="empty", requirement=models.Requirement.objects.get(), order=9
    )


def two_levels() -> None:
    for level in (1, 2):
        line("21231", {"level": level}, effective_from=date(2020, level, 1))


def a_level_without_a_row() -> None:
    line("21231", {"level": 3})
    line("21232", {"level": 18})
    spec = {"kind": "list_value", "list": "stem", "name": "level"}
    models.GridNode.objects.filter(slug="age").update(facts=[spec])


def a_misspelt_value() -> None:
    for key, name in (("21231", "level"), ("21232", "level"), ("21233", "levl")):
        line(key, {name: 1})


def overlapping_intakes() -> None:
    for state in ("open", "closed"):
        an_intake(state, effective_from=YEARS[0])


def intakes_with_a_gap() -> None:
    an_intake("open", effective_from=YEARS[0], effective_to=YEARS[1])
    an_intake("closed", effective_from=YEARS[2])


def an_intake(state: str, **dates: Any) -> None:
    models.Intake.objects.create(
        key=f"intake-{state}",
        stream=models.Stream.objects.get(),
        state=state,
        **dates,
        **cited(),
    )


def fees(*amounts: int, day: date = YEARS[1]) -> Break:
    def create() -> None:
        fee = models.Fee.objects.create(
            slug="visit", title="Visit", payer="worker", unit="application"
        )
        spans = [{"effective_to": YEARS[1]}, {"effective_from": day}]
        for amount, dates in zip(amounts, spans, strict=False):
            models.FeeVersion.objects.create(
                key=f"visit/{amount}", fee=fee, amount_cad=amount, **dates, **cited()
            )

    return create


def the_same_requirement_twice() -> None:
    row = a_requirement(models.Stream.objects.get(), site(), "size", 18)
    models.Requirement.objects.filter(pk=row.pk).update(slug="age")


def another_version(**dates: Any) -> Break:
    def create() -> None:
        table = models.Table.objects.get()
        row = models.TableVersion.objects.create(
            key="again", table=table, **dates, **cited()
        )
        models.TableCell.objects.create(key="again/1", version=row, row="18", value=1)

    return create


def a_grid_version_twice() -> None:
    version = models.GridVersion.objects.create(
        key="points/again", grid=models.Grid.objects.get(), label="again", **cited()
    )
    models.GridNode.objects.create(key="again", version=version, slug="whole")


def a_part_below_itself() -> None:
    age = models.GridNode.objects.get(slug="age")
    models.GridNode.objects.filter(slug="age").update(parent=age)


def parts_below_a_table() -> None:
    age = models.GridNode.objects.get(slug="age")
    models.GridNode.objects.create(
        key="below", version=age.version, parent=age, slug="below", table=age.table
    )


def a_circle_of_conditions() -> None:
    for own, other in (("one", "two"), ("two", "one")):
        condition = models.Condition.objects.create(slug=own, title=own)
        row = models.Requirement.objects.create(
            key=own, condition=condition, slug=own, title=own, **cited()
        )
        way = models.Alternative.objects.create(key=own, requirement=row)
        spec = {"kind": "condition_met", "condition": other}
        models.Criterion.objects.create(
            key=own, alternative=way, fact=spec, op="is", value=True
        )


def a_chart(*pairs: tuple[int, int]) -> Break:
    def create() -> None:
        chart = models.LanguageChart.objects.create(
            key="ielts", test="ielts", language="en", **cited()
        )
        ability = models.ChartAbility.objects.create(
            key="r", chart=chart, ability="reading", lowest=0, highest=9, step="0.5"
        )
        for score, level in pairs:
            models.ChartLevel.objects.create(
                key=f"{score}/{level}", ability=ability, score=score, level=level
            )

    return create


def a_lever(slug: str, **parameters: Any) -> Break:
    def create() -> None:
        models.Lever.objects.create(
            slug=slug, title=slug, effort=1, parameters=parameters, **cited()
        )

    return create


def a_dead_article() -> None:
    article = models.Article.objects.create(
        slug="news", title="News", on=YEARS[0], **cited()
    )
    models.ArticleClaim.objects.create(
        key="c", article=article, slug="claim", streams=["ee/gone"], **cited()
    )


def a_list_without_the_value() -> None:
    line("21231", {})
    known = OccupationList.objects.get()
    models.Requirement.objects.update(for_each=known)
    models.Criterion.objects.update(value={"entry": "years"})


def add_facts(*kinds: str) -> Break:
    return node("age", facts=[{"kind": kind} for kind in kinds])
