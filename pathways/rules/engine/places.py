"""Names of places, compared without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata


def plain(name: str) -> str:
    """The name as it is compared: ``Montréal`` and ``montreal`` are one."""
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", letters.casefold()).strip()
