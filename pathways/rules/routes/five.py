"""The five pathways of 2023 for one person (contract, `five`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from pathways.rules.engine.criteria import QUALIFIED, Finding, Verdict
from pathways.rules.engine.names import EXPRESS_ENTRY, OF_EXPRESS_ENTRY, START_UP_VISA
from pathways.rules.engine.values import Open
from pathways.rules.facts.language import levels
from pathways.rules.facts.primary import primary_occupation
from pathways.rules.facts.spells import spells
from pathways.rules.levers.step import Step
from pathways.rules.planner.walking import USABLE
from pathways.rules.profile.reading import UNANSWERED
from pathways.rules.routes.model import (
    LEVER,
    STREAM,
    FivePathway,
    RoundCount,
    Route,
    RouteStep,
)
from pathways.rules.routes.rounds import TWO_YEARS, YEAR, Rounds
from pathways.rules.routes.starts import leads_from
from pathways.rules.routes.state import GRANTED, hangs_on_others, invites
from pathways.rules.ruleset.changed import assess_changed
from pathways.rules.ruleset.rules import Assessment, Stream

# The pathways of the article of 2023, by the slugs of their streams.
PATHWAYS: Final = {
    "global-talent-stream": "global-talent-stream/",
    "cusma": "cusma/",
    START_UP_VISA: START_UP_VISA,
    "provincial-nomination": "pnp/",
    EXPRESS_ENTRY: OF_EXPRESS_ENTRY,
}
APPLICANT: Final = "applicant"
# Who one is: what fails by it comes with no step.
WHO: Final = frozenset(
    {
        "applicant.birth_date",
        "applicant.canadian_permanent_resident",
        "applicant.citizenships",
        "applicant.us_status",
    }
)
CUSMA: Final = "cusma"
# Of the agreement each kind of permit stands for itself; of traders and investors only
# where there is a business.
CUSMA_PARTS: Final = ("cusma/professional", "cusma/intra-company-transferee")
CUSMA_TRADE: Final = ("cusma/trader", "cusma/investor")
Sought = list[tuple[Step, Assessment]]  # offers to look for, and the rules with them
STATES: Final = {
    Verdict.MET: "eligible",
    Verdict.OFFICER: "officer",
    Verdict.NOT_ANSWERED: "ask",
}


def five_of(
    today: Assessment,
    prepared: Assessment,
    routes: Iterable[Route],
    rounds: Rounds,
    offers: Iterable[Step],
    swap: Assessment | None = None,
) -> tuple[FivePathway, ...]:
    """The state of each of the five, and the stream whose state it is.

    ``offers``: those that the person could look for. ``swap``: the assessment of the
    partner as the principal applicant, where that is the better one.
    """
    every, profile = list(routes), prepared.case.profile
    sought = [(step, assess_changed(prepared, step.change(profile))) for step in offers]

    def stands(slug: str, prefix: str) -> FivePathway:
        return _pathway(slug, prefix, today, prepared, every, rounds, sought)

    parts = tuple(stands(CUSMA, part) for part in _parts(today))
    five = (
        replace(pathway, parts=parts if pathway.slug == CUSMA else ())
        for pathway in (stands(slug, prefix) for slug, prefix in PATHWAYS.items())
    )
    return tuple(_better(pathway, swap, rounds) for pathway in five)


def _better(own: FivePathway, swap: Assessment | None, rounds: Rounds) -> FivePathway:
    """Express Entry is the partner's where the partner is the better principal.

    Unless the rules let only oneself apply, or rounds invite only oneself.
    """
    if own.slug != EXPRESS_ENTRY or swap is None:
        return own
    able = [
        stream
        for stream in swap.streams
        if stream.slug.startswith(PATHWAYS[EXPRESS_ENTRY])
        and _is_open(stream, swap)
        and _standing(swap, stream, rounds) in QUALIFIED
    ]
    if not able:
        return own
    best = min(able, key=lambda stream: _chance(swap, stream, rounds))
    chance = _chance(swap, best, rounds)
    if own.state in ("eligible", "officer") and own.chance < chance:
        return own
    counted = rounds.met(best, swap, swap.on, YEAR)
    return FivePathway(
        EXPRESS_ENTRY,
        STATES[_standing(swap, best, rounds)],
        best.slug,
        chance=chance,
        by_partner=True,
        rounds=RoundCount(counted.least, counted.of, YEAR, counted.most)
        if counted
        else None,
    )


def _parts(today: Assessment) -> tuple[str, ...]:
    """The permits of the agreement that concern this person."""
    enterprise = today.case.profile.treaty_enterprise
    has_business = enterprise is not UNANSWERED and enterprise is not None
    return (*CUSMA_PARTS, *(CUSMA_TRADE if has_business else ()))


def not_needed() -> tuple[FivePathway, ...]:
    """The five of somebody who is Canadian already."""
    return tuple(FivePathway(slug, "not_needed") for slug in PATHWAYS)


def _pathway(
    slug: str,
    prefix: str,
    today: Assessment,
    prepared: Assessment,
    routes: list[Route],
    rounds: Rounds,
    sought: Sought,
) -> FivePathway:
    profile = today.case.profile
    streams = [stream for stream in today.streams if stream.slug.startswith(prefix)]
    open_now = [stream for stream in streams if _is_open(stream, today)]
    if not open_now:
        return FivePathway(slug, "closed", streams[0].slug if streams else "")
    usable, here = (
        open_now,
        [stream for stream in open_now if leads_from(profile, stream)],
    )
    open_now = here or open_now
    shown = [slug for route in routes[:1] for slug in route.streams]
    best = max(
        open_now,
        key=lambda stream: (_standing(today, stream, rounds), stream.slug in shown),
    )
    standing = _standing(today, best, rounds)
    if standing in STATES:
        chance = _chance(today, best, rounds)
        return FivePathway(slug, STATES[standing], best.slug, chance=chance)
    for stream in open_now:
        if _standing(prepared, stream, rounds) in (Verdict.MET, Verdict.OFFICER):
            chance = _chance(prepared, stream, rounds)
            return FivePathway(slug, "needs_step", stream.slug, chance=chance)
    for route, stream_slug in _reached(prefix, routes):
        return FivePathway(slug, "needs_step", stream_slug, _lever(route))
    for step, stream in _offered(open_now, sought):
        return FivePathway(slug, "needs_step", stream.slug, _as_lever(prepared, step))
    is_anywhere = profile.job_offer is UNANSWERED
    for stream in usable if is_anywhere else open_now:
        if Verdict.NOT_ANSWERED in (today.verdict(stream), prepared.verdict(stream)):
            return FivePathway(slug, "ask", stream.slug)
    if _is_basis_open(prepared):
        return FivePathway(slug, "ask", best.slug)
    for stream in usable if is_anywhere else open_now:
        if not _is_for_good(prepared, stream) and _asks(prepared, stream):
            return FivePathway(slug, "ask", stream.slug)
    offered = sought[0][1] if sought else today  # an offer to look for is no reason
    why = next(_whys(offered, open_now), None)
    failing, requirement = why or next(_whys(today, open_now), (best.slug, ""))
    return FivePathway(slug, "not_for_you", failing, requirement=requirement)


def _is_basis_open(assessment: Assessment) -> bool:
    """Whether nobody knows what levers build on: work, its occupation, or a test."""
    case = assessment.case
    worked = spells(case, APPLICANT)
    if isinstance(worked, Open) or any(spell.asks for spell in worked):
        return True
    tested = any(levels(case, APPLICANT, language).asks for language in ("en", "fr"))
    return tested or isinstance(primary_occupation(case), Open)


def _is_for_good(assessment: Assessment, stream: Stream) -> bool:
    """Whether it refuses the person for who they are: nothing else would change it."""
    facts = assessment.rules.facts.all
    for finding in _unmet(assessment, stream):
        failed = [
            facts[criterion.fact]
            for criterion, judged in finding.judged
            if judged.verdict is Verdict.NOT_MET and criterion.fact is not None
        ]
        if failed and all(fact.read_paths() <= WHO for fact in failed):
            return True
    return False


def _asks(assessment: Assessment, stream: Stream) -> frozenset[str]:
    """What its rules wait for, beside what others grant."""
    asks = (
        finding.asks
        for finding in assessment.findings(stream)
        if finding.verdict is Verdict.NOT_ANSWERED
    )
    return frozenset().union(*asks) - GRANTED


def _chance(assessment: Assessment, stream: Stream, rounds: Rounds) -> int:
    """The chance class of a stream by the rounds of 24 months."""
    if not invites(stream, assessment.on):
        return 0
    met = rounds.met(stream, assessment, assessment.on, TWO_YEARS)
    if met is None or (met.most and not met.least):
        return 1
    return 0 if met.least else 2


def _standing(assessment: Assessment, stream: Stream, rounds: Rounds) -> Verdict:
    """The verdict, as far as it says something of this person.

    A merit that an officer weighs counts only where rounds invite it: else a stream for
    exceptional talent would stand open to everybody. Nobody hopes for others' grants.
    """
    verdict = assessment.verdict(stream)
    if verdict is Verdict.OFFICER and _chance(assessment, stream, rounds):
        return Verdict.NOT_MET
    if verdict is Verdict.NOT_ANSWERED and hangs_on_others(assessment, stream):
        return Verdict.NOT_MET
    return verdict


def _is_open(stream: Stream, today: Assessment) -> bool:
    return stream.intake(today.on) in USABLE and stream.is_collected


def _reached(prefix: str, routes: list[Route]) -> Iterator[tuple[Route, str]]:
    """The routes by which a stream of the pathway comes to be met, best first."""
    for wanted in ((Verdict.MET, Verdict.OFFICER), (Verdict.NOT_ANSWERED,)):
        for route in routes:
            for step in route.steps:
                applied = step.what == STREAM and step.slug.startswith(prefix)
                if applied and step.verdict in wanted:
                    yield route, step.slug


def _offered(streams: list[Stream], sought: Sought) -> Iterator[tuple[Step, Stream]]:
    """Offers under which no rule of a stream fails; the employer settles the rest."""
    for step, offered in sought:
        for stream in streams:
            if offered.verdict(stream) is not Verdict.NOT_MET:
                yield step, stream


def _as_lever(prepared: Assessment, step: Step) -> RouteStep:
    """The step as a route's first one."""
    day, profile = prepared.on, step.change(prepared.case.profile)
    return RouteStep(
        LEVER, step.lever, day, day, day, "estimate", profile, step.kind, step.values
    )


