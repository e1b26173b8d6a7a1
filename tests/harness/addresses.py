"""Every address of the portal, as the URL resolver has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import URLResolver

PART = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """An address with holes, such as ``a/<str:token>/keep/``."""

    pattern: str
    name: str

    @property
    def parts(self) -> tuple[str, ...]:
        """What its holes are called."""
        return tuple(PART.findall(self.pattern))

    def filled(self, **values: Any) -> str:
        """The address with its holes filled; what is not named is 1."""
        return "/" + PART.sub(lambda hole: str(values.get(hole[1], 1)), self.pattern)

    def __str__(self) -> str:
        return self.pattern


def every_address() -> list[Address]:
    """All of them, the admin's too."""
    return list(_below("", get_resolver().url_patterns))


def _below(prefix: str, patterns: list[Any]) -> Iterator[Address]:
    for entry in patterns:
        pattern = prefix + _plain(str(entry.pattern))
        if isinstance(entry, URLResolver):
            yield from _below(pattern, entry.url_patterns)
        elif isinstance(entry, URLPattern):
            yield Address(pattern, entry.name or "")


def _plain(pattern: str) -> str:
    """A regular expression of the admin as the text that it matches."""
    text = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", pattern)
    return text.removeprefix("^").removesuffix("$").removesuffix("\\Z")
