"""What a visitor is told for whom there is no place: 503, and when to come again."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from django.template.loader import render_to_string
from waitress.utilities import Error

RETRY_SECONDS: Final = 2


@lru_cache(maxsize=1)
def page() -> bytes:
    """Made once: it must cost nothing when there is much to do."""
    return render_to_string("503.html").encode()


class BusyReply(Error):  # type: ignore[misc]  # noqa: N818 - none is raised
    """An answer that no thread of the application has to give."""

    def __init__(self) -> None:
        super().__init__("")

    def to_response(
        self, ident: str | None = None
    ) -> tuple[str, list[tuple[str, str]], bytes]:
        """Status, headers and page."""
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Retry-After", str(RETRY_SECONDS)),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Security-Policy", "default-src 'self'"),
        ]
        return "503 Service Unavailable", headers, page()
