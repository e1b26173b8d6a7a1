"""The curator's first page: what waits, where to start, and all models in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from occupations import models as work
from pathways import editions, models
from pathways.admin.base import changelist, changing
from pathways.admin.notices import notice_of
from pathways.admin.queue import old_sources
from pathways.admin.quick_forms import FORMS
from pathways.admin.resting import title_of
from pathways.models import Change, ChangeKind, ChangeState
from pathways.words.vocabulary import Text

MOST: Final = 5
# The models in the order of the work, with what a curator finds there.
GROUPS: Final[tuple[tuple[Text, tuple[type[Model], ...]], ...]] = (
    (lazy("Where it is said"), (work.Source, models.Article, models.ArticleClaim)),
    (
        lazy("Who may come"),
        (
            *(models.Program, models.Stream, models.Intake, models.Requirement),
            *(models.Alternative, models.Criterion, models.Condition),
        ),
    ),
    (
        lazy("What counts"),
        (
            *(models.Grid, models.GridVersion, models.GridNode),
            *(models.Table, models.TableVersion, models.LanguageChart),
            *(work.OccupationList, work.OccupationListEntry),
        ),
    ),
    (
        lazy("Who was invited"),
        (
            *(models.Round, models.ProvincialDraw),
            *(models.PoolSnapshot, models.Allocation),
        ),
    ),
    (
        lazy("What it costs, how long"),
        (
            *(models.Fee, models.FeeVersion, models.Cost, models.ExchangeRate),
            *(models.ProcessingTime, models.Stay),
        ),
    ),
    (
        lazy("What is said beside it"),
        (
            *(models.Evidence, models.Note, models.FamilyRight, models.Bridge),
            *(models.Topic, models.Statement, models.Lever),
        ),
    ),
    (
        lazy("Work and places"),
        (work.UnitGroup, work.Wage, work.Outlook, work.Area, work.Municipality),
    ),
    (lazy("What was published"), (Change, models.Edition)),
)
COMING: Final[tuple[type[Model], ...]] = (
    *(models.Intake, models.FeeVersion, models.Requirement),
    *(models.GridVersion, work.OccupationListEntry),
)


@dataclass(frozen=True)
class Line:
    """What waits: its words, one reason, one act."""

    title: str
    link: str
    why: str
    act: str
    act_link: str


@dataclass(frozen=True)
class Group:
    """Lines that wait for the same; an empty group says that nothing waits."""

    title: str
    lines: tuple[Line, ...]
    count: int
    all_link: str = ""


@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """The admin's first page, with what waits."""
    context = waiting_context(request) if request.user.is_staff else {}
    page: HttpResponse = admin.site.index(request, context)
    return page


def waiting_context(request: HttpRequest) -> dict[str, Any]:
    """What the first page shows beside Django's own list."""
    user, today = request.user, timezone.localdate()
    if not user.has_perm("pathways.view_change"):
        return {}
    last = editions.newest()
    return {
        "today_words": date_format(today, "l, j F Y"),
        "edition": last.number if last else None,
        "left": [_to_review(user), _mine(user), _scheduled(), _proposals()],
        "right": [_to_read(today), _coming(today)],
        "lanes": [
            (reverse("quick", args=[lane]), title)
            for lane, (_form, title) in FORMS.items()
        ],
        "models": _models(user),
    }


def _line(change: Change, why: str, act: str) -> Line:
    link = changing(change)
    return Line(change.title, link, why, act, link)


def _to_review(user: Any) -> Group:
    """What another curator has to read: submitted, or live by the quick lane."""
    open_now = Change.objects.filter(state=ChangeState.SUBMITTED)
    live = Change.objects.filter(
        state=ChangeState.LIVE, kind=ChangeKind.QUICK, approved_by=None
    )
    rows = (open_now | live).exclude(created_by=user).order_by("edited_at")
    lines = tuple(
        _line(
            change,
            _("quick lane, live already")
            if change.state == ChangeState.LIVE
            else _("in review"),
            _("Review"),
        )
        for change in rows[:MOST]
    )
    return Group(_("To review"), lines, rows.count(), changelist(Change))


def _mine(user: Any) -> Group:
    rows = Change.objects.pending().filter(created_by=user).order_by("-edited_at")
    lines = tuple(
        _line(change, change.sent_back_because or change.get_state_display(), _("Open"))
        for change in rows[:MOST]
    )
    return Group(_("My changes"), lines, rows.count(), changelist(Change))


def _scheduled() -> Group:
    rows = Change.objects.filter(state=ChangeState.APPROVED).order_by("go_live_at")
    lines = tuple(
        _line(
            change,
            _("goes live on %s") % date_format(change.go_live_at, "j F Y, H:i")
            if change.go_live_at
            else change.trouble or _("approved, not yet live"),
            _("Look"),
        )
        for change in rows[:MOST]
    )
    return Group(_("Approved"), lines, rows.count())


def _rows(count: int) -> str:
    return ngettext("%(count)s row", "%(count)s rows", count) % {"count": count}


def _proposals() -> Group:
    rows = work.SeedRow.objects.exclude(pending_kind="")
    count = rows.count()
    link = changelist(work.SeedRow)
    lines = (
        (Line(_("A release"), link, _rows(count), _("Compare"), link),) if count else ()
    )
    return Group(_("Proposals of a release"), lines, count)


def _to_read(today: date) -> Group:
    sources = old_sources(admin.site, today)
    lines = tuple(
        Line(
            its.title,
            its.url or its.link,
            _("%(rows)s, read last on %(day)s")
            % {"day": date_format(its.oldest, "j F Y"), "rows": _rows(its.rows)},
            _("Its rows"),
            its.link,
        )
        for its in sources[:MOST]
    )
    queue = reverse("admin:pathways_queue")
    return Group(_("To read again"), lines, len(sources), queue)


def _coming(today: date) -> Group:
    """Days on which a row begins."""
    items: list[Any] = []
    for model in COMING:
        rows = model._base_manager.filter(effective_from__gt=today)
        items += list(rows.order_by("effective_from")[:MOST])
    items.sort(key=lambda row: row.effective_from)
    lines = tuple(
        Line(
            date_format(row.effective_from, "j F Y"),
            changing(row),
            title_of(row),
            _("Notice"),
            notice_of(row.source) if row.source else changing(row),
        )
        for row in items[:MOST]
    )
    return Group(_("Days that are coming"), lines, len(items))


def _models(user: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """The models in the order of the work, those that the user may see."""
    groups = []
    for number, (title, own) in enumerate(GROUPS, 1):
        links = [
            (changelist(model), capfirst(str(model._meta.verbose_name_plural)))
            for model in own
            if model in admin.site._registry
            and user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
        ]
        if links:
            groups.append((f"{number} {title}", links))
    return groups
