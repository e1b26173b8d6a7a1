"""Levers in the curator's workshop: parameters are edited, checked and published."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from occupations.models import Source
from pathways import editions, models
from pathways.compiler import draft
from pathways.rules.levers.kinds import BY_SLUG, levers_of
from tests.pathways.admin.conftest import MOMENT

pytestmark = pytest.mark.django_db
OFFER = {"hours_per_week": 40, "indeterminate": True, "lmia": "none"}


@pytest.fixture
def own() -> Source:
    return Source.objects.create(slug="own-estimate", title="Our own estimate")


def a_lever(own: Source, slug: str, **parameters: Any) -> models.Lever:
    return models.Lever.objects.create(
        slug=slug,
        title=slug,
        effort=1,
        parameters=parameters,
        source=own,
        as_of=date(2026, 11, 22),
        confidence="recalled",
    )


@pytest.fixture
def offer(own: Source) -> models.Lever:
    return a_lever(
        own, "job-offer", provinces=["BC"], wages=["median", 70], offer=OFFER
    )


def save(curator: Client, row: models.Lever, **changes: str) -> Any:
    sent = {
        "title": row.title,
        "effort": "1",
        "is_estimate": "on",
        "source": str(row.source_id),
        "as_of": "2026-11-22",
        "confidence": "recalled",
        "parameter__provinces": "BC, ON",
        "parameter__wages": "median, stream_floors, 72.5",
        "parameter__offer": "hours_per_week: 37.5\nindeterminate: true\nlmia: none",
        **changes,
    }
    address = reverse("admin:pathways_lever_change", args=[row.pk])
    answer = curator.post(address, sent)
    row.refresh_from_db()
    return answer


def test_each_parameter_has_a_field_with_what_is_stored(
    curator: Client, offer: models.Lever
) -> None:
    page = curator.get(reverse("admin:pathways_lever_change", args=[offer.pk]))

    form = page.context["adminform"].form
    shown = {name: form[name].value() for name in form.parameter_names()}
    assert shown["parameter__wages"] == "median, 70"
    assert "indeterminate: true" in shown["parameter__offer"]


def test_a_curator_changes_parameters_and_publishes_them(
    curator: Client, offer: models.Lever, requirement: models.Requirement
) -> None:
    assert save(curator, offer).status_code == 302

    edition = editions.publish(note="wages", at=MOMENT)

    assert edition.snapshot["levers"]["job-offer"]["parameters"] == {
        "provinces": ["BC", "ON"],
        "wages": ["median", "stream_floors", 72.5],
        "offer": {"hours_per_week": 37.5, "indeterminate": True, "lmia": "none"},
    }
    assert [lever.slug for lever in levers_of(edition.snapshot)] == ["job-offer"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("parameter__wages", "mean", "must be a number or one of"),
        ("parameter__provinces", "Ontario", "must be a code of 2"),
        ("parameter__offer", "lmia: maybe", "offer.lmia: must be one of"),
        ("parameter__offer", "no colon", "Write each answer as"),
    ],
)
def test_a_wrong_parameter_is_refused_beside_its_field(
    curator: Client, offer: models.Lever, field: str, value: str, message: str
) -> None:
    page = save(curator, offer, **{field: value})

    assert message in str(page.context["adminform"].form.errors[field])
    assert offer.parameters["wages"] == ["median", 70]


def test_a_wrong_row_does_not_compile_and_is_named(
    offer: models.Lever, requirement: models.Requirement
) -> None:
    models.Lever.objects.update(parameters={"provinces": [], "wages": []})

    (refusal,) = draft(on=MOMENT.date()).refusals

    assert str(refusal) == "lever job-offer: offer: is missing"


def test_a_figure_that_is_no_estimate_needs_an_address(offer: models.Lever) -> None:
    offer.is_estimate = False

    with pytest.raises(ValidationError, match="without an address"):
        offer.clean()


def test_an_estimate_is_never_official(offer: models.Lever) -> None:
    offer.confidence = "official"

    with pytest.raises(ValidationError, match="never official"):
        offer.clean()


@pytest.mark.long
@pytest.mark.parametrize("slug", BY_SLUG)
def test_every_lever_has_a_page_with_its_parameters(
    curator: Client, own: Source, slug: str
) -> None:
    row = a_lever(own, slug)

    page = curator.get(reverse("admin:pathways_lever_change", args=[row.pk]))

    assert page.status_code == 200
    fields = page.context["adminform"].form.parameter_names()
    assert len(fields) == len(dataclasses.fields(BY_SLUG[slug]))
