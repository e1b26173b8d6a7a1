"""People one knows, in the admin: kept beside the catalogue, not inside changes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import JSONField
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from occupations.admin.selects import SearchingAdmin
from pathways.admin import beside, synthetic
from pathways.admin.base import CatalogueForm
from pathways.models import GoldenExpectation, GoldenPerson


class PersonForm(CatalogueForm):
    """A person's name may be left empty."""

    class Meta:
        model = GoldenPerson
        fields = ("title", "profile", "note", "key", "order")


class ExpectationForm(CatalogueForm):
    """What is expected of one day, with its source."""

    def clean(self) -> dict[str, Any]:
        """An expectation expects something."""
        cleaned = super().clean()
        if not (cleaned.get("verdicts") or cleaned.get("scores")):
            self.add_error("scores", _("Say a verdict or a score."))
        return cleaned


class ExpectationInline(SearchingAdmin, admin.StackedInline):  # type: ignore[type-arg]
    """What official pages give for a person, day by day."""

    model = GoldenExpectation
    form = ExpectationForm
    extra = 0
    fields = (
        *("on", "scores", "verdicts", "source", "clause", "seen_in"),
        *("as_of", "as_of_note", "confidence", "key", "order"),
    )
    autocomplete_fields = ("source",)
    formfield_overrides = {JSONField: {"widget": forms.Textarea(attrs={"rows": 2})}}


@admin.register(GoldenPerson)
class GoldenPersonAdmin(SearchingAdmin, admin.ModelAdmin):  # type: ignore[type-arg]
    """Whole profiles with the verdicts and scores that they must have."""

    form = PersonForm
    list_display = ("title", "order", "note")
    search_fields = ("title", "note")
    ordering = ("order", "pk")
    inlines = (ExpectationInline,)
    formfield_overrides = {JSONField: {"widget": forms.Textarea(attrs={"rows": 24})}}

    def get_urls(self) -> list[URLPattern]:
        """With the page of a synthetic person, and what stands beside changes."""
        wrap = self.admin_site.admin_view
        return [
            path(
                "synthetic/<int:number>/",
                wrap(self.synthetic),
                name="pathways_synthetic",
            ),
            path("beside/", wrap(self.beside), name="pathways_people"),
            path("impact/<int:pk>/", wrap(self.impact), name="pathways_impact"),
            *super().get_urls(),
        ]

    def synthetic(self, request: HttpRequest, number: int) -> HttpResponse:
        """Who a synthetic person of an impact is."""
        return synthetic.page(self, request, number)

    def beside(self, request: HttpRequest) -> HttpResponse:
        """The people by a form as it is typed."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return beside.try_form(request)

    def impact(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Whom a change moves."""
        return beside.count_impact(request, pk)
