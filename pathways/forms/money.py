"""Amounts of money: in USD or CAD, kept in CAD, shown again as they were typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.answers import Answers, Path
from pathways.forms.as_typed import Row, typed_at, with_typed
from pathways.forms.fields import Label, Number
from pathways.forms.money_input import CURRENCIES, USD, Entered, MoneyInput
from pathways.forms.rates import Quoted, dollar_rate
from pathways.forms.typed import NotUnderstoodError
from pathways.forms.typed_numbers import read_amount, sum_words
from pathways.rules import CAD, Rate


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that was read: in CAD, and what it was where it was typed in USD."""

    cad: Decimal
    typed: Row | None = None


class Money(Number):
    """An amount of money, asked in USD or CAD; ``unit`` says for what: “an hour”.

    ``asks_currency``: nothing is taken for granted while it is blank.
    """

    widget = MoneyInput
    error_number = lazy("Write an amount like 45,000, 45k or 1.2m.")

    def __init__(self, *, asks_currency: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs["inputmode"] = "text"  # for k, m and US$
        self.widget.asks_currency = asks_currency
        self.typed: Row | None = None

    def remember(self, answers: Answers, path: Path) -> None:
        """What was typed for the amount that is stored there."""
        self.typed = typed_at(answers, path)

    @cached_property
    def now(self) -> Quoted:
        """The rate of now, looked up once."""
        return dollar_rate()

    @property
    def rate(self) -> SafeString:
        """The rate as it stands beside the amount."""
        return self.now.words

    def look_up(self) -> None:
        """The rate, before a page is drawn."""
        _ = self.now

    def to_python(self, value: Any) -> Amount | None:  # type: ignore[override]
        """The amount in CAD; two readings are asked back, as is a currency."""
        entered = value if isinstance(value, Entered) else Entered(str(value or ""))
        if not entered.text:
            return None
        try:
            read = read_amount(entered.text)
        except NotUnderstoodError as error:
            raise ValidationError(self.not_understood(error)) from None
        self.check_number(read.number)
        currency = read.currency or entered.currency
        if currency not in CURRENCIES:
            raise ValidationError(_("Is this USD or CAD? Choose one of them."))
        if currency == CAD:
            return Amount(read.number)
        return in_cad(read.number, self.now.rate)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the amount or its currency differs, however it is written."""
        before = initial if isinstance(initial, Entered) else Entered()
        if not before.text or not data.text:
            return bool(before.text != data.text)
        try:
            read, was = read_amount(data.text), read_amount(before.text)
        except NotUnderstoodError:
            return True
        now = (read.number, read.currency or data.currency)
        return bool(now != (was.number, before.currency))

    def shown(self, stored: Any) -> Entered:
        """The amount in the currency it was typed in."""
        if self.typed:
            amount = Decimal(str(self.typed["amount"]))
            return Entered(sum_words(amount), self.typed["currency"])
        return Entered(sum_words(Decimal(str(stored))), CAD)

    def read(self, record: Mapping[str, Any], name: str) -> Entered:
        """Blank while nothing is stored."""
        return super().read(record, name) or Entered()

    def in_words(self, stored: Any) -> str:
        """As it was typed, and in CAD by the rate of then."""
        in_canada = _with_unit(Decimal(str(stored)), CAD, self.unit)
        if not self.typed:
            return in_canada
        typed = _with_unit(
            Decimal(str(self.typed["amount"])), self.typed["currency"], self.unit
        )
        words = _("%(typed)s, %(cad)s at %(rate)s of %(day)s")
        return words % {
            "typed": typed,
            "cad": in_canada,
            "rate": f"{Decimal(str(self.typed['rate'])):.4f}",
            "day": date_format(date.fromisoformat(self.typed["rate_on"]), "j F Y"),
        }

    def stored(self, value: Amount) -> int | float:  # type: ignore[override]
        """The CAD, as a JSON number."""
        return super().stored(value.cad)

    def note(self, answers: Answers, path: Path, value: Any) -> Answers:
        """The answers with what was typed beside the amount that it became."""
        typed = value.typed if isinstance(value, Amount) else None
        return with_typed(answers, path, typed)


def in_cad(amount: Decimal, used: Rate | None) -> Amount:
    """US dollars in CAD by a rate."""
    if used is None:
        raise ValidationError(_("No rate of the US dollar is published. Write CAD."))
    cad = used.to_cad(amount)
    typed = {"amount": amount, "currency": USD, "cad": cad, "rate": used.cad}
    numbers = {
        key: _json(value) if isinstance(value, Decimal) else value
        for key, value in typed.items()
    }
    return Amount(cad, {**numbers, "rate_on": used.on.isoformat()})


def _json(number: Decimal) -> int | float:
    return int(number) if number == int(number) else float(number)


def _with_unit(amount: Decimal, currency: str, unit: Label) -> str:
    return f"{sum_words(amount)} {currency} {unit}".strip()
