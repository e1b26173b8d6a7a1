"""No broken draft is published, in silence or at all, and every page stays open."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from occupations.models import DataSet, NocGroup, Source, UnitGroup
from pathways import models
from tests.pathways.admin import breaking_subtly as subtly
from tests.pathways.admin.breaking import YEARS, an_empty_alternative, cell, fees
from tests.pathways.admin.broken_drafts import BROKEN
from tests.pathways.admin.conftest import READ

pytestmark = pytest.mark.django_db
PUBLISH = "/admin/pathways/edition/publish/"
CODES = ("21231", "21232", "21233")


@pytest.fixture
def codes(site: Source) -> None:
    """Three unit groups of the classification."""
    data = DataSet.objects.create(slug="noc", title="NOC", source=site, **READ)
    group = NocGroup.objects.create(
        code="2123", title_en="Computing", level=4, dataset=data
    )
    for code in CODES:
        UnitGroup.objects.create(
            code=code, title_en=code, teer=1, minor_group=group, dataset=data
        )


@pytest.fixture
def published(codes: None, first_edition: models.Edition) -> None:
    """A small catalogue that is published."""


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.thorough
def test_a_broken_draft_is_objected_to_and_not_published(
    curator: Client, published: None, name: str
) -> None:
    breaking, message = BROKEN[name]
    breaking()

    page = curator.post(PUBLISH, {"note": name})

    draft = page.context["draft"]
    said = [item.message for item in (*draft.refusals, *draft.warnings)]
    assert page.status_code == 200
    assert any(message in item for item in said), said
    assert models.Edition.objects.count() == 1


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.thorough
def test_the_command_objects_to_the_same(published: None, name: str) -> None:
    breaking, message = BROKEN[name]
    breaking()

    with pytest.raises(CommandError) as refused:
        call_command("publish_rulebook", note=name)

    assert message in str(refused.value)
    assert models.Edition.objects.count() == 1


def test_an_empty_alternative_is_named_and_everything_else_goes_on(
    curator: Client, published: None, client: Client
) -> None:
    an_empty_alternative()

    page = curator.get(PUBLISH)

    (refusal,) = page.context["draft"].refusals
    assert refusal.row == models.Alternative.objects.get(key="empty")
    assert f'href="{refusal.link}"' in page.content.decode()
    assert page.context["draft"].sections
    assert client.get("/pathways/").status_code == 200


def test_a_warning_is_answered_with_a_reason_that_stays(
    curator: Client, published: None
) -> None:
    cell(value=-10)()

    unanswered = curator.post(PUBLISH, {"note": "risk"})
    answered = curator.post(PUBLISH, {"note": "risk", "reason": "A negative factor."})

    edition = models.Edition.objects.latest("number")
    assert (unanswered.status_code, answered.status_code) == (200, 302)
    assert edition.reason == "A negative factor."
    assert edition.warnings == [
        "grid points 2025, age: row 18 gives -10, less than nothing"
    ]


def test_a_warning_that_was_answered_is_not_asked_again(
    curator: Client, published: None
) -> None:
    cell(value=-10)()
    curator.post(PUBLISH, {"note": "risk", "reason": "A negative factor."})
    models.Criterion.objects.update(value=19)

    answer = curator.post(PUBLISH, {"note": "older"})

    assert answer.status_code == 302
    assert models.Edition.objects.latest("number").warnings == []


def test_an_amount_overwritten_with_ten_times_is_warned_of(
    curator: Client, published: None
) -> None:
    fees(60)()
    subtly.a_cost(30, 40)()
    curator.post(PUBLISH, {"note": "a fee and a price"})
    models.FeeVersion.objects.update(amount_cad=600)
    models.Cost.objects.update(high=4000)

    draft = curator.post(PUBLISH, {"note": "dearer"}).context["draft"]

    assert sorted(warning.message for warning in draft.warnings) == [
        "cost paper: 4000 CAD after 40 CAD: ten times as much or as little",
        "fee visit: 600 CAD after 60 CAD: ten times as much or as little",
    ]
    curator.post(PUBLISH, {"note": "dearer", "reason": "The notice says so."})
    assert models.Edition.objects.count() == 3


def test_a_version_whose_cells_are_not_collected_is_no_gap(
    curator: Client, published: None, site: Source
) -> None:
    grid = models.Grid.objects.get()
    models.GridVersion.objects.update(effective_to=YEARS[1])
    models.GridVersion.objects.create(
        key="blind", grid=grid, label="b", effective_from=YEARS[1], source=site, **READ
    )

    draft = curator.get(PUBLISH).context["draft"]

    assert (draft.refusals, draft.warnings) == ((), ())
