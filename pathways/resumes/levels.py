"""Levels of education in the words of degrees, in English, French and Spanish.

Only what a name settles: a diploma or certificate without its length has no level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pathways.resumes.folding import fold
from pathways.resumes.titles import is_school

BACHELOR, MASTERS, DOCTORATE = "three_year_or_more", "masters", "doctorate"
_dot = r"\.?\s?"


def _letters(*names: str) -> str:
    """Abbreviations with or without full stops: “BSc”, “B.Sc.”."""
    spelled = (_dot.join(name) for name in names)
    return "(?:" + "|".join(rf"{name}(?![\w'])\.?" for name in spelled) + ")"


_kind = (
    r"(?: of (?:applied )?"
    r"(?:science|arts|fine arts|engineering|technology|education|laws?))"
)
_years = r"(?:diploma|degree|certificate|program(?:me)?)"
_masters = _letters(
    "mba", "msc", "meng", "mtech", "mphil", "mfa", "mph", "llm", "mca", "mcom", "msee"
)
_bachelors = _letters("bsc", "btech", "beng", "bba", "bca", "bcom", "bfa", "baa")
# The first that is in a text decides, so longer ways of study stand first.
DEGREES: tuple[tuple[str | None, str], ...] = (
    (None, r"post-?doc\w*|(?:post-?)?graduate (?:diploma|certificate)"),
    (
        None,
        r"licence professionnelle|diplome d.ingenieure?|dec(?: technique|(?= en\b))",
    ),
    (None, r"especializacion|ciclo formativo(?: de grado (?:superior|medio))?"),
    ("two_year", rf"(?:two|2)-year {_years}"),
    ("one_year", rf"(?:one|1)-year {_years}"),
    (BACHELOR, rf"(?:three|four|3|4)-year (?:advanced )?{_years}"),
    (
        "secondary",
        r"high school diploma|^high school(?=$|[,(])|secondary school diploma|"
        r"higher secondary|\bged\b|"
        r"a-levels?|abitur|baccalaureat (?:general|scientifique|technologique|serie)|"
        r"bac (?:s|es|l|general)|bachillerato(?! universitario)|preparatoria|"
        r"diplome d.etudes secondaires",
    ),
    (
        DOCTORATE,
        r"doctor of philosophy|doctorate|doctoral|doctorat|doctorado|"
        + _letters("phd", "dphil", "edd"),
    ),
    (
        "professional",
        r"doctor of (?:medicine|pharmacy|dental|veterinary)|juris doctor|"
        + _letters("pharmd", "dds", "dmd", "dvm", "jd"),
    ),
    (
        MASTERS,
        rf"maitrise|maestria|magister|mastere|master (?:universitario|oficial)|"
        rf"master(?:'s|s)?{_kind}|master 2|"
        rf"master(?:'s|s)?(?: degree)?|m\.ed\.?|{_masters}",
    ),
    (
        "two_year",
        r"associate(?:'s|s)?(?: degree| of (?:applied )?(?:science|arts))|bts|dut|deug|"
        rf"tecnico superior(?: universitario)?|tsu|{_letters('aas')}",
    ),
    (
        BACHELOR,
        rf"bachelor(?:'s|s)?{_kind}|bachelor(?:'s|s)?(?: degree)?|licence|bachelier|"
        r"licenciatura|licenciad[oa]|grado|ingenieria|"
        r"ingenier[oa](?= (?:de|en|civil|industrial|mecanic|electr|informatic))|"
        r"baccalaureat(?= (?:en|es)\b)|"
        rf"bachillerato universitario|{_bachelors}",
    ),
)
# Two letters mean a degree only in capitals: “MS in”, “B.A., Economics”.
SHORT: tuple[tuple[str, str], ...] = (
    (MASTERS, r"M\.?\s?[SA]\.?"),
    (BACHELOR, r"B\.?\s?[SAE]\.?|A\.B\."),
    ("two_year", r"A\.?\s?[SA]\.?"),
    ("professional", r"M\.D\."),
)
SHORT_EDGES = r"(?<![\w.])(?:{})(?=\s*(?:$|[,(–—-]|in\b|en\b|of\b|[A-Z][a-z]))"
TAIL = re.compile(
    r"^(?:'s|s)?(?: degree)?\s*(?:\([^)]*\))?[\s.:,–—-]*"
    r"(?:(?:of|in|en|de|des|du|d')\b\s*)?(?:la |le |les |el |los )?",
    re.I,
)
GENERIC = frozenset(
    ["science", "sciences", "arts", "applied science", "fine arts", "degree"]
)


@dataclass(frozen=True, slots=True)
class Degree:
    """A degree in a text: its level, the field behind it, where it stands."""

    level: str | None
    field: str | None
    at: int
    to: int


def find_degree(text: str) -> Degree | None:
    """The first degree that a text names."""
    folded = fold(text)
    for level, pattern in DEGREES:
        match = re.search(rf"(?<![\w])(?:{pattern})(?!\w)", folded)
        if match:
            return _degree(level, text, match)
    return _find_short(text) or _find_certificate(text, folded)


def _find_short(text: str) -> Degree | None:
    for level, pattern in SHORT:
        match = re.search(SHORT_EDGES.format(pattern), text)
        if match and not _is_state(text, match):
            return _degree(level, text, match)
    return None


def _is_state(text: str, match: re.Match[str]) -> bool:
    """“Cambridge, MA”: the letters end a place, they are no degree."""
    return bool(re.search(r"[^\W\d_]{2},\s*$", text[: match.start()])) and not text[
        match.end() :
    ].strip(" .,)")


def _find_certificate(text: str, folded: str) -> Degree | None:
    match = re.search(
        r"\b(?:diploma|certificate|diplome|certificat|certificado|diplomado|bootcamp)\b",
        folded,
    )
    return _degree(None, text, match) if match else None


def _degree(level: str | None, text: str, match: re.Match[str]) -> Degree:
    rest = text[match.end() :]
    field = _first_piece(rest) or _in_brackets(rest)
    if field and (closer := re.match(rf".*?{re.escape(field)}, ([^,]+)", rest)):
        # “Bachelor of Design, Graphic Design”
        field = closer[1] if fold(field) in fold(closer[1]) else field
    if field and (again := find_degree(field)) and again.to - again.at >= len(field):
        # “Bachelor of Science - BS, Computer Science”: the same degree, spelled twice.
        field = again.field or _first_piece(rest[rest.find(field) + len(field) :])
    if field is None and re.fullmatch(r"m\.?b\.?a\.?", fold(match.group())):
        field = "Business Administration"
    if level == "secondary":
        field = None
    return Degree(level, field, match.start(), match.end())


def _in_brackets(text: str) -> str | None:
    """“B.Tech (Information Technology)”; a degree's own letters are no field."""
    match = re.match(r"\s*\(([^()]{4,})\)", text)
    return match[1] if match and find_degree(match[1]) is None else None


def _first_piece(text: str) -> str | None:
    """What a degree is in: the words behind it up to the next sign."""
    tail = TAIL.match(text)
    after = (text[tail.end() :] if tail else text).lstrip(" ,–—-()·")
    field = re.split(r"[,;|\t(·•]|\s[–—-]\s|\bfrom\b|\bat\b", after, maxsplit=1)[0]
    field = field.strip(" .:")
    if not field or fold(field) in GENERIC or len(field) > 120 or is_school(field):
        return None
    return field
