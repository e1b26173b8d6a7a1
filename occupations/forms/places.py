"""What matters to a person, as plain form fields in the address of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from occupations.models import PlaceKind
from occupations.selectors.places import Weighable

MOST = 5


class WeightField(forms.IntegerField):
    """How much something matters, from 0 to 5: a slider where there is one."""

    widget = forms.NumberInput(
        attrs={"type": "range", "min": 0, "max": MOST, "step": 1, "class": "form-range"}
    )


class RankingForm(forms.Form):
    """Kind of place, occupation, pay, and a weight for each factor."""

    of = forms.ChoiceField(
        label=_("Compare"),
        choices=[
            (PlaceKind.CITY, _("cities")),
            (PlaceKind.PROVINCE, _("provinces and territories")),
        ],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    noc = forms.RegexField(
        r"^\d{5}$",
        label=_("Your occupation (NOC code)"),
        help_text=_("Five digits, such as 21231. Wage and outlook are then yours."),
        required=False,
        widget=forms.TextInput(
            attrs={"class": "form-control", "inputmode": "numeric", "maxlength": 5}
        ),
    )
    pay = forms.TypedChoiceField(
        label=_("Gross pay for the take-home figure"),
        choices=[
            (80, _("80,000 CAD a year")),
            (100, _("100,000 CAD a year")),
            (150, _("150,000 CAD a year")),
        ],
        coerce=int,
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    sort = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, str], *, factors: Iterable[Weighable]
    ) -> None:
        super().__init__()
        self.factors = list(factors)
        for factor in self.factors:
            self.fields[f"w-{factor.slug}"] = WeightField(
                label=factor.title, min_value=0, max_value=MOST, required=False
            )
        self.data, self.is_bound = self._completed(data), True
        self.full_clean()

    def _completed(self, data: Mapping[str, str]) -> dict[str, str]:
        """The answers of an address; what it leaves out stands as at the start."""
        record = {"of": PlaceKind.CITY.value, "noc": "", "pay": "100", "sort": ""}
        has_weights = any(name.startswith("w-") for name in data)
        for factor in self.factors:
            record[f"w-{factor.slug}"] = "0" if has_weights else str(factor.default)
        return record | {name: data[name] for name in record.keys() & data.keys()}

    def answer(self, name: str, otherwise: Any = None) -> Any:
        """The answer, if it is valid, whatever the others are."""
        return self.cleaned_data.get(name) or otherwise

    def weights(self) -> dict[str, int]:
        """The weight of each factor by its slug."""
        return {f.slug: self.answer(f"w-{f.slug}", 0) for f in self.factors}

    def picks(self) -> list[forms.BoundField]:
        """The fields that are not weights."""
        return [self["of"], self["noc"], self["pay"]]

    def sliders(self) -> list[forms.BoundField]:
        """The weight fields."""
        return [self[f"w-{factor.slug}"] for factor in self.factors]
