"""The workshop: the admin's pages of the catalogue run inside the open change.

A page reads and writes rows as it always did, in a transaction that is rolled back;
what it wrote is kept with the change. A save without an open change opens one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.contrib import admin, messages
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from pathways import changes
from pathways.models import Change

SESSION_KEY: Final = "open_change"
View = Callable[..., HttpResponse]


class Workshop(admin.AdminSite):
    """The admin, with the change that one is in on every page."""

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Pages of the catalogue's rows run inside the open change."""
        return super().admin_view(_inside(view, self), cacheable)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """With the open change."""
        return {**super().each_context(request), "open_change": open_change_of(request)}


def open_change_of(request: HttpRequest) -> Change | None:
    """The change that this person is in; nothing once it is live or discarded."""
    number = request.session.get(SESSION_KEY)
    if number is None:
        return None
    return Change.objects.pending().filter(pk=number).first()


def enter(request: HttpRequest, change: Change) -> None:
    """From here on pages show and edit this change."""
    request.session[SESSION_KEY] = change.pk


def leave(request: HttpRequest) -> None:
    """Pages show what is live again."""
    request.session.pop(SESSION_KEY, None)


def _inside(view: View, site: admin.AdminSite) -> View:
    owner = getattr(view, "__self__", None)
    model = getattr(owner, "model", None)
    is_concerned = model is not None and changes.is_in_changes(model)
    if not is_concerned and getattr(view, "__name__", "") != "autocomplete_view":
        return view

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        change = open_change_of(request)
        request.answered_warnings = change.reasons if change else {}  # type: ignore[attr-defined]
        if request.method != "POST":
            return _shown(view, change, model, request, *args, **kwargs)
        return _save(view, change, request, *args, **kwargs)

    return inside


def _shown(
    view: View,
    change: Change | None,
    model: Any,
    request: HttpRequest,
    *args: Any,
    **kwargs: Any,
) -> HttpResponse:
    """A page as the change has it."""
    if model is not None and "object_id" in kwargs:
        _tell_of_others(request, change, model, kwargs["object_id"])
    if change is None or not change.rows.exists():
        return view(request, *args, **kwargs)
    with changes.sandbox(change):
        return _rendered(view(request, *args, **kwargs))


def _save(
    view: View, change: Change | None, request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponse:
    """What a page writes is kept with the change, and only there."""
    at, by = timezone.now(), request.user
    with transaction.atomic():
        if change is None:
            title = _("Change of %(day)s") % {"day": timezone.localdate().isoformat()}
            inner = changes.open_change(title=title, by=by, at=at)
        else:
            inner = Change.objects.select_for_update().get(pk=change.pk)
        try:
            with changes.sandbox(inner) as recorder:
                response = _rendered(view(request, *args, **kwargs))
        except IntegrityError:
            messages.error(request, _("Not saved: other rows rest on what would go."))
            response = HttpResponseRedirect(request.get_full_path())
            if change is None:
                inner.delete()
            return response
        count = changes.keep(recorder, by=by, at=at)
        _keep_reasons(request, inner)
        recorder.keep_log(by)
        if change is None and count:
            enter(request, inner)
            messages.info(request, _("This opened the change “%s”.") % inner)
        elif change is None:
            inner.delete()
    return response


def _keep_reasons(request: HttpRequest, change: Change) -> None:
    """Reasons that a page was given for what is warned of stay in the change."""
    given: dict[str, str] = getattr(request, "given_reasons", {})
    if given:
        reasons = Change.objects.values_list("reasons", flat=True).get(pk=change.pk)
        merged = {**reasons, **given}
        Change.objects.filter(pk=change.pk).update(reasons=merged)


def _rendered(response: Any) -> HttpResponse:
    """A page that will not ask the database any more."""
    if hasattr(response, "render") and not response.is_rendered:
        response.render()
    if getattr(response, "streaming", False):
        response.streaming_content = list(response.streaming_content)
    result: HttpResponse = response
    return result


def _tell_of_others(
    request: HttpRequest,
    change: Change | None,
    model: type[models.Model],
    object_id: str,
) -> None:
    """Say what other open changes do to the row of the page."""
    if not str(object_id).isdecimal():
        return
    row = model(pk=int(object_id))
    for other in changes.others_on(row, change):
        said = "; ".join(
            f"{name}: {other.before.get(name)} → {other.after.get(name)}"
            for name in (*other.after, *(other.before.keys() - other.after.keys()))
        )
        text = _("Another open change has this row, “%(title)s” by %(who)s: %(what)s")
        values = {
            "title": other.change.title,
            "who": other.edited_by or "",
            "what": said[:400],
        }
        messages.warning(request, text % values)
