"""Points grids: cells, caps and parts, a version beside the version before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from pathways.changes.said.cells import cells_of, cells_words, say_cells
from pathways.changes.said.names import Titles
from pathways.changes.said.sentence import (
    LATEST,
    Sentence,
    Sentences,
    Span,
    Spec,
    body_of,
    day_words,
    figure,
    spans_of,
)


@dataclass(frozen=True)
class Part:
    """A part of a grid's version: its own JSON, and the part it counts within."""

    spec: Spec
    title: str
    within: str


def say_grids(before: Spec, after: Spec, titles: Titles) -> Sentences:
    """Every grid that differs."""
    old, new = before.get("grids", {}), after.get("grids", {})
    for slug in [*old, *(slug for slug in new if slug not in old)]:
        yield from _say_grid(slug, before, after, titles)


def _say_grid(slug: str, before: Spec, after: Spec, titles: Titles) -> Sentences:
    where = titles.grid(slug)
    old, new = (shot.get("grids", {}).get(slug) for shot in (before, after))
    if new is None:
        yield Sentence(where, _("the grid is taken away"))
        return
    if old is not None and old.get("maximum") != new.get("maximum"):
        most = new.get("maximum")
        text = _("the whole grid gives at most %(most)s") % {"most": _most(most)}
        yield Sentence(where, text, _most(old.get("maximum")))
    versions = [*(old or {}).get("versions", ())], [*new.get("versions", ())]
    for span in spans_of(*versions, is_known=lambda row: bool(row.get("root"))):
        days = {"day": span.start, "end": span.end}
        yield from _say_version(where, span, (before, after), days, titles)


def _most(value: Any) -> str:
    return figure(value) if value is not None else _("no most")


def _say_version(
    where: str, span: Span, shots: tuple[Spec, Spec], days: Any, titles: Titles
) -> Sentences:
    was, now = span.was, span.now
    if now is None:
        yield Sentence(where, _("no version holds"), _version_words(was), **days)
        return
    if not now.get("root"):
        text = _("a version begins, and we have no official figure for its cells")
        yield Sentence(where, text, **days)
        return
    if now.get("pass_mark") != (was or {}).get("pass_mark"):
        text = _("%(points)s points are needed") % {
            "points": _most(now.get("pass_mark"))
        }
        yield Sentence(where, text, _most((was or {}).get("pass_mark")), **days)
    parts = _parts(was), _with_axes(_parts(now), shots[1])
    same = 0
    for slug in [*parts[1], *(slug for slug in parts[0] if slug not in parts[1])]:
        pair = parts[0].get(slug), parts[1].get(slug)
        cells = [
            _cells(shot, part.spec.get("table"), span.start) if part else {}
            for shot, part in ((_shot_of(was, shots), pair[0]), (shots[1], pair[1]))
        ]
        same += sum(cells[0].get(at) == cell for at, cell in cells[1].items())
        yield from _say_part(where, pair, cells, days, titles)
    if was and was.get("root") and same:
        values = {"count": same, "day": _version_words(was)}
        text = _("the other %(count)s cells stay as in %(day)s") % values
        yield Sentence(where, text, **days)


def _shot_of(was: Spec | None, shots: tuple[Spec, Spec]) -> Spec:
    """The side on which the tables of the version before stand."""
    root = (was or {}).get("root")
    known = shots[0].get("tables", {})
    slugs = {part.spec.get("table") for part in _parts(was).values()} if root else set()
    return shots[0] if slugs - {None} <= known.keys() else shots[1]


def _version_words(version: Spec | None) -> str:
    if version is None:
        return ""
    start = version.get("from")
    if not start:
        return _("the first version")
    return _("the version of %(day)s") % {"day": day_words(str(start))}


def _parts(version: Spec | None) -> dict[str, Part]:
    """Every part by its slug, the branches before what they hold."""
    root = (version or {}).get("root")
    return dict(_below(root, "")) if root else {}


def _below(node: Spec, within: str) -> Iterator[tuple[str, Part]]:
    title = str(node.get("title") or node["slug"].replace("-", " "))
    full = f"{within}: {title}" if within and len(title) < 12 else title
    yield node["slug"], Part(node, full, within)
    for child in node.get("children", ()):
        yield from _below(child, title)


def _with_axes(parts: dict[str, Part], shot: Spec) -> dict[str, Part]:
    """Parts that know how the rows and columns of their table are read."""
    tables = shot.get("tables", {})
    return {
        slug: replace(part, spec={**part.spec, "axes": table["axes"]})
        if (table := tables.get(part.spec.get("table")))
        else part
        for slug, part in parts.items()
    }


