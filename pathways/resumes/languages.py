"""Languages and how well they are spoken, in the words of resumes."""

from __future__ import annotations

import re

from pathways.resumes.folding import fold
from pathways.resumes.resume import Language, LanguageLevel
from pathways.resumes.vocabulary import meanings_of, words_of

# In this order: “professional working” is read before “professional”.
LEVELS: tuple[tuple[LanguageLevel, str], ...] = (
    (
        LanguageLevel.NATIVE,
        "native|bilingu|mother tongue|first language|langue maternelle|"
        "langue natale|materna?\\b|materno|nativ|natif|lengua madre",
    ),
    (
        LanguageLevel.BASIC,
        "elementary|elementaire|elemental|basic|basique|basico|notion|"
        "beginner|debutant|principiante|scolaire|\\ba[12]\\b|\\bb1\\b|rudiment",
    ),
    (
        LanguageLevel.GOOD,
        "limited.working|limitee|limitada|intermedi|conversation|"
        "conversacion|\\bgood\\b|\\bbon(?:ne)?s?\\b|\\bbuen[oa]?\\b|moyen|\\bb2\\b|medio",
    ),
    (
        LanguageLevel.FLUENT,
        "full.professional|professionnelle complete|profesional completa|"
        "fluent|fluency|courant|couramment|fluid|excellent|excelente|\\bc2\\b",
    ),
    (
        LanguageLevel.WORK,
        "professional|professionnel|profesional|working|advanced|avanc|"
        "avanzad|proficient|\\bc1\\b|business|very good|tres bon|muy buen",
    ),
)
HALF = re.compile(r"\b(?:reading|written|only|knowledge of|lu\b|leid[oa])")
BETWEEN = re.compile(r"[;|•·\t]|,(?![^(]*\))|/(?![^(]*\))|\s{3,}|\.\s")


def read_language(text: str, level: str = "") -> Language | None:
    """One language with its level: “French (Professional Working)”, “Inglés: B2”."""
    code = language_code(text)
    if code is None:
        return None
    rest = level or " ".join(fold(text).split()[1:])
    return Language(code, read_level(rest), f"{text.strip()} {level}".strip())


def split_languages(line: str) -> list[str]:
    """“English (native), French” in pieces; a lone level stays with its name."""
    pieces: list[str] = []
    for piece in (part.strip(" .-–—*") for part in BETWEEN.split(line)):
        if not piece:
            continue
        if pieces and _is_level(piece):
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return pieces


def _is_level(text: str) -> bool:
    """“fluent”, “nivel intermedio (B1)”: a level, and no language."""
    words = text.partition("(")[0] or text
    return language_code(text) is None and read_level(words) is not None


def language_code(text: str) -> str | None:
    """The code of the language that a text begins with."""
    first = re.split(r"[^\w]+", fold(text).strip(" -–—*:("), maxsplit=1)[0]
    return meanings_of("language").get(first)


def code_of(code: str) -> str | None:
    """A two- or three-letter code of a form's field as one of two letters."""
    folded = code.strip().lower()
    if folded in words_of("language"):
        return folded
    return meanings_of("language code").get(folded)


def read_level(text: str) -> LanguageLevel | None:
    """The level that words or a CEFR letter state; of part of a language: none."""
    folded = fold(text).replace("_", " ")
    if HALF.search(folded):
        return None
    if "very good" in folded or "tres bon" in folded or "muy buen" in folded:
        return LanguageLevel.WORK
    for level, pattern in LEVELS:
        if re.search(pattern, folded):
            return level
    return None
