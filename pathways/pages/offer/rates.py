"""What each wage would have done: the pay that pathways ask, and past rounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from pathways.outlook.pathway import Pathway
from pathways.pages.offer.section import Rate, RateCell, Rates
from pathways.pages.offer.streams import facts_of
from pathways.pages.options.rounds import count_words, counted
from pathways.rules import Assessment, Finding, JobOffer, Profile, Verdict
from pathways.rules.facts import (
    WEEKS,
    Answer,
    Fact,
    OfferWage,
    OfferYearlyWage,
    PrevailingWagePaid,
    median_wage,
)
from pathways.rules.levers import OfferWage as Raise
from pathways.rules.levers import Setting, offer_of
from pathways.rules.rounds import TWO_YEARS, RoundLine
from pathways.selectors.person import Person
from pathways.wording import UNITS, money_words
from pathways.words.routes import stream_name

HOURLY: Final = "job_offer.wage_cad_hourly"
MOST_RATES: Final = 6
CENT: Final = Decimal("0.01")
LONG_DAY: Final = "j F Y"
USABLE: Final = (Verdict.MET, Verdict.OFFICER)
Step = tuple[Decimal, Profile]


@dataclass(frozen=True, slots=True)
class Tried:
    """A wage, what it does, and the worst verdict of those who look at the pay."""

    wage: Decimal
    cells: tuple[RateCell, ...]
    worst: Verdict


@dataclass(frozen=True)
class Wages:
    """Tries wages on the pathways within reach; ``own``: the offer's hourly, in CAD."""

    person: Person
    pathways: Sequence[Pathway]
    offer: JobOffer
    own: Decimal

    @cached_property
    def paying(self) -> list[Pathway]:
        """Those that look at the pay."""
        return [
            pathway for pathway in self.pathways if any(self._pay_findings(pathway))
        ]

    @cached_property
    def inviting(self) -> list[Pathway]:
        """Those whose past rounds looked at the pay."""
        return [pathway for pathway in self.pathways if any(self.lines(pathway))]

    def lines(self, pathway: Pathway) -> Iterator[RoundLine]:
        """The lines of 24 months that asked for a wage, oldest first."""
        for event in self.person.rounds.within(pathway.slug, self.person.on, TWO_YEARS):
            yield from (x for x in event if x.wage_hourly or x.wage_yearly)

    def _pay_findings(
        self, pathway: Pathway, at: Assessment | None = None
    ) -> list[Finding]:
        findings = at.findings(pathway.stream) if at else pathway.findings
        return [f for f in findings if is_pay(facts_of(pathway.standing, f))]

    def verdict(self, pathway: Pathway, at: Assessment) -> Verdict:
        """What the rules say of the pay alone."""
        return min(finding.verdict for finding in self._pay_findings(pathway, at))

    def steps(self) -> Iterator[Step]:
        """The own wage, then every higher one that a rule or a round names."""
        profile = self.person.standing.profile
        yield self.own, profile
        lever = self.person.standing.rulebook.levers.get(Raise.slug)
        if isinstance(lever, Raise):
            wages = (*lever.wages, *sorted(self._of_rounds()))
            setting = Setting(self.person.standing.assessment.case)
            for step in replace(lever, wages=wages).steps(setting):
                yield dict(step.values)["wage"], step.change(profile)

    def _of_rounds(self) -> set[Decimal]:
        hours = self.offer.hours_per_week
        wages = set()
        for line in (x for pathway in self.inviting for x in self.lines(pathway)):
            asked = [line.wage_hourly or Decimal(0)]
            if line.wage_yearly and isinstance(hours, Decimal) and hours:
                asked.append(line.wage_yearly / (hours * WEEKS))
            wages.add(max(asked).quantize(CENT, ROUND_CEILING))
        return wages

    def cells(self, at: Assessment) -> tuple[RateCell, ...]:
        """A cell for each pathway that looks at the pay, and each record of rounds."""
        paid = (self._pay_cell(pathway, at) for pathway in self.paying)
        rounds = (self._rounds_cell(pathway, at) for pathway in self.inviting)
        return (*paid, *rounds)

    def _pay_cell(self, pathway: Pathway, at: Assessment) -> RateCell:
        title = _("%(name)s: pay") % {"name": self.names[pathway.slug]}
        return RateCell(title, self.verdict(pathway, at).word)

    def _rounds_cell(self, pathway: Pathway, at: Assessment) -> RateCell:
        title = _("%(name)s: past rounds") % {"name": self.names[pathway.slug]}
        past = counted(self.person.rounds, pathway.stream, at, self.person.on)
        return RateCell(title, words=count_words(past))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The pathways in few words, where these tell one from the other."""
        short = {
            pathway.slug: stream_name(pathway.stream.spec) for pathway in self.pathways
        }
        often = Counter(short.values())
        return {
            pathway.slug: pathway.name
            if often[short[pathway.slug]] > 1
            else short[pathway.slug]
            for pathway in self.pathways
        }


def rates_of(person: Person, pathways: Sequence[Pathway]) -> Rates | None:
    """What wages do; none where the offer says no wage or nobody looks at it."""
    offer = offer_of(person.standing.profile)
    if offer is None or not isinstance(offer.wage_cad_hourly, Decimal):
        return None
    wages = Wages(person, pathways, offer, offer.wage_cad_hourly)
    if not (wages.paying or wages.inviting):
        return None
    return _rates(wages)


def _rates(wages: Wages) -> Rates:
    tried = list(_tried(wages))
    enough = next((item for item in tried if item.worst is not Verdict.NOT_MET), None)
    gap = enough.wage - wages.own if enough else Decimal(0)
    return Rates(
        rows=tuple(_shown(wages, tried, enough)),
        newest=_newest(wages),
        gap=_rate_words(gap) if gap else "",
        enough=money_words(enough.wage) if enough else "",
        count=len(wages.paying),
        is_met=enough is not None and enough.worst in USABLE,
        citations=tuple(_citations(wages)),
    )


def _tried(wages: Wages) -> Iterator[Tried]:
    """The own wage, and each that changes something; the worst verdict on the pay."""
    last: tuple[RateCell, ...] = ()
    for wage, profile in wages.steps():
        at = wages.person.standing.rulebook.assess(profile, wages.person.on)
        cells = wages.cells(at)
        if cells != last:
            verdicts = [wages.verdict(pathway, at) for pathway in wages.paying]
            yield Tried(wage, cells, min(verdicts, default=Verdict.NOT_ANSWERED))
        last = cells


def _shown(wages: Wages, tried: list[Tried], enough: Tried | None) -> Iterator[Rate]:
    """The own wage, the one that is enough and the highest; then the next ones."""
    first = [tried[0], *([enough] if enough else []), tried[-1], *tried]
    kept = list(dict.fromkeys(first))[:MOST_RATES]
    for item in tried:
        if item in kept:
            yield Rate(_rate_words(item.wage), _label(wages, item.wage), item.cells)


def is_pay(facts: Iterable[Fact]) -> bool:
    """Whether any of a requirement's facts is the wage of the offer."""
    return any(
        isinstance(fact, OfferWage | OfferYearlyWage | PrevailingWagePaid)
        or (isinstance(fact, Answer) and fact.path == HOURLY)
        for fact in facts
    )


