"""A plan as the contract writes it: plain JSON (docs/profile.md)."""

from __future__ import annotations

from typing import Any

from django.utils import translation

from pathways.assessing import plain
from pathways.rules import CRS, Month, Plan, Planner, write_profile
from pathways.rules.levers import Step
from pathways.step_words import step_words


def written(planner: Planner) -> dict[str, Any]:
    """Levers and trajectory."""
    return {
        "levers": [plan_json(planner, plan) for plan in planner.plans()],
        "trajectory": [month_json(month) for month in planner.trajectory()],
    }


def plan_json(planner: Planner, plan: Plan) -> dict[str, Any]:
    """One or two steps, the changed profile, and what it brings."""
    return {
        "steps": [step_json(step) for step in plan.steps],
        "profile": write_profile(plan.profile),
        "opens": list(plan.opens),
        "scores": {
            grid: {"before": plain(before[0]), "after": plain(plan.scores[grid][0])}
            for grid, before in planner.before.items()
            if grid == CRS or before != plan.scores[grid]
        },
    }


def step_json(step: Step) -> dict[str, str]:
    """The lever and how far, always in English."""
    with translation.override("en"):
        return {"lever": step.lever, "step": step_words(step)}


def month_json(month: Month) -> dict[str, Any]:
    """A later day: the bounds of the CRS and the verdicts that changed."""
    return {
        "on": month.on.isoformat(),
        "crs": {"lower": plain(month.crs[0]), "upper": plain(month.crs[1])},
        "changes": [
            {"stream": stream, "from": was.word, "to": now.word, "requirement": decides}
            for stream, was, now, decides in month.changes
        ],
    }
