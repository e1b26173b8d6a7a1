"""The workshop's addresses with odd questions and odd answers: never a fault of ours.

Addresses come from the resolver, fields from the models: nothing is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from tests.harness.addresses import every_address
from tests.harness.curators import sign_in

pytestmark = pytest.mark.django_db
MODELS = list(admin.site._registry)
ODD = ("x", "²", "9" * 30, "-1", "\0", "%", "{}", "[]", "1,2", "__class__", "None")
CHANGELIST = (
    *({"q": odd} for odd in ("\0", "%", '"' * 300, "x " * 300, "é")),
    {"p": "x"},
    {"p": "-99999999999999999999"},
    {"o": "x.-9..99999999999"},
    {"all": "x", "e": "1", "_popup": "x", "_to_field": "__class__"},
    {"_facets": "True", "in_force": "x", "source_age": "x", "confidence": "\0"},
    {"pk__in": "x", "id__exact": "²", "id__isnull": "x"},
    {"_changelist_filters": "%ff=&&q=\0"},
)


@pytest.fixture
def curator(client: Client) -> Client:
    client.raise_request_exception = False
    return sign_in(client, User.objects.create_superuser("curator"))


def name(model: type[Model], view: str) -> str:
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}"


def faults(answers: Iterator[tuple[str, Any]]) -> list[tuple[str, int]]:
    """What was answered as a fault of ours."""
    return [(a, p.status_code) for a, p in answers if p.status_code >= 500]


def fields(model: type[Model]) -> list[str]:
    return [f.name for f in (*model._meta.fields, *model._meta.many_to_many)]


def asked(client: Client) -> Iterator[tuple[str, Any]]:
    """Lists with odd filters and pages, forms with odd values beforehand."""
    for number, model in enumerate(MODELS):
        for query in CHANGELIST[number % 6 :: 6]:
            address = f"{reverse(name(model, 'changelist'))}?{urlencode(query)}"
            yield address, client.get(address)
        odd = ODD[number % len(ODD)]
        for query in (dict.fromkeys(fields(model), odd), {"waiting": odd}):
            address = f"{reverse(name(model, 'add'))}?{urlencode(query)}"
            yield address, client.get(address)


@pytest.mark.long
def test_odd_questions_to_lists_and_forms(curator: Client) -> None:
    assert faults(asked(curator)) == []


@pytest.mark.long
def test_odd_questions_to_files_that_go_out(curator: Client) -> None:
    pages = [a for a in every_address() if a.pattern.endswith("/export/")]
    queries = ("term=x", "pk__in=x", "id__exact=%C2%B2", "x__y=1", "_to_field=z&p=x")
    assert len(pages) > 20

    assert (
        faults(
            (f"{page}?{query}", method(f"{page.filled()}?{query}"))
            for page in pages
            for query in queries
            for method in (curator.get, curator.post)
        )
        == []
    )


@pytest.mark.long
def test_odd_rows_are_not_there(curator: Client) -> None:
    def opened() -> Iterator[tuple[str, Any]]:
        for number, address in enumerate(every_address()):
            if not address.pattern.startswith("admin/") or not address.parts:
                continue
            odd = quote(ODD[number % len(ODD)], safe="")
            path = address.filled(**dict.fromkeys(address.parts, odd))
            yield path, curator.get(path)

    assert faults(opened()) == []


@pytest.mark.long
def test_odd_answers_to_forms(curator: Client) -> None:
    def sent() -> Iterator[tuple[str, Any]]:
        for number, model in enumerate(MODELS):
            odd = ODD[number % len(ODD)]
            address = reverse(name(model, "add"))
            page = curator.get(address)
            names = set(fields(model))
            if page.context and "adminform" in page.context:
                names |= set(page.context["adminform"].form.fields)
            data = dict.fromkeys(names, odd) | {"_seen": odd, "_continue": "x"}
            yield address, curator.post(address, data)
            listed = reverse(name(model, "changelist"))
            action = {"action": odd, "_selected_action": odd, "index": odd}
            yield listed, curator.post(listed, action)
            deleting = {"action": "delete_selected", "_selected_action": [odd]}
            yield listed, curator.post(listed, deleting)

    assert faults(sent()) == []


def selects() -> Iterator[dict[str, str]]:
    """Every searching select of the workshop, as its script asks."""
    for model, page in admin.site._registry.items():
        for field in page.autocomplete_fields:
            meta = model._meta
            yield {
                "app_label": meta.app_label,
                "model_name": str(meta.model_name),
                "field_name": str(field),
            }


@pytest.mark.long
def test_odd_questions_of_searching_selects(curator: Client) -> None:
    address = reverse("admin:autocomplete")
    changes = ({"term": t} for t in ("\0", "%", "{}", "x" * 3000))
    wrong: tuple[dict[str, str], ...] = (
        {"field_name": "__class__"},
        {"model_name": "x"},
        {"page": "x"},
        {},
    )
    queries = [{**s, **c} for c in (*changes, *wrong) for s in selects()]
    assert len(queries) > 50

    assert faults((str(q), curator.get(address, q)) for q in queries) == []


@pytest.mark.long
def test_odd_requests_of_publishing_and_of_the_queue(curator: Client) -> None:
    def sent() -> Iterator[tuple[str, Any]]:
        for view in ("pathways_publish", "pathways_queue"):
            address = reverse(f"admin:{view}")
            for odd in ODD:
                data = {"note": odd, "reason": odd, "count": odd, "kind": odd}
                yield address, curator.get(address, data)
                yield address, curator.post(address, data)

    assert faults(sent()) == []
