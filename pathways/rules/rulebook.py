"""The rulebook: an edition's snapshot, and the rules that are in force on a day."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Final

from pathways.rules.engine import specs
from pathways.rules.engine.case import Reference
from pathways.rules.engine.criteria import Requirement
from pathways.rules.engine.grids import Grid
from pathways.rules.engine.specs import RuleError, Spec
from pathways.rules.levers.kinds import levers_of
from pathways.rules.levers.step import Lever
from pathways.rules.profile.profile import Profile
from pathways.rules.ruleset.compiling import Facts, RequirementBuilder
from pathways.rules.ruleset.laying import GridBuilder, tables_of, version_on
from pathways.rules.ruleset.rules import Assessment, Ruleset, Stream

# Parts of a stream that stand beside its rules: they decide nothing.
RECORDS = frozenset(
    {"bridges", "changes", "codes", "fees", "practice", "rights", "stays", "times"}
)

MOST_KEPT: Final = 4
KEPT: Final[dict[str, Rulebook]] = {}  # by digest, what was asked for last at the end


def digest_of(snapshot: Spec) -> str:
    """SHA-256 of the snapshot's canonical JSON, in hexadecimal."""
    text = json.dumps(snapshot, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def rulebook_of(snapshot: Spec) -> Rulebook:
    """The rulebook of a snapshot; of an equal one, that which is compiled already."""
    digest = digest_of(snapshot)
    rulebook = KEPT.pop(digest, None) or Rulebook(snapshot)
    KEPT[digest] = rulebook
    while len(KEPT) > MOST_KEPT:
        KEPT.pop(next(iter(KEPT)), None)
    return rulebook


@dataclass(frozen=True)
class Rulebook:
    """All streams, conditions, lists, tables and grids of one edition.

    ``snapshot`` is plain JSON (docs/adr/0001). Everything derived from it is kept for
    as long as the rulebook lives; the rulebook itself never changes.
    Raises ``RuleError`` on first use when the snapshot does not compile.
    """

    snapshot: Spec = field(repr=False)

    def assess(self, profile: Profile, on: date) -> Assessment:
        """What every stream asks of the profile on the day, and what was found."""
        return self.rules(on).assess(profile, on)

    @cached_property
    def digest(self) -> str:
        """The digest that reports name."""
        return digest_of(self.snapshot)

    @cached_property
    def facts(self) -> Facts:
        """Every fact that a rule of any day uses, what they need first."""
        return Facts(self.snapshot)

    @cached_property
    def levers(self) -> Mapping[str, Lever]:
        """What a person can change, by name, always in the same order."""
        return {lever.slug: lever for lever in levers_of(self.snapshot)}

    @cached_property
    def days(self) -> list[date]:
        """The days on which some rule begins or ends."""
        return sorted(set(_boundaries(self.snapshot)))

    @cached_property
    def _tables(self) -> dict[tuple[str, str | None], Any]:
        return {}

    @cached_property
    def _kept(self) -> dict[int, Ruleset]:
        return {}

    @cached_property
    def _requirements(self) -> dict[Any, Requirement]:
        return {}

    @cached_property
    def _drawn(self) -> dict[Any, Grid]:
        return {}

    @cached_property
    def _lines(self) -> dict[Any, Any]:
        return {}

    def rules(self, on: date) -> Ruleset:
        """The rules in force on the day, kept for all days that share them."""
        place = bisect_right(self.days, on)
        if place not in self._kept:
            self._kept[place] = self._compile(on)
        return self._kept[place]

    def check(self) -> None:
        """Compile every period. Raises ``RuleError`` naming the row that is wrong."""
        for first in [date.min, *self.days]:
            self.rules(first)

    def _compile(self, on: date) -> Ruleset:
        shot = self.snapshot
        tables = {
            slug: self._table(slug, spec, on)
            for slug, spec in shot.get("tables", {}).items()
        }
        build = RequirementBuilder(
            self.facts, tables, shot["sources"], shot["lists"], self._requirements
        )
        conditions = {
            slug: build.requirements(f"condition {slug}", spec["requirements"], on)
            for slug, spec in shot.get("conditions", {}).items()
        }
        everywhere = tuple(
            asked
            for slug, spec in shot.get("conditions", {}).items()
            if spec.get("everywhere")
            for asked in conditions[slug]
        )
        streams = tuple(
            self._stream(
                spec,
                build.requirements(spec["slug"], spec["requirements"], on),
                everywhere,
            )
            for spec in shot["streams"]
        )
        return Ruleset(
            reference=self._reference(on),
            facts=self.facts,
            conditions=conditions,
            streams=streams,
            grids=dict(self._grids(tables, on)),
        )

    def _stream(
        self,
        spec: Spec,
        requirements: tuple[Requirement, ...],
        everywhere: tuple[Requirement, ...],
    ) -> Stream:
        if not requirements:
            raise RuleError(f"{spec['slug']}: the stream has no requirement")
        every = (*requirements, *everywhere)
        return Stream(spec["slug"], spec["name"], spec, every)

    def _table(self, slug: str, spec: Spec, on: date) -> Any:
        versions = specs.nearest(spec["versions"], on)
        if len(versions) != 1:
            raise RuleError(f"table {slug}: {len(versions)} versions hold on {on}")
        version = versions[0]
        key = slug, version.get("from")
        if key not in self._tables:
            self._tables[key] = specs.table(
                slug, spec["axes"], version["rows"], version.get("default", 0)
            )
        return self._tables[key]

    def _grids(self, tables: Mapping[str, Any], on: date) -> Iterator[tuple[str, Grid]]:
        for slug, spec in self.snapshot.get("grids", {}).items():
            builder = GridBuilder(self.facts, tables, self.snapshot["sources"])
            version, superseded = version_on(slug, spec["versions"], on)
            used = tuple(id(tables.get(name)) for name in tables_of(version["root"]))
            key = slug, id(version), superseded, used
            if key not in self._drawn:
                self._drawn[key] = builder.grid(slug, spec, on)
            yield slug, self._drawn[key]

    def _reference(self, on: date) -> Reference:
        shot = self.snapshot
        return replace(
            self._undated,
            lists=specs.lists(shot["lists"], on, self._lines),
            places=specs.places(shot.get("places", {}), on, self._lines),
        )

    @cached_property
    def _undated(self) -> Reference:
        """What counting looks up on any day."""
        shot = self.snapshot
        return Reference(
            charts=specs.charts(shot.get("charts", ())),
            area_names=specs.area_names(shot.get("areas", {})),
            rest=frozenset(
                slug for slug, spec in shot.get("areas", {}).items() if spec.get("rest")
            ),
            medians=self._medians,
            unit_groups=frozenset(shot.get("unit_groups", ())),
        )

    @cached_property
    def _medians(self) -> dict[tuple[str, str], Any]:
        record = {}
        for noc, by_area in self.snapshot.get("medians", {}).items():
            for area, median in by_area.items():
                record[noc, area] = specs.number(median)
        return record


def _boundaries(part: Any) -> Iterator[date]:
    """Every ``from`` and ``to`` of a rule, anywhere in the snapshot."""
    if isinstance(part, Mapping):
        for key, item in part.items():
            if key in RECORDS:
                continue
            if key in ("from", "to", "taken_from", "announced_on") and isinstance(
                item, str
            ):
                yield date.fromisoformat(item)
            elif isinstance(item, Mapping | list):
                yield from _boundaries(item)
    elif isinstance(part, list):
        for item in part:
            if isinstance(item, Mapping | list):
                yield from _boundaries(item)
