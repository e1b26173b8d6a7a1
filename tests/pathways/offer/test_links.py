"""Links that show an offer: made, limited, closed, ended, and never guessed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pathways import profiles
from pathways.models import SavedProfile, SharedOffer
from pathways.models.offers import SHARED_FOR
from pathways.services import offers as service
from tests.harness.answers import token_of
from tests.pathways.offer.conftest import answers_of


@pytest.fixture
def token() -> str:
    return token_of(answers_of())


def made(client: Client, token: str) -> SharedOffer:
    client.post(f"/a/{token}/offer/links/")
    return SharedOffer.objects.latest("pk")


def raise_pay(amount: float) -> None:
    profiles.change_answers(
        profile=SavedProfile.objects.get(),
        change=lambda known: {
            **known,
            "job_offer": {**known["job_offer"], "wage_cad_hourly": amount},
        },
        now=timezone.now(),
    )


def test_a_link_shows_the_note_and_leads_back_to_nobody(
    client: Client, token: str
) -> None:
    link = made(client, token)

    page = client.get(f"/o/{link.token}/")

    html = page.content.decode()
    assert "Hiring from abroad" in html
    assert token not in html
    assert "/a/" not in html
    assert page["Cache-Control"] == "private, no-store"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["Referrer-Policy"] == "no-referrer"


@pytest.mark.long
def test_its_token_is_its_own_and_is_not_stored(client: Client, token: str) -> None:
    link = made(client, token)

    stored = repr(SharedOffer.objects.values().get())
    assert link.token not in stored
    assert token not in stored
    assert len(link.token) == 32


def test_asking_twice_gives_the_same_link(client: Client, token: str) -> None:
    first, again = made(client, token), made(client, token)

    assert again.pk == first.pk
    assert (
        f"/o/{first.token}/" in client.get(f"/a/{token}/offer/links/").content.decode()
    )


def test_a_link_shows_the_offer_as_it_was(client: Client, token: str) -> None:
    link = made(client, token)

    raise_pay(75)

    html = client.get(f"/o/{link.token}/").content.decode()
    assert "60\N{NO-BREAK SPACE}CAD an hour" in html
    assert "75\N{NO-BREAK SPACE}CAD an hour" not in html


def test_looking_makes_no_link(client: Client, token: str) -> None:
    client.get(f"/a/{token}/offer/")
    client.get(f"/a/{token}/offer/links/")

    assert not SharedOffer.objects.exists()


def test_there_are_at_most_five_links(client: Client, token: str) -> None:
    for pay in range(60, 60 + service.MOST_LINKS):
        raise_pay(pay)
        made(client, token)
    raise_pay(90)

    page = client.post(f"/a/{token}/offer/links/")

    assert page.status_code == 422
    assert "Close one of them first" in page.content.decode()
    assert SharedOffer.objects.count() == service.MOST_LINKS


def test_a_network_makes_only_so_many_links_an_hour(client: Client) -> None:
    tokens = [token_of(answers_of()) for _ in range(21)]

    answers = [client.post(f"/a/{token}/offer/links/") for token in tokens]

    assert [answer.status_code for answer in answers] == [302] * 20 + [429]


def test_asking_for_the_same_link_counts_for_nothing(
    client: Client, token: str
) -> None:
    answers = [client.post(f"/a/{token}/offer/links/") for _ in range(21)]

    assert {answer.status_code for answer in answers} == {302}


def test_a_closed_link_opens_nothing(client: Client, token: str) -> None:
    link = made(client, token)
    assert client.get(f"/o/{link.token}/").status_code == 200

    client.post(f"/a/{token}/offer/links/{link.pk}/close/")

    assert client.get(f"/o/{link.token}/").status_code == 404
    assert not SharedOffer.objects.exists()


def test_nobody_else_closes_a_link(client: Client, token: str) -> None:
    link = made(client, token)
    other = token_of(answers_of())

    answer = client.post(f"/a/{other}/offer/links/{link.pk}/close/")

    assert answer.status_code == 404
    assert SharedOffer.objects.filter(pk=link.pk).exists()


def test_deleting_the_answers_deletes_their_links(client: Client, token: str) -> None:
    link = made(client, token)

    client.post(f"/a/{token}/delete/")

    assert not SharedOffer.objects.exists()
    assert client.get(f"/o/{link.token}/").status_code == 404


def test_a_link_ends_with_answers_that_nobody_saved(client: Client, token: str) -> None:
    link = made(client, token)
    later = timezone.now() + timedelta(hours=25)

    assert service.offer_under(token=link.token, now=later) is None


def test_a_link_ends_after_sixty_days(client: Client, token: str) -> None:
    profiles.keep_profile(profile=SavedProfile.objects.get(), now=timezone.now())
    link = made(client, token)
    last = link.created_at + SHARED_FOR

    before = service.offer_under(token=link.token, now=last - timedelta(seconds=1))

    assert before == link
    assert service.offer_under(token=link.token, now=last) is None
    assert service.delete_expired(now=last - timedelta(seconds=1)) == 0
    assert service.delete_expired(now=last) == 1


@pytest.mark.parametrize("key", ["", "0" * 32, "not-a-token"])
def test_a_guess_opens_nothing(client: Client, key: str) -> None:
    assert client.get(f"/o/{key}/").status_code == 404


def test_without_an_offer_there_is_nothing_to_share(client: Client) -> None:
    token = token_of(answers_of("developer_without_offer"))

    page = client.post(f"/a/{token}/offer/links/")

    assert page.status_code == 422
    assert not SharedOffer.objects.exists()
    assert client.get(f"/a/{token}/offer/page/").status_code == 404


@pytest.mark.parametrize("path", ["", "questions/about/", "options/"])
def test_every_page_of_the_assessment_leads_to_the_offer(
    client: Client, token: str, path: str
) -> None:
    html = client.get(f"/a/{token}/{path}").content.decode()

    assert f'href="/a/{token}/offer/"' in html
