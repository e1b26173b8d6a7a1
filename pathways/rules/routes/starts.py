"""What a route can begin with: the day as it is, or one thing that a person changes.

No lever contradicts an answer about what is not in the person's power (contract, rule
1): an offer that is there is used, and who was asked about a transfer and has none has
to change employers first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from pathways.rules.engine.case import Case, ListEntry
from pathways.rules.engine.criteria import Finding, Verdict
from pathways.rules.facts.primary import primary_occupation
from pathways.rules.levers.better_offers import OfferTerms, offer_of
from pathways.rules.levers.offers import FindOffer
from pathways.rules.levers.step import Setting, Step, listed
from pathways.rules.planner.walking import State
from pathways.rules.profile.profile import JobOffer, Person, Profile
from pathways.rules.profile.reading import UNANSWERED
from pathways.rules.ruleset.rules import Stream

PROFESSIONS: Final = "cusma-professions"
PROFESSIONAL: Final = "cusma/professional"
QUEBEC: Final = "QC"
NEAR: Final = 3  # shared digits: the same sub-major group of the classification
CREDENTIAL: Final = "credential"
EDUCATION: Final = "applicant.education"
OFFER: Final = "job-offer"
APPLICATION: Final = "employer-application"
# What changes one thing and is in everybody's power, in the order that it is tried.
ALONE: Final = ("french", "partner-principal", "english", "partner-french")
MOVES: Final = ("transfer", "employer-with-office")


def alone(here: State) -> Iterator[Step]:
    """Steps that change the person: whole tests, and who applies."""
    yield from _of(here, ALONE, ("all_abilities", "applies"))


def moves(here: State) -> Iterator[Step]:
    """A transfer, or an employer that can transfer.

    Who has never worked has no employer to change; first comes work of any kind.
    """
    slugs = MOVES if may_have_worked(here.profile) else MOVES[:1]
    yield from _of(here, slugs, ("transferred", "changed"))


def may_have_worked(profile: Profile) -> bool:
    """Whether a job is told, or nobody has said yet that there is none."""
    person = profile.applicant
    work = person.work if isinstance(person, Person) else UNANSWERED
    return work is UNANSWERED or bool(work)


def _of(here: State, slugs: tuple[str, ...], kinds: tuple[str, ...]) -> Iterator[Step]:
    levers = here.rulebook.levers
    setting = Setting(here.case)
    for slug in slugs:
        if slug in levers:
            for step in levers[slug].steps(setting):
                if step.kind in kinds:
                    yield step


def offers(here: State, *, anywhere: bool = False) -> Iterator[Step]:
    """Offers to look for: by province and wage, as every permit knows the job.

    ``anywhere``: also in provinces that the person does not name.

    The employer's papers for the Global Talent Stream, and the profession of the CUSMA
    list that the occupation can stand for, are part of such an offer.
    """
    if offer_of(here.profile) is not None:
        return
    levers = here.rulebook.levers
    finding, applying = levers.get(OFFER), levers.get(APPLICATION)
    if not isinstance(finding, FindOffer):
        return
    profession = profession_of(here.case)
    papers: Any = getattr(applying, "category_b", JobOffer())
    setting = Setting(here.case)
    for step in finding.steps(setting):
        wanted = anywhere or is_wanted(here.profile, dict(step.values)["province"])
        if wanted and finding.is_usual(setting, step):
            yield _complete(step, papers, profession)


def is_wanted(profile: Profile, province: Any) -> bool:
    """Whether one would live there: anywhere, while no province is named.

    Who was nominated intends to live in the province that did (Immigration and Refugee
    Protection Regulations, s. 87(2)(b)).
    """
    wanted = listed(profile.intended_provinces) or nominated_by(profile)
    return not province or not wanted or province in wanted


def nominated_by(profile: Profile) -> tuple[Any, ...]:
    """The provinces that have nominated the person."""
    return tuple(
        held.province
        for held in listed(profile.nominations)
        if isinstance(held.province, str)
    )


def leads_from(profile: Profile, stream: Stream) -> bool:
    """Whether a stream of residence goes on from where the offer is, or from nowhere.

    An offer in a province is for that province's streams and the federal ones. What
    Quebec's own streams do not select, Canada selects for the other provinces only
    (Immigration and Refugee Protection Regulations, s. 75 and 87.1).
    """
    province = stream.spec.get("province")
    if not is_wanted(profile, province):
        return False
    offer = offer_of(profile)
    there = offer.province if offer is not None else None
    if offer is not None and not isinstance(there, str):
        return not province  # nobody knows yet in which one it is
    if not isinstance(there, str):
        return True
    return province == there or (not province and there != QUEBEC)


def _complete(step: Step, papers: JobOffer, profession: str | None) -> Step:
    """The same step, with what the employer files and the profession it names."""

    def changed(profile: Profile) -> Profile:
        made = step.change(profile)
        offer = offer_of(made)
        if offer is None:
            return made
        plan = papers.labour_market_benefits_plan
        full = replace(offer, labour_market_benefits_plan=plan, profession=profession)
        return replace(made, job_offer=full)

    return Step(
        step.lever, step.kind, (*step.values, ("profession", profession)), changed
    )


def profession_of(case: Case) -> str | None:
    """The listed profession as which the main occupation can be offered.

    First what the person's credentials satisfy, then the profession nearest to the
    occupation by the catalogue's own mapping; that the duties are those of the
    profession stays for an officer.
    """
    return case.keep(profession_of, lambda: _profession(case))


def _profession(case: Case) -> str | None:
    noc = primary_occupation(case)
    if not isinstance(noc, str):
        return None
    entries = case.reference.lists.get(PROFESSIONS, {})
    every = [entry for lines in entries.values() for entry in lines]
    near = (entry for entry in every if _closeness(noc, entry)[0] >= NEAR)
    judged = [(_credential(case, entry), entry) for entry in near]
    ranked = sorted(
        (
            (finding.verdict, _closeness(noc, entry), entry.key)
            for finding, entry in judged
            if _is_satisfied(finding)
        )
    )
    return ranked[-1][-1] if ranked else None


def _closeness(noc: str, entry: ListEntry) -> tuple[int, Fraction, int]:
    """How near the occupation is to the profession's own: more is nearer.

    One of them; else the first digits that it shares, in the mean over all of them, and
    how far its code is from the nearest.
    """
    shared = [
        next((at for at in range(len(noc)) if noc[at] != group[at]), len(noc))
        for group in entry.unit_groups
    ]
    if not shared:
        return 0, Fraction(0), 0
    if max(shared) == len(noc):
        return len(noc), Fraction(-len(shared)), 0
    apart = min(abs(int(noc) - int(group)) for group in entry.unit_groups)
    near = NEAR if max(shared) >= NEAR else 0
    return near, Fraction(sum(shared), len(shared)), -apart


def _credential(case: Case, entry: ListEntry) -> Finding:
    """What the stream's credential rule says of an offer in that profession."""
    rules = case.rules
    offer = replace(offer_of(case.profile) or JobOffer(), profession=entry.key)
    offered = rules.case(replace(case.profile, job_offer=offer), case.on)
    asked = rules.stream(PROFESSIONAL).requirements
    credential = next(item for item in asked if item.slug == CREDENTIAL)
    finding: Finding = credential.find(offered.values)
    return finding


