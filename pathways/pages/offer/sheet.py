"""The note for an employer: made of the offer alone, so that it can tell of nobody.

It is what the rules say of a profile that holds an offer and nothing else: age,
citizenship, work and money are unanswered there, and every sentence follows from that.
What only the person can answer is named as what the pathway asks of the person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from pathways.outlook.pathway import Pathway
from pathways.outlook.standing import Cite, Standing
from pathways.pages.offer.duties import (
    ASSESSED,
    EXEMPT,
    PLACE,
    PROVINCE,
    afterwards,
    cites_of,
    family_of,
)
from pathways.pages.offer.parts import part_cites, sheet_parts
from pathways.pages.offer.section import EmployerSheet
from pathways.pages.offer.streams import (
    TAKING,
    facts_of,
    is_place,
    offer_pathways,
)
from pathways.pages.offer.words import (
    occupation_words,
    offer_noc,
    offer_words,
    place_words,
)
from pathways.pages.options.pathway import distinct
from pathways.pages.options.table import requires
from pathways.rules import Finding, Rulebook, Verdict, plain, read_profile
from pathways.rules.facts import (
    Answer,
    Fact,
    OfferGroup,
    OfferTeer,
    OnList,
    WorkMonths,
    WorksInOfferNow,
)

# What an employer knows of an offer. Its title, the employer's name and all that tells
# of the person (profession, share, the form of the contract) stay out.
SHARED: Final = (
    "noc",
    "province",
    "wage_cad_hourly",
    "hours_per_week",
    "indeterminate",
    "months",
    "seasonal",
    "lmia",
    "at_or_above_prevailing_wage",
    "employer_years_operating",
    "employer_employees",
    "employer_revenue_cad",
    "citizen_or_pr_employees",
    "referral_partner",
    "labour_market_benefits_plan",
    "category_a_positions_before",
    "designated_employer",
    "province_authorized",
    "employer_position_assessment",
    "vacancy_assessment",
    "sector",
)
AT_WORK: Final = "job_offer.works_there_now"
JOB: Final = (OnList, OfferTeer, OfferGroup)
MOST_FURTHER: Final = 3


def shared_offer(standing: Standing, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The offer's own answers; a city or an area only as the edition names it."""
    offer: Mapping[str, Any] = answers.get("job_offer") or {}
    kept = {key: offer[key] for key in SHARED if offer.get(key) is not None}
    reference = standing.assessment.case.reference
    places = reference.places.get(str(offer.get("province", "")), {})
    city = offer.get("city")
    if isinstance(city, str) and plain(city) in places:
        kept["city"] = city
    area = reference.area_names.get(str(offer.get("area", "")))
    return kept | ({"area": area} if area else {})


def employer_sheet(
    rulebook: Rulebook, offer: Mapping[str, Any], on: date
) -> EmployerSheet:
    """What an employer does for this offer, what it costs and how long it takes."""
    profile = read_profile({"job_offer": dict(offer)})
    standing = Standing(rulebook, rulebook.assess(profile, on))
    chosen, further = _chosen(standing)
    held = afterwards(chosen)
    job = occupation_words(standing, offer_noc(standing)) or _("Somebody from abroad")
    return EmployerSheet(
        heading=_("Hiring from abroad: %(job)s") % {"job": job},
        place=place_words(standing),
        offer=offer_words(standing),
        on=on,
        parts=sheet_parts(chosen),
        further="; ".join(pathway.name for pathway in further[:MOST_FURTHER]),
        afterwards=held,
        sources=tuple(distinct([*_cites(chosen), *cites_of(held)])),
    )


def _cites(chosen: Iterable[Pathway]) -> Iterator[Cite]:
    for pathway in chosen:
        yield from part_cites(pathway)


def _chosen(standing: Standing) -> tuple[list[Pathway], list[Pathway]]:
    """Every permit without a test of the market, the best with one, one for residence.

    The second list is what else leads to residence by this offer.
    """
    usable = [pathway for pathway in offer_pathways(standing) if _is_usable(pathway)]
    families: dict[str, list[Pathway]] = {
        name: [] for name in (EXEMPT, ASSESSED, PROVINCE, PLACE)
    }
    for item in usable:
        families[family_of(item)].append(item)
    for members in families.values():
        members.sort(key=_distance)
    residence = [*families[PROVINCE], *families[PLACE]]
    chosen = [*families[EXEMPT], *families[ASSESSED][:1], *residence[:1]]
    return chosen, residence[1:]


def _distance(pathway: Pathway) -> tuple[bool, int]:
    """Who works there already comes last in a note on hiring; then what fails less."""
    return requires(pathway, _is_at_work), len(pathway.unmet)


def _is_at_work(fact: Fact) -> bool:
    """Whether a fact is that of somebody who has the job already."""
    if isinstance(fact, WorkMonths):
        return fact.employer == "offer"
    if isinstance(fact, Answer):
        return fact.path == AT_WORK
    return isinstance(fact, WorksInOfferNow)


def _is_usable(pathway: Pathway) -> bool:
    """Whether it takes applications, for such a job in such a place."""
    return pathway.intake in TAKING and not any(
        _is_beside(pathway, f) for f in pathway.unmet
    )


def _is_beside(pathway: Pathway, finding: Finding) -> bool:
    """Whether a failure lies in the job or the place: no employer mends it."""
    if finding.verdict is not Verdict.NOT_MET:
        return False
    return any(map(_is_job_or_place, facts_of(pathway.standing, finding)))


def _is_job_or_place(fact: Fact) -> bool:
    return isinstance(fact, JOB) or is_place(fact)
