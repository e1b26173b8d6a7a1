"""Pay, hours and city of the offer, changed on its own page."""

import pytest
from django.test import Client

from pathways.models import SavedProfile
from tests.harness.answers import token_of
from tests.pathways.offer.conftest import answers_of

SENT = {"wage_cad_hourly": "60", "hours_per_week": "40", "city": "Vancouver"}


@pytest.fixture
def address() -> str:
    return f"/a/{token_of(answers_of())}/offer/"


def stored() -> dict[str, object]:
    offer: dict[str, object] = SavedProfile.objects.get().answers["job_offer"]
    return offer


def test_the_page_holds_what_the_offer_says(client: Client, address: str) -> None:
    html = client.get(address).content.decode()

    assert 'name="wage_cad_hourly" value="60"' in html
    assert 'value="Vancouver"' in html
    assert "Check this offer" in html


def test_more_pay_is_kept_and_judged_at_once(client: Client, address: str) -> None:
    page = client.post(address, {**SENT, "wage_cad_hourly": "62.50"}, follow=True)

    html = page.content.decode()
    assert page.redirect_chain == [(address, 302)]
    assert "62.50\N{NO-BREAK SPACE}CAD an hour" in html
    assert "CAD an hour short" not in html


def test_what_is_not_asked_keeps_its_answer(client: Client, address: str) -> None:
    before = stored()

    client.post(address, {**SENT, "hours_per_week": "35", "noc": "64100", "title": ""})

    assert stored() == {**before, "hours_per_week": 35}


def test_a_mistake_is_told_where_it_stands_and_nothing_changes(
    client: Client, address: str
) -> None:
    before = stored()

    page = client.post(address, {**SENT, "wage_cad_hourly": "plenty"})

    html = page.content.decode()
    assert page.status_code == 422
    assert "One answer needs another look" in html
    assert 'href="#id_wage_cad_hourly"' in html
    assert stored() == before


def test_nothing_changed_is_no_mistake(client: Client, address: str) -> None:
    assert client.post(address, SENT).status_code == 302


def test_without_an_offer_nothing_can_be_changed(client: Client) -> None:
    token = token_of(answers_of("developer_without_offer"))

    assert client.post(f"/a/{token}/offer/", SENT).status_code == 404
    assert not SavedProfile.objects.get().answers.get("job_offer")
