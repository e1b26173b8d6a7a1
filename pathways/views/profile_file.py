"""Answers as a file and as a link: upload, download, resume, keep, delete."""

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
from pathways.forms.files import ResumeForm, UploadForm
from pathways.views.attachments import answers_file
from pathways.views.private import private, profile_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@private
def upload(request: HttpRequest) -> HttpResponse:
    """Start from a file of answers; one with errors is refused, with each place."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        _, token = profiles.start_profile(answers=form.answers, now=timezone.now())
        return redirect("pathways:check", token=token)
    status = 422 if form.is_bound else 200
    return render(request, "pathways/upload.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def resume(request: HttpRequest) -> HttpResponse:
    """Open a private link that somebody pastes."""
    form = ResumeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("pathways:check", token=form.cleaned_data["link"])
    status = 422 if form.is_bound else 200
    return render(request, "pathways/resume.html", {"form": form}, status=status)


@require_safe
@private
def download(request: HttpRequest, token: str) -> HttpResponse:
    """The answers as the JSON of the contract."""
    return answers_file(profile_or_404(token).answers)


@require_POST
@private
def keep(request: HttpRequest, token: str) -> HttpResponse:
    """Keep the answers for 12 months."""
    profiles.keep_profile(profile=profile_or_404(token), now=timezone.now())
    return redirect("pathways:check", token=token)


@require_POST
@private
def delete(request: HttpRequest, token: str) -> HttpResponse:
    """Delete the answers at once."""
    profiles.delete_profile(profile=profile_or_404(token))
    return redirect("pathways:deleted")


@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """What was deleted, and how to begin again."""
    return render(request, "pathways/deleted.html")
