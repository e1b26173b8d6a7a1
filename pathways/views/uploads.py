"""A file that a person brings: taken in, read by a worker, checked, confirmed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from pathways import profiles, tasks
from pathways.forms.files import UploadForm
from pathways.forms.upload_answers import AnswersCheck
from pathways.forms.upload_check import ResumeCheck
from pathways.models import SavedProfile, Upload
from pathways.selectors.person import has_offer
from pathways.services import uploads
from pathways.views.limits import Limit, refusal_of_attempt
from pathways.views.private import private, profile_or_404
from pathways.views.questions import READ_AND_SEND, UNPROCESSABLE
from pathways.words.refusals import refusal_words

Check = ResumeCheck | AnswersCheck
UNAVAILABLE: Final = 503
# Each attempt: a file is read before anything is known of it.
UPLOADS_OF_NETWORK: Final = (Limit("uploads", "10/m"), Limit("uploads-an-hour", "60/h"))
LATE: Final = timedelta(seconds=10)


@require_http_methods(READ_AND_SEND)
@private
def start(request: HttpRequest) -> HttpResponse:
    """Begin with a file: answers open at once, a resume is read first."""
    return _choose(request, None)


@require_http_methods(READ_AND_SEND)
@private
def bring(request: HttpRequest, token: str) -> HttpResponse:
    """Bring a file to answers that are there; nothing is changed before it is seen."""
    return _choose(request, profile_or_404(token), token)


@require_http_methods(READ_AND_SEND)
@private
def check(request: HttpRequest, token: str) -> HttpResponse:
    """What was read, line by line; what is confirmed is taken into the answers."""
    profile = profile_or_404(token)
    upload = uploads.upload_of(profile=profile, now=timezone.now())
    if upload is None:
        return redirect("pathways:upload-more", token=token)
    if upload.is_waiting:
        return _wait(request, profile, upload, token)
    if upload.has_failed:
        return _refuse(request, profile, upload, token)
    return _check(request, profile, upload, token)


@require_POST
@private
def discard(request: HttpRequest, token: str) -> HttpResponse:
    """Delete what was brought; answers that were only begun for it go with it."""
    profile = profile_or_404(token)
    uploads.discard_upload(profile=profile)
    if profile.answers or profile.is_saved:
        return redirect("pathways:check", token=token)
    profiles.delete_profile(profile=profile)
    return redirect("pathways:start")


def _choose(
    request: HttpRequest, profile: SavedProfile | None, token: str = ""
) -> HttpResponse:
    if request.method != "POST":
        return _form(request, UploadForm(), profile, token)
    if refused := refusal_of_attempt(request, *UPLOADS_OF_NETWORK):
        return refused
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form, profile, token, UNPROCESSABLE)
    if form.answers is not None:
        return _receive_answers(form.answers, profile, token)
    return _receive_resume(request, form, profile, token)


def _form(
    request: HttpRequest,
    form: UploadForm,
    profile: SavedProfile | None,
    token: str,
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "is_new": not profile or not profile.answers}
    page = _context(profile, token) | context
    return render(request, "pathways/uploads/choose.html", page, status=status)


def _receive_answers(
    answers: uploads.Answers, profile: SavedProfile | None, token: str
) -> HttpResponse:
    """A file of answers begins answers of its own, or is set beside those there."""
    now = timezone.now()
    if profile is None:
        _, token = profiles.start_profile(answers=answers, now=now)
        return redirect("pathways:check", token=token)
    uploads.receive_answers(profile=profile, answers=answers, now=now)
    return redirect("pathways:upload-check", token=token)


def _receive_resume(
    request: HttpRequest, form: UploadForm, profile: SavedProfile | None, token: str
) -> HttpResponse:
    now = timezone.now()
    if profile is None:
        profile, token = profiles.start_profile(answers={}, now=now)
    try:
        upload = uploads.receive_resume(
            profile=profile, data=form.data_read, suffix=form.suffix, now=now
        )
    except OSError:
        if not profile.answers and not profile.is_saved:
            profiles.delete_profile(profile=profile)
            profile, token = None, ""
        form.add_error("file", uploads.cannot_keep())
        return _form(request, form, profile, token, UNAVAILABLE)
    tasks.hint(tasks.read_upload, upload_id=upload.pk)
    return redirect("pathways:upload-check", token=token)


def _wait(
    request: HttpRequest, profile: SavedProfile, upload: Upload, token: str
) -> HttpResponse:
    """The page looks again by itself; late, it says what else can be done."""
    context = {"is_late": timezone.now() - upload.created_at > LATE}
    page = _context(profile, token) | context
    return render(request, "pathways/uploads/waiting.html", page)


def _refuse(
    request: HttpRequest, profile: SavedProfile, upload: Upload, token: str
) -> HttpResponse:
    """Why the file was not read, what to do instead, and the way to do it."""
    context = {
        "refusal": refusal_words(upload.reason, upload.reason_values),
        "form": UploadForm(),
        "is_new": not profile.answers,
    }
    page = _context(profile, token) | context
    return render(request, "pathways/uploads/refused.html", page)


def _check(
    request: HttpRequest, profile: SavedProfile, upload: Upload, token: str
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    was_empty = not profile.answers
    form = _form_of(upload, profile.answers, sent)
    if sent is not None and not form.wants_help and form.is_valid():
        uploads.confirm_upload(profile=profile, change=form.change, now=timezone.now())
        where = "pathways:answer" if was_empty else "pathways:check"
        return redirect(where, token=token)
    page = _context(profile, token) | {"form": form, "is_new": was_empty}
    template = f"pathways/uploads/{upload.kind}.html"
    status = UNPROCESSABLE if form.errors else 200
    return render(request, template, page, status=status)


def _form_of(upload: Upload, answers: uploads.Answers, sent: Any) -> Check:
    if upload.kind == Upload.Kind.ANSWERS:
        return AnswersCheck(upload.read or {}, answers, data=sent)
    resume = uploads.resume_of(upload)
    return ResumeCheck(resume, answers, on=timezone.localdate(), data=sent)


def _context(profile: SavedProfile | None, token: str) -> dict[str, Any]:
    answers = profile.answers if profile else {}
    return {"token": token, "has_offer": has_offer(answers)}
