"""What a request says of its own text is no way to make the portal fail."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from immigration_portal.content_types import refuse_other_texts

pytestmark = pytest.mark.django_db
# Encodings of no text, of a text that is read otherwise, and what names none at all.
OTHERS = (
    "text/plain; charset=base64",
    "text/plain; charset=zlib",
    "text/plain; charset=rot13",
    "text/plain; charset=undefined",
    "text/plain; charset=utf-16",
    "text/plain; charset=utf-7",
    "text/plain; charset=x",
    "text/plain; x*=nope''a",
    "multipart/form-data; boundary=x; charset=hex",
)
OURS = ("", "text/plain", "application/x-www-form-urlencoded; charset=UTF-8", ";;=;")


def status_of(method: str, content_type: str) -> str:
    """How a page with a question is answered, through all of the application."""
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": "/resume/",
        "QUERY_STRING": "q=%ff%41",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": "6",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(b"link=a"),
        "wsgi.errors": sys.stderr,
    }
    statuses: list[str] = []

    def start(status: str, headers: Any) -> None:
        statuses.append(status)

    for _part in refuse_other_texts(WSGIHandler())(environ, start):
        """Read to its end."""
    return statuses[0]


@pytest.mark.parametrize("content_type", OTHERS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_text_that_is_not_utf_8_is_not_read(method: str, content_type: str) -> None:
    assert status_of(method, content_type) == "415 Unsupported Media Type"


@pytest.mark.parametrize("content_type", OURS)
def test_what_browsers_say_is_read(content_type: str) -> None:
    assert status_of("GET", content_type) == "200 OK"
    assert status_of("POST", content_type).startswith("403"), (
        "the form's token is missing"
    )


PART = b'--x\r\nContent-Disposition: form-data; name="link"%s\r\n\r\na\r\n--x--\r\n'
PARTS = (
    PART % b"; filename*=nope''a",
    PART % b"; name*=base64''%ff",
    PART % b"\r\nContent-Type: text/plain; charset=zlib",
    PART % b"\r\nContent-Transfer-Encoding: base64",
    PART % b'; filename="\x00"',
    b"--x\r\n" + b"X: y\r\n" * 2000 + b"\r\n--x--\r\n",
)


@pytest.mark.parametrize("body", PARTS)
def test_an_odd_part_of_a_form_is_no_fault(client: Client, body: bytes) -> None:
    client.raise_request_exception = False
    kind = "multipart/form-data; boundary=x"

    for address in ("/resume/", "/start/upload/", "/admin/login/"):
        assert client.generic("POST", address, body, kind).status_code < 500


# Keys that no field has are said where they stand, and some cannot be said.
KEYS = ("\ud800", "\0", "=1", "__proto__", "\u202e", "x" * 100_000, "", "a.b[0]")


@pytest.mark.parametrize("key", KEYS, ids=ascii)
@pytest.mark.parametrize("above", ["", "applicant"])
def test_a_file_of_answers_with_an_odd_key_is_refused_in_words(
    client: Client, key: str, above: str
) -> None:
    answers = {above: {key: 1}} if above else {key: 1, "applicant": {}}
    file = SimpleUploadedFile("answers.json", json.dumps(answers).encode())

    page = client.post("/start/upload/", {"file": file})

    assert page.status_code == 422
    assert "is not a key" in page.content.decode()
    assert len(page.content) < 20_000
