"""A language that nobody speaks: every translated word stands in brackets."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from django.utils.translation.trans_real import DjangoTranslation

OPEN, CLOSE = "\u27e6", "\u27e7"
LANGUAGE = "eo"  # one that Django has formats for
SAID = frozenset({"alt", "aria-label", "placeholder", "title"})
UNSEEN = frozenset({"script", "style", "code"})


class Pseudo(DjangoTranslation):
    """Translates by putting brackets around."""

    def __init__(self) -> None:
        super().__init__(LANGUAGE)

    def gettext(self, message: str) -> str:
        """The message in brackets; formats of dates stay what they are."""
        if message.isupper() or not message.strip():
            return message
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """One of the two, in brackets."""
        return self.gettext(msgid1 if n == 1 else msgid2)


class Seen(HTMLParser):
    """What a page says: its texts in order, and what its attributes say."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.attributes: list[str] = []
        self.inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        """Note what the attributes say."""
        if tag in UNSEEN:
            self.inside.append(tag)
        self.attributes += [value for name, value in attrs if name in SAID and value]

    def handle_endtag(self, tag: str) -> None:
        """Leave an element whose text nobody sees."""
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if not self.inside:
            self.texts.append(data)


def untranslated(page: str) -> Iterator[str]:
    """The texts of a page that stand outside all brackets."""
    seen = Seen(page)
    yield from _outside(seen.texts)
    for attribute in seen.attributes:
        yield from _outside([attribute])


def _outside(texts: list[str]) -> Iterator[str]:
    depth = 0
    for text in texts:
        outside = ""
        for character in text:
            depth += (character == OPEN) - (character == CLOSE)
            outside += "" if depth or character in (OPEN, CLOSE) else character
        if outside.strip():
            yield " ".join(outside.split())
