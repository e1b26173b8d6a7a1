"""The cells of a table's version, edited as the table that they are.

A cell is a number, or what it can give while it is not collected: “0 to 40”, or
“0 to ?” where no most is known. Emptying a row's key takes the row away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from occupations.admin.checked import REASON, faults_of
from occupations.admin.concurrency import SEEN, digest_of, last_change, values_of
from pathways import models
from pathways.admin.beside import people_beside_form
from pathways.admin.sheets import Sheet
from pathways.admin.tree import caps_of, read_by
from pathways.catalogue.cells import Cell, Place, at_place, known_columns, store

ROW: Final = re.compile(r"\brow (\S+)(?: | gives)")


def page(model_admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Show the cells, or store what was sent."""
    versions = models.TableVersion.objects.select_related("table")
    version = get_object_or_404(versions, pk=pk)
    if not model_admin.has_change_permission(request, version):
        raise PermissionDenied
    is_pasted = "read" in request.POST
    if is_pasted:
        sheet = Sheet.pasted(request.POST.get("table", ""), version)
        sheet.read(version.table)
    elif request.method == "POST":
        sheet = Sheet.sent(request.POST)
    else:
        sheet = Sheet.of(version)
    sheet.before = Sheet.of(_earlier(version)).by_keys()
    if request.method == "POST" and not is_pasted:
        cells = sheet.read(version.table)
        _check_columns(sheet, version)
        _check_seen(sheet, version, request)
        if not sheet.errors:
            _check_rules(sheet, version, cells, request)
        if not sheet.errors:
            with transaction.atomic():
                lines = store(version, cells)
                model_admin.log_change(request, version, "; ".join(lines))
            messages.success(request, _("%s cells changed.") % len(lines))
            return HttpResponseRedirect(request.path)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Cells"),
        "original": version,
        "table": version.table,
        "sheet": sheet,
        "seen": _digest(version),
        "read_by": read_by(version.table.pk),
        "caps": caps_of(version.table.pk),
        "pasted": request.POST.get("table", "") if is_pasted else "",
        "people": people_beside_form(request),
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/pathways/cells.html", context)


def _earlier(version: models.TableVersion) -> models.TableVersion:
    """The version before, else the version itself as it is stored."""
    others = version.table.versions.filter(cells__isnull=False).exclude(pk=version.pk)
    start = version.effective_from
    if start is not None:
        begun = Q(effective_from=None) | Q(effective_from__lt=start)
        last = others.filter(begun).order_by("-effective_from").first()
        if last is not None:
            return last
    return version


def _digest(version: models.TableVersion) -> str:
    return digest_of([values_of(cell) for cell in version.cells.order_by("pk")])


def _check_seen(
    sheet: Sheet, version: models.TableVersion, request: HttpRequest
) -> None:
    """Keep what was typed when somebody else has changed the cells meanwhile."""
    if request.POST.get(SEEN, _digest(version)) == _digest(version):
        return
    stored = Sheet.of(version).by_keys()
    sheet.errors.append(last_change(version))
    for place, text in sheet.by_keys().items():
        there = stored.get(place, "")
        if there != text:
            said = _("%(at)s: stored is “%(stored)s”, you typed “%(typed)s”.")
            words = {"at": at_place(place), "stored": there, "typed": text}
            sheet.errors.append(said % words)
    sheet.errors.append(_("Nothing is stored yet. Look at it and save again."))


def _check_rules(
    sheet: Sheet,
    version: models.TableVersion,
    cells: Mapping[Place, Cell],
    request: HttpRequest,
) -> None:
    """Say at its cell what a publication would refuse, and ask why a warning is right.

    Nothing is stored by the trial.
    """
    reason = request.POST.get(REASON, "").strip()
    answered: Mapping[str, str] = getattr(request, "answered_warnings", {})
    given: dict[str, str] = {}
    request.given_reasons = given  # type: ignore[attr-defined]
    for fault in faults_of(lambda: store(version, cells)):
        if fault.is_unfinished or fault.text in answered:
            continue
        if fault.is_warning and reason:
            given[fault.text] = reason
            continue
        if fault.is_warning:
            sheet.warned.append(fault.text)
        sheet.errors.append(fault.text)
        named = ROW.search(fault.text)
        if named and named[1] in sheet.rows:
            i = sheet.rows.index(named[1])
            sheet.wrong |= {(i, j) for j in range(len(sheet.columns))}


def _check_columns(sheet: Sheet, version: models.TableVersion) -> None:
    others = version.table.versions.exclude(pk=version.pk).filter(cells__isnull=False)
    if others.exists() and sheet.columns != known_columns(version.table):
        sheet.errors.append(
            _("All versions of a table have the same columns: make a new table.")
        )