def _rate_words(wage: Decimal) -> str:
    return UNITS["CAD an hour"](wage)


def _label(wages: Wages, wage: Decimal) -> str:
    if wage == wages.own:
        return _("Your offer")
    median: Any = median_wage(wages.person.standing.assessment.case)
    return _("The median") if wage == median else ""


def _newest(wages: Wages) -> str:
    """What the newest round by pay asked."""
    lines = [line for pathway in wages.inviting for line in wages.lines(pathway)]
    if not lines:
        return ""
    last = max(lines, key=lambda line: line.on)
    asked = [
        UNITS[unit](amount)
        for unit, amount in (
            ("CAD an hour", last.wage_hourly),
            ("CAD a year", last.wage_yearly),
        )
        if amount
    ]
    pay = asked[0]
    if len(asked) > 1:
        pay = _("%(hourly)s and %(yearly)s") % {"hourly": pay, "yearly": asked[1]}
    words = {"day": date_format(last.on, LONG_DAY), "pay": pay}
    return _("The newest round by pay, on %(day)s, asked for %(pay)s.") % words


def _citations(wages: Wages) -> Iterator[Any]:
    for pathway in wages.inviting:
        record = wages.person.records.get(pathway.slug)
        if record and record.last and record.last.citation:
            yield record.last.citation
