"""How well past rounds told the next ones: the calibration, for everyone."""

from __future__ import annotations

from django.http import HttpRequest

from pathways.public.edition import Published
from pathways.public.odds import odds_page
from pathways.rounds.calibration import published as calibration
from pathways.views.public import Shown, public


@public
def odds(request: HttpRequest, edition: Published) -> Shown:
    """The back-test of this release, with its method and its limits."""

    result = calibration()

    def context() -> dict[str, object]:
        return {"page": odds_page(result, edition.standing)}

    return Shown("pathways/odds.html", context, [result])
