"""What an edition or a round means for the answers of one report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pathways import editions
from pathways.assessing import impossible_answers
from pathways.models import Edition, News, Round
from pathways.public.names import Names
from pathways.reports.comparing import Comparison, Pair, pair_of
from pathways.rules import CRS, Assessment, Profile, ProfileError, Verdict, read_profile
from pathways.rules.rounds import YEAR, PastRounds
from pathways.selectors.past_rounds import line_of
from pathways.words import states
from pathways.words.counts import score_words

CANDIDATES: Final = (Verdict.MET, Verdict.OFFICER)
MOST_DAYS: Final = 12  # of one edition on which answers are compared
Named = tuple[int, str]  # an edition by its number and digest


@dataclass(frozen=True, slots=True)
class Moved:
    """A verdict, an intake or a score before and after, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Concern:
    """What is another for a person, or as whose candidate a round would invite them.

    ``on``: the day from which it is another.
    """

    on: date
    moved: tuple[Moved, ...] = ()
    invited: tuple[str, ...] = ()
    score: str = ""


def concern_of(news: News, answers: Mapping[str, Any]) -> Concern | None:
    """What a piece of news means for some answers; none where it means nothing."""
    named = news.edition.number, news.edition.digest
    profile = _profile(named, answers, news)
    if profile is None:
        return None
    if news.invitation_round is not None:
        assessment = editions.rulebook(*named).assess(profile, news.on)
        return _of_round(news.invitation_round, assessment)
    before = _before(news.edition.number)
    if before is None:
        return None
    return _of_edition(pair_of(before, news.edition.digest), profile, news)


def is_withdrawn(news: News) -> bool:
    """Whether the edition that it tells of has been taken back since."""
    if news.invitation_round_id:
        return False
    return Edition.objects.filter(withdraws=news.edition_id).exists()


def _profile(named: Named, answers: Mapping[str, Any], news: News) -> Profile | None:
    """The answers as the rules read them; none where they refuse them."""
    try:
        profile = read_profile(dict(answers))
    except ProfileError:
        return None
    is_refused = impossible_answers(editions.rulebook(*named), profile, news.on)
    return None if is_refused else profile


def _before(number: int) -> str | None:
    earlier = Edition.objects.filter(number__lt=number).order_by("-number")
    return earlier.values_list("digest", flat=True).first()


def _of_edition(pair: Pair, profile: Profile, news: News) -> Concern | None:
    for day in pair.days(news.on)[:MOST_DAYS]:
        comparison = pair.on(day)
        moves = _moves(pair, comparison, profile)
        moved = (*moves, *_intakes(pair, comparison, profile))
        if moved:
            return Concern(day, moved=moved)
    return None


def _moves(pair: Pair, comparison: Comparison, profile: Profile) -> Iterator[Moved]:
    """Scores first, then verdicts, each under its name."""
    moves = sorted(comparison.moves(profile), key=lambda move: move.kind != "score")
    for move in moves:
        words = _points if move.kind == "score" else _verdict
        name = _name(pair, move.kind, move.slug)
        yield Moved(name, words(move.before), words(move.after))


def _intakes(pair: Pair, comparison: Comparison, profile: Profile) -> Iterator[Moved]:
    """Whether one can apply, for streams whose requirements are not missed."""
    if not comparison.intakes:
        return
    assessment = comparison.after.assess(profile, comparison.on)
    for slug, was, now in comparison.intakes:
        if assessment.verdict(comparison.after.stream(slug)) is Verdict.NOT_MET:
            continue
        name = _name(pair, "verdict", slug)
        yield Moved(name, _intake(was), _intake(now))


def _name(pair: Pair, kind: str, slug: str) -> str:
    """As the edition after names it, or the one before where it is gone."""
    for book in (pair.after, pair.before):
        names = Names(book.snapshot)
        name = names.grid(slug) if kind == "score" else names.stream(slug)
        if name != slug:
            return name
    return slug


def _verdict(rank: int | None) -> str:
    return "" if rank is None else str(states.BY_VERDICT[Verdict(rank).word][1])


def _intake(state: str) -> str:
    return str(states.INTAKES.get(state, ""))


def _points(bounds: Any) -> str:
    return score_words(bounds) if bounds else ""


def _of_round(held: Round, assessment: Assessment) -> Concern | None:
    """As whose candidate the round would surely have invited.

    A score by a grid that has been replaced is set beside no round.
    """
    line = line_of(held)
    if CRS not in assessment.rules.grids or assessment.score(CRS).superseded:
        return None
    record = PastRounds((line,))
    invited = [
        stream
        for stream in assessment.streams
        if stream.slug in line.streams
        and assessment.verdict(stream) in CANDIDATES
        and (met := record.met(stream, assessment, held.held_on, YEAR))
        and met.least
    ]
    if not invited:
        return None
    score = assessment.score(CRS)
    names = tuple(str(stream.spec["name"]) for stream in invited)
    return Concern(
        held.held_on, invited=names, score=score_words((score.lower, score.upper))
    )
