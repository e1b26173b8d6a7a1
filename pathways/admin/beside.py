"""What stands beside a change and beside its forms: people one knows, and the impact.

A form that is being typed is tried as a page would save it, inside the change, and
nothing of it is kept.
"""

from __future__ import annotations

import inspect
from datetime import date
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pathways import changes, editions, models, tasks
from pathways.admin.impact import Impact, impact_of, run_for
from pathways.admin.people import People, people_of
from pathways.changes import Compiled, impact
from pathways.changes.rulebooks import pair_of
from pathways.compiler import snapshot
from pathways.models import Change, Edition, GoldenPerson
from pathways.moments import shared_now
from pathways.rules import Rulebook, RuleError
from pathways.rules.effects import Pair
from pathways.workshop import open_change_of

DECIDING: Final = frozenset(
    {
        *(models.Stream, models.Intake, models.Requirement, models.Alternative),
        *(models.Criterion, models.Condition, models.Table, models.TableVersion),
        *(models.TableCell, models.Grid, models.GridVersion, models.GridNode),
        *(models.LanguageChart, models.ChartAbility, models.ChartLevel),
    }
)
"""The models whose rows decide verdicts and scores."""
CHOSEN: Final = "people"
MOST_CHOSEN: Final = 6
SAVED: Final = 302  # a page of the admin goes on to another once it has saved
UNREADABLE: Final = (RuleError, ArithmeticError, AttributeError, LookupError, TypeError)


def first_day(change: Change | None) -> date:
    """The day on which a change is looked at: its first, else today."""
    return (change.starts_on if change else None) or timezone.localdate()


def chosen_people(request: HttpRequest) -> list[str]:
    """Whom this curator chose; a choice in the address is remembered."""
    if CHOSEN in request.GET:
        request.session[CHOSEN] = request.GET.getlist(CHOSEN)[:MOST_CHOSEN]
    keys: list[str] = request.session.get(CHOSEN, [])
    return keys


def digests_of(change: Change, compiled: Compiled | None) -> tuple[str, str] | None:
    """Before and after: of an open change what it compiles to, else two editions."""
    if compiled is not None:
        is_whole = compiled.base is not None and not compiled.refusals
        both = compiled.before.digest, compiled.after.digest
        return both if is_whole else None
    if change.edition is None:
        return None
    before = Edition.objects.filter(number__lt=change.edition.number)
    last = before.order_by("-number").values_list("digest", flat=True).first()
    return (last, change.edition.digest) if last else None


def context_beside(
    request: HttpRequest, change: Change, compiled: Compiled | None
) -> dict[str, Any]:
    """People and impact for the page of a change."""
    digests = digests_of(change, compiled)
    if digests is None:
        return {}
    pair, first = pair_of(*digests), first_day(change)
    return {
        "people": people_of(pair, first, keys=chosen_people(request)),
        "impact": _impact(digests, pair, first),
        "impact_address": reverse("admin:pathways_impact", args=[change.pk]),
    }


def _impact(digests: tuple[str, str], pair: Pair, first: date) -> Impact:
    run = run_for(*digests, first)
    return impact_of(pair, run, first=first, now=shared_now())


def count_impact(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin to count whom a change moves (post), or how far that has come (get)."""
    if not request.user.has_perm("pathways.view_change"):
        raise PermissionDenied
    change = get_object_or_404(Change.objects.defer("edition__snapshot"), pk=pk)
    now, first = shared_now(), first_day(change)
    compiled = None
    if change.is_open:
        compiled = changes.compile_change(change, timezone.localdate())
    digests = digests_of(change, compiled)
    if digests is None:
        raise Http404
    if request.method != "POST":
        context = {
            "impact": _impact(digests, pair_of(*digests), first),
            "impact_address": request.path,
        }
        return render(request, "admin/changes/_impact.html", context)
    run = run_for(*digests, first)
    if run is None:
        before, after = digests
        run = impact.request_run(before=before, after=after, first=first, now=now)
    elif not impact.Progress(run, now).is_moving:
        impact.start_again(run=run, now=now)
    tasks.start_impact(run_id=run.pk)
    return HttpResponseRedirect(reverse("admin:change_page", args=[pk]) + "#impact")


def _in_force() -> Rulebook | None:
    """The newest edition's rulebook."""
    try:
        return editions.current()[1]
    except editions.NothingPublishedError:
        return None


def people_beside_form(request: HttpRequest) -> People | None:
    """The people beside a form, as of the last save; inside the change.

    The rows say what the change says: the caller is in its sandbox.
    """
    before = _in_force()
    if before is None or not GoldenPerson.objects.exists():
        return None
    change = open_change_of(request)
    has_rows = change is not None and change.rows.exists()
    try:
        pair = Pair(before, Rulebook(snapshot()) if has_rows else before)
        address = f"{reverse('admin:pathways_people')}?page={request.path}"
        keys = chosen_people(request)
        return people_of(pair, first_day(change), keys=keys, address=address)
    except UNREADABLE:
        return None


def try_form(request: HttpRequest) -> HttpResponse:
    """The people by the form as it is typed: saved inside the change, then undone."""
    change = open_change_of(request)
    view, arguments = _page_of(request)
    before = _in_force()
    if request.method != "POST" or before is None:
        raise Http404
    shot = _tried(request, view, arguments, change)
    if shot is None:
        return _not_yet(_("As it is typed now it cannot be saved."))
    pair = Pair(before, Rulebook(shot))
    try:
        people = people_of(pair, first_day(change), keys=chosen_people(request))
    except UNREADABLE:
        return _not_yet(_("As it is typed now the rules do not compile."))
    return render(request, "admin/changes/_people_cards.html", {"people": people})


def _tried(
    request: HttpRequest, view: Any, arguments: dict[str, Any], change: Change | None
) -> Any:
    """The snapshot with the form saved; none where the form cannot be saved."""
    now = timezone.now()
    with transaction.atomic():
        own = change or changes.open_change(title="-", by=request.user, at=now)
        with changes.sandbox(own):
            response = _quietly(view, request, arguments)
            is_saved = response.status_code == SAVED
            shot = snapshot() if is_saved else None
        transaction.set_rollback(True)
    return shot


def _not_yet(words: str) -> HttpResponse:
    """Nothing moves: the cards stay, and a line says why.

    A form half typed is no fault, so that the browser's console has none either.
    """
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


def _page_of(request: HttpRequest) -> tuple[Any, dict[str, Any]]:
    """The page of a catalogue's row that a path names, without what wraps it."""
    try:
        match = resolve(request.GET.get("page", ""))
    except Resolver404 as error:
        raise Http404 from error
    view = inspect.unwrap(match.func, stop=lambda part: hasattr(part, "__self__"))
    model = getattr(getattr(view, "__self__", None), "model", None)
    if model is None or not changes.is_in_changes(model):
        raise Http404
    return view, match.kwargs


class _NoMessages:
    """Takes the messages of a page that nobody will see."""

    used = added_new = False

    def add(self, *_arguments: Any, **_more: Any) -> None:
        """Drop it."""

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0


def _quietly(view: Any, request: Any, arguments: dict[str, Any]) -> HttpResponse:
    kept = getattr(request, "_messages", None)
    request._messages = _NoMessages()
    try:
        response: HttpResponse = view(request, **arguments)
    finally:
        request._messages = kept
    return response
