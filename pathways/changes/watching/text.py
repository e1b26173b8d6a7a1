"""What a page says, without its dress: lines of text that can be compared."""

from __future__ import annotations

import difflib
import re
from html import unescape
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
OPAQUE: Final = {"script", "style", "noscript", "template"}
"""Of these, what looks like a tag is none."""
TAG: Final = re.compile(r"<[!?]?(/?)([a-z][a-z0-9-]{0,30})|<[!?/]")
CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}charset=["']?([\w-]{1,40})""", re.I)
MOST_LETTERS: Final = 400_000
MOST_LINES: Final = 300


Mark = tuple[str, bool, int]
"""A tag: its name, whether it closes, and where the page goes on behind it."""


def _read(raw: str) -> str:
    """What a reader sees, in time that grows with the page and no faster.

    The standard parser looks for the end of each unfinished tag and comment anew: of
    300 kB of them it made minutes.
    """
    pieces: list[str] = []
    unseen: list[str] = []
    low, at = raw.lower(), 0
    while at < len(raw):
        start = raw.find("<", at)
        if not unseen:
            pieces.append(_words(raw[at : start if start >= 0 else len(raw)]))
        if start < 0:
            break
        name, is_end, at = _mark(low, start)
        if name in BLOCKS:
            pieces.append("\n")
        if name in UNSEEN and not is_end:
            if name in OPAQUE:
                at = _behind(low, ">", _behind(low, f"</{name}", at))
            else:
                unseen.append(name)
        elif name in unseen:
            del unseen[unseen.index(name) :]
        elif not name and not unseen and at == start + 1:
            pieces.append("< ")
    return "".join(pieces)


def _mark(low: str, start: int) -> Mark:
    """The tag that begins here; a comment has no name, and a bare sign is itself."""
    if low.startswith("<!--", start):
        return "", False, _behind(low, "-->", start)
    place = TAG.match(low, start)
    if place is None:
        return "", False, start + 1
    return place[2] or "", bool(place[1]), _behind(low, ">", place.end())


def _behind(low: str, sign: str, at: int) -> int:
    """The place behind the next such sign; without one nothing more is seen."""
    place = low.find(sign, at)
    return len(low) if place < 0 else place + len(sign)


def _words(text: str) -> str:
    return " ".join(unescape(text).split()) + " " if text.strip() else " "


def text_of(content: bytes, kind: str, charset: str = "") -> str:
    """The lines of a page; of what is no text, nothing but its length is told."""
    if not kind.startswith("text/") and kind not in ("application/xhtml+xml",):
        return f"{kind}, {len(content)} bytes"
    raw = _decoded(content, charset).replace("\0", "")
    if kind in ("text/html", "application/xhtml+xml"):
        raw = _read(raw)
    lines = (" ".join(line.split()) for line in raw.splitlines())
    return "\n".join(line for line in lines if line)[:MOST_LETTERS]


def _decoded(content: bytes, charset: str) -> str:
    """As the page says it is written: by its answer, then by its own head."""
    written = CHARSET.search(content[:4096])
    named = charset or (written[1].decode("ascii") if written else "")
    for encoding in (named, "utf-8"):
        try:
            return content.decode(encoding or "utf-8")
        except (LookupError, ValueError):
            continue
    return content.decode("cp1252", "replace")


def difference(before: str, after: str) -> str:
    """The lines that went and that came, with the place of each run."""
    lines = list(
        difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1)
    )[2:]
    shown = [line[:500] for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        shown.append(f"… {len(lines) - MOST_LINES} more lines")
    return "\n".join(shown)
