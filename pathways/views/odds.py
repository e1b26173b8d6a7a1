"""How well past rounds told the next ones: the calibration, for everyone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pathways.public.edition import Published
from pathways.public.odds import odds_page
from pathways.rounds.calibration import published as calibration
from pathways.views.public import public


@public
def odds(request: HttpRequest, edition: Published) -> HttpResponse:
    """The back-test of this release, with its method and its limits."""
    page = odds_page(calibration(), edition.standing)
    context = {"edition": edition, "page": page}
    return render(request, "pathways/odds.html", context)
