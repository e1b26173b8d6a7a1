"""Files that a person takes away from a page."""

from __future__ import annotations

from django.http import HttpResponse

from pathways.answers import Answers, as_file

ANSWERS_NAME = "pathways-answers.json"


def attachment(body: str | bytes, kind: str, name: str) -> HttpResponse:
    """A file of a media type, which the browser keeps under this name."""
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def answers_file(answers: Answers) -> HttpResponse:
    """The answers as the JSON of the contract."""
    return attachment(as_file(answers), "application/json", ANSWERS_NAME)
