"""Codes by level, a part of a grid, a new stream: one page each, in a change.

Day and source are the change's own, typed once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from occupations.admin.checked import faults_of
from occupations.models import OccupationList, OccupationListEntry, UnitGroup
from pathways import workshop
from pathways.admin.base import changing
from pathways.admin.new_streams import NewStreamForm
from pathways.admin.pasting import PasteError, sheet_parts, table_from
from pathways.catalogue.cells import CellError, cell_from
from pathways.changes import sandbox
from pathways.changes.act import work_in
from pathways.models import (
    Change,
    GridNode,
    Table,
    TableCell,
    TableVersion,
)

ROWS: Final = {"rows": 8, "class": "paste"}
KEPT: Final = ("parent", "listed", "whose", "program", "province", "outcome", "state")
MONTHS: Final = {"kind": "work_months", "where": "CA"}


@dataclass(frozen=True)
class Basis:
    """Where and from when what a change adds holds."""

    day: date | None
    cite: dict[str, Any]


class LevelsForm(forms.Form):
    """A list whose lines have a level, from a table of codes."""

    def __init__(self, *args: Any, day: date | None, **options: Any) -> None:
        """``day``: from which the lines hold; nothing is chosen by it."""
        super().__init__(*args, **options)

    title = forms.CharField(max_length=200, label=lazy("What the list is called"))
    table = forms.CharField(
        required=False,
        label=lazy("Codes and levels"),
        widget=forms.Textarea(attrs=ROWS),
        help_text=lazy("A line for each: code, level. Pasted, or from a CSV file."),
    )
    file = forms.FileField(required=False, label=lazy("CSV file"))

    def clean(self) -> dict[str, Any]:
        """Every line is a code that exists and a level, each code once."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        text = cleaned.get("table", "")
        if cleaned.get("file"):
            text = cleaned["file"].read(200_000).decode("utf-8-sig", "replace")
        try:
            rows = table_from(text)
        except PasteError as error:
            self.add_error("table", str(error))
            return cleaned
        cleaned["lines"] = self._lines(rows)
        return cleaned

    def _lines(self, rows: list[list[str]]) -> list[tuple[UnitGroup, int]]:
        names = {str(row[0]) for row in rows}
        known = {
            group.code: group for group in UnitGroup.objects.filter(code__in=names)
        }
        lines: list[tuple[UnitGroup, int]] = []
        for number, row in enumerate(rows, 1):
            code, level = ([*row, ""])[:2]
            if number == 1 and not code.isdigit():
                continue
            if code not in known:
                words = _("Line %(n)s: %(code)s is no unit group of NOC 2021.")
                self.add_error("table", words % {"n": number, "code": code})
            elif not level.isdigit():
                words = _("Line %(n)s: “%(level)s” is no level.")
                self.add_error("table", words % {"n": number, "level": level})
            elif code in {group.code for group, _level in lines}:
                words = _("Line %(n)s: %(code)s stands twice.")
                self.add_error("table", words % {"n": number, "code": code})
            else:
                lines.append((known[code], int(level)))
        return lines

    def save(self, basis: Basis) -> None:
        """The list and its lines."""
        title = self.cleaned_data["title"]
        listed = OccupationList.objects.create(slug=slugify(title)[:80], title=title)
        for group, level in self.cleaned_data["lines"]:
            entry = OccupationListEntry.objects.create(
                occupation_list=listed,
                key=group.code,
                label=group.title_en,
                values={"level": level},
                effective_from=basis.day,
                **basis.cite,
            )
            entry.unit_groups.set([group])


