"""The publishing page: what would change, whether it compiles, and the publication."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from pathways import editions
from pathways.admin.base import changing
from pathways.admin.differences import Section, sections
from pathways.admin.refusals import row_named_in
from pathways.compiler import snapshot
from pathways.models import Edition, SavedProfile
from pathways.rules.profile import ProfileError, read_profile
from pathways.rules.rulebook import Rulebook
from pathways.rules.specs import RuleError

MOST_PROFILES: Final = 300


@dataclass(frozen=True)
class Refusal:
    """Why the rows do not compile, and the row that is named."""

    message: str
    row: Model | None

    @property
    def link(self) -> str:
        """Where the row is changed."""
        return changing(self.row) if self.row is not None else ""


@dataclass(frozen=True)
class Effect:
    """How many saved profiles get another verdict, without saying whose."""

    profiles: int
    changed: int
    by_stream: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Draft:
    """The rows as they stand, beside the last edition."""

    last: Edition | None
    rulebook: Rulebook
    sections: list[Section]
    refusal: Refusal | None


def draft() -> Draft:
    """Compile the rows and compare them with the last edition."""
    last = Edition.objects.order_by("-number").first()
    try:
        rulebook = Rulebook(snapshot())
    except RuleError as error:
        message = str(error)
        refusal = Refusal(message, row_named_in(message))
        return Draft(last, Rulebook({}), [], refusal)
    refused = None
    try:
        rulebook.check()
    except RuleError as error:
        refused = Refusal(str(error), row_named_in(str(error)))
    before = last.snapshot if last else {}
    return Draft(last, rulebook, sections(before, rulebook.snapshot), refused)


def effect_on_profiles(old: Rulebook, new: Rulebook, now: datetime) -> Effect:
    """Assess the newest saved profiles by both rulebooks today, and count."""
    rows = SavedProfile.objects.alive(now).order_by("-last_used_at")
    seen, changed, by_stream = 0, 0, Counter[str]()
    for answers in rows.values_list("answers", flat=True)[:MOST_PROFILES]:
        try:
            profile = read_profile(answers)
        except ProfileError:
            continue
        seen += 1
        verdicts = [_verdicts(book, profile, now) for book in (old, new)]
        moved = [
            slug
            for slug in verdicts[0].keys() | verdicts[1].keys()
            if verdicts[0].get(slug) != verdicts[1].get(slug)
        ]
        by_stream.update(moved)
        changed += bool(moved)
    return Effect(seen, changed, tuple(by_stream.most_common()))


def _verdicts(book: Rulebook, profile: Any, now: datetime) -> dict[str, Any]:
    assessment = book.assess(profile, now.date())
    return {stream.slug: assessment.verdict(stream) for stream in assessment.streams}


def page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Show what would be published, and publish it."""
    if not model_admin.has_publish_permission(request):
        raise PermissionDenied
    note = request.POST.get("note", "")
    if request.method == "POST" and "count" not in request.POST:
        published = _publish(request, note)
        if published is not None:
            return published
    found = draft()
    effect = None
    if "count" in request.POST and found.refusal is None and found.last is not None:
        old = editions.rulebook(found.last.number, found.last.digest)
        effect = effect_on_profiles(old, found.rulebook, timezone.now())
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Publish"),
        "draft": found,
        "effect": effect,
        "note": note,
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/pathways/publish.html", context)


def _publish(request: HttpRequest, note: str) -> HttpResponse | None:
    user: Any = request.user
    try:
        edition = editions.publish(note=note, at=timezone.now(), by=user)
    except RuleError:
        return None  # the page that follows names the row
    except editions.NothingChangedError:
        messages.info(request, _("Nothing has changed since the last edition."))
        return HttpResponseRedirect(request.path)
    messages.success(request, _("Edition %s is published.") % edition.number)
    return HttpResponseRedirect(changing(edition))
