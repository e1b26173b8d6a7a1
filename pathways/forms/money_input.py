"""The two inputs of an amount: the number and its currency, under one label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from pathways.rules import CAD

USD: Final = "USD"
CURRENCIES: Final = (CAD, USD)
TEMPLATE: Final = "components/money_input.html"


@dataclass(frozen=True, slots=True)
class Entered:
    """An amount as it stands in its two inputs."""

    text: str = ""
    currency: str = ""


class MoneyInput(forms.TextInput):
    """An amount and its currency; ``asks_currency``: a blank amount has none yet."""

    asks_currency = False

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Any, name: str
    ) -> Entered:
        """What stands in both inputs; CAD where no currency was asked."""
        text = str(data.get(name) or "").strip()
        return Entered(text, str(data.get(f"{name}_currency", CAD)))

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Both inputs with what stands in them."""
        entered = value if isinstance(value, Entered) else Entered()
        context = super().get_context(name, entered.text, attrs)
        chosen = entered.currency or ("" if self.asks_currency else CAD)
        amount = {"name": name, "value": entered.text}
        currency = {"name": f"{name}_currency", "value": chosen}
        blank = ("",) if self.asks_currency else ()
        context["widget"]["parts"] = context["widget"]["subwidgets"] = [
            amount,
            currency,
        ]
        context["currency"] = {**currency, "choices": (*blank, *CURRENCIES)}
        return context

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,
    ) -> SafeString:
        """Found in the project's templates, whatever renderer forms use."""
        html = render_to_string(TEMPLATE, self.get_context(name, value, attrs))
        return mark_safe(html)  # noqa: S308
