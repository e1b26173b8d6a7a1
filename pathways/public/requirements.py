"""A requirement without a profile: every way to meet it, in words, and its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from pathways import wording
from pathways.outlook.standing import Cite, Standing
from pathways.public.names import Names
from pathways.public.tables import ReadableTable, readable
from pathways.public.ways import Asked, Way, merged, names_an_entry
from pathways.rules import NOT_COLLECTED, Alternative, Criterion, Requirement
from pathways.rules.facts import ConditionMet, Fact, OnList, StreamQualified, unit_of
from pathways.words.comparisons import compared_words
from pathways.words.denials import is_denied
from pathways.words.facts import label
from pathways.words.facts.lists import off_list
from pathways.words.several import either
from pathways.words.units import UNITS, teer_words

MANY_WAYS: Final = 6


@dataclass(frozen=True, slots=True)
class Required:
    """One requirement; ``checked`` when answers alone can settle a way to meet it."""

    slug: str
    title: str
    ways: tuple[Way, ...]
    citation: Cite
    checked: bool
    effective_from: Any
    effective_to: Any

    @property
    def is_collected(self) -> bool:
        """Whether we have the rule at all."""
        return self.slug != NOT_COLLECTED

    @property
    def count(self) -> int:
        """How many ways there are, each entry of a list for itself."""
        return sum(way.count for way in self.ways)

    @property
    def cited_once(self) -> Cite | None:
        """The source of its ways where they all have the same one."""
        known = {way.citation for way in self.ways}
        return known.pop() if len(self.ways) > len(known) == 1 else None

    @property
    def has_many_ways(self) -> bool:
        """Whether the ways are better folded away."""
        return len(self.ways) > MANY_WAYS

    @property
    def conditions(self) -> set[str]:
        """The named conditions that it speaks of."""
        asked = (item for way in self.ways for item in way.asked)
        return {item.condition for item in asked if item.condition}


def required(standing: Standing, names: Names, requirement: Requirement) -> Required:
    """A requirement in words."""
    return Required(
        slug=requirement.slug,
        title=requirement.title,
        ways=merged(
            _way(standing, names, way, requirement) for way in requirement.alternatives
        ),
        citation=standing.cited(requirement.citation),
        checked=is_settled(standing, requirement),
        effective_from=requirement.effective_from,
        effective_to=requirement.effective_to,
    )


def is_settled(standing: Standing, requirement: Requirement) -> bool:
    """Whether answers alone can settle a way to meet a requirement."""
    return any(
        all(_settles(standing, criterion) for criterion in way.criteria)
        for way in requirement.alternatives
    )


def _settles(standing: Standing, criterion: Criterion) -> bool:
    """Whether no officer is needed, neither here nor in what a criterion names."""
    if criterion.fact is None or criterion.comparison == "officer":
        return False
    rules = standing.assessment.rules
    fact = rules.facts.all[criterion.fact]
    named: Sequence[Requirement] = ()
    if isinstance(fact, ConditionMet):
        named = rules.conditions[fact.condition]
    elif isinstance(fact, StreamQualified):
        named = standing.by_slug[fact.stream].requirements
    return all(is_settled(standing, requirement) for requirement in named)


def _way(standing: Standing, names: Names, way: Alternative, of: Requirement) -> Way:
    """One way; its source only where it is another than the requirement's."""
    facts = standing.assessment.rules.facts.all
    criteria = [
        criterion for criterion in way.criteria if not names_an_entry(criterion, facts)
    ]
    of_entry = bool(way.label) and len(criteria) < len(way.criteria)
    return Way(
        label="" if of_entry else way.label,
        asked=tuple(asked(criterion, facts, names) for criterion in criteria),
        citation=standing.cited(way.citation)
        if way.citation and way.citation != of.citation
        else None,
        entries=(way.label,) if of_entry else (),
    )


def asked(criterion: Criterion, facts: Sequence[Fact], names: Names) -> Asked:
    """One criterion in words."""
    if criterion.fact is None:
        return Asked(criterion.label or _("An officer judges this"), officer=True)
    fact = facts[criterion.fact]
    condition = fact.condition if isinstance(fact, ConditionMet) else ""
    if criterion.comparison == "officer":
        return Asked(criterion.label or label(fact, names), officer=True)
    table = _table(criterion, facts, names)
    words = criterion.label or _words(criterion, fact, facts, names)
    stream = fact.stream if isinstance(fact, StreamQualified) else ""
    return Asked(words, False, table, condition, stream)


def _words(
    criterion: Criterion, fact: Fact, facts: Sequence[Fact], names: Names
) -> str:
    what = label(fact, names)
    if criterion.comparison == "stated":
        return what
    if criterion.table is not None:
        limit = _("the figure of the table")
    elif criterion.limit_facts:
        limit = label(facts[criterion.limit_facts[0]], names)
    elif isinstance(fact, OnList) and is_denied(criterion, fact):
        return off_list(fact, names)
    elif unit_of(fact) == "yes or no":
        return _flag(what, wanted=(criterion.limit is True) == _affirms(criterion))
    else:
        limit = limit_words(fact, criterion.limit, names)
    wanted = compared_words(criterion.comparison, limit)
    if what.endswith("?"):
        return f"{what} {wanted[:1].upper()}{wanted[1:]}"
    return _("%(what)s: %(wanted)s") % {"what": what, "wanted": wanted}


def _affirms(criterion: Criterion) -> bool:
    return criterion.comparison not in ("is_not", "none_of")


def _flag(what: str, *, wanted: bool) -> str:
    if what.endswith("?"):
        return f"{what} {wording.flag_words(wanted).capitalize()}"
    return what if wanted else _("%(what)s: no") % {"what": what}


def limit_words(fact: Fact, limit: Any, names: Names) -> str:
    """A threshold in words: codes of places become names."""
    if limit is None:
        return _("none")
    if isinstance(limit, tuple | frozenset) and unit_of(fact) == "TEER":
        return teer_words(tuple(sorted(limit)))
    if isinstance(limit, tuple | frozenset):
        return either(limit_words(fact, item, names) for item in limit)
    unit = unit_of(fact)
    if unit == "occupation":
        return names.occupation(str(limit))
    if unit == "area":
        return names.area(str(limit))
    return wording.limit_words(fact, limit)


def _table(
    criterion: Criterion, facts: Sequence[Fact], names: Names
) -> ReadableTable | None:
    if criterion.table is None or criterion.fact is None:
        return None
    fact = facts[criterion.fact]
    by = [facts[place] for place in criterion.limit_facts]
    what = label(fact, names)
    unit = compared_words(criterion.comparison, f"({_unit(fact)})")
    return readable(criterion.table, by, names, title=what, unit=unit)


def _unit(fact: Fact) -> str:
    unit = unit_of(fact)
    return str(UNITS[unit])
