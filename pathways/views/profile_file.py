"""Answers as a file and as a link: download, resume, keep."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from pathways import profiles
from pathways.forms.files import ResumeForm
from pathways.services.export import export_everything, name_of
from pathways.views.attachments import answers_file, attachment
from pathways.views.private import private, profile_or_404

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@private
def resume(request: HttpRequest) -> HttpResponse:
    """Open a private link that somebody pastes."""
    form = ResumeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("pathways:check", token=form.cleaned_data["link"])
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "pathways/resume.html", {"form": form}, status=status)


@require_safe
@private
def download(request: HttpRequest, token: str) -> HttpResponse:
    """The answers as the JSON of the contract."""
    return answers_file(profile_or_404(token).answers)


@require_safe
@private
def everything(request: HttpRequest, token: str) -> HttpResponse:
    """All that is kept of this person, as one archive."""
    archive = export_everything(profile=profile_or_404(token))
    return attachment(archive, "application/zip", name_of(timezone.now()))


@require_POST
@private
def keep(request: HttpRequest, token: str) -> HttpResponse:
    """Keep the answers for 12 months."""
    profiles.keep_profile(profile=profile_or_404(token), now=timezone.now())
    return redirect("pathways:check", token=token)
