"""What past rounds and the pool say of a score: the odds from what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Final

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from pathways.models import PoolBand
from pathways.outlook.groups import Group
from pathways.outlook.odds import HeldAs, KindOfRound, Odds, PoolAhead
from pathways.outlook.pathway import Pathway, pathway
from pathways.outlook.rounds import PastRound, RoundRecord, hindsight
from pathways.outlook.scores import ScoreSheet
from pathways.outlook.standing import Cite, SourcePage, Standing, as_exactly_as_known
from pathways.rules import OF_EXPRESS_ENTRY, Open, Verdict
from pathways.rules.facts import HasNomination
from pathways.rules.rounds import Band, ahead
from pathways.selectors.rounds import (
    CATEGORY,
    CITED,
    EVERYBODY,
    NOMINEES,
    FederalRounds,
    federal_rounds,
    kinds_of,
)
from pathways.words.states import BY_VERDICT, STANDS

PROGRAMS: Final = (EVERYBODY, "cec", "fsw", "fst", NOMINEES)
Stand = tuple[str, str]  # a key of ``states.STANDS``, and its words
StandOf = Callable[[Pathway], Stand]
NEVER: Final = Verdict.NOT_MET
BEST_FIRST: Final = tuple(STANDS)  # as they are listed, from eligible on
OWN: Final = (Group.OPEN, Group.INVITATION, Group.NO_INTAKE_KNOWN, Group.OFFICER)


def odds_of(
    standing: Standing,
    sheet: ScoreSheet,
    federal: FederalRounds | None = None,
    stands: StandOf | None = None,
) -> Odds | None:
    """The odds of a score; none while no round is on record. Two queries at most.

    ``stands``: how a pathway stands, as Options says; else by its verdict alone.
    """
    rounds = federal or federal_rounds(standing.on)
    if rounds.as_of is None:
        return None
    kinds = tuple(_kinds(standing, sheet, rounds, stands or _by_verdict))
    pool = pool_ahead(sheet, standing.on)
    return Odds(sheet, kinds, pool, rounds.as_of, standing.on)


def pool_ahead(sheet: ScoreSheet, on: date) -> PoolAhead | None:
    """The people ahead in the newest pool that the score's grid ranked: one query."""
    ranked = PoolBand.objects.filter(snapshot__taken_on__lte=on)
    if sheet.valid_from:
        ranked = ranked.filter(snapshot__taken_on__gte=sheet.valid_from)
    if sheet.comparable_to:
        ranked = ranked.filter(snapshot__taken_on__lt=sheet.comparable_to)
    rows = _of_the_newest(ranked)
    if not rows:
        return None
    bands = [Band(row["low"], row["high"], row["candidates"]) for row in rows]
    total = sheet.total
    return PoolAhead(
        taken_on=rows[0]["taken_on"],
        candidates=rows[0]["all_candidates"],
        ahead=ahead(bands, total.lower, total.upper),
        citation=_cite(rows[0]),
    )


def _of_the_newest(bands: QuerySet[PoolBand]) -> list[dict[str, Any]]:
    newest = bands.order_by("-snapshot__taken_on").values("snapshot")[:1]
    rows = bands.filter(snapshot=newest).values(
        *("low", "high", "candidates"),
        *(f"snapshot__{name}" for name in CITED),
        taken_on=F("snapshot__taken_on"),
        all_candidates=F("snapshot__candidates"),
    )
    return list(rows)


def _cite(row: dict[str, Any]) -> Cite:
    record = {name: row[f"snapshot__{name}"] for name in CITED}
    as_of = record["as_of"].isoformat() if record["as_of"] else ""
    page = SourcePage(
        record["source__title"], record["source__url"], record["source__publisher"]
    )
    day = as_exactly_as_known(as_of, record["as_of_note"])
    return Cite(page, record["clause"], day, record["confidence"])


