"""Two curators on one row: the second sees what the first did, and loses nothing.

A form carries a digest of the row as it was opened. When the row is another by the time
it is sent, nothing is stored: the page shows both values and keeps what was typed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import DateTimeField, Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from occupations.admin.checked import checked, faults_of
from occupations.admin.closing import close_rows, may_close
from occupations.admin.selects import SearchingAdmin

SEEN: Final = "_seen"
REDIRECT: Final = 302
KEPT: Final = (
    *("occupation_list", "stream", "requirement", "condition", "fee", "grid", "topic"),
    *("source", "clause", "as_of", "confidence", "effective_from", "effective_to"),
    *("province", "held_on", "drawn_on"),
)


def values_of(row: Model) -> dict[str, Any]:
    """The stored values of a row."""
    return {f.attname: f.value_from_object(row) for f in row._meta.concrete_fields}


def digest_of(*parts: Any) -> str:
    """A digest of stored values: equal when nobody changed them."""
    text = json.dumps(parts, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def last_change(row: Model) -> str:
    """Who changed the row last, and what, as its history says."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk)
    )
    entry = entries.select_related("user").order_by("-pk").first()
    if entry is None:
        return _("Somebody changed this since you opened it.")
    return _("%(user)s changed this since you opened it: %(what)s") % {
        "user": entry.user,
        "what": entry.get_change_message(),
    }


def official_page(row: Model) -> str:
    """The address of the page that a row was read on, where it names one."""
    source = getattr(row, "source", None)
    return str(getattr(source, "url", "") or "")


def _differing(form: forms.BaseForm) -> list[str]:
    """What is stored and what was typed, field by field."""
    return [
        _("%(field)s: stored is “%(stored)s”, you typed “%(typed)s”.")
        % {
            "field": form[name].label,
            "stored": form.get_initial_for_field(form.fields[name], name),
            "typed": form.data.get(form.add_prefix(name), ""),
        }
        for name in form.changed_data
    ]


class ConcurrentAdmin(SearchingAdmin, admin.ModelAdmin):  # type: ignore[type-arg]
    """A page that does not store over what somebody else has just stored."""

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What an address fills in beforehand; moments are typed, never given so."""
        initial = super().get_changeform_initial_data(request)
        moments = {f.name for f in self.opts.fields if isinstance(f, DateTimeField)}
        return {name: value for name, value in initial.items() if name not in moments}

    def digest(self, request: HttpRequest, row: Model) -> str:
        """The digest of a row with the rows of its page."""
        parts = [values_of(row)]
        for inline in self.get_inline_instances(request, row):
            formset: Any = inline.get_formset(request, row)
            below = inline.model._base_manager.filter(**{formset.fk.name: row.pk})
            parts += [values_of(child) for child in below.order_by("pk")]
        return digest_of(parts)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Mapping[str, Any] | None = None,
    ) -> HttpResponse:
        """With the digest of the row as it is now."""
        with transaction.atomic():
            row = self._locked(request, object_id)
            context = dict(extra_context or {})
            if row is not None:
                context["seen"] = self.digest(request, row)
                context["official_page"] = official_page(row)
                sent = request.POST.get(SEEN)
                is_stale = sent is not None and sent != context["seen"]
                request.stale_row = row if is_stale else None  # type: ignore[attr-defined]
            page: HttpResponse = super().changeform_view(
                request, object_id, form_url, context
            )
            return page

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        """The reasons that were given for what is warned of go on with the request."""
        request.given_reasons = getattr(form, "reasons", {})  # type: ignore[attr-defined]
        super().save_model(request, obj, form, change)

    def get_actions(self, request: HttpRequest) -> Any:
        """With closing many rows on one day, where rows have an end."""
        actions = super().get_actions(request)
        if may_close(self.model) and self.has_change_permission(request):
            name = "close_rows"
            words = str(getattr(close_rows, "short_description", name))
            actions[name] = (close_rows, name, words)
        return actions

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """“Save and add another” keeps what the next row has in common with this."""
        page: HttpResponse = super().response_add(request, obj, post_url_continue)
        if "_addanother" not in request.POST or page.status_code != REDIRECT:
            return page
        kept = {name: request.POST[name] for name in KEPT if request.POST.get(name, "")}
        return HttpResponseRedirect(f"{request.path}?{urlencode(kept)}")

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What a publication would refuse without these rows keeps them."""
        gone, counts, lacking, kept = super().get_deleted_objects(objs, request)
        if objs and not kept:
            rows = self.model._base_manager.filter(pk__in=[row.pk for row in objs])
            kept = [
                fault.text
                for fault in faults_of(rows.delete)
                if not fault.is_warning and not fault.is_unfinished
            ]
        return gone, counts, lacking, kept

    def _locked(self, request: HttpRequest, object_id: str | None) -> Model | None:
        """The row, kept from other pages while this one is stored."""
        row = self.get_object(request, object_id) if object_id else None
        if row is None or request.method != "POST":
            return row
        self.model._base_manager.select_for_update().filter(pk=row.pk).first()
        again: Model | None = self.get_object(request, str(object_id))
        return again

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """A form that refuses what was typed over an older row."""
        base = super().get_form(request, obj, change=change, **kwargs)
        stale = getattr(request, "stale_row", None)
        if stale is None:
            return checked(base, getattr(request, "answered_warnings", {}))

        def clean(form: Any) -> Any:
            cleaned = base.clean(form)
            again = _("Nothing is stored yet. Look at it and save again.")
            said = [last_change(stale), *_differing(form), again]
            form.add_error(None, ValidationError(said))
            return cleaned

        return type("StaleForm", (base,), {"clean": clean})