class LeafForm(forms.Form):
    """A part that gives points by the level of a list."""

    parent = forms.TypedChoiceField(coerce=int, label=lazy("Part of"))
    title = forms.CharField(max_length=200, label=lazy("What it is called"))
    listed = forms.ChoiceField(label=lazy("By the level on the list"))
    whose = forms.ChoiceField(
        choices=[
            ("offer", lazy("That of the offer")),
            ("primary", lazy("The main occupation")),
        ],
        label=lazy("Whose occupation"),
    )
    by_months = forms.BooleanField(
        required=False, label=lazy("Also by months of work in Canada, in columns")
    )
    table = forms.CharField(
        label=lazy("Cells"),
        widget=forms.Textarea(attrs=ROWS),
        help_text=lazy(
            "A line for each level: level, points. With columns, the first line has "
            "their months."
        ),
    )
    cap = forms.DecimalField(
        required=False, label=lazy("The part that it belongs to gives at most")
    )

    def __init__(self, *args: Any, day: date | None, **options: Any) -> None:
        """``day``: grids that begin on it stand alone, where there are any."""
        super().__init__(*args, **options)
        parts: Any = self.fields["parent"]
        branches = GridNode.objects.filter(table=None).order_by("-version_id", "pk")
        begun = branches.filter(version__effective_from=day)
        branches = begun if day is not None and begun.exists() else branches
        parts.choices = [
            (node.pk, f"{node.version.grid.title}, {node.version.label}: {node.title}")
            for node in branches.select_related("version__grid")
        ]
        lists: Any = self.fields["listed"]
        known = OccupationList.objects.order_by("-pk").values_list("slug", "title")
        lists.choices = list(known)

    def clean(self) -> dict[str, Any]:
        """Every cell is a number, or what it can give."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        table = Table(column_type="number" if cleaned.get("by_months") else "")
        try:
            keys, columns, texts = sheet_parts(cleaned.get("table", ""), table)
            cleaned["cells"] = {
                (keys[i], columns[j]): cell_from(text) for (i, j), text in texts.items()
            }
        except (PasteError, CellError) as error:
            self.add_error("table", str(error))
        return cleaned

    def save(self, basis: Basis) -> None:
        """Table, version, cells and the part; the cap of what it belongs to."""
        values = self.cleaned_data
        parent = GridNode.objects.select_related("version").get(pk=values["parent"])
        slug = slugify(values["title"])[:70]
        months = bool(values["by_months"])
        if values["cap"] is not None:
            parent.cap = values["cap"]
            parent.save()
        table = Table.objects.create(
            slug=f"{parent.version.key}/{slug}"[:150],
            title=values["title"],
            row_type="number",
            column_type="number" if months else "",
            column_steps=months,
        )
        version = TableVersion.objects.create(
            key=f"{table.slug}/", table=table, **basis.cite
        )
        for order, ((row, column), cell) in enumerate(values["cells"].items()):
            TableCell.objects.create(
                key=f"{version.key}{row}/{column}",
                version=version,
                row=row,
                column=column,
                value=cell.value,
                low=cell.low,
                high=cell.high,
                order=order,
            )
        level = {"kind": "list_value", "list": values["listed"], "name": "level"}
        level["whose"] = values["whose"]
        GridNode.objects.create(
            key=f"{parent.version.key}/{slug}",
            version=parent.version,
            parent=parent,
            slug=slug,
            title=values["title"],
            table=table,
            facts=[level, dict(MONTHS)] if months else [level],
            order=parent.children.count(),
        )


FORMS: Final[dict[str, tuple[Callable[..., Any], Any]]] = {
    "levels": (LevelsForm, lazy("Codes by level")),
    "leaf": (LeafForm, lazy("A part with its cells")),
    "stream": (NewStreamForm, lazy("A new stream")),
}


@staff_member_required
def leaves(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Add a list with levels, a leaf, or a stream to a change."""
    change = get_object_or_404(Change.objects.pending(), pk=pk)
    if not request.user.has_perm("pathways.change_change"):
        raise PermissionDenied
    form_class, title = FORMS[kind]
    basis = Basis(change.starts_on, _cite(change))
    with sandbox(change):
        form = form_class(
            request.POST or None,
            request.FILES or None,
            day=change.starts_on,
            initial=request.GET.dict(),
        )
        if form.is_valid():
            for fault in faults_of(lambda: form.save(basis)):
                if not fault.is_warning and not fault.is_unfinished:
                    form.add_error(None, fault.text)
        is_valid = form.is_bound and form.is_valid()
        page = TemplateResponse(
            request,
            "admin/pathways/leaf.html",
            {
                **admin.site.each_context(request),
                "title": title,
                "form": form,
                "change": change,
                "change_link": changing(change),
            },
        ).render()
    if not is_valid:
        return page
    work_in(change, lambda: form.save(basis), by=request.user, at=timezone.now())
    workshop.enter(request, change)
    messages.success(request, _("It is in the change."))
    if "another" in request.POST:
        return HttpResponseRedirect(f"{request.path}?{_kept(form)}")
    return HttpResponseRedirect(changing(change))


def _kept(form: forms.Form) -> str:
    """What the next one begins with; the day and the source are the change's."""
    values = {name: form.cleaned_data.get(name) for name in KEPT if name in form.fields}
    kept: dict[str, object] = {
        name: getattr(value, "pk", value) for name, value in values.items() if value
    }
    return urlencode(kept)


def _cite(change: Change) -> dict[str, Any]:
    return {
        "source": change.source,
        "as_of": change.read_on,
        "confidence": "official",
    }
