"""An answer as the contract writes it: plain JSON (docs/profile.md)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from pathways.assessing import plain
from pathways.rules import Rulebook
from pathways.rules.routes import (
    FEDERAL,
    LEVER,
    STREAM,
    Answer,
    Cost,
    Preparation,
    Principal,
    Route,
    RouteStep,
    Task,
)
from pathways.step_words import words_of
from pathways.words.answer import sentence
from pathways.words.five import five_words, stops_words
from pathways.words.routes import unpriced
from pathways.words.tasks import task_words

Json = dict[str, Any]


def write_answer(rulebook: Rulebook, answer: Answer) -> Json:
    """The whole answer, its words in the language of the moment."""
    return {
        "kind": answer.kind,
        "sentence": sentence(rulebook, answer),
        "routes": [_route(rulebook, route, answer.on) for route in answer.routes],
        "further": [item.key for item in answer.further],
        "preparations": [
            _preparation(preparation) for preparation in answer.preparations
        ],
        "crs": {
            "today": _score(answer.crs_today),
            "prepared": _score(answer.crs_prepared),
        },
        "five": {
            pathway.slug: {
                "state": pathway.state,
                "text": five_words(rulebook, answer, pathway),
            }
            for pathway in answer.five
        },
        "tasks": [_task(rulebook, answer, task) for task in answer.tasks],
        "ask": (
            {"path": answer.ask.path, "routes": answer.ask.routes}
            if answer.ask
            else None
        ),
        "principal": _principal(answer.principal),
    }


def _route(rulebook: Rulebook, route: Route, on: date) -> Json:
    counted = route.rounds
    return {
        "key": route.key,
        "steps": [
            item
            for step in route.steps
            for item in _step(step, first=step is route.steps[0])
        ],
        "opens_on": _day(route.opens_on),
        "work_from": _day(route.work_from),
        "residence_from": _day(route.residence_from),
        "rounds": (
            {"met": counted.met, "of": counted.of, "months": counted.months}
            if counted
            else None
        ),
        "cost_cad": _cost(rulebook, route.cost, on),
        "stops": stops_words(rulebook.rules(on), route),
    }


def _step(step: RouteStep, *, first: bool) -> Iterable[Json]:
    """Levers and streams; work and the federal decision follow from them.

    The application to Canada of who holds a nomination follows from none.
    """
    if step.what == LEVER:
        yield {"lever": step.slug, "step": words_of(step.slug, step.kind, step.values)}
    elif step.what == STREAM:
        verdict = step.verdict.word if step.verdict is not None else None
        yield {"stream": step.slug, "verdict": verdict}
    elif step.what == FEDERAL and first:
        yield {"federal": step.slug}


def _cost(rulebook: Rulebook, cost: Cost, on: date) -> Json:
    return {
        "you": plain(cost.you),
        "employer": plain(cost.employer),
        "unknown": unpriced(cost, rulebook.rules(on)),
    }


def _preparation(preparation: Preparation) -> Json:
    return {
        "lever": preparation.slug,
        "months": list(preparation.months) if preparation.months else None,
        "cost_cad": _range(preparation.cost_cad),
    }


def _task(rulebook: Rulebook, answer: Answer, task: Task) -> Json:
    return {
        "task": task.slug,
        "text": task_words(rulebook, answer, task),
        "cost_cad": _range(task.cost_cad),
        "url": task.url or None,
    }


def _principal(principal: Principal | None) -> Json | None:
    if principal is None:
        return None
    return {
        "applicant": _score(principal.applicant),
        "partner": _score(principal.partner),
        "better": principal.better,
    }


def _score(bounds: tuple[Any, Any]) -> Any:
    """One number where a score is exact, else both of its bounds."""
    low, high = bounds
    return plain(low) if low == high else [plain(low), plain(high)]


def _range(amounts: tuple[Decimal, Decimal] | None) -> list[Any] | None:
    return [plain(amount) for amount in amounts] if amounts else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
