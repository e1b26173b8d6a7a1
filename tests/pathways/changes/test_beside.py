"""People one knows beside forms: as of the last save, and as the form is typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from pathways.management.commands.create_curator import curators_group
from pathways.models import (
    Change,
    GoldenPerson,
    GridNode,
    ImpactRun,
    Requirement,
    TableCell,
    TableVersion,
)
from tests.harness.curators import sign_in
from tests.pathways.changes.test_impact import count_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client: Client, catalogue: None) -> Client:
    user = User.objects.create_user("curator", is_staff=True)
    user.groups.add(curators_group())
    sign_in(client, user)
    return client


def typed(page: Any) -> dict[str, Any]:
    """The fields of a page's form, as a browser would send them."""
    form = page.context["adminform"].form
    fields = {bound.html_name: bound.value() for bound in form}
    return {name: "" if value is None else value for name, value in fields.items()}


def cap() -> GridNode:
    """The additional points of the CRS in force."""
    return GridNode.objects.get(key="crs/2025-03-25/additional")


def test_three_people_stand_beside_a_form(curator: Client) -> None:
    page = curator.get(reverse("admin:pathways_gridnode_change", args=[cap().pk]))

    text = page.content.decode()
    for title in GoldenPerson.objects.order_by("order").values_list("title", flat=True)[
        :3
    ]:
        assert title in text
    assert "As of the last save." in text


def test_nobody_stands_beside_what_decides_nothing(curator: Client) -> None:
    page = curator.get(reverse("admin:pathways_cost_add"))

    assert "People you know" not in page.content.decode()


@pytest.mark.long
def test_they_move_as_a_cap_is_typed_and_nothing_is_kept(curator: Client) -> None:
    address = reverse("admin:pathways_gridnode_change", args=[cap().pk])
    form = typed(curator.get(address)) | {"cap": "650"}

    answer = curator.post(f"{reverse('admin:pathways_people')}?page={address}", form)

    text = answer.content.decode()
    assert answer.status_code == 200, text
    assert "1077" in text
    assert "1092" in text
    assert "Additional points: 615, cut at 600 before: +15." in text
    assert cap().cap == 600
    assert not Change.objects.exists()


@pytest.mark.long
def test_they_move_as_a_cell_is_typed(curator: Client) -> None:
    cell = (
        TableCell.objects.filter(
            version__table__slug__contains="crs/2025-03-25/nomination"
        ).first()
        or TableCell.objects.filter(value=600).first()
    )
    assert cell is not None
    version = TableVersion.objects.get(pk=cell.version_id)
    address = reverse("admin:pathways_cells", args=[version.pk])
    page = curator.get(address)
    sheet = page.context["sheet"]
    form = {"_seen": page.context["seen"]}
    form |= {f"column-{number}": key for number, key in sheet.heads()}
    for line in sheet.lines():
        form[f"row-{line['number']}"] = line["key"]
        for each in line["cells"]:
            text = each["text"]
            form[each["name"]] = "500" if text == "600" else text

    answer = curator.post(f"{reverse('admin:pathways_people')}?page={address}", form)

    text = answer.content.decode()
    assert answer.status_code == 200, text
    assert "1077" in text
    assert "992" in text
    cell.refresh_from_db()
    assert cell.value == 600


def test_what_cannot_be_saved_moves_nobody_and_says_so(curator: Client) -> None:
    address = reverse("admin:pathways_gridnode_change", args=[cap().pk])
    form = typed(curator.get(address)) | {"cap": "many"}

    answer = curator.post(f"{reverse('admin:pathways_people')}?page={address}", form)

    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.content.decode() == "As it is typed now it cannot be saved."


@pytest.mark.parametrize(
    "page", ["", "/nowhere/", "/", "/admin/auth/user/add/", "/admin/logout/"]
)
def test_only_forms_of_the_catalogue_are_tried(curator: Client, page: str) -> None:
    address = reverse("admin:pathways_people")

    assert curator.post(f"{address}?page={page}", {}).status_code == 404
    assert curator.get(f"{address}?page={page}").status_code == 404


def test_strangers_try_nothing(client: Client, catalogue: None) -> None:
    row = Requirement.objects.all()[:1].get()
    page = reverse("admin:pathways_requirement_change", args=[row.pk])

    answer = client.post(f"{reverse('admin:pathways_people')}?page={page}", {})

    assert answer.status_code == 302
    assert "login" in answer.headers["Location"]


def test_whoever_is_chosen_stands_beside_until_others_are(curator: Client) -> None:
    address = reverse("admin:pathways_gridnode_change", args=[cap().pk])
    curator.get(address, {"people": ["founder-with-an-angel"]})

    people = curator.get(address).context["people"]

    assert [card.title for card in people.cards] == [
        "Founder with an angel group's commitment"
    ]


def test_a_person_is_kept_with_an_expectation(curator: Client) -> None:
    kept = GoldenPerson.objects.get(key="founder-with-an-angel")
    page = curator.get(reverse("admin:pathways_goldenperson_change", args=[kept.pk]))
    text = page.content.decode()

    assert page.status_code == 200
    assert "2025-12-31" in text
    assert "start-up-visa" in text


@pytest.mark.long
def test_the_page_of_a_change_says_whom_it_moves(curator: Client) -> None:
    address = reverse("admin:pathways_gridnode_change", args=[cap().pk])
    curator.post(address, typed(curator.get(address)) | {"cap": "650"})
    change = Change.objects.get()
    page = reverse("admin:change_page", args=[change.pk])

    before = curator.get(page).content.decode()
    curator.post(reverse("admin:pathways_impact", args=[change.pk]))
    run = ImpactRun.objects.get()
    run.shards.exclude(first=0).delete()
    count_all(run)
    after = curator.get(page)

    assert "Nobody is counted yet" in before
    assert "crs is 1092, expected 1077" in before
    (day,) = after.context["impact"].days
    (row,) = day.scores
    assert (row.name, row.down) == ("Comprehensive Ranking System", 0)
    assert row.up > 0
    assert row.most.startswith("+")
    synthetic = curator.get(row.link).content.decode()
    assert "Additional points: " in synthetic
    assert "birth_date" in synthetic


def test_a_synthetic_person_of_no_impact_is_not_there(curator: Client) -> None:
    address = reverse("admin:pathways_synthetic", args=[7])
    query = {"before": "x", "after": "y", "first": "2026-11-29", "on": "2026-11-29"}

    assert curator.get(address).status_code == 404
    assert curator.get(address, query).status_code == 404
