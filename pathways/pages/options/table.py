"""The rows of the table: every pathway in one line, with what filters ask about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.comparison import fees
from pathways.outlook.pathway import Pathway
from pathways.pages.options.rounds import Counted, count_words
from pathways.pages.options.states import Pile, State
from pathways.pages.options.steps import months_words, published_span
from pathways.pages.statements import spread_words
from pathways.rules import USABLE, Length
from pathways.rules.facts import Fact, LanguageLevel

SOON_MONTHS: Final = 6
RANK: Final = {"eligible": 0, "officer": 0, "needs_step": 1, "ask": 2, "no_round": 3}
LAST: Final = 4
KINDS: Final[dict[str, str | Promise]] = {
    "nomination": lazy("Nomination"),
    "permanent_residence": lazy("Residence"),
    "visit": lazy("Visit"),
    "work_permit": lazy("Work permit"),
}
OFFER: Final = frozenset({"job_offer", "transfer"})


@dataclass(frozen=True, slots=True)
class Option:
    """One pathway of the table. ``traits``: the filters that it passes."""

    slug: str
    name: str
    kind: str
    state: str
    state_words: str
    missing: str
    months: str
    cost: str
    rounds: str
    pile: Pile
    traits: frozenset[str]
    order: tuple[Any, ...]

    @property
    def anchor(self) -> str:
        """The id of its place on the page."""
        return self.slug.replace("/", "-")

    @property
    def figures(self) -> str:
        """Its kind, time, cost and rounds where there is no table."""
        words = {"kind": self.kind, "months": self.months, "cost": self.cost}
        said = _("%(kind)s. Time: %(months)s. Your cost: %(cost)s.") % words
        words = {"said": said, "rounds": self.rounds}
        return _("%(said)s Past rounds: %(rounds)s.") % words


@dataclass(frozen=True)
class Rows:
    """Makes the rows; ``first``: the slugs of the answer's routes, best first."""

    first: tuple[str, ...]
    counts: Mapping[str, Counted]

    def row(self, pathway: Pathway, state: State) -> Option:
        """A pathway in one line."""
        return Option(
            slug=pathway.slug,
            name=pathway.name,
            kind=str(KINDS.get(kind_of(pathway)) or pathway.kind_words),
            state=state.key,
            state_words=state.words,
            missing=state.missing,
            months=_months(pathway, state),
            cost=_cost(pathway, state),
            rounds=_rounds(pathway, state, self.counts[pathway.slug]),
            pile=state.pile,
            traits=frozenset(traits(pathway, state)),
            order=self._order(pathway, state),
        )

    def _order(self, pathway: Pathway, state: State) -> tuple[Any, ...]:
        """The answer's routes first, then by state, then what is there soonest."""
        place = (
            self.first.index(pathway.slug)
            if pathway.slug in self.first
            else len(self.first)
        )
        rank = RANK.get(state.key, LAST)
        days = published_span(pathway.stream, pathway.standing).high.in_days
        return (
            place,
            rank,
            pathway.kind == "visit",
            state.months[1],
            days,
            pathway.name,
        )


def kind_of(pathway: Pathway) -> str:
    """A work permit, residence, a nomination on the way to it, or a visit."""
    return "nomination" if pathway.stream.spec.get("nomination") else pathway.kind


def _months(pathway: Pathway, state: State) -> str:
    if state.key in ("closed", "not_needed"):
        return _("None")
    span = published_span(pathway.stream, pathway.standing)
    return months_words(state.months, span, invited=pathway.waits_for_invitation)


def _cost(pathway: Pathway, state: State) -> str:
    """What the family pays until residence or a permit is granted."""
    if state.key in ("closed", "not_needed"):
        return _("None")
    lines = fees.fee_lines(pathway.standing, pathway.stream)
    if not lines:
        return _("No official figure")
    later = fees.later_fee_lines(pathway.standing, pathway.stream) or []
    total = fees.totals([*lines, *later])["worker"]
    return spread_words(total.low, total.high)


def _rounds(pathway: Pathway, state: State, counted: Counted) -> str:
    if state.key in ("closed", "not_needed"):
        return _("None")
    if not pathway.waits_for_invitation:
        return _("No rounds")
    return count_words(counted)


def traits(pathway: Pathway, state: State) -> Iterator[str]:
    """The filters that a pathway passes."""
    spec = pathway.stream.spec
    if _is_soon(pathway, state):
        yield "work"
    if spec.get("outcome") in ("permanent", "citizenship"):
        yield "residence"
    if not requires(pathway, reads_offer):
        yield "no_offer"
    if not requires(pathway, _reads_french):
        yield "no_french"
    if pathway.intake in USABLE:
        yield "open"


def _is_soon(pathway: Pathway, state: State) -> bool:
    """A permit to work that can be had within six months."""
    if (
        pathway.stream.spec.get("outcome") != "temporary"
        or pathway.kind != "work_permit"
    ):
        return False
    span = published_span(pathway.stream, pathway.standing)
    months = Length(SOON_MONTHS).in_days
    return Length(state.months[0]).in_days + span.high.in_days <= months


def requires(pathway: Pathway, reads: Any) -> bool:
    """Whether a requirement in force can be met in no other way."""
    facts = pathway.standing.assessment.rules.facts.all
    return any(
        requirement.alternatives
        and all(
            any(
                criterion.fact is not None and reads(facts[criterion.fact])
                for criterion in alternative.criteria
            )
            for alternative in requirement.alternatives
        )
        for requirement in pathway.stream.requirements
    )


def reads_offer(fact: Fact) -> bool:
    """Whether a fact is about an offer, or a transfer, and nothing else."""
    keys = fact.read_keys()
    return bool(keys) and keys <= OFFER


def _reads_french(fact: Fact) -> bool:
    return isinstance(fact, LanguageLevel) and fact.language == "fr"


def filtered(rows: Iterable[Option], wanted: Collection[str]) -> list[Option]:
    """The rows that pass every filter."""
    return [row for row in rows if row.traits.issuperset(wanted)]
