"""Numbers as people type them: 45,000 and 45 000, 45k and 1.2m, US$45k.

Nothing that can be read two ways is taken: both readings are asked back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.formats import get_format, number_format
from django.utils.translation import gettext as _

from pathways.forms.typed import NotUnderstoodError, quoted

SPACES: Final = re.compile(r"[\s\u00a0\u2009\u202f]+")
GROUP_SPACES: Final = re.compile(r"(?<=\d)[ '’](?=\d{3}(?!\d))")
CURRENCIES: Final = {
    "us": "USD",
    "usd": "USD",
    "c": "CAD",
    "ca": "CAD",
    "cad": "CAD",
    "can": "CAD",
    "cdn": "CAD",
}
TIMES: Final = {
    "": 1,
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mm": 10**6,
    "mio": 10**6,
    "million": 10**6,
}
MARK: Final = r"(?:u\.s\.\$|us\$|ca\$|can\$|cdn\$|c\$|usd|cad|cdn|us|\$)"
AMOUNT: Final = re.compile(
    rf"(?P<before>{MARK}?(?: ?\$)?) ?(?P<number>-?[\d][\d.,]*|-?[.,]\d+) ?"
    rf"(?P<times>k|thousand|mm|m|mio|million)? ?(?P<after>{MARK}?)",
    re.IGNORECASE,
)
GROUPED: Final = re.compile(r"\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*")
LAKHS: Final = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")


@dataclass(frozen=True, slots=True)
class Typed:
    """An amount that was read, and its currency where one was written."""

    number: Decimal
    currency: str = ""


def read_amount(text: str) -> Typed:
    """An amount, with or without a currency and a k or m behind it.

    Raises ``NotUnderstoodError``, which says what was not understood.
    """
    plain = GROUP_SPACES.sub("", SPACES.sub(" ", text).strip())
    parts = AMOUNT.fullmatch(plain)
    if parts is None:
        raise NotUnderstoodError(_no_number(text))
    currency = _currency(parts["before"], parts["after"], text)
    times = TIMES[(parts["times"] or "").lower()]
    if times > 1 and "," in parts["number"] and GROUPED.fullmatch(parts["number"]):
        raise NotUnderstoodError(_no_number(text))
    number = _number(parts["number"], text, is_short=times > 1)
    return Typed(number * times, currency)


def _currency(before: str, after: str, text: str) -> str:
    """The currency that is written before or behind a number."""
    marks = [re.sub(r"[ $.]", "", text).lower() for text in (before, after)]
    currencies = {CURRENCIES[mark] for mark in marks if mark}
    if len(currencies) > 1:
        words = _("%(typed)s names two currencies. Keep one of them.")
        raise NotUnderstoodError(words % {"typed": quoted(text)}, *currencies)
    return currencies.pop() if currencies else ""


def read_number(text: str, most: int | None = None) -> Decimal:
    """A number without a currency; ``most`` may leave one reading of two."""
    plain = GROUP_SPACES.sub("", SPACES.sub(" ", text).strip()).removeprefix("$")
    if not re.fullmatch(r" ?-?[\d.,]+", plain):
        raise NotUnderstoodError(_no_number(text))
    return _number(plain.strip(), text, is_short=most is not None and most < 1000)


def _number(plain: str, text: str, *, is_short: bool) -> Decimal:
    """The digits as a number; ``is_short``: no thousands are meant."""
    sign, digits = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    written = _decimal(digits, is_short=is_short)
    if written is None and GROUPED.fullmatch(digits):
        raise _two_readings(digits, text)
    if written is None:
        raise NotUnderstoodError(_no_number(text))
    return Decimal(sign + written)


def _decimal(digits: str, *, is_short: bool) -> str | None:
    """The digits as Python writes them; nothing without one sure reading."""
    marks = re.findall("[.,]", digits)
    if marks == ["."] and GROUPED.fullmatch(digits):
        return digits if is_short else None
    if GROUPED.fullmatch(digits) or LAKHS.fullmatch(digits):
        return re.sub("[.,]", "", digits)
    for group, point in ((",", "."), (".", ",")):
        if re.fullmatch(_with_groups(group, point), digits):
            return digits.replace(group, "").replace(point, ".")
    if re.fullmatch(r"\d*\.\d+|\d+\.?", digits):
        return digits
    return digits.replace(",", ".") if _is_comma_fraction(digits) else None


def _with_groups(group: str, point: str) -> str:
    return rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+{re.escape(point)}\d+"


def _is_comma_fraction(digits: str) -> bool:
    """One digit behind a comma, or more in a language that writes fractions so."""
    if get_format("DECIMAL_SEPARATOR") == ",":
        return re.fullmatch(r"\d+,\d+", digits) is not None
    return re.fullmatch(r"\d+,\d", digits) is not None


def _two_readings(digits: str, text: str) -> NotUnderstoodError:
    whole, less = Decimal(digits.replace(".", "")), Decimal(digits)
    readings = {"more": plain_words(whole), "less": plain_words(less)}
    words = _("Is %(typed)s %(more)s or %(less)s? Write it without the point.")
    message = words % {"typed": quoted(text), **readings}
    return NotUnderstoodError(message, *readings.values())


def plain_words(number: Decimal) -> str:
    """A number as people write it, which is read as the same number again."""
    text = f"{number.normalize():f}"
    places = len(text.partition(".")[2])
    places += places == 3  # three digits behind a point may be thousands
    return number_format(number, places, force_grouping=True)


def sum_words(amount: Decimal) -> str:
    """A sum: whole, or with both digits of the cents."""
    cents = amount.quantize(Decimal("0.01"))
    if amount != cents or amount == int(amount):
        return plain_words(amount)
    return number_format(cents, 2, force_grouping=True)


def _no_number(text: str) -> str:
    return _("%(typed)s is not understood as a number.") % {"typed": quoted(text)}
