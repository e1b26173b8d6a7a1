"""A person's pages: made once, kept without tokens, deleted with the answers."""

import re
import zlib
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from pathways import page_cache, profiles
from pathways.models import Round, SavedProfile
from pathways.selectors.person import ANSWER, Person
from pathways.selectors.result import current_edition
from tests.harness.broker import Broker
from tests.pathways.result.conftest import Link, Publish
from tests.pathways.result.small import HAS_FUNDS, stream

PLACES = ("answer/", "options/", "todo/", "offer/", "options/provinces/")
QUERIES = 6


@pytest.fixture
def token(publish: Publish, link_to: Link) -> str:
    publish(stream("permit", HAS_FUNDS))
    return link_to({"dependent_children": 0})


def see(client: Client, token: str, **headers: str) -> Any:
    url = reverse("pathways:own-provinces", args=[token])
    return client.get(url, headers=headers)


def kept_of(profile: SavedProfile) -> list[str]:
    slots = [f"own:{profile.pk}:{slot}" for slot in range(page_cache.SLOTS)]
    entries = cache.get_many(slots).values()
    return [
        zlib.decompress(page).decode() for _stamp, page, is_small in entries if is_small
    ]


def change(**answers: Any) -> None:
    profiles.change_answers(
        profile=SavedProfile.objects.get(),
        change=lambda known: {**known, **answers},
        now=timezone.now(),
    )


def test_a_page_seen_again_is_the_same_and_asks_little(
    client: Client,
    token: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    first = see(client, token)

    with django_assert_max_num_queries(QUERIES):
        again = see(client, token)

    assert again.content == first.content
    assert len(kept_of(SavedProfile.objects.get())) == 1


def test_what_is_kept_holds_no_private_link(client: Client, token: str) -> None:
    page = see(client, token)

    (kept,) = kept_of(SavedProfile.objects.get())

    assert token in page.content.decode()
    assert token not in kept


def test_a_page_is_not_stored_and_a_copy_that_is_as_good_stays(
    client: Client, token: str
) -> None:
    page = see(client, token)

    again = see(client, token, if_none_match=page["ETag"])

    assert page["Cache-Control"] == "private, no-store"
    assert (again.status_code, again.content) == (304, b"")


def test_another_answer_makes_another_page(client: Client, token: str) -> None:
    before = see(client, token)["ETag"]

    change(dependent_children=1)

    assert see(client, token)["ETag"] != before


def test_a_new_edition_makes_another_page(
    client: Client, token: str, publish: Publish
) -> None:
    before = see(client, token)["ETag"]

    publish(stream("permit", HAS_FUNDS), stream("other", HAS_FUNDS))

    assert see(client, token)["ETag"] != before


@pytest.mark.usefixtures("catalogue")
def test_a_mended_round_makes_another_page(client: Client, link_to: Link) -> None:
    token = link_to({})
    before = see(client, token)["ETag"]

    newest = Round.objects.filter(held_on__lte=date(2026, 11, 1)).latest("held_on")
    newest.cutoff += 1
    newest.save()

    assert see(client, token)["ETag"] != before


@pytest.mark.parametrize("how", ["by the person", "by time"])
def test_pages_are_deleted_with_the_answers(
    client: Client, token: str, how: str
) -> None:
    see(client, token)
    profile = SavedProfile.objects.get()
    owner, expired_at = SavedProfile(pk=profile.pk), profile.expires_at

    if how == "by time":
        profiles.delete_expired(expired_at)
    else:
        profiles.delete_profile(profile=profile)

    assert kept_of(owner) == []


def test_pages_of_older_answers_are_deleted(client: Client, token: str) -> None:
    see(client, token)

    change(dependent_children=1)

    assert kept_of(SavedProfile.objects.get()) == []


def test_two_persons_with_the_same_answers_have_links_of_their_own(
    client: Client, token: str, link_to: Link
) -> None:
    other = link_to({"dependent_children": 0})
    see(client, token)

    page = see(client, other).content.decode()

    assert other in page
    assert token not in page


def test_a_page_is_given_while_the_cache_is_away(
    client: Client, token: str, broker: Broker
) -> None:
    broker.kill()
    try:
        page = see(client, token)
        change(dependent_children=1)
    finally:
        broker.start()

    assert page.status_code == 200


def test_every_place_has_a_key_of_its_own() -> None:
    keys = {page_cache.own_key(1, f"/a//{place}") for place in PLACES}

    assert len(keys) == len(PLACES)


@pytest.mark.parametrize("code", ["", "bc/"])
def test_an_older_address_leads_on_for_good(
    client: Client, token: str, code: str
) -> None:
    page = client.get(f"/a/{token}/provinces/{code}?noc=21231")

    assert page.status_code == 301
    assert page["Location"] == f"/a/{token}/options/provinces/{code}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("result/", "answer/"),
        ("plan/", "answer/"),
        ("ways/", "options/"),
        ("compare/?noc=21231", "options/"),
        (
            "compare/?stream=cusma/professional&noc=1&stream=pnp/bc/sw",
            "options/?stream=cusma%2Fprofessional&stream=pnp%2Fbc%2Fsw",
        ),
        ("result/?stream=cusma/professional", "answer/"),
        ("checklist/", "todo/"),
        ("checklist.ics", "todo.ics"),
    ],
)
def test_a_tab_of_before_leads_to_its_place_for_good(
    client: Client, token: str, old: str, new: str
) -> None:
    page = client.get(f"/a/{token}/{old}")

    assert (page.status_code, page["Location"]) == (301, f"/a/{token}/{new}")


def test_in_an_assessment_the_public_pages_stand_in_the_footer(
    client: Client, token: str
) -> None:
    text = see(client, token).content.decode()

    header, footer = text.split('<main id="main"')[0], text.split("<footer")[1]

    assert 'aria-label="Your assessment"' in header
    assert reverse("pathways:rounds") not in header
    assert reverse("pathways:rounds") in footer


def test_a_public_page_has_the_public_pages_in_its_header(client: Client) -> None:
    text = client.get(reverse("pathways:about")).content.decode()

    header, footer = text.split('<main id="main"')[0], text.split("<footer")[1]

    assert re.findall("aria-label=.Your assessment", text) == []
    assert reverse("pathways:rounds") in header
    assert reverse("pathways:rounds") not in footer


@pytest.mark.usefixtures("catalogue")
def test_an_answer_is_found_once_and_deleted_with_the_answers(link_to: Link) -> None:
    link_to({"dependent_children": 0})
    saved, edition = SavedProfile.objects.get(), current_edition()
    on = date(2026, 11, 29)

    answer = Person(saved, edition, on).answer
    again = Person(saved, edition, on)

    assert again.answer == answer
    assert "standing" not in vars(again)  # nothing was assessed to find it again
    owner = SavedProfile(pk=saved.pk)
    profiles.delete_profile(profile=saved)
    assert cache.get(page_cache.own_key(owner.pk, ANSWER)) is None
