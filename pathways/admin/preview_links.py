"""Making and taking back the links by which a fact checker reads a change."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from pathways.admin.base import changing
from pathways.changes.previews import LASTS, make_link, revoke_links
from pathways.models import Change


@never_cache
@staff_member_required
def preview_links(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link, which is shown once; or take all back."""
    if not request.user.has_perm("pathways.change_change"):
        raise PermissionDenied
    change, now, address = get_object_or_404(Change, pk=pk), timezone.now(), ""
    if "revoke" in request.POST:
        count = revoke_links(change, at=now)
        words = ngettext("%s link is closed.", "%s links are closed.", count)
        messages.success(request, words % count)
        return HttpResponseRedirect(request.path)
    if request.method == "POST":
        secret = make_link(change, by=request.user, at=now)
        path = reverse("pathways:preview", args=[secret])
        address = request.build_absolute_uri(path)
    links = change.previews.filter(revoked_at=None, expires_at__gt=now)
    context = {
        **admin.site.each_context(request),
        "title": _("Link for a fact checker"),
        "change": change,
        "change_link": changing(change),
        "address": address,
        "days": LASTS.days,
        "open_links": list(links.order_by("created_at")),
    }
    return TemplateResponse(request, "admin/pathways/preview_links.html", context)
