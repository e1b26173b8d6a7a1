"""A document as lines, whatever file it came from, and what kind of line each is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pathways.resumes.bounds import MAX_LINE
from pathways.resumes.folding import fold

BULLET = re.compile(r"^\s*(?:[•*●▪◦‣·»+–—]|-(?!-)|o(?=\s{1,3}\S)|\(?[a-z]\))\s+")
END_OF_SENTENCE = re.compile(r"\s\S+\s[^\s.]{2,}[.;!]$")
ABBREVIATIONS = re.compile(
    r"\b(?:inc|ltd|llc|corp|co|bros|univ|dept|jr|sr|p\.?l\.?c|s\.?a|s\.?l|s\.?r\.?l|gmbh|"
    r"b\.?v|n\.?v|u\.?s|d\.?c|usa|etc)\.$"
)


# Letters that fonts draw as one.
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document; ``size`` and ``indent`` where the source has them."""

    text: str
    follows_gap: bool = False
    is_bullet: bool = False
    indent: float = 0.0
    size: float = 0.0

    @property
    def could_be_header(self) -> bool:
        """Whether it could name a job or a study; a description's sentence cannot."""
        text = self.text.strip()
        if not text or self.is_bullet or len(text) > 160 or len(text.split()) > 22:
            return False
        return not (END_OF_SENTENCE.search(text) and not _is_abbreviated(text))


def _is_abbreviated(text: str) -> bool:
    return bool(ABBREVIATIONS.search(fold(text)) or re.search(r"\d\.$", text))


def read_lines(text: str) -> list[Line]:
    """Plain text as lines, each knowing whether an empty one stood before it."""
    lines: list[Line] = []
    gap = True
    for raw in text.replace("\f", "\n\n").splitlines():
        plain = raw.expandtabs(8).rstrip()[:MAX_LINE]
        if not plain.strip():
            gap = True
            continue
        lines.append(as_line(plain, follows_gap=gap))
        gap = False
    return lines


def as_line(
    raw: str,
    *,
    follows_gap: bool = False,
    is_bullet: bool = False,
    indent: float | None = None,
    size: float = 0.0,
) -> Line:
    """One line, its bullet and the signs of Markdown taken off."""
    raw = raw.translate(LIGATURES)
    marked = re.match(r"^\s*#{1,6}\s+", raw)
    bullet = None if marked else BULLET.match(raw)
    sign = marked or bullet
    text = raw[sign.end() :] if sign else raw
    stripped = re.sub(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)", "", text)
    space = len(raw) - len(raw.lstrip()) if indent is None else indent
    return Line(
        re.sub(r"\s{3,}", "\t", stripped.strip()),
        follows_gap,
        is_bullet or bullet is not None,
        space,
        size,
    )
