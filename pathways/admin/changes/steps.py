"""The steps of a change: save, review, publication; each one button of its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from occupations.admin.selects import is_row_key
from pathways import changes, editions, workshop
from pathways.changes.keeping import edit, locked
from pathways.compiler import RefusedError
from pathways.models import Change, ChangeState
from pathways.rules.checks import day_fault

OTTAWA: Final = ZoneInfo("America/Toronto")


class ChangeForm(forms.ModelForm):  # type: ignore[type-arg]
    """What the change rests on, and what readers are told."""

    class Meta:
        model = Change
        fields = (
            *("title", "source", "notice_text", "read_on", "starts_on"),
            *("note", "is_exercise"),
        )

    def clean_starts_on(self) -> date | None:
        """A day that can be meant."""
        return self._day("starts_on")

    def clean_read_on(self) -> date | None:
        """A day that has been."""
        day = self._day("read_on")
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def _day(self, name: str) -> date | None:
        day: date | None = self.cleaned_data[name]
        fault = day_fault(day, timezone.localdate()) if day is not None else ""
        if fault:
            raise forms.ValidationError(fault)
        return day


class UnsavedError(Exception):
    """What was written on the page cannot be kept; messages say what and where."""


def save(request: HttpRequest, change: Change) -> None:
    """Keep what is written on the page, and say so."""
    _keep(request, change)
    messages.success(request, _("Saved."))


def _keep(request: HttpRequest, change: Change) -> None:
    """Keep note, notice, day and reasons.

    Raises:
        UnsavedError: one of them is not valid.
    """
    form = ChangeForm(_whole(request, change), instance=change)
    if not form.is_valid():
        for name, errors in form.errors.items():
            where = form[name].label if name in form.fields else ""
            messages.error(request, f"{where}: {' '.join(map(str, errors))}")
        raise UnsavedError
    fresh = locked(change)
    said = {**form.cleaned_data, "reasons": {**fresh.reasons, **_reasons(request)}}
    is_other = any(getattr(fresh, name) != value for name, value in said.items())
    for name, value in said.items():
        setattr(fresh, name, value)
    edit(fresh, timezone.now(), by=request.user if is_other else None)


def _whole(request: HttpRequest, change: Change) -> Any:
    """What was sent; a field that the page did not show stays as it is."""
    data = request.POST.copy()
    for name in ChangeForm.Meta.fields:
        field: Any = change._meta.get_field(name)
        value = field.value_from_object(change)
        if name not in data and value not in (None, False):
            data[name] = str(value)
    return data


def _is_written_on(request: HttpRequest, change: Change) -> bool:
    """Whether the page of a draft came along, from somebody who may write on it."""
    user: Any = request.user
    is_draft = change.state == ChangeState.DRAFT
    return is_draft and "note" in request.POST and user.has_perm(EDITING)


def _reasons(request: HttpRequest) -> dict[str, str]:
    """The reason of each warning: its words and its reason have one number."""
    sent = request.POST
    return {
        sent[name]: sent.get(f"reason_{name.removeprefix('warning_')}", "").strip()
        for name in sent
        if name.startswith("warning_")
    }


def submit(request: HttpRequest, change: Change) -> None:
    """Ask somebody else to look at it."""
    changes.submit(change=change, by=request.user, at=timezone.now())
    messages.success(request, _("Another curator is asked to look at it."))


def send_back(request: HttpRequest, change: Change) -> None:
    """Back to be edited."""
    reason = request.POST.get("because", "")
    changes.send_back(change=change, by=request.user, at=timezone.now(), reason=reason)
    messages.success(request, _("It is a draft again."))


def approve(request: HttpRequest, change: Change) -> None:
    """Say yes to a change of somebody else."""
    changes.approve(change=change, by=request.user, at=timezone.now())
    messages.success(request, _("Approved."))


def publish(request: HttpRequest, change: Change) -> None:
    """Make it live at once."""
    edition = changes.publish_change(change=change, by=request.user, at=timezone.now())
    messages.success(request, _("Edition %s is published.") % edition.number)


def schedule(request: HttpRequest, change: Change) -> None:
    """State the moment at which it goes live, in the time of Ottawa."""
    try:
        typed = datetime.fromisoformat(request.POST.get("go_live_at", ""))
    except ValueError:
        messages.error(request, _("Type a day and a time."))
        return
    if fault := day_fault(typed.date(), timezone.localdate()):
        messages.error(request, fault)
        return
    moment = typed.replace(tzinfo=OTTAWA) if typed.tzinfo is None else typed
    if moment <= timezone.now():
        messages.error(request, _("This moment is past."))
        return
    changes.schedule(change=change, go_live_at=moment, at=timezone.now())
    messages.success(request, _("It goes live at that moment."))


def discard(request: HttpRequest, change: Change) -> None:
    """Drop it."""
    changes.discard(change=change, at=timezone.now())
    messages.success(request, _("The change is dropped. Nothing of it is live."))


def settle(request: HttpRequest, change: Change) -> None:
    """Answer one conflict: keep the change's value, or take the other."""
    sent = request.POST
    conflicts = changes.compile_change(change, timezone.localdate()).conflicts
    for conflict in conflicts:
        if (str(conflict.row.pk), conflict.field) == (
            sent.get("row"),
            sent.get("field"),
        ):
            changes.answer(
                change,
                conflict,
                keep_mine=sent.get("keep") == "mine",
                by=request.user,
                at=timezone.now(),
            )
            messages.success(request, _("Settled."))


