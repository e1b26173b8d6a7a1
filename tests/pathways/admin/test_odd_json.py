"""Whatever stands in a field of JSON, the publishing page opens and says so."""

from __future__ import annotations

from typing import Any, Final

import pytest
from django.db import IntegrityError
from django.db.models import Model
from django.test import Client

from occupations.models import OccupationListEntry
from pathways import models
from tests.harness import fuzz
from tests.pathways.admin.breaking import a_dead_article, a_lever, line

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]
PUBLISH: Final = "/admin/pathways/edition/publish/"
FIELDS: Final[tuple[tuple[type[Model], str], ...]] = (
    *((models.Criterion, name) for name in ("fact", "value", "than", "by")),
    (models.Alternative, "when"),
    (models.GridNode, "facts"),
    (models.GridNode, "cap_by"),
    (models.Lever, "parameters"),
    (models.ArticleClaim, "streams"),
    (OccupationListEntry, "values"),
)
ODD: Final[tuple[Any, ...]] = (
    *([], {}, 1, -0.5, "x", True, [1], {"a": {}}, [[[]]], {"kind": 1}, {"kind": []}),
    *([{"kind": "age", "who": 3}], {"kind": "work_months", "teers": "0"}),
    *({"kind": "answer", "path": "gone"}, {"kind": "has_answer", "path": []}),
)


CASES: Final = fuzz.some([(*its, value) for its in FIELDS for value in ODD])


@fuzz.random_test
@pytest.mark.parametrize(
    ("model", "field", "value"),
    CASES,
    ids=[f"{model.__name__}.{field} {value}" for model, field, value in CASES],
)
def test_odd_json_stops_no_page(
    curator: Client,
    first_edition: models.Edition,
    model: type[Model],
    field: str,
    value: Any,
) -> None:
    line("21231", {})
    a_lever("eca")()
    a_dead_article()
    models.ArticleClaim.objects.update(streams=["ee/test"])
    try:
        model._base_manager.update(**{field: value})
    except IntegrityError:
        return

    page = curator.post(PUBLISH, {"note": "odd"})

    is_published = models.Edition.objects.count() == 2
    assert page.status_code == (302 if is_published else 200)
    assert is_published or page.context["draft"].refusals
