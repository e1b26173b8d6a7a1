"""In and out: files into the open change, and the catalogue as files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from occupations.models import OccupationList
from occupations.seeding import SeedError
from pathways.catalogue.written import as_zip, whole
from pathways.changes import open_change, sandbox
from pathways.changes.files import (
    ManyFaultsError,
    TooMuchError,
    bring,
    bring_grid,
    bring_list,
    bring_sheet,
    bring_wages,
    files_of,
    grid_csv,
    list_csv,
    sheet_csv,
)
from pathways.models import Change, GridVersion, TableVersion
from pathways.workshop import enter, open_change_of

MOST_SHOWN: Final = 60
Bring = Callable[[Change], int]


@dataclass(frozen=True, slots=True)
class Kind:
    """What has a CSV of its own: how it goes out, and how it comes in."""

    model: type[Model]
    csv: Callable[[Any], str]
    bring: Callable[..., int]
    page: str

    def row(self, pk: int) -> Model:
        """The row, or no such page."""
        above = [f.name for f in self.model._meta.fields if f.name in ("table", "grid")]
        return get_object_or_404(self.model._base_manager.select_related(*above), pk=pk)


KINDS: Final = {
    "list": Kind(OccupationList, list_csv, bring_list, "pathways_list_csv"),
    "cells": Kind(TableVersion, sheet_csv, bring_sheet, "pathways_cells_csv"),
    "grid": Kind(GridVersion, grid_csv, bring_grid, "pathways_grid_csv"),
}
Target = tuple[Kind, int]


class ManyFilesInput(forms.ClearableFileInput):
    """A field that takes several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files, as a list."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Every file by the rules of a single one."""
        items = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(item, initial) for item in items]


class FilesForm(forms.Form):
    """Files of the catalogue."""

    what = forms.CharField(initial="files", widget=forms.HiddenInput)
    files = ManyFilesField(  # type: ignore[assignment]
        label=gettext_lazy("Files of the catalogue"),
        help_text=gettext_lazy("YAML or CSV as exported, one or several, or a ZIP."),
    )


class TableForm(forms.Form):
    """The lines of a list, or a version of a table or grid."""

    what = forms.CharField(initial="table", widget=forms.HiddenInput)
    file = forms.FileField(
        label=gettext_lazy("CSV"),
        help_text=gettext_lazy("With the columns of the CSV that you download here."),
    )


