"""Amounts in USD or CAD: typed, and meant, asked back or refused."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from pathways.answers import contract_errors
from pathways.forms.money import Money
from pathways.forms.offer import JobOfferForm
from pathways.forms.place import MoneyForm
from pathways.forms.topics import TOPICS
from pathways.forms.typed import NotUnderstoodError
from pathways.forms.typed_numbers import read_amount, read_number
from tests.pathways.questions.test_pages import begin

FUNDS = "settlement_funds_cad"
# One US dollar in the shipped edition: 1.3760 CAD on 21 August 2026, Bank of Canada.
OF_45000_USD = 61920
TYPED = {
    "path": FUNDS,
    "amount": 45000,
    "currency": "USD",
    "cad": OF_45000_USD,
    "rate": 1.376,
    "rate_on": "2026-08-21",
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("45000", 45000),
        ("45k", 45000),
        ("45K", 45000),
        ("45 k", 45000),
        ("$45,000", 45000),
        ("45,000", 45000),
        ("45 000", 45000),
        ("45\u00a0000", 45000),
        ("45\u202f000", 45000),
        ("45'000", 45000),
        ("45,000.50", "45000.50"),
        ("45.000,50", "45000.50"),
        ("1.200.000", 1200000),
        ("12,00,000", 1200000),
        ("1.2m", 1200000),
        ("1,2 million", 1200000),
        ("62.5", "62.5"),
        ("62,5", "62.5"),
        ("0", 0),
        (".5", "0.5"),
    ],
)
def test_an_amount_is_meant(typed: str, meant: str | int) -> None:
    assert read_amount(typed).number == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "currency"),
    [
        ("45k", ""),
        ("$45k", ""),
        ("US$45k", "USD"),
        ("us $45k", "USD"),
        ("USD 45,000", "USD"),
        ("45k usd", "USD"),
        ("C$45k", "CAD"),
        ("CA$ 45 000", "CAD"),
        ("45,000 CAD", "CAD"),
        ("$45,000 CAD", "CAD"),
    ],
)
def test_a_currency_is_read_where_it_is_written(typed: str, currency: str) -> None:
    assert read_amount(typed).currency == currency


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("45.000", ("45,000", "45")),
        ("1.250", ("1,250", "1.25")),
        ("US$45.000", ("45,000", "45")),
    ],
)
def test_what_has_two_readings_is_asked_back_with_both(
    typed: str, readings: tuple[str, str]
) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        read_amount(typed)

    assert caught.value.readings == readings
    assert typed in str(caught.value)
    assert all(reading in str(caught.value) for reading in readings)


@pytest.mark.parametrize(
    "typed",
    ["much", "about 45k", "45k/yr", "£45", "4,00", "45,000k", "12 34", "1e9", "NaN",
     "∞", "--1", "45..5", "US$45 CAD", "<b>"],
)  # fmt: skip
def test_what_is_no_amount_is_refused_in_its_own_words(typed: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        read_amount(typed)

    assert f"“{typed}”" in str(caught.value)


@pytest.mark.usefixtures("second_language")
def test_a_comma_is_a_point_where_the_language_writes_it_so() -> None:
    with translation.override("fr"):
        assert read_amount("45,50").number == Decimal("45.50")


@pytest.mark.parametrize(
    ("typed", "most", "meant"),
    [("37.5", 100, "37.5"), ("37,5", 100, "37.5"), ("37.500", 100, "37.5"),
     ("1,200", 2000, "1200"), ("1 200", None, "1200")],
)  # fmt: skip
def test_a_number_is_read_alike(typed: str, most: int | None, meant: str) -> None:
    assert read_number(typed, most) == Decimal(meant)


def sent(typed: str, currency: str, answers: dict[str, Any] | None = None) -> MoneyForm:
    data = {FUNDS: typed, f"{FUNDS}_currency": currency}
    return MoneyForm(data, answers=answers or {})


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("typed", "currency"), [("45k", "USD"), ("US$45k", "CAD"), ("45,000", "USD")]
)
def test_us_dollars_are_kept_in_cad_with_what_was_typed(
    typed: str, currency: str
) -> None:
    form = sent(typed, currency)

    assert form.is_valid(), form.errors
    answers = form.change({})
    assert answers == {FUNDS: OF_45000_USD, "typed_amounts": [TYPED]}
    assert contract_errors(answers) == []


@pytest.mark.usefixtures("catalogue")
def test_what_was_typed_is_shown_again_and_told_with_its_rate() -> None:
    answers = {FUNDS: OF_45000_USD, "typed_amounts": [TYPED]}
    form = MoneyForm(answers=answers)
    field = form.answer_fields()[FUNDS]

    assert (form.initial[FUNDS].text, form.initial[FUNDS].currency) == ("45,000", "USD")
    assert field.words(answers, FUNDS) == (
        "45,000 USD, 61,920 CAD at 1.3760 of 21 August 2026"
    )


@pytest.mark.usefixtures("catalogue")
def test_an_amount_that_was_changed_elsewhere_forgets_what_was_typed() -> None:
    answers = {FUNDS: 70000, "typed_amounts": [TYPED]}

    form = MoneyForm(answers=answers)

    assert (form.initial[FUNDS].text, form.initial[FUNDS].currency) == ("70,000", "CAD")
    changed = sent("71k", "CAD", answers)
    assert changed.is_valid()
    assert changed.change(answers) == {FUNDS: 71000}


@pytest.mark.parametrize(("typed", "currency"), [("45k", ""), ("$45,000", "EUR")])
def test_a_currency_is_asked_back_and_never_taken_for_granted(
    typed: str, currency: str
) -> None:
    assert sent(typed, currency).errors[FUNDS] == [
        "Is this USD or CAD? Choose one of them."
    ]


def test_without_a_rate_us_dollars_are_refused_and_not_guessed(db: None) -> None:
    assert sent("45k", "USD").errors[FUNDS] == [
        "No rate of the US dollar is published. Write CAD."
    ]


def test_every_amount_of_the_profile_is_asked_in_both_currencies() -> None:
    forms = [page.form for topic in TOPICS for page in topic.pages if page.form]
    forms += [
        item.form for topic in TOPICS for page in topic.pages for item in page.lists
    ]
    amounts = {
        form.key_of(name)[-1]: field
        for form in forms
        for name, field in form.base_fields.items()
        if "cad" in str(form.key_of(name)[-1]).split("_")
    }

    assert set(amounts) == {
        "settlement_funds_cad",
        "wage_cad_hourly",
        "employer_revenue_cad",
        "amount_cad",
        "capital_committed_cad",
        "earned_cad",
        "canadian_wage_cad_yearly",
    }
    assert all(isinstance(field, Money) for field in amounts.values())


@pytest.mark.usefixtures("catalogue")
def test_a_yearly_salary_in_the_place_of_an_hourly_wage_is_asked_back() -> None:
    data = {"wage_cad_hourly": "US$145k", "hours_per_week": "40"}

    # 145,000 / (40 x 52) is 69.71.
    error = JobOfferForm(data, answers={}).errors["wage_cad_hourly"][0]

    assert "an hour, or a year" in error
    assert "69.71" in error


@pytest.mark.usefixtures("catalogue")
def test_the_rate_stands_beside_the_amount(client: Client) -> None:
    page = client.get(f"{begin(client, {})}questions/money/").content.decode()

    assert "1 USD = 1.3760 CAD on 21 August 2026" in page
    assert "https://www.bankofcanada.ca/rates/exchange/" in page


@pytest.mark.usefixtures("catalogue")
def test_result_pages_say_what_was_typed(client: Client) -> None:
    answers = {FUNDS: OF_45000_USD, "typed_amounts": [TYPED]}
    home = begin(client, answers)

    options = client.get(f"{home}options/express-entry/fsw/").content.decode()
    checked = client.get(home).content.decode()

    assert "61,920\xa0CAD (45,000\xa0USD)" in options
    assert "45,000 USD, 61,920 CAD" in checked
