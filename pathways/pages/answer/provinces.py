"""The best three provinces: where the offer is, where routes go, where one would do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from occupations.maps import label_places
from occupations.selectors.citations import Citation
from occupations.selectors.market import wage_citations
from pathways.outlook.offers import Offers, offers_of, standing_with
from pathways.outlook.provinces import provinces_asked
from pathways.pages.answer.section import ProvinceRow
from pathways.rules import Assessment, JobOffer, Stream, Verdict
from pathways.rules.rounds import TWO_YEARS
from pathways.rules.routes import STREAM, Route, is_usable
from pathways.selectors.person import Person
from pathways.words.places import PROVINCE_NAMES, province_name
from pathways.words.routes import money

BEST: Final = 3
TRIED: Final = {
    "eligible": lazy("Eligible with an offer there"),
    "officer": lazy("With an offer there possible, an officer decides"),
}
USABLE_VERDICTS: Final = {Verdict.MET: "eligible", Verdict.OFFICER: "officer"}


@dataclass(frozen=True, slots=True)
class Tried:
    """A province with an offer there: its best stream, and how that stands."""

    code: str
    stream: Stream
    state: str
    wage: Decimal


@dataclass(frozen=True)
class BestProvinces:
    """The three, and where the pay was read."""

    person: Person

    @cached_property
    def rows(self) -> tuple[ProvinceRow, ...]:
        """Numbered as on the map."""
        texts: dict[str, str] = {}
        for code, words in self._all():
            texts.setdefault(code, words)
            if len(texts) == BEST:
                break
        places = label_places()
        return tuple(
            ProvinceRow(
                number=number,
                code=code,
                name=province_name(code),
                text=words,
                mark="own" if code == self._own else "offer",
                x=f"{places[code][0]:.0f}",
                y=f"{places[code][1]:.0f}",
            )
            for number, (code, words) in enumerate(texts.items(), 1)
        )

    @property
    def others(self) -> tuple[str, ...]:
        """What the map shows beside them."""
        shown = {row.code for row in self.rows}
        return tuple(code for code in PROVINCE_NAMES if code not in shown)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where the pay of the rows was read; of a data set its name is enough."""
        codes = [row.code for row in self.rows]
        noc, edition = self._offers.noc, self.person.edition
        cites = _citations(edition.number, edition.digest, noc, *codes) if noc else ()
        named = (replace(cite, title=cite.title.partition(",")[0]) for cite in cites)
        return tuple({citation.url: citation for citation in named}.values())

    def _all(self) -> Iterator[tuple[str, str]]:
        """Each with what is said of it, the best first."""
        if self._own:
            yield self._own, self._of_offer(self._own)
        for number, route in enumerate(self.person.answer.routes, 1):
            code = self._province(route)
            if code:
                yield code, self._of_route(number)
        for tried in sorted(self._tried(), key=self._order):
            yield tried.code, self._of_tried(tried)

    @cached_property
    def _own(self) -> str:
        """Where the offer is."""
        offer = self.person.standing.profile.job_offer
        province = offer.province if isinstance(offer, JobOffer) else ""
        return province if isinstance(province, str) else ""

    def _province(self, route: Route) -> str:
        rules = self.person.standing.assessment.rules
        for step in route.steps:
            if step.what == STREAM and rules.stream(step.slug).spec.get("province"):
                return str(rules.stream(step.slug).spec["province"])
        return ""

    def _of_offer(self, code: str) -> str:
        parts = [_("Your offer is there.")]
        for route in self.person.answer.routes:
            raised = [lever for lever in route.levers if lever.slug == "offer-wage"]
            if self._province(route) == code:
                wages = [money(dict(step.values)["wage"]) for step in raised]
                parts += [
                    _("It asks %(wage)s CAD an hour.") % {"wage": w} for w in wages
                ]
                break
        return " ".join(parts)

    def _of_route(self, number: int) -> str:
        return _("Route %(number)s goes there.") % {"number": number}

    def _of_tried(self, tried: Tried) -> str:
        words = {
            "state": TRIED[tried.state],
            "wage": money(tried.wage),
        }
        return _("%(state)s. Median %(wage)s CAD an hour.") % words

    @cached_property
    def _offers(self) -> Offers:
        return offers_of(self.person.standing)

    def _tried(self) -> Iterator[Tried]:
        """Every other province in which an offer at the usual pay would do."""
        standing = self.person.standing
        for code in PROVINCE_NAMES:
            offer = self._offers.there(code)
            if offer is None or offer.is_own or not offer.at_median:
                continue
            offered = standing_with(standing, offer.offer)
            best = self._best(offered.assessment, code)
            if best is not None:
                wage = offer.offer.wage_cad_hourly
                yield Tried(code, best[0], best[1], Decimal(str(wage)))

    def _best(self, assessment: Assessment, code: str) -> tuple[Stream, str] | None:
        """The best of its open streams, by rule and by its rounds."""
        there = [
            stream
            for stream in assessment.streams
            if stream.spec.get("province") == code and is_usable(stream, assessment.on)
        ]
        for verdict, state in USABLE_VERDICTS.items():
            for stream in there:
                if assessment.verdict(stream) is verdict and self._invites(
                    stream, assessment
                ):
                    return stream, state
        return None

    def _invites(self, stream: Stream, assessment: Assessment) -> bool:
        """Whether its rounds are not known to have passed such a person by."""
        met = self.person.rounds.met(stream, assessment, assessment.on, TWO_YEARS)
        return met is None or not met.of or met.most > 0

    def _order(self, tried: Tried) -> tuple[Any, ...]:
        """The wished ones, then what no officer decides, then the best paid."""
        wished = tried.code in provinces_asked(self.person.standing)
        return not wished, tried.state != "eligible", -tried.wage


@lru_cache(maxsize=512)
def _citations(
    _number: int, _digest: str, noc: str, *provinces: str
) -> tuple[Citation, ...]:
    """Where the pay was read: one query while the edition stays."""
    return tuple(wage_citations(noc, provinces))
