"""That axe, as the tests ask it, sees what it is asked for."""

from collections.abc import Callable

import pytest

from tests.harness.browser import DESKTOP, Visits

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PALE = "document.querySelector('h1').style.color = '#ddd'"
PALE_AMONG_EQUALS = """() => {
  const rows = '<tr><td>word</td></tr>'.repeat(9)
  document.querySelector('main').innerHTML = `<table><tbody>${rows}</tbody></table>`
  document.querySelector('tr:last-child td').style.color = '#ddd'
}"""
NAMELESS = "document.querySelector('main').innerHTML = '<img src=\"data:,\">'"


@pytest.mark.parametrize(
    ("slip", "rule"),
    [
        (PALE, "color-contrast"),
        (PALE_AMONG_EQUALS, "color-contrast"),
        (NAMELESS, "image-alt"),
    ],
    ids=["pale", "pale among equals", "nameless"],
)
def test_a_slip_is_seen(
    visits: Visits, axe: Callable[..., None], slip: str, rule: str
) -> None:
    page = visits.open("/about/")
    axe(page, DESKTOP)
    page.evaluate(slip)

    with pytest.raises(AssertionError, match=rule):
        axe(page, DESKTOP)
