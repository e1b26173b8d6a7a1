"""The quick lane: one page for a round, a draw, a pause, a fee or an address.

Live at once, reviewed after: the page says its sentence and what speaks against it,
then makes it live; another curator reads it later.
"""

from __future__ import annotations

from typing import Final

from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from pathways import editions
from pathways.admin.base import changing
from pathways.admin.quick_forms import FORMS, QuickForm
from pathways.changes import ConflictingError, UnreadyError, open_change, publish_change
from pathways.changes.act import Said, say_change, work_in
from pathways.changes.review import unanswered
from pathways.compiler import RefusedError
from pathways.models import Change, ChangeKind

OFFICIAL: Final = "official"


@staff_member_required
def quick(request: HttpRequest, lane: str) -> HttpResponse:
    """Show what the act says; make it live once that was seen."""
    if lane not in FORMS:
        raise Http404
    if not request.user.has_perm("pathways.publish_change"):
        raise PermissionDenied
    form_class, title = FORMS[lane]
    initial = {"day": timezone.localdate(), "source": request.GET.get("source")}
    form = form_class(request.POST or None, initial=initial)
    said = None
    if request.method == "POST" and form.is_valid():
        change, said = _act(form, request)
        if change is not None:
            messages.success(
                request, _("It is live. Another curator reads it after you.")
            )
            return HttpResponseRedirect(changing(change))
    context = {
        **admin.site.each_context(request),
        "title": title,
        "form": form,
        "said": said,
        "warnings": [str(w) for w in said.compiled.warnings] if said else [],
        "refusals": [str(r) for r in said.compiled.refusals] if said else [],
    }
    return TemplateResponse(request, "admin/pathways/quick.html", context)


def _act(form: QuickForm, request: HttpRequest) -> tuple[Change | None, Said | None]:
    """The change, live; without one, what it would say. A trial leaves nothing."""
    goes = "live" in request.POST
    try:
        with transaction.atomic():
            change, said = _open(form, request)
            if goes and _is_ready(form, change, said):
                publish_change(change=change, by=request.user, at=timezone.now())
                return change, said
            transaction.set_rollback(True)
            return None, said
    except editions.NothingChangedError:
        form.add_error(None, _("This is how it is already: nothing would change."))
    except (RefusedError, ConflictingError, UnreadyError, IntegrityError) as error:
        form.add_error(None, str(error))
    return None, None


def _open(form: QuickForm, request: HttpRequest) -> tuple[Change, Said]:
    """The change with its rows, and its sentences."""
    now, values = timezone.now(), form.cleaned_data
    change = open_change(
        title=form.title(),
        by=request.user,
        at=now,
        source=values["source"],
        read_on=timezone.localdate(),
        starts_on=form.starts_on(),
        kind=ChangeKind.QUICK,
        is_exercise=values["is_exercise"],
    )
    cite = {
        "source": values["source"],
        "as_of": timezone.localdate(),
        "confidence": OFFICIAL,
    }
    work_in(change, lambda: form.save(cite), by=request.user, at=now)
    change.refresh_from_db()
    said = say_change(change, now)
    change.note = values["note"].strip() or said.note
    reason = values["reason"].strip()
    if reason:
        change.reasons = {str(w): reason for w in said.compiled.warnings}
    change.save()
    return change, said


def _is_ready(form: QuickForm, change: Change, said: Said) -> bool:
    """Whether nothing is refused, and every warning has its reason."""
    for refusal in said.compiled.refusals:
        form.add_error(None, str(refusal))
    if unanswered(change, said.compiled.warnings):
        form.add_error("reason", _("Say why what is warned of is right."))
    return form.is_valid()