def _kinds(
    standing: Standing, sheet: ScoreSheet, rounds: FederalRounds, stands: StandOf
) -> Iterator[KindOfRound]:
    """Programs first, then categories by name."""
    by_kind: dict[str, list[Pathway]] = {NOMINEES: []}
    for slug, stream in standing.by_slug.items():
        for kind in kinds_of(slug):
            by_kind.setdefault(kind, []).append(pathway(standing, stream))
    for kind in rounds.by_kind:
        by_kind.setdefault(kind, [])
    items = []
    for kind, pathways in by_kind.items():
        record = rounds.record([kind])
        if record is not None:
            stand = _stand(kind, pathways, standing, stands)
            items.append(_kind(kind, pathways, standing, sheet, record, stand))
    yield from sorted(items, key=_place)


def _place(kind_of_round: KindOfRound) -> tuple[int, str]:
    if kind_of_round.kind in PROGRAMS:
        return PROGRAMS.index(kind_of_round.kind), ""
    return len(PROGRAMS), kind_of_round.name


def _kind(
    kind: str,
    pathways: list[Pathway],
    standing: Standing,
    sheet: ScoreSheet,
    record: RoundRecord,
    stand: Stand,
) -> KindOfRound:
    verdict = max((item.verdict for item in pathways), default=Verdict.NOT_MET)
    is_own = any(item.group in OWN for item in pathways)
    if kind == NOMINEES:
        verdict = _nomination(standing)
        is_own = verdict is Verdict.MET
    return KindOfRound(
        kind=kind,
        name=kind_name(kind, standing),
        verdict=verdict,
        stand=stand[0],
        stand_words=stand[1],
        intake=_intake(pathways),
        is_own=is_own,
        is_nomination=kind == NOMINEES,
        past=hindsight(record, sheet),
        names=_names(record.every),
    )


def _stand(
    kind: str, pathways: list[Pathway], standing: Standing, stands: StandOf
) -> Stand:
    """How the best of the pathways stands; of nominees, whether there is one."""
    if kind == NOMINEES:
        verdict = _nomination(standing)
        if verdict is Verdict.NOT_MET:
            return "needs_step", _("Needs a nomination")
        return _in_words(verdict)
    every = [stands(item) for item in pathways]
    return min(every, key=lambda s: BEST_FIRST.index(s[0]), default=_in_words(NEVER))


def _by_verdict(item: Pathway) -> Stand:
    return _in_words(item.verdict)


def _in_words(verdict: Verdict) -> Stand:
    state, word = BY_VERDICT[verdict.word]
    return state, str(word)


def kind_name(kind: str, standing: Standing) -> str:
    """A kind as the stream that it invites from is named."""
    if kind == EVERYBODY:
        return _("All programs (general rounds)")
    if kind == NOMINEES:
        return _("Provincial nominees")
    slug = kind.replace("_", "-")
    items = (
        standing.by_slug.get(start + slug) for start in (CATEGORY, OF_EXPRESS_ENTRY)
    )
    return next((stream.name for stream in items if stream), kind)


def _intake(pathways: list[Pathway]) -> str:
    """The intake where all that it invites has the same; empty otherwise."""
    states = {item.intake for item in pathways}
    return states.pop() if len(states) == 1 else ""


def _nomination(standing: Standing) -> Verdict:
    held = HasNomination(express_entry=True).derive(standing.assessment.case)
    if isinstance(held, Open):
        return Verdict.NOT_ANSWERED
    return Verdict.MET if held else Verdict.NOT_MET


def _names(rounds: Iterable[PastRound]) -> tuple[HeldAs, ...]:
    """Each name with its first and last day, in the order of the first days."""
    record: dict[str, HeldAs] = {}
    for past_round in rounds:
        known = record.get(past_round.name)
        first, count = (known.first, known.rounds) if known else (past_round.on, 0)
        record[past_round.name] = HeldAs(
            past_round.name, first, past_round.on, count + 1
        )
    return tuple(record.values())
