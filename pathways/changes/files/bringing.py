"""The seed's own files into a change: what they say becomes its rows."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.db import connection
from django.db.models import Model
from django.db.utils import IntegrityError

from occupations.models import SeedRow
from occupations.seeding import SeedCsv, SeedError
from occupations.seeding.changes import Seen
from occupations.seeding.columns import columns, digest, flattened, natural_key
from occupations.seeding.parse import Reader
from occupations.seeding.store import Store
from occupations.seeds import SEEDS
from pathways import models
from pathways.catalogue import beside, parts
from pathways.catalogue.files import load_text, merged
from pathways.catalogue.loading import ORDER
from pathways.catalogue.parts import Part
from pathways.catalogue.schema import faults
from pathways.catalogue.seed import PLAIN_PARTS, Rows, Spreader
from pathways.changes.files.guards import Clock, check_yaml, rows_of_csv
from pathways.changes.keeping import keep
from pathways.changes.sandbox import sandbox
from pathways.models import Change

BELOW: Final[tuple[tuple[type[Model], type[Model], str], ...]] = (
    (models.Table, models.TableVersion, "table"),
    (models.TableVersion, models.TableCell, "version"),
    (models.Grid, models.GridVersion, "grid"),
    (models.GridVersion, models.GridNode, "version"),
    (models.LanguageChart, models.ChartAbility, "chart"),
    (models.ChartAbility, models.ChartLevel, "ability"),
)
"""What stands below what, where ``parts`` does not say it."""
TOP: Final = {
    *(part.model for part in PLAIN_PARTS),
    *(parts.STREAMS.model, parts.ARTICLES.model, models.Grid, models.LanguageChart),
}
Plan = list[tuple[type[Model], str, Sequence[Mapping[str, object]]]]
Keys = Mapping[type[Model], set[str]]
Planning = Callable[[], tuple[Plan, Keys]]


class ManyFaultsError(ValueError):
    """Everything that is wrong with the files."""

    def __init__(self, errors: Iterable[SeedError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(map(str, self.errors)))


def bring(*, change: Change, texts: Mapping[str, str], by: Any, at: datetime) -> int:
    """Put what the files say into the change; returns how many rows that touched.

    All or nothing. What stands below an entry of a file and not in it is removed, and
    so is a line that a release's CSV had; entries that no file names stay. Raises
    ``ManyFaultsError`` with file, row and field of each, and ``TooMuchError``.
    """
    clock = Clock()
    seeds = {seed.name: seed for seed in SEEDS}
    rules = {name: text for name, text in texts.items() if name.endswith(".yaml")}
    tables: list[tuple[SeedCsv, str]] = []
    errors = []
    for name, text in texts.items():
        seed = _seed_of(name, seeds)
        if seed is not None and not seed.mirrored:
            tables.append((seed, text))
        elif seed is not None:
            continue  # an export has it, and nobody edits it
        elif name not in rules:
            errors.append(SeedError("is no file of the catalogue", file=name))
    rows, more = _spread(rules, clock)
    if errors or more:
        raise ManyFaultsError([*errors, *more])
    with tempfile.TemporaryDirectory() as folder:
        plan: Plan = list(_read_tables(tables, Path(folder)))
        plan += [(model, "", rows[model]) for model in ORDER if rows.get(model)]
        return write(
            change=change,
            planning=lambda: (plan, {}),
            by=by,
            at=at,
            clock=clock,
            whole=True,
        )


def write(
    *,
    change: Change,
    planning: Planning,
    by: Any,
    at: datetime,
    clock: Clock,
    whole: bool = False,
) -> int:
    """Bring rows to what is planned inside the change, and keep what that wrote.

    ``planning`` is asked inside the change: rows, and keys of rows that go unless they
    are among them. ``whole``: what stands below a planned row and is not planned goes.
    Raises ``ManyFaultsError`` and ``TooMuchError``.
    """
    try:
        with sandbox(change) as recorder:
            plan, gone = planning()
            kept = _put(plan, clock)
            going = {model: set(keys) - kept[model] for model, keys in gone.items()}
            if whole:
                _add_below(going, kept)
                _add_lines(going, plan, kept)
            _remove(going, clock)
    except SeedError as error:
        raise ManyFaultsError([error]) from error
    except IntegrityError as error:
        text = str(error).strip().splitlines()[0]
        raise ManyFaultsError([SeedError(text)]) from error
    return keep(recorder, by=by, at=at)


def _seed_of(name: str, seeds: Mapping[str, SeedCsv]) -> SeedCsv | None:
    """The seed file that a path names, however much of the path is told."""
    short = name.rsplit("/", 1)[-1]
    for known, seed in seeds.items():
        if known.rsplit("/", 1)[-1] == short:
            return seed
    return None


def _spread(rules: Mapping[str, str], clock: Clock) -> tuple[Rows, list[SeedError]]:
    values, errors = {}, []
    for name, text in rules.items():
        clock.check()
        try:
            check_yaml(text, name)
            values[name] = load_text(text, name) or {}
        except SeedError as error:
            errors.append(error)
            continue
        except (ValueError, RecursionError, TypeError) as error:
            errors.append(SeedError(f"cannot be read: {error}", file=name))
            continue
        errors += faults(values[name], name)
    if errors:
        return {}, errors
    try:
        return Spreader().spread(merged(values)), []
    except SeedError as error:
        return {}, [error]


def _read_tables(
    tables: Iterable[tuple[SeedCsv, str]], folder: Path
) -> Iterator[tuple[type[Model], str, list[dict[str, object]]]]:
    names = [seed.name for seed in SEEDS]
    for seed, text in sorted(tables, key=lambda its: names.index(its[0].name)):
        path = folder / seed.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        try:
            for _row in rows_of_csv(text, seed.name):
                pass  # every line has its cells, and there are not too many
            yield seed.model, seed.name, [dict(row) for row in seed.rows(folder)]
        except KeyError as error:
            message = f"no column {error.args[0]}"
            raise ManyFaultsError([SeedError(message, file=seed.name)]) from error
        except SeedError as error:
            raise ManyFaultsError([error]) from error


def _put(plan: Plan, clock: Clock) -> dict[type[Model], set[str]]:
    """Add and change rows; the natural keys of all that are planned, by model."""
    kept: dict[type[Model], set[str]] = defaultdict(set)
    for model, file, rows in plan:
        clock.check()
        reader = Reader(model, rows, file)
        if not file:  # a part of a rule that is not told has its default
            reader.columns = columns(model)
            reader.defaults = {n: c.default() for n, c in reader.columns.items()}
        store = Store(model, reader.columns)
        seed, current = reader.read(), store.read()
        clock.check()
        if model in TOP:
            seed = {k: _in_place(its, current.get(k), store) for k, its in seed.items()}
        fresh = {k: its.values for k, its in seed.items() if k not in current}
        other = {
            key: its.values
            for key, its in seed.items()
            if key in current and current[key].digest != its.digest
        }
        try:
            store.create(fresh)
            store.update(other)
        except SeedError as error:
            at = reader.places.get(error.at, error.at)
            raise error.within(file=file, at=at) from error
        kept[model] |= seed.keys()
    return kept


def _in_place(its: Seen, current: Seen | None, store: Store) -> Seen:
    """An entry keeps its place among the others: a file does not know all of them."""
    if current is None or "order" not in its.values:
        return its
    values = its.values | {"order": current.values["order"]}
    return Seen(values, digest(values, store.defaults))


def _pairs() -> Iterator[tuple[type[Model], type[Model], str]]:
    yield from BELOW
    every = (
        *(parts.FEES, parts.CONDITIONS, parts.STREAMS, parts.ARTICLES, parts.LEVERS),
        *beside.BESIDE,
    )
    waiting: list[Part] = list(every)
    while waiting:
        part = waiting.pop(0)
        for child in part.children:
            yield part.model, child.model, child.parent
            waiting.append(child)


def _add_below(
    going: dict[type[Model], set[str]], kept: Mapping[type[Model], set[str]]
) -> None:
    """Rows below what is planned, or below what goes, that are not planned."""
    for parent, child, name in _pairs():
        above = kept.get(parent, set()) | going.get(parent, set())
        if not above:
            continue
        store = Store(child, columns(child, {*natural_key(child), name}))
        for key, seen in store.read().items():
            value = seen.values[name]
            mine = _as_key(value) in above
            if mine and key not in kept.get(child, set()):
                going.setdefault(child, set()).add(key)


def _as_key(value: Any) -> str:
    """A relation's natural key as one text."""
    return json.dumps(flattened(value), ensure_ascii=False, sort_keys=True)


def _add_lines(
    going: dict[type[Model], set[str]],
    plan: Plan,
    kept: Mapping[type[Model], set[str]],
) -> None:
    """Lines that a release's CSV had, and the brought one has no more."""
    for model, file, _rows in plan:
        if file:
            label = model._meta.label_lower
            own = SeedRow.objects.filter(model_label=label, file=file)
            lost = set(own.values_list("key", flat=True)) - kept[model]
            if lost:
                going.setdefault(model, set()).update(lost)


def _remove(going: Mapping[type[Model], set[str]], clock: Clock) -> None:
    """Delete rows, the lowest first; what rests on them is told by the database."""
    order = [*(seed.model for seed in SEEDS), *ORDER]
    for model in sorted(going, key=order.index, reverse=True):
        clock.check()
        store = Store(model, columns(model, set(natural_key(model))))
        store.read()
        pks = [store.pks[key] for key in going[model] if key in store.pks]
        rows = model._base_manager.filter(pk__in=pks)
        for many in model._meta.local_many_to_many:
            for row in rows:
                getattr(row, many.name).clear()
        rows._raw_delete(connection.alias)
