"""What an offer must hold, for who has none yet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from pathways.outlook.pathway import Pathway
from pathways.outlook.standing import Standing
from pathways.pages.offer.section import MustHold
from pathways.pages.offer.streams import TAKING, facts_of, offer_pathways
from pathways.pages.options.table import reads_offer
from pathways.pages.statements import Statement
from pathways.rules import Finding
from pathways.rules.facts import primary_occupation
from pathways.rules.levers import listed
from pathways.wording import UNITS
from pathways.words.places import PROVINCES, province_name


def must_hold(standing: Standing) -> tuple[MustHold, ...]:
    """Of each permit and each stream where the person would live, what it asks."""
    apt = [pathway for pathway in offer_pathways(standing) if _is_wanted(pathway)]
    made = (
        MustHold(pathway.slug, pathway.name, tuple(_asks(pathway))) for pathway in apt
    )
    return tuple(item for item in made if item.asks)


def _is_wanted(pathway: Pathway) -> bool:
    wanted = listed(pathway.standing.profile.intended_provinces)
    is_there = not pathway.province or pathway.province in wanted
    return is_there and pathway.intake in TAKING


def _asks(pathway: Pathway) -> Iterator[Statement]:
    for finding in pathway.standing.assessment.findings(pathway.stream):
        if _is_of_offer(pathway, finding):
            cite = pathway.standing.cited(finding.citation)
            yield Statement(finding.requirement.title, citation=cite)


def _is_of_offer(pathway: Pathway, finding: Finding) -> bool:
    facts = list(facts_of(pathway.standing, finding))
    return bool(facts) and all(map(reads_offer, facts))


def main_occupation(standing: Standing) -> str:
    """The unit group of the main occupation; empty where it is open."""
    noc = primary_occupation(standing.assessment.case)
    return noc if isinstance(noc, str) else ""


def medians(standing: Standing) -> tuple[Statement, ...]:
    """The median wage of the main occupation where the person would live."""
    noc = main_occupation(standing)
    known = standing.assessment.case.reference.medians
    wanted = listed(standing.profile.intended_provinces) or dict(PROVINCES)
    return tuple(
        Statement(province_name(code), UNITS["CAD an hour"](Decimal(wage)))
        for code in wanted
        if (wage := known.get((noc, code))) is not None
    )


def nothing_there() -> str:
    """The heading where no offer is told of."""
    return _("You have told us of no offer. This is what one must hold.")
