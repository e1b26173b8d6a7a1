"""What is broken is refused or asked about at its field: none silent, no 500."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from occupations.models import OccupationList
from pathways import models
from tests.pathways.admin.at_fields import BROKEN, Broken, send
from tests.pathways.admin.breaking import fact
from tests.pathways.admin.test_broken_drafts import codes, published

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
__all__ = ["codes", "published"]


def said_at(page: Any, broken: Broken) -> list[str]:
    """What the page says at the fields where the fault belongs."""
    errors = page.context["adminform"].form.errors
    named = [name for name in broken.fields if name]
    places = [*named, "__all__"] if "" in broken.fields or not named else named
    return [str(text) for name in places for text in errors.get(name, ())]


def test_there_are_at_least_fifty() -> None:
    assert len(BROKEN) >= 50


@pytest.mark.long
@pytest.mark.parametrize("name", BROKEN)
def test_it_is_said_at_the_field_and_nothing_is_stored(
    curator: Client, published: None, name: str
) -> None:
    broken = BROKEN[name]
    broken.before()
    address = broken.page()

    page = send(curator, address, broken.typed.items())

    assert page.status_code == 200, page.headers
    said = said_at(page, broken)
    assert said, dict(page.context["adminform"].form.errors)
    assert any(broken.words in text for text in said), said
    if broken.is_warning:
        assert "Why is this right?" in page.content.decode()


@pytest.mark.long
@pytest.mark.parametrize("name", [n for n, b in BROKEN.items() if b.is_warning])
def test_a_warning_is_answered_with_a_reason(
    curator: Client, published: None, name: str
) -> None:
    broken = BROKEN[name]
    broken.before()

    typed = {**broken.typed, "_reason": "The notice says so."}
    page = send(curator, broken.page(), typed.items())

    assert page.status_code == 302, dict(page.context["adminform"].form.errors)


def cells_page() -> str:
    return reverse("admin:pathways_cells", args=[models.TableVersion.objects.get().pk])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"cell-0-0": "-10"}, "less than nothing"),
        ({"cell-0-0": ""}, "is no number"),
        ({"cell-0-0": "ten"}, "is no number"),
        ({"row-1": "18"}, "A key stands twice"),
        ({"row-0": "old"}, "is no number"),
        ({"cell-0-0": "40 to 10"}, "the most is below the least"),
    ],
)
def test_cells_are_refused_at_the_cell(
    curator: Client, published: None, typed: dict[str, str], words: str
) -> None:
    sent = {"row-0": "18", "cell-0-0": "10", "row-1": "30", "cell-1-0": "5"}

    page = curator.post(cells_page(), sent | typed)

    assert page.status_code == 200
    assert any(words in text for text in page.context["sheet"].errors)
    values = models.TableCell.objects.order_by("order").values_list("value", flat=True)
    assert [value and int(value) for value in values] == [10, 5]


def test_a_cell_above_its_cap_is_marked(curator: Client, published: None) -> None:
    models.GridNode.objects.filter(slug="whole").update(cap=20)
    sent = {"row-0": "18", "cell-0-0": "25", "row-1": "30", "cell-1-0": "5"}

    page = curator.post(cells_page(), sent)

    assert page.status_code == 200
    assert page.context["sheet"].wrong == {(0, 0)}
    assert "more than its cap 20" in page.content.decode()


def test_a_pasted_table_is_read_and_its_new_cells_are_marked(
    curator: Client, published: None
) -> None:
    page = curator.post(cells_page(), {"read": "1", "table": "18\t10\n25\t8\n30\t6"})

    sheet = page.context["sheet"]
    assert sheet.rows == ["18", "25", "30"]
    assert [sheet._was(i, 0) for i in range(3)] == ["", "new", "5"]
    assert models.TableCell.objects.count() == 2


def test_a_list_that_a_rule_names_is_not_deleted(
    curator: Client, published: None
) -> None:
    known = OccupationList.objects.create(slug="stem", title="STEM")
    fact(kind="on_list", list="stem")()

    address = reverse("admin:occupations_occupationlist_delete", args=[known.pk])
    page = curator.post(address, {"post": "yes"})

    assert "there is no list named stem" in page.content.decode()
    assert OccupationList.objects.exists()
