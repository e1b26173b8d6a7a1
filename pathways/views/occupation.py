"""The page of one occupation: the same for everyone on a day."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from occupations.models import UnitGroup
from occupations.selectors.passport import passport
from pathways.admission import dear
from pathways.public.edition import published_with, with_newest
from pathways.public.listed import passport_as_published
from pathways.public.occupations import ruled
from pathways.views.public import FRESH_SECONDS


@require_safe
@cache_control(public=True, max_age=FRESH_SECONDS)
@dear
def occupation(request: HttpRequest, code: str) -> HttpResponse:
    """What is known of a unit group today, and what it opens by the newest edition."""
    on = timezone.localdate()
    groups = with_newest(UnitGroup.objects.all())
    result = passport(code=code, on=on, groups=groups)
    if result is None:
        raise Http404
    edition = published_with(result.group, on)
    result = passport_as_published(result, edition)
    context = {
        "passport": result,
        "edition": edition,
        "ruled": ruled(edition, result),
        "on": on,
    }
    return render(request, "occupations/occupation.html", context)
