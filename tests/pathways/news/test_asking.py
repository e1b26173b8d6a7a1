"""Asking to hear: a tick of the owner of a confirmed address, and all that ends it."""

from __future__ import annotations

import io
import json
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone

from pathways import profiles
from pathways.models import SavedProfile, Subscription
from pathways.services import deliveries, subscriptions
from pathways.services.export import export_everything
from tests.pathways.news.conftest import agreed_address, listener

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]


def test_the_tick_is_not_set_by_itself(client: Client) -> None:
    address = agreed_address("me@example.org")

    page = client.get(f"/confirm/{address.token}/").content.decode()

    assert 'name="hear"' in page
    assert "checked" not in page
    assert not Subscription.objects.exists()


def test_the_owner_asks_and_ends_it_on_the_page_of_the_confirmation(
    client: Client,
) -> None:
    address = agreed_address("me@example.org")
    path = f"/confirm/{address.token}/"

    client.post(path, {"hear": "yes"})
    assert "checked" in client.get(path).content.decode()
    client.post(path, {})

    assert not Subscription.objects.active().exists()


def test_nobody_asks_for_an_address_that_is_not_confirmed() -> None:
    address = agreed_address("me@example.org")
    address.confirmed_at = None

    with pytest.raises(deliveries.NotConfirmedError):
        subscriptions.ask_to_hear(address=address, now=timezone.now())


def test_the_report_shows_who_hears_and_ends_it(client: Client) -> None:
    subscription = listener()
    report = subscription.address.report
    page = client.get(f"/r/{report.token}/").content.decode()
    assert "me@example.org hears of changes" in page

    client.post(f"/r/{report.token}/hear/{subscription.address_id}/end/")

    assert not Subscription.objects.active().exists()


def test_deleting_the_answers_deletes_the_subscription() -> None:
    listener()

    profiles.delete_profile(profile=SavedProfile.objects.get())

    assert not Subscription.objects.exists()


def test_the_export_holds_it() -> None:
    listener()
    profile = SavedProfile.objects.get()
    report = profile.reports.get()

    archive = ZipFile(io.BytesIO(export_everything(profile=profile)))

    kept = json.loads(archive.read(f"report-{report.pk}/kept.json"))
    hearing = kept["addresses"][0]["hears_of_changes"]
    assert hearing["asked_at"]
    assert hearing["told"] == []
