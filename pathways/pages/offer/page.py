"""My offer: everything found before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import gettext as _

from pathways.outlook.pathway import Pathway
from pathways.outlook.standing import Cite
from pathways.pages.offer import asked, words
from pathways.pages.offer.carried import carried_rows
from pathways.pages.offer.parts import part_cites
from pathways.pages.offer.rates import rates_of
from pathways.pages.offer.section import EmployerSheet, OfferPage, Rates
from pathways.pages.offer.sheet import employer_sheet, shared_offer
from pathways.pages.offer.streams import offer_pathways
from pathways.pages.options.pathway import SHOWN_QUESTIONS, distinct, questions
from pathways.pages.options.states import States
from pathways.pages.topics import topic_part
from pathways.rules.routes import is_needed
from pathways.selectors.medians import median_row, median_source
from pathways.selectors.person import Person

# What an employer does for an offer that none of the streams covers.
ASSESSMENT: Final = "employer-duties-lmia"


def offer_page(person: Person) -> OfferPage:
    """What the person's offer gives, what it lacks, and the note for its employer.

    Whoever needs no permit is told so; without an offer, what one must hold.
    """
    if not is_needed(person.standing.profile):
        return _not_needed(person)
    if not person.has_offer:
        return _no_offer(person)
    return _with_offer(person)


def own_sheet(person: Person) -> EmployerSheet | None:
    """The note for the employer; none without an offer, or where none is needed."""
    standing = person.standing
    if not person.has_offer or not is_needed(standing.profile):
        return None
    offer = shared_offer(standing, person.answers)
    return employer_sheet(standing.rulebook, offer, person.on)


def _with_offer(person: Person) -> OfferPage:
    standing = person.standing
    pathways = offer_pathways(standing)
    rows = carried_rows(pathways, States(standing, person.rounds))
    by_slug = {pathway.slug: pathway for pathway in pathways}
    near = [by_slug[row.slug] for row in rows if row.is_within]
    rates = rates_of(person, near)
    median = median_row(standing.assessment.case)
    return OfferPage(
        heading=words.heading(rows, rates),
        lead=words.median_words(standing, median),
        offer=words.offer_words(standing),
        carried=tuple(row for row in rows if row.is_within),
        others=tuple(row for row in rows if not row.is_within),
        rates=rates,
        questions=questions(path for pathway in near for path in pathway.asks)[
            :SHOWN_QUESTIONS
        ],
        assessed=topic_part(standing, ASSESSMENT),
        sheet=own_sheet(person),
        sources=tuple(distinct([*_cites(near, rates)])),
        median=median.dataset if median else None,
    )


def _cites(near: Iterable[Pathway], rates: Rates | None) -> Iterator[Cite]:
    for pathway in near:
        if pathway.decider is not None:
            yield pathway.decider.citation
        yield from part_cites(pathway)
    if rates is not None:
        yield from rates.citations


def _not_needed(person: Person) -> OfferPage:
    return OfferPage(
        heading=_("You need no permit for an offer in Canada."),
        lead=_(
            "A Canadian citizen or permanent resident may take it as it is: none of "
            "the pathways that hang on an offer is for you, and your employer files "
            "nothing for them."
        ),
        offer=words.offer_words(person.standing),
    )


def _no_offer(person: Person) -> OfferPage:
    held = asked.must_hold(person.standing)
    medians = asked.medians(person.standing)
    noc = asked.main_occupation(person.standing)
    cites = [s.citation for item in held for s in item.asks]
    return OfferPage(
        heading=asked.nothing_there(),
        lead=_(
            "Each permit and each stream has its own list. Tell us of an offer, and "
            "this page says what is missing on it and by how much."
        ),
        offer="",
        must_hold=held,
        medians=medians,
        median=median_source(noc) if medians else None,
        sources=tuple(distinct(cites)),
    )
