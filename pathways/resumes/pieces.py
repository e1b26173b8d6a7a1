"""One line of an entry taken apart: its period, its place, and what is left."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pathways.resumes.dates import DURATION, Period, find_period
from pathways.resumes.folding import fold
from pathways.resumes.places import Place, read_place
from pathways.resumes.titles import is_title
from pathways.resumes.vocabulary import meanings_of

STRONG = re.compile(r"\t|\s{2,}|\s?[|•·»→]\s?|\s(?:-{1,3}|–|—)\s|;|\s?:\s|:$")
DONE = re.compile(
    r"\(?\b(?:expected|anticipated|expected graduation|graduat\w+|class of|completed|"
    r"conferred|awarded|prevu|prevista)[: ]*(?:in )?$",
    re.I,
)
# How one was employed: neither a title nor a firm.
TERMS = re.compile(
    r"full[ -]?time|part[ -]?time|contract|permanent|temporary|temps (?:plein|partiel)|"
    r"c\.?d\.?[di]\.?|tiempo (?:completo|parcial)|(?:media )?jornada(?: completa)?"
)
SLASH = re.compile(r"\s/\s")
FIRM_ENDINGS = re.compile(
    r"(?:inc|llc|ltd|l\.?p|corp|co(?=\.)|s\.?a|s\.?a\.?s|gmbh|plc|pllc|p\.?c|n\.?a)\.?$"
)
HOURS = re.compile(
    r"\b(\d{1,2})(?:\.\d)? ?(?:hours?|hrs?|h|heures?|horas?)\b ?"
    r"(?:/|per|a|par|por|la|al)? ?(?:week|wk|w\b|semaine|sem\b|semanal(?:es)?|semana)"
    r"|\b(?:hours per week|hours/week|heures par semaine|horas por semana):? "
    r"(\d{1,2})\b"
)


@dataclass(slots=True)
class Parts:
    """What a line holds. ``chunks`` are pieces between strong signs, in their order;
    ``named`` what the line itself gives a name (“Position: …”)."""

    source: str
    period: Period | None = None
    place: Place | None = None
    hours: int | None = None
    chunks: list[str] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)


def take_apart(text: str, *, is_single_allowed: bool = True) -> Parts:
    """Period and place out of a line; a date inside a sentence is left in it."""
    parts = Parts(text)
    text = _take_hours(text, parts)
    text = _take_label(text, parts)
    text = _take_period(text, parts, is_single_allowed)
    if len(SLASH.findall(text)) > 1 or (parts.period and SLASH.search(text)):
        text = SLASH.sub("\t", text)
    for chunk in STRONG.split(text):
        _take_place(_tidy(chunk), parts)
    _take_named(parts)
    return parts


def split_commas(text: str) -> list[str]:
    """The pieces between commas; “Inc.” stays with its firm."""
    pieces: list[str] = []
    for piece in re.split(r",\s+(?![^()]*\))", text):
        if pieces and FIRM_ENDINGS.match(fold(piece)):
            pieces[-1] += f", {piece}"
        else:
            pieces.append(piece)
    return [piece.strip() for piece in pieces if piece.strip(" .,")]


def _take_hours(text: str, parts: Parts) -> str:
    match = HOURS.search(fold(text))
    if match is None:
        return text
    hours = int(match[1] or match[2])
    parts.hours = hours if 1 <= hours <= 80 else None
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return re.sub(r"\((?:part|full)[ -]time[ ,]*\)", "", rest, flags=re.I).strip()


def _take_label(text: str, parts: Parts) -> str:
    label, colon, rest = text.partition(":")
    name = meanings_of("label").get(fold(label).strip())
    if colon and name and rest.strip():
        parts.named[name] = ""
        return rest.strip()
    return text


def _take_period(text: str, parts: Parts, is_single_allowed: bool) -> str:
    period = find_period(text)
    if period is None or not _stands_out(text, period, is_single_allowed):
        return text
    parts.period = period
    before, after = text[: period.at], text[period.to :]
    before = DONE.sub("", re.sub(r"[(\[]\s*$", "", before))
    after = DURATION.sub("", re.sub(r"^\s*[)\]]", "", after))
    after = re.sub(r"^\s*\([^)]*\d[^)]*\)", "", after)
    return f"{before}\t{after}"


def _stands_out(text: str, period: Period, is_single_allowed: bool) -> bool:
    """A lone date counts at the start or end of a line, not behind “in” or “of”."""
    before, after = (
        text[: period.at].rstrip(" ("),
        text[period.to :].strip(" ).,:-–—\t"),
    )
    if not period.is_point:
        return len(before.split()) + len(after.split()) <= 20
    if not is_single_allowed or (before and after and not _is_set_off(before, after)):
        return False
    return not re.search(
        r"\b(?:in|of|by|en|de|since|during|for|than|over|to)$", fold(before)
    )


def _is_set_off(before: str, after: str) -> bool:
    return before.endswith((",", "|", "\t", "-", "–", "—", "·"))


def _take_place(chunk: str, parts: Parts) -> None:
    """A chunk that is or ends in a place, or has one in brackets, gives it away."""
    if not chunk:
        return
    if inside := re.search(r"\(([^()]+)\)\s*$", chunk):
        place = read_place(inside[1])
        if place is not None and parts.place is None:
            parts.place = place
            chunk = chunk[: inside.start()].rstrip(" ,")
    rest, place = _place_at_end(chunk)
    if place is not None and (parts.place is None or parts.place.country is None):
        parts.place, chunk = place, rest
    elif place == Place() and not rest:
        return
    if chunk and not TERMS.fullmatch(fold(chunk)):
        parts.chunks.append(chunk)


def _place_at_end(chunk: str) -> tuple[str, Place | None]:
    pieces = split_commas(chunk)
    for size in (3, 2, 1):
        if len(pieces) < size:
            continue
        place = read_place(", ".join(pieces[-size:]))
        if place is None or _takes_too_much(pieces[-size:]) or is_title(pieces[-size]):
            continue
        return ", ".join(pieces[:-size]), place
    return chunk, None


def _takes_too_much(pieces: list[str]) -> bool:
    """“Klarna, Stockholm, Sweden”: three are a place only if the middle is a region."""
    if len(pieces) == 3:
        middle = read_place(f"x, {pieces[1]}")
        last = read_place(pieces[2])
        return last is None or not (middle and middle.country in {last.country, None})
    return False


def _take_named(parts: Parts) -> None:
    for name in parts.named:
        parts.named[name] = parts.chunks.pop(0) if parts.chunks else ""


def _tidy(chunk: str) -> str:
    return re.sub(r"\(\s*\)", "", chunk).strip(" ,;:–—-\t|·•(>~=")
