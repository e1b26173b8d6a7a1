"""What a public page is made of, as a tag that is known before the page is made."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils.translation import get_language

from pathways.public.edition import Published

MADE_OF: Final = (
    ("templates", "*.html"),
    ("pathways", "*.py"),
    ("immigration_portal", "*.py"),
    ("static", "*.css"),
    ("static", "*.js"),
    ("locale", "*.po"),
)


def tag(edition: Published | None, address: str, rows: Iterable[Any]) -> str:
    """An ETag: equal while a page of an edition, a day and some rows stays the same.

    A page that no edition decides changes with the release alone.
    """
    parts = (
        release(),
        *((edition.number, edition.digest, edition.on) if edition else ()),
        get_language(),
        address,
        *rows,
    )
    return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


@lru_cache(maxsize=1)
def release() -> str:
    """A digest of the templates, modules and styles that this process runs."""
    result = sha256()
    for folder, pattern in MADE_OF:
        for path in sorted(Path(settings.BASE_DIR, folder).rglob(pattern)):
            result.update(path.read_bytes())
    return result.hexdigest()
