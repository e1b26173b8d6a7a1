"""Ways to break a draft that no eye sees: keys, caps, figures, ends and spellings."""

from __future__ import annotations

from datetime import date
from typing import Any

from occupations.models import OccupationList
from pathways import models
from tests.pathways.admin.breaking import (
    YEARS,
    Break,
    add_facts,
    another_version,
    cited,
    fees,
    line,
)


def levels(*values: dict[str, Any], rows: tuple[str, ...] = ("1", "2")) -> Break:
    """A list of levels, and a leaf over it whose table has these rows."""

    def create() -> None:
        for key, value in zip(("21231", "21232", "21233"), values, strict=False):
            line(key, value)
        a_leaf("number", rows, kind="list_value", list="stem", name="level")

    return create


def a_leaf(row_type: str, rows: tuple[str, ...], **fact: Any) -> None:
    """The one leaf, over a table with these rows and this fact."""
    models.Table.objects.update(row_type=row_type, row_steps=False)
    models.TableCell.objects.all().delete()
    version = models.TableVersion.objects.get()
    for order, row in enumerate(rows):
        models.TableCell.objects.create(
            key=f"leaf/{row}", version=version, row=row, value=5, order=order
        )
    if fact.get("name") == "level":
        fact["counted_in"] = "number"
    models.GridNode.objects.filter(slug="age").update(facts=[fact])


def keyed(row_type: str, *rows: str, **fact: Any) -> Break:
    return lambda: a_leaf(row_type, rows, **fact)


def by_table(cell: int, row: str = "ON", **fact: Any) -> Break:
    """A threshold that stands in a table by province."""

    def create() -> None:
        table = models.Table.objects.create(slug="asked", title="A", row_type="text")
        version = models.TableVersion.objects.create(
            key="asked/", table=table, **cited()
        )
        models.TableCell.objects.create(
            key="asked/1", version=version, row=row, value=cell
        )
        models.Criterion.objects.update(
            value=None,
            table=table,
            by=[{"kind": "answer", "path": "job_offer.province"}],
            **({"fact": fact} if fact else {}),
        )

    return create


def a_threshold_of_a_line(value: Any) -> Break:
    def create() -> None:
        line("21231", {"years": value})
        known = OccupationList.objects.get()
        models.Requirement.objects.update(for_each=known)
        models.Criterion.objects.update(value={"entry": "years"})

    return create


def nobody_can_meet() -> None:
    models.Criterion.objects.create(
        key="other",
        alternative=models.Alternative.objects.get(),
        fact={"kind": "age"},
        op="at_most",
        value=17,
    )


def branches_in_branches(**inner: Any) -> Break:
    """The leaf below a branch of its own, which is below the whole."""

    def create() -> None:
        age = models.GridNode.objects.get(slug="age")
        assert age.parent is not None
        models.GridNode.objects.filter(pk=age.parent.pk).update(cap=20)
        branch = models.GridNode.objects.create(
            key="points/2025/inner",
            version=age.version,
            parent=age.parent,
            slug="inner",
            **inner,
        )
        models.GridNode.objects.filter(pk=age.pk).update(parent=branch)

    return create


def a_cap_by_table(value: int) -> Break:
    def create() -> None:
        table = models.Table.objects.create(
            slug="most", title="Most", row_type="number", row_steps=True
        )
        version = models.TableVersion.objects.create(
            key="most/", table=table, **cited()
        )
        models.TableCell.objects.create(
            key="most/1", version=version, row="18", value=value
        )
        models.GridNode.objects.filter(slug="whole").update(
            cap_table=table, cap_by={"kind": "age"}
        )

    return create


def a_row_less() -> None:
    keyed("number", "18", "19", "20", kind="age")()
    models.TableVersion.objects.update(effective_to=YEARS[1])
    another_version(effective_from=YEARS[1])()


def other_columns() -> None:
    """Two versions of a table whose columns stand in another order."""
    models.Table.objects.update(column_type="flag")
    models.TableVersion.objects.update(effective_to=YEARS[1], order=0)
    models.TableCell.objects.all().delete()
    later = models.TableVersion.objects.create(
        key="later",
        table=models.Table.objects.get(),
        effective_from=YEARS[1],
        order=1,
        **cited(),
    )
    early = models.TableVersion.objects.get(order=0)
    for version, columns in ((early, ("true", "false")), (later, ("false", "true"))):
        for order, column in enumerate(columns):
            models.TableCell.objects.create(
                key=f"{version.key}{column}",
                version=version,
                row="18",
                column=column,
                value=order,
                order=order,
            )
    add_facts("age", "with_partner")()


def a_table_that_ended() -> None:
    models.TableVersion.objects.update(effective_to=date(2026, 10, 1))


def a_time(**figures: Any) -> Break:
    def create() -> None:
        models.ProcessingTime.objects.create(
            key="time",
            stream=models.Stream.objects.get(),
            slug="file",
            title="File",
            measure="forecast",
            step="federal",
            unit="months",
            **figures,
            **cited(),
        )

    return create


def a_stay(months: int) -> None:
    models.Stay.objects.create(
        key="stay",
        stream=models.Stream.objects.get(),
        slug="stay",
        title="Stay",
        months_max=months,
        **cited(),
    )


def a_cost(low: int, high: int) -> Break:
    def create() -> None:
        models.Cost.objects.create(
            slug="paper", title="Paper", kind="test", low=low, high=high, **cited()
        )

    return create


def rates(*figures: str, day: date = YEARS[0]) -> Break:
    def create() -> None:
        for number, figure in enumerate(figures):
            models.ExchangeRate.objects.create(
                slug=f"usd-{number}",
                currency="USD",
                on=day.replace(month=number + 1),
                cad=figure,
                **cited(),
            )

    return create


def a_family_fee(single: int, family: int) -> Break:
    def create() -> None:
        fees(single)()
        models.FeeVersion.objects.update(family_max_cad=family)

    return create


def a_fee_without_a_version() -> None:
    fees(5)()
    models.FeeVersion.objects.all().delete()


def a_bridge_to_itself() -> None:
    stream = models.Stream.objects.get()
    models.Bridge.objects.create(key="b", stream=stream, target=stream.slug, **cited())


def a_stream_without_an_intake() -> None:
    """Another stream, which asks something and is neither open nor closed."""
    stream = models.Stream.objects.get()
    other = models.Stream.objects.create(
        slug="ee/more",
        name="More",
        program=stream.program,
        outcome="permanent",
        source=stream.source,
    )
    asked = models.Requirement.objects.create(
        key="more", stream=other, slug="more", title="More", **cited()
    )
    way = models.Alternative.objects.create(key="more/1", requirement=asked)
    models.Criterion.objects.create(
        key="more/1/1", alternative=way, fact={"kind": "age"}, op="at_least", value=18
    )