def _say_part(
    where: str,
    pair: tuple[Part | None, Part | None],
    cells: list[dict[tuple[Any, Any], Any]],
    days: Any,
    titles: Titles,
) -> Sentences:
    old, new = pair
    if new is None:
        title = {"part": old.title if old else ""}
        words = cells_words(cells[0], old.spec if old else {}, titles)
        yield Sentence(where, _("“%(part)s” counts no longer") % title, words, **days)
        return
    title = {"part": new.title}
    if old is None and new.spec.get("table"):
        gives = cells_words(cells[1], new.spec, titles)
        text = _("“%(part)s” gives %(points)s") % {**title, "points": gives}
        yield Sentence(where, text, "", **days)
    elif old is None:
        yield Sentence(where, _("a part begins: “%(part)s”") % title, "", **days)
    elif old.within != new.within:
        text = _("“%(part)s” counts within “%(whole)s”") % {
            **title,
            "whole": new.within,
        }
        yield Sentence(where, text, f"“{old.within}”", **days)
    yield from _say_limits(where, old, new, days)
    if old is not None:
        yield from _say_cells(where, old, new, cells, days, titles)


def _say_limits(where: str, old: Part | None, new: Part, days: Any) -> Sentences:
    was = old.spec if old else {}
    for name, words in (
        ("cap", _("“%(part)s” gives at most %(points)s")),
        ("floor", _("“%(part)s” gives at least %(points)s")),
    ):
        if new.spec.get(name) == was.get(name):
            continue
        values = {"part": new.title, "points": _most(new.spec.get(name))}
        before = "" if old is None else _most(was.get(name))
        yield Sentence(where, words % values, before, **days)
    best = new.spec.get("combine") == "best", was.get("combine") == "best"
    if old is not None and best[0] != best[1]:
        words = (
            _("only the best part of “%(part)s” counts")
            if best[0]
            else _("the parts of “%(part)s” are added")
        )
        yield Sentence(where, words % {"part": new.title}, **days)


def _say_cells(
    where: str,
    old: Part,
    new: Part,
    cells: list[dict[tuple[Any, Any], Any]],
    days: Any,
    titles: Titles,
) -> Sentences:
    facts = [part.spec.get("facts", []) for part in (old, new)]
    if facts[0] != facts[1]:
        read = [" × ".join(map(titles.fact, specs)) for specs in facts]
        text = _("“%(part)s” is read by: %(facts)s") % {
            "part": new.title,
            "facts": read[1],
        }
        yield Sentence(where, text, read[0], **days)
    yield from say_cells(where, new.title, new.spec, cells[0], cells[1], days, titles)


def _cells(shot: Spec, slug: str | None, day: str) -> dict[tuple[Any, Any], Any]:
    """The cells of a table as they are on a day."""
    table = shot.get("tables", {}).get(slug) if slug else None
    if table is None:
        return {}
    held = [
        version
        for version in table["versions"]
        if str(version.get("from") or "") <= day < str(version.get("to") or LATEST)
    ]
    rows = (held or table["versions"] or [{"rows": []}])[-1]
    return cells_of(table, rows)


def say_tables(before: Spec, after: Spec, titles: Titles) -> Sentences:
    """Tables whose own versions differ, named by the parts that read them."""
    old, new = before.get("tables", {}), after.get("tables", {})
    for slug in new:
        if slug not in old or old[slug] == new[slug]:
            continue
        spec, where = _reader(after, slug)
        spec = {**spec, "axes": new[slug]["axes"]}
        title = titles.title("tables", slug)
        for span in spans_of(
            old[slug]["versions"], new[slug]["versions"], body=body_of
        ):
            days = {"day": span.start, "end": span.end}
            was, now = (
                cells_of(table, version) if version else {}
                for table, version in ((old[slug], span.was), (new[slug], span.now))
            )
            yield from say_cells(where or title, title, spec, was, now, days, titles)


def _reader(shot: Spec, slug: str) -> tuple[Spec, str]:
    """The part of the last version that reads a table, and its grid's title."""
    for grid in shot.get("grids", {}).values():
        for version in reversed(grid["versions"]):
            for part in _parts(version).values():
                if part.spec.get("table") == slug:
                    return part.spec, grid["title"]
                if part.spec.get("cap_table") == slug:
                    return {"facts": [part.spec.get("cap_by")]}, grid["title"]
    return {}, ""
