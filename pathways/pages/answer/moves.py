"""What moves the score: for each lever the step that adds most, best first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from pathways.pages.answer.routes import price_words
from pathways.pages.answer.section import MoveRow
from pathways.rules.costs import lever_cost
from pathways.rules.levers.step import Setting, Step
from pathways.rules.routes.model import Answer
from pathways.rules.rulebook import Rulebook
from pathways.step_words import step_words
from pathways.words.routes import money, months_range

CRS: Final = "crs"
MOST: Final = 8
LEFT_OUT: Final = frozenset(
    {"job-offer", "offer-wage", "offer-terms", "offer-province", "lmia", "transfer"}
    | {"employer-application", "employer-with-office", "waiting", "funds"}
    | {"language-test"}
)


class Move(NamedTuple):
    """A step, and the bounds of the score that it leads to."""

    step: Step
    low: Any
    high: Any


def move_rows(rulebook: Rulebook, answer: Answer) -> tuple[MoveRow, ...]:
    """The steps that add points to the prepared score, most first."""
    before = answer.crs_prepared[0]
    best: dict[str, Move] = {}
    for move in _moves(rulebook, answer):
        held = best.get(move.step.lever)
        if move.low > before and (held is None or move.low > held.low):
            best[move.step.lever] = move
    ranked = sorted(best.values(), key=lambda one: (-one.low, one.step.lever))
    return tuple(_row(rulebook, one, before, answer.on) for one in ranked[:MOST])


def _moves(rulebook: Rulebook, answer: Answer) -> Iterator[Move]:
    rules = rulebook.rules(answer.on)
    setting = Setting(rules.case(answer.prepared, answer.on))
    for slug, lever in rulebook.levers.items():
        if slug in LEFT_OUT:
            continue
        for step in lever.steps(setting):
            if step.kind != "one_ability":
                case = rules.case(step.change(answer.prepared), answer.on)
                score = rules.score(case, CRS)
                yield Move(step, score.lower, score.upper)


def _row(rulebook: Rulebook, move: Move, before: Any, on: date) -> MoveRow:
    record = rulebook.snapshot["levers"][move.step.lever]
    return MoveRow(
        name=record["title"],
        step=step_words(move.step),
        months=months_range(record.get("months_low"), record.get("months_high")),
        cost=price_words(lever_cost(rulebook.snapshot, move.step.lever, on)),
        gain=f"+{money(move.low - before)}",
        score=money(move.low),
    )
