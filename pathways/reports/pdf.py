"""The document as a tagged PDF (PDF/UA-1): the same bytes for the same document."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any, Final

import typst
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from pathways.reports import around
from pathways.reports.document import Document
from pathways.words.units import keep_figures

TEMPLATE: Final = Path("templates") / "reports" / "report.typ"
FONTS: Final = Path("static") / "fonts"
# What the report's typeface has no sign for; PDF/UA forbids a text without signs.
UNPRINTABLE: Final = re.compile(
    "[^\n -~\u00a0-\u024f\u0370-\u03ff\u0400-\u045f\u1e00-\u1eff\u2010-\u2027"
    "\u2030-\u2040\u20a0-\u20bf\u2190-\u2199\u2200-\u22ff]"
)


class PdfError(Exception):
    """The document could not be set as PDF/UA."""


def pdf_of(document: Document) -> bytes:
    """The PDF of a document."""
    with translation.override(document.language):
        data = json.dumps(_printable(pdf_words(document)), ensure_ascii=False)
    root = Path(settings.BASE_DIR)
    try:
        made: bytes = typst.compile(
            str(root / TEMPLATE),
            root=str(root / TEMPLATE.parent),
            font_paths=[str(root / FONTS)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"data": data},
        )
    except typst.TypstError as error:
        raise PdfError from error
    return made


def pdf_words(document: Document) -> dict[str, Any]:
    """All words of the PDF, in the document's language."""
    return {
        "language": document.language,
        "title": around.title_of(document),
        "heading": document.heading,
        "lead": document.lead,
        "sections": [section.model_dump() for section in document.sections],
        "sources": around.source_words(document.sources),
        "foot": around.foot_facts(document),
        "rules": around.rules_words(document),
        "words": {
            "site": _("Pathways to Canada"),
            "page": _("Page %(page)s of %(pages)s"),
            "see": _("Sources:"),
            "sources": around.sources_title(),
            "sources_about": around.sources_about(),
            "not_advice": around.not_advice(),
        },
    }


def _printable(value: Any) -> Any:
    """The same words with a replacement sign for what the typeface lacks."""
    if isinstance(value, str):
        text = keep_figures(unicodedata.normalize("NFC", value))
        return UNPRINTABLE.sub("\ufffd", text)
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(item) for item in value]
    return value
