"""A synthetic person that an impact names: the answers, before and after."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from pathways.admin.people import card_of
from pathways.changes.golden import stand
from pathways.changes.rulebooks import NoSuchRulebookError, pair_of
from pathways.changes.synthetic import person
from pathways.models import GoldenPerson


def page(model_admin: Any, request: HttpRequest, number: int) -> HttpResponse:
    """The person of that number on a day, under two rulebooks."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    asked = request.GET
    try:
        first, on = (date.fromisoformat(asked.get(key, "")) for key in ("first", "on"))
        pair = pair_of(asked.get("before", ""), asked.get("after", ""))
    except (ValueError, NoSuchRulebookError) as error:
        raise Http404 from error
    title = _("Synthetic %05d") % number
    answers = person(number, first)
    standing = stand(pair, GoldenPerson(title=title, profile=answers), on)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": title,
        "card": card_of(standing),
        "day": on,
        "answers": json.dumps(answers, indent=2, ensure_ascii=False),
    }
    return TemplateResponse(request, "admin/changes/synthetic.html", context)
