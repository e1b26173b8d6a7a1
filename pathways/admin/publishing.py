"""The publishing page: what would change, whether it compiles, and the publication."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pathways import changes, editions
from pathways.admin.base import changing
from pathways.admin.differences import Line, Section, in_brief, sections
from pathways.admin.refusals import row_named_in
from pathways.compiler import draft
from pathways.models import Change, ChangedRow, Edition, RowChange, SavedProfile
from pathways.rules import Assessment, ProfileError, Rulebook, RuleError, read_profile
from pathways.rules.checks import Problem
from pathways.workshop import SESSION_KEY, open_change_of

MOST_PROFILES: Final = 300
EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})


@dataclass(frozen=True)
class Objection:
    """What is wrong with a row, and the row that is named."""

    message: str
    row: Model | None

    @property
    def link(self) -> str:
        """Where the row is changed."""
        return changing(self.row) if self.row is not None else ""


@dataclass(frozen=True)
class Effect:
    """How many saved profiles get another verdict or score, without saying whose."""

    profiles: int
    changed: int
    by_stream: tuple[tuple[str, int], ...]
    scored: int
    by_grid: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class DraftPage:
    """The rows as they stand, beside the last edition."""

    last: Edition | None
    rulebook: Rulebook
    sections: list[Section]
    refusals: tuple[Objection, ...]
    warnings: tuple[Objection, ...]


def draft_page(on: date, change: Change | None = None) -> DraftPage:
    """Check the rows as a publication does, and compare them with the last edition.

    The page runs inside the open change, whose rows are there.
    """
    last = editions.newest()
    before = last.snapshot if last else {}
    ready = draft(on=on, last=before)
    after = ready.rulebook.snapshot
    return DraftPage(
        last,
        ready.rulebook,
        [*record_sections(change), *(sections(before, after) if after else [])],
        tuple(map(_objection, ready.refusals)),
        tuple(map(_objection, ready.warnings)),
    )


def record_sections(change: Change | None) -> list[Section]:
    """What the change does beside the rules: rounds, draws, figures, words."""
    rows = change.rows.order_by("pk") if change is not None else ()
    beside = (row for row in rows if changes.stands_beside(row.model_label))
    lines = tuple(line for row in beside for line in _lines(row))
    return [Section(_("Rounds, figures and words"), lines)] if lines else []


def _lines(row: ChangedRow) -> Iterator[Line]:
    where = (row.label,)
    if row.kind == RowChange.REMOVE:
        yield Line(where, row.label, "")
    for name, new in row.after.items():
        old = row.before.get(name)
        if old in EMPTY and new in EMPTY:
            continue
        is_new = row.kind == RowChange.ADD
        yield Line((*where, name), "" if is_new else in_brief(old), in_brief(new))


def _objection(problem: Problem) -> Objection:
    return Objection(str(problem), row_named_in(str(problem)))


def effect_on_profiles(old: Rulebook, new: Rulebook, now: datetime) -> Effect:
    """Assess the newest saved profiles by both rulebooks today, and count."""
    rows = SavedProfile.objects.alive(now).order_by("-last_used_at")
    seen, verdicts, scores = 0, [], []
    for answers in rows.values_list("answers", flat=True)[:MOST_PROFILES]:
        try:
            profile = read_profile(answers)
        except ProfileError:
            continue
        seen += 1
        before, after = (book.assess(profile, now.date()) for book in (old, new))
        verdicts.append(_moved(_verdicts(before), _verdicts(after)))
        scores.append(_moved(_scores(before), _scores(after)))
    return Effect(seen, *_counted(verdicts), *_counted(scores))


def _counted(moves: list[list[str]]) -> tuple[int, tuple[tuple[str, int], ...]]:
    """How many moved at all, and how often each did."""
    counts = Counter(name for moved in moves for name in moved)
    return sum(map(bool, moves)), tuple(counts.most_common())


def _moved(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    names = before.keys() | after.keys()
    return [name for name in names if before.get(name) != after.get(name)]


def _verdicts(assessment: Assessment) -> dict[str, Any]:
    return {stream.slug: assessment.verdict(stream) for stream in assessment.streams}


def _scores(assessment: Assessment) -> dict[str, Any]:
    """The bounds of every score."""
    scores = {slug: assessment.score(slug) for slug in assessment.rules.grids}
    return {slug: (score.lower, score.upper) for slug, score in scores.items()}


def page(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Show what the open change would publish, and publish it where one is alone."""
    if not model_admin.has_publish_permission(request):
        raise PermissionDenied
    if request.method == "POST" and "count" not in request.POST:
        published = _publish(request)
        if published is not None:
            return published
    change = open_change_of(request)
    if change is None or not change.rows.exists():
        return _page(model_admin, request, change)
    with changes.sandbox(change):
        return _page(model_admin, request, change).render()


def _page(
    model_admin: Any, request: HttpRequest, change: Change | None
) -> TemplateResponse:
    shown = draft_page(timezone.now().date(), change)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Publish"),
        "draft": shown,
        "change": change,
        "effect": _effect(shown) if "count" in request.POST else None,
        "note": request.POST.get("note", ""),
        "reason": request.POST.get("reason", ""),
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/pathways/publish.html", context)


def _effect(shown: DraftPage) -> Effect | None:
    if shown.refusals or shown.last is None:
        return None
    old = editions.rulebook(shown.last.number, shown.last.digest)
    return effect_on_profiles(old, shown.rulebook, timezone.now())


def _publish(request: HttpRequest) -> HttpResponse | None:
    """Publish; nothing where the page that follows says why it was not done."""
    user: Any = request.user
    sent = {name: request.POST.get(name, "") for name in ("note", "reason")}
    try:
        edition = _publish_change(open_change_of(request), user, **sent)
    except changes.UnreadyError:
        messages.error(request, _("Somebody else has to approve this change first."))
        return HttpResponseRedirect(
            reverse("admin:change_page", args=[_number(request)])
        )
    except changes.ConflictingError:
        messages.error(request, _("Rows of this change were made something else."))
        return HttpResponseRedirect(
            reverse("admin:change_page", args=[_number(request)])
        )
    except RuleError:
        return None
    except editions.UnansweredWarningsError:
        messages.error(request, _("Say why what is warned of is right."))
        return None
    except editions.NothingChangedError:
        messages.info(request, _("Nothing has changed since the last edition."))
        return HttpResponseRedirect(request.path)
    messages.success(request, _("Edition %s is published.") % edition.number)
    return HttpResponseRedirect(changing(edition))


def _number(request: HttpRequest) -> int:
    return int(request.session[SESSION_KEY])


def _publish_change(
    change: Change | None, by: User, *, note: str, reason: str
) -> Edition:
    """The rows as commands left them, or the open change of somebody who is alone."""
    at = timezone.now()
    if change is None:
        return editions.publish(note=note, at=at, by=by, reason=reason)
    with transaction.atomic():
        if note.strip() or reason.strip():
            change.note = note or change.note
            ready = changes.compile_change(change, at.date())
            said = {str(w): reason for w in ready.warnings if reason.strip()}
            change.reasons = {**change.reasons, **said}
            change.save()
        return changes.publish_change(change=change, by=by, at=at)
