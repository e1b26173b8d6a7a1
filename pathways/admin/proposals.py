"""What a release proposes for rows that a curator has made theirs, row by row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from occupations.models import SeedRow
from occupations.models.seed import PendingKind
from occupations.seeding import SeedError
from occupations.seeding.proposals import accept, dismiss, find, proposed_changes
from pathways.admin.base import changing
from pathways.admin.differences import Line, in_brief
from pathways.admin.editions import ReadOnlyAdmin


@admin.register(SeedRow)
class ProposalAdmin(ReadOnlyAdmin):
    """Proposals that wait; the rest of what seeds keep is not shown."""

    change_form_template = "admin/occupations/proposal.html"
    change_list_template = "admin/occupations/proposals.html"
    list_display = ("key", "kind_of_row", "pending_kind", "reason", "file")
    list_filter = ("pending_kind", "model_label", "file")
    search_fields = ("key",)
    fields = ("key", "model_label", "pending_kind", "reason", "file")

    def get_queryset(self, request: HttpRequest) -> QuerySet[SeedRow]:
        """Only what waits."""
        return super().get_queryset(request).exclude(pending_kind="")

    def get_urls(self) -> list[URLPattern]:
        """With the two decisions."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/accept/", wrap(self.accept), name="proposal_accept"),
            path("<int:pk>/dismiss/", wrap(self.dismiss), name="proposal_dismiss"),
            *super().get_urls(),
        ]

    @admin.display(description=gettext_lazy("row of"))
    def kind_of_row(self, row: SeedRow) -> str:
        """The model's name."""
        return str(apps.get_model(row.model_label)._meta.verbose_name)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Named after what waits, not after the rows that keep it."""
        context = {"title": _("Proposals of a release"), **(extra_context or {})}
        return super().changelist_view(request, context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The row now, and what is proposed, field by field."""
        proposal = self.get_object(request, object_id)
        context = dict(extra_context or {})
        if proposal is not None:
            row = find(proposal)
            context["lines"] = lines_of(proposal)
            context["row_link"] = changing(row) if row is not None else ""
            context["is_removal"] = proposal.pending_kind == PendingKind.REMOVE
        return super().change_view(request, object_id, form_url, context)

    def accept(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take what the release proposes into the open change."""
        return self._decide(request, pk, accept, _("The proposal is applied."))

    def dismiss(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep the row as it is."""
        return self._decide(request, pk, dismiss, _("The row stays as it is."))

    def _decide(
        self,
        request: HttpRequest,
        pk: int,
        decide: Callable[[SeedRow], None],
        done: str,
    ) -> HttpResponse:
        proposal = get_object_or_404(self.get_queryset(request), pk=pk)
        model = apps.get_model(proposal.model_label)._meta
        if not request.user.has_perm(f"{model.app_label}.change_{model.model_name}"):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseRedirect(changing(proposal))
        label = str(proposal)
        try:
            decide(proposal)
        except SeedError as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(changing(proposal))
        messages.success(request, f"{label}: {done}")
        return HttpResponseRedirect(reverse("admin:occupations_seedrow_changelist"))


def lines_of(proposal: SeedRow) -> list[Line]:
    """Each field that accepting would change."""
    return [
        Line((name,), in_brief(old), in_brief(new))
        for name, (old, new) in proposed_changes(proposal).items()
    ]