def restore(request: HttpRequest, change: Change) -> None:
    """Put a row back as it was."""
    rows = change.rows.filter(pk__in=filter(is_row_key, request.POST.getlist("row")))
    changes.put_back(change, rows, by=request.user, at=timezone.now())
    messages.success(request, _("The row is as it was."))


def enter(request: HttpRequest, change: Change) -> None:
    """Edit inside it."""
    workshop.enter(request, change)


def leave(request: HttpRequest, _change: Change) -> None:
    """Look at what is live again."""
    workshop.leave(request)


EDITING: Final = "pathways.change_change"
LACKING: Final[dict[str, tuple[Promise, str]]] = {
    "rows": (lazy("change a row"), "rows"),
    "conflicts": (lazy("settle the conflicts"), "conflicts"),
    "refusals": (lazy("mend what is refused"), "checks"),
    "reasons": (lazy("say why the warnings are right"), "checks"),
    "note": (lazy("write the public note"), "note"),
    "review": (lazy("ask for review"), "steps"),
    "approval": (lazy("get the approval of somebody else"), "steps"),
}
"""What a change lacks before its next step, in words, and where it is on the page."""
WRITTEN_HERE: Final = frozenset({"reasons", "note"})
"""What is lacking and can be written on the page itself, with the step."""
STEPS: Final[dict[str, tuple[Callable[[HttpRequest, Change], None], str]]] = {
    "save": (save, EDITING),
    "submit": (submit, EDITING),
    "send-back": (send_back, "pathways.view_change"),
    "approve": (approve, "pathways.approve_change"),
    "publish": (publish, "pathways.publish_change"),
    "schedule": (schedule, "pathways.publish_change"),
    "discard": (discard, EDITING),
    "settle": (settle, EDITING),
    "restore": (restore, EDITING),
    "enter": (enter, EDITING),
    "leave": (leave, "pathways.view_change"),
}

# What was written on the page is kept before the step: nothing typed is lost.
WITH_THE_PAGE: Final = frozenset({"submit", "publish", "enter", "leave"})


def take(request: HttpRequest, change: Change, name: str) -> None:
    """Take a step; what speaks against it is said on the page."""
    act, permission = STEPS[name]
    user: Any = request.user
    if not user.has_perm(permission):
        raise PermissionDenied
    may = user.has_perm(EDITING) or user.has_perm("pathways.approve_change")
    if name == "send-back" and not may:
        raise PermissionDenied
    try:
        if name in WITH_THE_PAGE and _is_written_on(request, change):
            _keep(request, change)
            change.refresh_from_db()
        act(request, change)
    except UnsavedError:
        return
    except changes.OwnChangeError:
        messages.error(request, _("Nobody approves their own change."))
    except changes.UnreadyError as error:
        items = (
            LACKING[item][0] if item in LACKING else item for item in error.lacking
        )
        words = ", ".join(map(str, items))
        messages.error(request, _("Not yet. To go on: %s.") % words)
    except changes.ConflictingError:
        messages.error(request, _("Rows of this change were made something else."))
    except changes.ClosedChangeError:
        messages.error(request, _("This change is closed: open another."))
    except (RefusedError, editions.UnansweredWarningsError) as error:
        messages.error(request, str(error)[:400])
    except editions.NothingChangedError:
        messages.info(request, _("Nothing has changed since the last edition."))