def _lever(route: Route) -> RouteStep | None:
    return next((step for step in route.steps if step.what == LEVER), None)


def _whys(
    assessment: Assessment, streams: Iterable[Stream]
) -> Iterator[tuple[str, str]]:
    """The first requirement that fails, of the streams that fail least before others.

    What rests on other streams is no reason: theirs is.
    """
    failing = [(stream, _unmet(assessment, stream)) for stream in streams]
    own = [
        (stream, unmet) for stream, unmet in failing if not _hangs(assessment, unmet)
    ]
    for stream, unmet in sorted(own, key=lambda item: len(item[1])):
        yield stream.slug, unmet[0].requirement.slug


def _unmet(assessment: Assessment, stream: Stream) -> list[Finding]:
    findings = assessment.findings(stream)
    return [finding for finding in findings if finding.verdict is Verdict.NOT_MET]


def _hangs(assessment: Assessment, unmet: list[Finding]) -> bool:
    """Whether nothing fails, or something by what other streams say."""
    facts = assessment.rules.facts.all
    used = (
        facts[criterion.fact]
        for finding in unmet
        for criterion, judged in finding.judged
        if judged.verdict is Verdict.NOT_MET and criterion.fact is not None
    )
    return not unmet or any(
        owner == "stream" for fact in used for owner, _slug in fact.needs()
    )
