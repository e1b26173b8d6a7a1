"""What the server itself says: no place now (503), or more than it takes (413)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from waitress.utilities import Error

RETRY_SECONDS: Final = 2
HEADERS: Final = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "default-src 'self'"),
]


@lru_cache(maxsize=1)
def page() -> bytes:
    """Made once: it must cost nothing when there is much to do."""
    return render_to_string("503.html").encode()


@lru_cache(maxsize=1)
def too_large_page() -> bytes:
    """The same words as where Django refuses, which has the smaller limit."""
    limit = {"limit": settings.LARGEST_BODY // 1_000_000}
    return render_to_string("413.html", limit).encode()


class TooLargeReply(Error):  # type: ignore[misc]  # noqa: N818 - none is raised
    """An answer to a body of which nothing more is read."""

    def __init__(self) -> None:
        super().__init__("")

    def to_response(
        self, ident: str | None = None
    ) -> tuple[str, list[tuple[str, str]], bytes]:
        """Status, headers and page."""
        return "413 Content Too Large", HEADERS, too_large_page()


class BusyReply(Error):  # type: ignore[misc]  # noqa: N818 - none is raised
    """An answer that no thread of the application has to give."""

    def __init__(self) -> None:
        super().__init__("")

    def to_response(
        self, ident: str | None = None
    ) -> tuple[str, list[tuple[str, str]], bytes]:
        """Status, headers and page."""
        headers = [*HEADERS, ("Retry-After", str(RETRY_SECONDS))]
        return "503 Service Unavailable", headers, page()
