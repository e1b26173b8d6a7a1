"""Staff: what they may ask of visitors' rows, and the register of incidents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from pathways.admin.editions import ReadOnlyAdmin
from pathways.management.commands.create_curator import (
    CATALOGUE_APPS,
    ROLES,
    VISITORS_MODELS,
)
from pathways.models import Incident
from tests.harness.curators import sign_in

pytestmark = pytest.mark.django_db
LOOKED_AT = [
    (model, page)
    for model, page in admin.site._registry.items()
    if isinstance(page, ReadOnlyAdmin)
]


@pytest.fixture
def staff(client: Client) -> Client:
    client.raise_request_exception = False
    return sign_in(client, User.objects.create_superuser("staff"))


def address(model: type[Model], view: str, *arguments: Any) -> str:
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{view}", args=arguments)


def columns(model: type[Model], *, shown: bool) -> Iterator[str]:
    """The fields of a model that its page shows, or those that it does not."""
    fields = set(admin.site._registry[model].fields or ())
    for field in model._meta.concrete_fields:
        if not field.primary_key and (field.name in fields) is shown:
            yield field.name


def test_visitors_reports_and_mails_and_the_keys_of_phones_are_looked_at_only() -> None:
    names = {model._meta.model_name for model, _page in LOOKED_AT}

    assert {"report", "outgoingmail", "totpdevice", "staticdevice"} <= names


@pytest.mark.parametrize(
    "name", ["report", "outgoingmail", "totpdevice", "staticdevice"]
)
def test_a_list_does_not_tell_by_its_length_what_is_not_shown(
    staff: Client, name: str
) -> None:
    model = next(m for m, _page in LOOKED_AT if m._meta.model_name == name)
    hidden = list(columns(model, shown=False))
    listed = address(model, "changelist")

    for column in hidden:
        for query in (f"{column}__isnull=0", f"{column}__startswith=a", f"{column}=a"):
            assert staff.get(f"{listed}?{query}").status_code == 400, query
    for column in columns(model, shown=True):
        assert staff.get(f"{listed}?{column}__isnull=0").status_code == 200, column
    assert hidden


def test_what_hangs_on_a_visitors_row_is_no_curators_and_no_reviewers() -> None:
    visitors = set(VISITORS_MODELS)
    hanging = {
        str(model._meta.model_name)
        for model in apps.get_models()
        if model._meta.app_label in CATALOGUE_APPS
        for field in model._meta.fields
        if field.related_model and field.related_model._meta.model_name in visitors
    }

    assert hanging - visitors == set()
    for make in ROLES.values():
        granted = make().permissions.values_list("content_type__model", flat=True)
        assert visitors & set(granted) == set()


INCIDENT = {
    "title": "A disk was lost",
    "circumstances": "In a train.",
    "information": "Answers.",
    "noticed_on": "2026-11-30",
    "risk": "unknown",
    "_seen": "",
}


def test_an_incident_is_written_down_and_completed_and_never_deleted(
    staff: Client,
) -> None:
    staff.post(address(Incident, "add"), INCIDENT)
    row = Incident.objects.get()
    page = staff.get(address(Incident, "change", row.pk))
    filled = {**page.context["adminform"].form.initial, **INCIDENT}
    later = {k: v for k, v in filled.items() if v is not None} | {"risk": "serious"}
    staff.post(address(Incident, "change", row.pk), later)
    deleted = staff.post(address(Incident, "delete", row.pk), {"post": "yes"})
    action = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    staff.post(address(Incident, "changelist"), action)

    row.refresh_from_db()
    assert (row.risk, row.noticed_on) == ("serious", date(2026, 11, 30))
    assert deleted.status_code == 403
    history = staff.get(address(Incident, "history", row.pk)).content.decode()
    assert history.count("staff") >= 2


def test_an_incident_cannot_end_before_it_began(staff: Client) -> None:
    days = {"began_on": "2026-11-30", "ended_on": "2026-11-01"}

    page = staff.post(address(Incident, "add"), {**INCIDENT, **days})

    assert "It cannot end before it began." in page.content.decode()
    assert not Incident.objects.exists()


def test_strangers_see_no_incident(client: Client) -> None:
    assert client.get(address(Incident, "changelist")).status_code == 302
