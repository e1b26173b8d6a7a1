"""What a page says, without its dress: lines of text that can be compared."""

from __future__ import annotations

import difflib
from html.parser import HTMLParser
from typing import Final

UNSEEN: Final = {"script", "style", "noscript", "template", "svg", "head", "nav"}
BLOCKS: Final = {
    *("p", "div", "li", "tr", "br", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd"),
    *(
        "section",
        "article",
        "table",
        "ul",
        "ol",
        "main",
        "header",
        "footer",
        "td",
        "th",
    ),
}
MOST_LETTERS: Final = 400_000
MOST_LINES: Final = 300


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self.unseen.append(tag)
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.unseen:
            del self.unseen[self.unseen.index(tag) :]
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.pieces.append(" ".join(data.split()) + " " if data.strip() else " ")


def text_of(content: bytes, kind: str) -> str:
    """The lines of a page; of what is no text, nothing but its length is told."""
    if not kind.startswith("text/") and kind not in ("application/xhtml+xml",):
        return f"{kind}, {len(content)} bytes"
    raw = content.decode("utf-8", "replace").replace("\0", "")
    if kind in ("text/html", "application/xhtml+xml"):
        parser = _Text()
        parser.feed(raw)
        parser.close()
        raw = "".join(parser.pieces)
    lines = (" ".join(line.split()) for line in raw.splitlines())
    return "\n".join(line for line in lines if line)[:MOST_LETTERS]


def difference(before: str, after: str) -> str:
    """The lines that went and that came, with the place of each run."""
    lines = list(
        difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1)
    )[2:]
    shown = [line[:500] for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        shown.append(f"… {len(lines) - MOST_LINES} more lines")
    return "\n".join(shown)
