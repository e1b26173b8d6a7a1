"""Text without accents and capitals, letter for letter, so that places in it agree."""

from __future__ import annotations

import unicodedata
from functools import cache

# Letters that fold to two would shift what stands behind them.
_PLAIN = {
    "\u00a0": " ",
    "\u2019": "'",
    "\u2018": "'",
    "\u2212": "-",
    "\u2010": "-",
    "\u2011": "-",
}


@cache
def _fold_letter(letter: str) -> str:
    plain = _PLAIN.get(letter)
    if plain is not None:
        return plain
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


def fold(text: str) -> str:
    """Lower case, no accents; as long as what was given."""
    return "".join(
        _fold_letter(letter) for letter in unicodedata.normalize("NFC", text)
    )


def words(text: str) -> list[str]:
    """The folded words of a text, without signs around them."""
    return [
        word
        for word in (w.strip("()[]{}.,;:!?\"'*_#|•·-–—/&+") for w in fold(text).split())
        if word
    ]
