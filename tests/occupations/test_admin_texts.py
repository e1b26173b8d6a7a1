"""A text where a row is chosen stops no page of the admin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from tests.harness import fuzz
from tests.harness.curators import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client: Client) -> Client:
    sign_in(client, User.objects.create_superuser("curator"))
    return client


def workshop() -> Iterator[type[Model]]:
    """Every model of the admin to which a curator can add."""
    for app in ("occupations", "pathways"):
        for model in apps.get_app_config(app).get_models():
            if model in admin.site._registry:
                yield model


WORKSHOP = list(workshop())
OTHERS = fuzz.some([(model, text) for model in WORKSHOP for text in ("a text", "-1")])


STANDS: Final = {200, 403}  # the page with an error, or no page for a curator


def statuses(curator: Client, model: type[Model], text: str) -> set[int]:
    """Of opening and of sending the page that adds a row, the text in each relation."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
    relations = [f.name for f in model._meta.get_fields() if f.is_relation]
    sent = dict.fromkeys(relations, text)
    opened, refused = curator.get(address, sent), curator.post(address, sent)
    return {opened.status_code, refused.status_code}


@pytest.mark.parametrize("model", WORKSHOP, ids=lambda model: model._meta.label_lower)
def test_a_number_that_no_database_has_is_an_error_of_the_field(
    curator: Client, model: type[Model]
) -> None:
    assert statuses(curator, model, "9" * 30) <= STANDS


@fuzz.random_test
@pytest.mark.thorough
@pytest.mark.parametrize(
    ("model", "text"),
    OTHERS,
    ids=[f"{model._meta.label_lower} {text}" for model, text in OTHERS],
)
def test_a_text_where_a_row_is_chosen_is_an_error_of_the_field(
    curator: Client, model: type[Model], text: str
) -> None:
    assert statuses(curator, model, text) <= STANDS
