"""The titles of what rules name by a slug: streams, conditions, grids, lists, areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import cached_property

from pathways.rules import Spec
from pathways.words.places import province_name


@dataclass(frozen=True)
class Names:
    """Titles out of one snapshot; a slug that it does not hold stands for itself."""

    snapshot: Spec
    occupations: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _streams(self) -> dict[str, str]:
        return {spec["slug"]: spec["name"] for spec in self.snapshot["streams"]}

    def stream(self, slug: str) -> str:
        """A stream's name, with its province where it has one."""
        name = self._streams.get(slug, slug)
        _pnp, _slash, rest = slug.partition("pnp/")
        code = rest.partition("/")[0].upper()
        return f"{name} ({province_name(code)})" if code else name

    def occupation(self, code: str) -> str:
        """An occupation, or a wider group, with its title: “21231 Software …”."""
        return f"{code} {self.occupations.get(code, '')}".strip()

    def condition(self, slug: str) -> str:
        """A condition's title."""
        return str(self._title("conditions", slug))

    def grid(self, slug: str) -> str:
        """A points grid's title."""
        return str(self._title("grids", slug))

    def list(self, slug: str) -> str:
        """A list's title."""
        return str(self._title("lists", slug))

    def area(self, slug: str) -> str:
        """An area's title."""
        return str(self._title("areas", slug))

    def _title(self, part: str, slug: str) -> str:
        return str(self.snapshot.get(part, {}).get(slug, {}).get("title", slug))
