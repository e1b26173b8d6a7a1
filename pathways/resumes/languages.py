"""Languages and how well they are spoken, in the words of resumes."""

from __future__ import annotations

import re
from functools import cache

from pathways.resumes.folding import fold
from pathways.resumes.resume import Language, LanguageLevel

# Code, then names in English, French, Spanish and the language itself, folded.
NAMES = """
en english anglais ingles | fr french francais frances | es spanish espagnol espanol castellano castilian
zh chinese mandarin cantonese chinois chino 中文 普通话 汉语 | ar arabic arabe العربية | hi hindi हिन्दी
pt portuguese portugais portugues | de german allemand aleman deutsch | it italian italien italiano
ja japanese japonais japones 日本語 | ko korean coreen coreano 한국어 | ru russian russe ruso русскии
nl dutch neerlandais holandes neerlandes nederlands flemish | sv swedish suedois sueco svenska
no norwegian norvegien noruego norsk | da danish danois danes dansk | fi finnish finnois finlandes suomi
pl polish polonais polaco polski | cs czech tcheque checo cestina | sk slovak slovaque eslovaco
hu hungarian hongrois hungaro magyar | ro romanian roumain rumano | bg bulgarian bulgare bulgaro
uk ukrainian ukrainien ucraniano | el greek grec griego | tr turkish turc turco turkce
he hebrew hebreu hebreo | fa persian farsi persan persa dari | ur urdu ourdou | bn bengali bangla
pa punjabi panjabi pendjabi | ta tamil tamoul | te telugu | mr marathi | gu gujarati | kn kannada
ml malayalam | ne nepali | si sinhala sinhalese | th thai | vi vietnamese vietnamien vietnamita
id indonesian indonesien indonesio | ms malay malais malayo | tl tagalog filipino | sw swahili kiswahili
yo yoruba | ig igbo | ha hausa | am amharic amharique | so somali | zu zulu | af afrikaans
wo wolof | tw twi akan | ht creole kreyol | ca catalan | eu basque euskera | gl galician gallego
hr croatian croate croata | sr serbian serbe serbio | bs bosnian | sl slovenian slovene | lt lithuanian
lv latvian | et estonian | sq albanian albanais albanes | ka georgian | hy armenian | az azerbaijani
kk kazakh | uz uzbek | ga irish | cy welsh | is icelandic | mt maltese | ps pashto | ku kurdish
qu quechua | gn guarani | sn shona | rw kinyarwanda | mg malagasy malgache | lo lao | km khmer | my burmese
"""
# The three letters that Europass writes, where they are not the first of a name.
LONG_CODES = dict(
    pair.split(":")
    for pair in (
        "eng:en fra:fr fre:fr spa:es zho:zh chi:zh ara:ar hin:hi por:pt deu:de ger:de "
        "ita:it jpn:ja kor:ko rus:ru nld:nl dut:nl swe:sv nor:no dan:da fin:fi pol:pl "
        "ces:cs cze:cs slk:sk slo:sk hun:hu ron:ro rum:ro bul:bg ukr:uk ell:el gre:el "
        "tur:tr heb:he fas:fa per:fa urd:ur ben:bn pan:pa tam:ta tel:te mar:mr vie:vi "
        "cat:ca eus:eu baq:eu glg:gl hrv:hr srp:sr slv:sl lit:lt lav:lv est:et sqi:sq "
        "gle:ga mlt:mt nob:no"
    ).split()
)
# In this order: “professional working” is read before “professional”.
LEVELS: tuple[tuple[LanguageLevel, str], ...] = (
    (LanguageLevel.NATIVE, "native|bilingu|mother tongue|first language|langue maternelle|"
     "langue natale|materna?\\b|materno|nativ|natif|lengua madre"),
    (LanguageLevel.BASIC, "elementary|elementaire|elemental|basic|basique|basico|notion|"
     "beginner|debutant|principiante|scolaire|\\ba[12]\\b|\\bb1\\b|rudiment"),
    (LanguageLevel.GOOD, "limited.working|limitee|limitada|intermedi|conversation|"
     "conversacion|\\bgood\\b|\\bbon(?:ne)?s?\\b|\\bbuen[oa]?\\b|moyen|\\bb2\\b|medio"),
    (LanguageLevel.FLUENT, "full.professional|professionnelle complete|profesional completa|"
     "fluent|fluency|courant|couramment|fluid|excellent|excelente|\\bc2\\b"),
    (LanguageLevel.WORK, "professional|professionnel|profesional|working|advanced|avanc|"
     "avanzad|proficient|\\bc1\\b|business|very good|tres bon|muy buen"),
)
HALF = re.compile(r"\b(?:reading|written|only|knowledge of|lu\b|leid[oa])")
BETWEEN = re.compile(r"[;|•·\t]|,(?![^(]*\))|/(?![^(]*\))|\s{3,}")


def read_language(text: str, level: str = "") -> Language | None:
    """One language with its level: “French (Professional Working)”, “Inglés: B2”."""
    code = language_code(text)
    if code is None:
        return None
    rest = level or " ".join(fold(text).split()[1:])
    return Language(code, read_level(rest), f"{text.strip()} {level}".strip())


def split_languages(line: str) -> list[str]:
    """“English (native), French” in its pieces; a level of its own stays with its name."""
    pieces: list[str] = []
    for piece in (part.strip(" .-–—*") for part in BETWEEN.split(line)):
        if not piece:
            continue
        if pieces and language_code(piece) is None:
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return pieces


def language_code(text: str) -> str | None:
    """The code of the language that a text begins with."""
    first = re.split(r"[^\w]+", fold(text).strip(" -–—*:("), maxsplit=1)[0]
    return _codes().get(first)


def code_of(code: str) -> str | None:
    """A two- or three-letter code of a form's field as one of two letters."""
    folded = code.strip().lower()
    if folded in _codes().values():
        return folded
    return LONG_CODES.get(folded)


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


@cache
def _codes() -> dict[str, str]:
    rows = (row.split() for row in re.split(r"[|\n]", NAMES) if row.strip())
    return {fold(name): row[0] for row in rows for name in row[1:]}
