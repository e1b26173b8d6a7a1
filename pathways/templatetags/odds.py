"""The odds of a score as a part of any page."""

from __future__ import annotations

from typing import Any

from django import template

from pathways.outlook.scores import ScoreSheet
from pathways.outlook.standing import Standing
from pathways.selectors.odds import odds_of

register = template.Library()


@register.inclusion_tag("pathways/odds_full.html")
def odds_in_full(standing: Standing, sheet: ScoreSheet) -> dict[str, Any]:
    """Rounds, last cut-offs and the pool for a score: at most two queries."""
    return {"odds": odds_of(standing, sheet), "full": True}