class WagesForm(forms.Form):
    """The wages of a year."""

    what = forms.CharField(initial="wages", widget=forms.HiddenInput)
    file = forms.FileField(
        label=gettext_lazy("Job Bank’s wage file"),
        help_text=gettext_lazy("CSV of the open data, all areas, as published."),
    )
    year = forms.IntegerField(
        label=gettext_lazy("Edition"), min_value=2012, max_value=2100
    )
    published = forms.DateField(
        label=gettext_lazy("Published on"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def clean_published(self) -> Any:
        """A day that has been."""
        day = self.cleaned_data["published"]
        if day > timezone.localdate():
            raise forms.ValidationError(gettext_lazy("This day is still to come."))
        return day


FORMS: Final[dict[str, type[forms.Form]]] = {
    "files": FilesForm,
    "table": TableForm,
    "wages": WagesForm,
}


def check_may(request: HttpRequest) -> None:
    """Whoever may open a change."""
    if not request.user.has_perm("pathways.add_change"):
        raise PermissionDenied


def page(
    model_admin: Any, request: HttpRequest, kind: str = "", pk: int = 0
) -> HttpResponse:
    """Show what can be brought, or bring it; what is wrong is told with its place."""
    check_may(request)
    target = (KINDS[kind], pk) if kind else None
    # Also what only the open change has.
    named = str(_inside(request, lambda: KINDS[kind].row(pk))) if kind else ""
    forms_shown = ("table",) if target else ("files", "wages")
    sent = request.POST.get("what", "")
    filled: forms.Form | None = None
    errors: Any = []
    if request.method == "POST" and sent in forms_shown:
        filled = FORMS[sent](request.POST, request.FILES)
        if filled.is_valid():
            response, errors = _bring(request, filled, target)
            if response is not None:
                return response
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("In and out"),
        "target": named,
        "download": _download(target),
        "change": open_change_of(request),
        "errors": errors[:MOST_SHOWN],
        "more_errors": max(0, len(errors) - MOST_SHOWN),
        "forms": [
            filled if filled is not None and name == sent else FORMS[name]()
            for name in forms_shown
        ],
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/pathways/files.html", context)


def _inside(request: HttpRequest, work: Callable[[], Any]) -> Any:
    """The result of work in the open change, where there is one."""
    change = open_change_of(request)
    if change is None:
        return work()
    with sandbox(change):
        return work()


def _download(target: Target | None) -> str:
    if target is None:
        return reverse("admin:pathways_export")
    kind, pk = target
    return reverse(f"admin:{kind.page}", args=(pk,))


def _bring(
    request: HttpRequest,
    form: forms.Form,
    target: Target | None,
) -> tuple[HttpResponse | None, list[str]]:
    """Where to go on, or everything that is wrong."""
    try:
        act = _act(request, form, target)
        with transaction.atomic():
            change, is_new = change_for(request)
            count = act(change)
            if not count and is_new:
                change.delete()
    except ManyFaultsError as error:
        return None, list(map(str, error.errors))
    except (SeedError, TooMuchError) as error:
        return None, [str(error)]
    if not count:
        messages.info(request, _("The files say what is there already."))
        return HttpResponseRedirect(request.path), []
    enter(request, change)
    said = ngettext(
        "%(count)s row is in the change.", "%(count)s rows are in the change.", count
    )
    messages.success(request, said % {"count": count})
    return HttpResponseRedirect(_place_of(change)), []


def _place_of(change: Change) -> str:
    return reverse("admin:change_page", args=(change.pk,))


def change_for(request: HttpRequest) -> tuple[Change, bool]:
    """The change that this person is in, or a new one; and whether it is new."""
    change = open_change_of(request)
    if change is not None:
        return change, False
    now = timezone.now()
    title = _("From files, %(day)s") % {"day": timezone.localdate().isoformat()}
    return open_change(title=title, by=request.user, at=now), True


def _act(
    request: HttpRequest,
    form: forms.Form,
    target: Target | None,
) -> Bring:
    """What is to be done inside the change. Raises ``SeedError``, ``TooMuchError``."""
    data = form.cleaned_data
    who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    uploads = data.get("files") or [data["file"]]
    texts = files_of((_name(upload), upload.read()) for upload in uploads)
    if data["what"] == "files":
        return lambda change: bring(change=change, texts=texts, **who)
    name, text = next(iter(texts.items()), ("", ""))
    if data["what"] == "wages":
        year, day = data["year"], data["published"]
        return lambda change: bring_wages(
            change=change, name=name, text=text, year=year, published=day, **who
        )
    if target is None:
        raise SeedError("is for no list, table or grid", file=name)
    kind, pk = target
    return lambda change: kind.bring(change=change, pk=pk, name=name, text=text, **who)


def _name(upload: UploadedFile[Any]) -> str:
    return upload.name or "file"


def export(request: HttpRequest) -> HttpResponse:
    """The whole catalogue as it is live, as the seed's own files in a ZIP."""
    check_may(request)
    return _attached(as_zip(whole()), "application/zip", "catalogue.zip")


def one_csv(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The lines of a list, or a version of a table or grid."""
    check_may(request)
    text = _inside(request, lambda: KINDS[kind].csv(KINDS[kind].row(pk)))
    return _attached(text.encode(), "text/csv; charset=utf-8", f"{kind}-{pk}.csv")


def _attached(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
