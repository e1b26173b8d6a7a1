"""What facts and slugs are called in a change: the titles of both of its sides."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from pathways.changes.said.sentence import Spec
from pathways.rules.facts import Fact, FactError, ListValue, fact_from
from pathways.wording import limit_words, value_words
from pathways.words.facts import label, short
from pathways.words.parameters import value_label
from pathways.words.places import province_name


@dataclass(frozen=True)
class Titles:
    """Titles out of the snapshot after the change, else out of the one before."""

    before: Spec
    after: Spec

    def stream(self, slug: str) -> str:
        """A stream's name, with its province where it has one."""
        name = slug
        for shot in (self.before, self.after):
            for spec in shot.get("streams", ()):
                name = spec["name"] if spec["slug"] == slug else name
        _pnp, _slash, rest = slug.partition("pnp/")
        code = rest.partition("/")[0].upper()
        return f"{name} ({province_name(code)})" if code else name

    def condition(self, slug: str) -> str:
        """A condition's title."""
        return self.title("conditions", slug)

    def grid(self, slug: str) -> str:
        """A points grid's title."""
        return self.title("grids", slug)

    def list(self, slug: str) -> str:
        """A list's title."""
        return self.title("lists", slug)

    def area(self, slug: str) -> str:
        """An area's title."""
        return self.title("areas", slug)

    def title(self, part: str, slug: str) -> str:
        """The title or name of a part that is told by its slug."""
        for shot in (self.after, self.before):
            spec = shot.get(part, {}).get(slug)
            if spec:
                return str(spec.get("title") or spec.get("name") or slug)
        return slug

    def occupation(self, code: str) -> str:
        """A unit group with its title."""
        for shot in (self.after, self.before):
            group = shot.get("unit_groups", {}).get(code)
            if group:
                return f"{code} {group['en']}"
        return code

    def fact(self, spec: Any) -> str:
        """What a fact is about, in a line."""
        fact = read_fact(spec)
        return label(fact, self) if fact is not None else _("a fact that is not known")

    def short_fact(self, spec: Any) -> str:
        """What a fact is about, in a few words."""
        fact = read_fact(spec)
        return short(fact) if fact is not None else _("a fact that is not known")

    def value(self, spec: Any, value: Any) -> str:
        """A value of a fact, with its unit."""
        fact = read_fact(spec)
        if value == "none":
            return _("none")
        if value == "else":
            return _("anything else")
        if fact is None:
            return str(value)
        if isinstance(fact, ListValue):
            return f"{value_label('name', fact.name)} {value}"
        return plain_words(fact, value)


def read_fact(spec: Any) -> Fact | None:
    """The fact of a snapshot; nothing where no kind can read it."""
    try:
        return fact_from(spec)
    except (FactError, TypeError, KeyError, AttributeError):
        return None


def plain_words(fact: Fact, value: Any) -> str:
    """A constant in the words of its fact; as it stands where it fits no unit."""
    if isinstance(value, list):
        value = tuple(value)
    if isinstance(value, float):
        value = Decimal(str(value))
    try:
        return limit_words(fact, value) if value is not None else value_words(fact, "")
    except (ArithmeticError, LookupError, TypeError, ValueError):
        return str(value)
