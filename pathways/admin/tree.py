"""The parts of a grid's version, as a page shows them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from pathways import models
from pathways.admin.base import adding, changelist, changing
from pathways.admin.facts import fact_line


@dataclass
class Part:
    """One part with what a curator needs to see of it."""

    title: str
    link: str
    facts: str = ""
    table: str = ""
    table_link: str = ""
    limits: str = ""
    add_link: str = ""
    parts: list[Part] = field(default_factory=list)


def tree_of(version: int) -> list[Part]:
    """The whole of a version: one part, with all below it."""
    nodes = (
        models.GridNode.objects.filter(version=version)
        .select_related("table", "cap_table")
        .order_by("order", "pk")
    )
    below: dict[int | None, list[models.GridNode]] = defaultdict(list)
    for node in nodes:
        below[node.parent_id].append(node)
    return [_part(node, below) for node in below[None]]


def read_by(table: int) -> list[str]:
    """The facts that a table's rows, and then its columns, stand for."""
    nodes = models.GridNode.objects.filter(table=table).order_by("pk")
    criteria = models.Criterion.objects.filter(table=table).order_by("pk")
    lists = [*(node.facts for node in nodes), *(criterion.by for criterion in criteria)]
    items = (" × ".join(fact_line(spec) for spec in facts) for facts in lists if facts)
    return list(dict.fromkeys(items))


@dataclass(frozen=True)
class Cap:
    """Where a table's points are cut: the part, the most, and its page."""

    part: str
    title: str
    most: str
    link: str


def caps_of(table: int) -> list[Cap]:
    """The nearest part above each leaf of a table that gives no more than a number."""
    caps = []
    nodes = models.GridNode.objects.select_related("parent__parent__parent__parent")
    for leaf in nodes.filter(table=table).order_by("pk"):
        node = leaf.parent
        while node is not None and node.cap is None:
            node = node.parent
        if node is not None and node.cap is not None:
            title, most = node.title or node.slug, f"{node.cap.normalize():f}"
            caps.append(Cap(leaf.title or leaf.slug, title, most, changing(node)))
    return caps


def _part(
    node: models.GridNode, below: dict[int | None, list[models.GridNode]]
) -> Part:
    part = Part(title=node.title or node.slug, link=changing(node))
    if node.table is not None:
        part.facts = " × ".join(fact_line(spec) for spec in node.facts)
        part.table = node.table.title
        versions = changelist(models.TableVersion)
        part.table_link = f"{versions}?table__id__exact={node.table.pk}"
        return part
    part.limits = _limits(node)
    add = adding(models.GridNode)
    part.add_link = f"{add}?version={node.version_id}&parent={node.pk}"
    part.parts = [_part(child, below) for child in below[node.pk]]
    return part


def _limits(node: models.GridNode) -> str:
    told_limits = [str(node.get_combine_display())]
    if node.floor is not None:
        told_limits.append(f"≥ {node.floor.normalize():f}")
    if node.cap is not None:
        told_limits.append(f"≤ {node.cap.normalize():f}")
    if node.cap_table is not None:
        told_limits.append(f"≤ {node.cap_table.title}")
    return ", ".join(told_limits)
