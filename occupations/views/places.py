"""Places: a ranking by what matters to a person, and a page for each."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from occupations.forms.places import RankingForm
from occupations.models import Measure, PlaceKind, UnitGroup
from occupations.selectors.place_page import place_page
from occupations.selectors.place_ranking import ranked_places
from occupations.selectors.places import weighables


def _group(code: str | None) -> UnitGroup | None:
    return UnitGroup.objects.filter(code=code).first() if code else None


@require_safe
def ranking(request: HttpRequest) -> HttpResponse:
    """Cities or provinces in the order of the weights in the address."""
    measures = Measure.objects.exclude(better="").order_by("position")
    form = RankingForm(request.GET.dict(), factors=weighables(measures))
    group = _group(form.answer("noc"))
    kind = PlaceKind(form.answer("of", PlaceKind.CITY))
    rows = ranked_places(
        kind=kind,
        group=group,
        pay=form.answer("pay", 100),
        factors=form.factors,
        weights=form.weights(),
        sort=form.answer("sort", ""),
    )
    kept = [(k, v) for k, v in request.GET.items() if k != "sort"]
    context = {
        "form": form,
        "rows": rows,
        "group": group,
        "is_cities": kind == PlaceKind.CITY,
        "address": urlencode(kept),
    }
    return render(request, "occupations/places.html", context)


@require_safe
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """What is known of one place, beside the US area that one leaves."""
    group = _group(request.GET.get("noc", "")[:5])
    page = place_page(slug=slug, group=group, us_slug=request.GET.get("from", ""))
    if page is None:
        raise Http404
    return render(request, "occupations/place.html", {"page": page})
