"""What a request says its body is, looked at before Django does.

Django reads it while it makes the request, where nothing catches what it fails at; and
by the encoding that is named there it reads the address too. Ours is UTF-8.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.utils.http import parse_header_parameters

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
OURS: Final = frozenset({"", "utf-8", "utf8"})
WORDS: Final = b"The content type cannot be read. Send text as UTF-8.\n"
HEADERS: Final = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Length", str(len(WORDS))),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
]


def is_readable(content_type: str) -> bool:
    """Whether the text is said to be UTF-8, or nothing is said of it."""
    try:
        _kind, parameters = parse_header_parameters(content_type)
    except (ValueError, LookupError):
        return False
    return str(parameters.get("charset", "")).lower() in OURS


def refuse_other_texts(application: Application) -> Application:
    """The application, with 415 for a body that it could not read."""

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if is_readable(environ.get("CONTENT_TYPE", "")):
            return application(environ, start)
        start("415 Unsupported Media Type", HEADERS)
        return [WORDS]

    return answer