def _is_satisfied(credential: Finding) -> bool:
    """Whether the person's study meets it, or is not answered yet.

    A licence that nobody spoke of is no credential to build a route on.
    """
    if credential.verdict is Verdict.NOT_ANSWERED:
        return any(path.startswith(EDUCATION) for path in credential.asks)
    return credential.verdict is not Verdict.NOT_MET


def better_offers(here: State, *, anywhere: bool = False) -> Iterator[Step]:
    """The offer that is there, at more pay or elsewhere; ``anywhere`` as above.

    Nobody goes elsewhere from a province that is not known yet.
    """
    offer = offer_of(here.profile)
    if offer is None:
        return
    levers = here.rulebook.levers
    setting = Setting(here.case)
    elsewhere = ("offer-province",) if isinstance(offer.province, str) else ()
    for slug in ("offer-wage", *elsewhere):
        if slug in levers:
            for step in levers[slug].steps(setting):
                province = dict(step.values).get("province")
                if anywhere or is_wanted(here.profile, province):
                    yield step


def terms_for(here: State, slug: str) -> Step | None:
    """The fewest other terms under which a stream's rules are met, where some do."""
    lever = here.rulebook.levers.get("offer-terms")
    if not isinstance(lever, OfferTerms):
        return None
    names = lever.lacking(here.profile)
    if not names or not _meets(here, lever.with_terms(names), slug):
        return None
    for name in names:
        fewer = tuple(text for text in names if text != name)
        if fewer and _meets(here, lever.with_terms(fewer), slug):
            names = fewer
    return lever.with_terms(names)


def _meets(here: State, step: Step, slug: str) -> bool:
    profile = step.change(here.profile)
    rules = here.rulebook.rules(here.on)
    verdict = rules.verdict(rules.case(profile, here.on), "stream", slug)
    return verdict in (Verdict.MET, Verdict.OFFICER)


def wage_of(step: Step) -> Decimal:
    """The wage that a step brings, in CAD an hour; nothing without one."""
    wage = dict(step.values).get("wage")
    return wage if isinstance(wage, Decimal) else Decimal(0)
