"""Fragments of text on a page, put together to lines in the order of reading."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from pathways.resumes.dates import find_period
from pathways.resumes.folding import fold
from pathways.resumes.lines import Line, as_line
from pathways.resumes.places import read_place

GAP_OF_COLUMNS = 1.6  # widths of a letter M between two pieces of one line
FOOT = re.compile(r"^(?:page )?\d{1,2}(?: ?(?:of|sur|de|/) ?\d{1,2})?$")
MIN_COLUMN = 5  # lines


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of text, its place on the page (``y`` upwards), its letters' size."""

    text: str
    x: float
    y: float
    size: float

    @property
    def right(self) -> float:
        """About where it ends; letters are half as wide as they are high."""
        return self.x + len(self.text) * self.size * 0.46


def read_columns(fragments: list[Fragment]) -> list[list[Line]]:
    """A page's columns, the widest first; one column on most pages."""
    split = _column_at(fragments)
    if split is None:
        return [_lines(fragments)]
    left = [each for each in fragments if each.x < split - 2]
    right = [each for each in fragments if each.x >= split - 2]
    middle = (min(each.x for each in left) + max(each.right for each in right)) / 2
    columns = [_lines(left), _lines(right)]
    return columns if split > middle else columns[::-1]


def _column_at(fragments: list[Fragment]) -> float | None:
    """Where a second column begins: many lines start there, none runs across, and
    what stands left of it is more than dates beside entries."""
    starts = Counter(round(each.x) for each in fragments)
    edge = min(starts, default=0)
    for x, count in starts.most_common(6):
        if x < edge + 60 or count < MIN_COLUMN:
            continue
        left = [each for each in fragments if each.x < x - 2]
        across = [each for each in left if each.right > x + 12]
        own = [each for each in left if each not in across]
        if len(across) > len(fragments) * 0.1 or len(_rows(own)) < MIN_COLUMN:
            continue
        right = [each for each in fragments if each.x >= x - 2]
        if not _belong_to_lines(own, right) and not _belong_to_lines(right, own):
            return float(x)
    return None


def _belong_to_lines(fragments: list[Fragment], others: list[Fragment]) -> bool:
    """Whether what stands level with others are dates and places of their lines."""
    levels = {round(each.y) for each in others}
    texts = [each.text for each in fragments if round(each.y) in levels]
    texts = [text for text in texts if text.strip(" –—-")]
    dated = sum(len(text) < 36 and _is_date_or_place(text) for text in texts)
    return bool(texts) and dated * 2 >= len(texts)


def _is_date_or_place(text: str) -> bool:
    return find_period(text) is not None or read_place(text) is not None


def _rows(fragments: list[Fragment]) -> list[list[Fragment]]:
    """Fragments on one baseline, from the top of the page down."""
    rows: list[list[Fragment]] = []
    for each in sorted(fragments, key=lambda each: (-each.y, each.x)):
        if rows and abs(rows[-1][0].y - each.y) <= max(2.0, each.size * 0.25):
            rows[-1].append(each)
        else:
            rows.append([each])
    return [sorted(row, key=lambda each: each.x) for row in rows]


def _lines(fragments: list[Fragment]) -> list[Line]:
    lines: list[Line] = []
    above: list[Fragment] | None = None
    steps = _usual_step(fragments)
    for row in _rows(fragments):
        text = _join(row)
        if text.strip() and not FOOT.match(" ".join(fold(text).split())):
            gap = above is None or above[0].y - row[0].y > steps * 1.35
            size = round(max(each.size for each in row if each.text.strip()), 1)
            lines.append(as_line(text, follows_gap=gap, indent=row[0].x, size=size))
            above = row
    return lines


def _usual_step(fragments: list[Fragment]) -> float:
    rows = _rows(fragments)
    steps = Counter(round(upper[0].y - lower[0].y) for upper, lower in pairwise(rows))
    return float(steps.most_common(1)[0][0]) if steps else 0.0


def _join(row: list[Fragment]) -> str:
    """Pieces of a line; a wide gap between two is kept as a tab."""
    text, right = "", 0.0
    for each in row:
        piece = each.text.strip()
        if not piece:
            continue
        if text and each.x - right > each.size * GAP_OF_COLUMNS:
            text += "\t"
        elif text and (each.text[0] == " " or each.x - right > each.size * 0.12):
            text += " "
        text += piece + (" " if each.text[-1] == " " else "")
        right = each.right
    return text.replace(" \t", "\t").rstrip()
