"""Two curators on one row: the second sees the difference, and nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from occupations.models import Source
from pathways import models
from pathways.management.commands.create_curator import curators_group
from tests.harness.curators import LiveCurator, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def second() -> Client:
    """Another curator, in another browser."""
    user = User.objects.create_user("second", is_staff=True)
    user.groups.add(curators_group())
    client = LiveCurator()
    sign_in(client, user)
    return client


def opened(client: Client, address: str) -> dict[str, Any]:
    """What a page sends when nothing in it is changed."""
    page = client.get(address)
    form = page.context["adminform"].form
    shown = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in shown.items() if value is not None}
    for inline in page.context["inline_admin_formsets"]:
        for part in ("TOTAL", "INITIAL"):
            sent[f"{inline.formset.prefix}-{part}_FORMS"] = 0
    return sent | {"_seen": page.context["seen"]}


def test_the_second_sees_what_the_first_changed_and_keeps_what_they_typed(
    curator: Client, second: Client, site: Source
) -> None:
    address = reverse("admin:occupations_source_change", args=[site.pk])
    first_form, second_form = opened(curator, address), opened(second, address)

    curator.post(address, first_form | {"title": "New title"})
    page = second.post(address, second_form | {"publisher": "IRCC"})

    form = page.context["adminform"].form
    said = " ".join(form.non_field_errors())
    assert "curator changed this since you opened it" in said
    assert "Title: stored is “New title”, you typed “Site”." in said
    assert form["publisher"].value() == "IRCC"
    site.refresh_from_db()
    assert (site.title, site.publisher) == ("New title", "")


def test_after_looking_the_second_saves_again(
    curator: Client, second: Client, site: Source
) -> None:
    address = reverse("admin:occupations_source_change", args=[site.pk])
    first_form, second_form = opened(curator, address), opened(second, address)
    curator.post(address, first_form | {"title": "New title"})

    page = second.post(address, second_form | {"publisher": "IRCC"})
    seen = {"_seen": page.context["seen"], "title": "New title"}
    answer = second.post(address, second_form | seen | {"publisher": "IRCC"})

    site.refresh_from_db()
    assert answer.status_code == 302
    assert (site.title, site.publisher) == ("New title", "IRCC")


def test_a_row_of_the_catalogue_is_kept_from_the_second_too(
    curator: Client, second: Client, stream: models.Stream
) -> None:
    address = reverse("admin:pathways_program_change", args=[stream.program_id])
    first_form, second_form = opened(curator, address), opened(second, address)

    curator.post(address, first_form | {"name": "First"})
    page = second.post(address, second_form | {"name": "Second"})

    assert "Name: stored is “First”, you typed “Second”." in " ".join(
        page.context["adminform"].form.non_field_errors()
    )
    assert models.Program.objects.get().name == "First"


def test_a_criterion_is_kept_from_the_second_too(
    curator: Client, second: Client, requirement: models.Requirement
) -> None:
    row = models.Criterion.objects.get()
    address = reverse("admin:pathways_criterion_change", args=[row.pk])
    first_form, second_form = opened(curator, address), opened(second, address)

    curator.post(address, first_form | {"constant": "19"})
    second.post(address, second_form | {"constant": "20"})

    row.refresh_from_db()
    assert row.value == 19


def test_cells_are_kept_from_the_second_too(
    curator: Client, second: Client, grid: models.GridVersion
) -> None:
    version = models.TableVersion.objects.get()
    address = reverse("admin:pathways_cells", args=[version.pk])
    seen = {"_seen": second.get(address).context["seen"]}
    sent = {"row-0": "18", "cell-0-0": "12", "row-1": "30", "cell-1-0": "5"}

    curator.post(address, sent | seen)
    page = second.post(address, sent | seen | {"cell-0-0": "10", "cell-1-0": "7"})

    errors = page.context["sheet"].errors
    assert "18: stored is “12”, you typed “10”." in errors
    assert "30: stored is “5”, you typed “7”." in errors
    cells = version.cells.order_by("order")
    assert [str(cell.value) for cell in cells] == ["12.0000", "5.0000"]
