"""Kinds of fact as form fields."""

from __future__ import annotations

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.test import Client
from django.urls import reverse

from occupations.models import OccupationList
from pathways.admin.facts import (
    ItemsField,
    fact_line,
    initial_of,
    parameter_fields,
    spec_from,
)
from pathways.models import Criterion, Requirement
from pathways.rules.facts.kinds import BY_NAME, KINDS, parameters

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_has_a_field_for_each_parameter(kind: type) -> None:
    fields = parameter_fields(kind)

    assert list(fields) == [field.name for field in parameters(kind)]


def test_the_annotation_of_a_parameter_chooses_its_field(stem: OccupationList) -> None:
    work = parameter_fields(BY_NAME["work_months"])

    assert isinstance(work["continuous"], forms.BooleanField)
    assert isinstance(work["from_months_ago"], forms.IntegerField)
    assert isinstance(work["exclude"], forms.MultipleChoiceField)
    assert isinstance(work["teers"], ItemsField)
    assert ("stem", "STEM") in work["on_list"].choices  # type: ignore[attr-defined]


def test_a_parameter_without_default_is_required(stem: OccupationList) -> None:
    field = parameter_fields(BY_NAME["on_list"])["list"]

    with pytest.raises(ValidationError):
        field.clean("")
    assert field.clean("stem") == "stem"


def test_a_stored_fact_comes_back_from_its_fields() -> None:
    spec = {"kind": "work_months", "where": "CA", "teers": [0, 1], "continuous": True}

    kind = BY_NAME["work_months"]

    assert spec_from(kind, initial_of(spec)) == spec


def test_a_fact_that_the_kind_refuses_is_refused() -> None:
    with pytest.raises(ValidationError, match="no answer at"):
        spec_from(BY_NAME["answer"], {"path": "nowhere"})


def test_a_fact_is_told_in_a_line() -> None:
    assert fact_line({"kind": "age", "who": "partner"}) == "age (whose: the partner)"


def criterion_form(row: Criterion, **changes: str) -> dict[str, str]:
    stored = {"fact_kind": "age", "fact__who": "applicant", "op": "at_least"}
    fixed = model_to_dict(row, fields=("alternative", "order"))
    return {k: str(v) for k, v in fixed.items()} | stored | changes


def address(row: Criterion) -> str:
    return reverse("admin:pathways_criterion_change", args=[row.pk])


def test_a_newly_chosen_kind_first_shows_its_parameters(
    curator: Client, requirement: Requirement, stem: OccupationList
) -> None:
    row = Criterion.objects.get()

    page = curator.post(
        address(row), criterion_form(row, fact_kind="on_list", constant="True")
    )

    form = page.context["adminform"].form
    assert form.errors == {"fact__list": ["This field is required."]}
    assert form["fact__whose"].value() == "offer"
    row.refresh_from_db()
    assert row.fact == {"kind": "age"}


def test_the_threshold_is_typed_by_the_unit_of_the_fact(
    curator: Client, requirement: Requirement, stem: OccupationList
) -> None:
    row = Criterion.objects.get()
    sent = {"fact_kind": "on_list", "fact__list": "stem", "fact__whose": "primary"}

    answer = curator.post(
        address(row), criterion_form(row, **sent, op="is", constant="False")
    )

    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.fact == {"kind": "on_list", "list": "stem", "whose": "primary"}
    assert row.value is False


@pytest.mark.parametrize(
    ("kind", "op", "typed", "stored"),
    [
        ("age", "at_least", "21", 21),
        ("offer_wage", "at_least", "38.46", 38.46),
        ("offer_teer", "one_of", "0, 1, 2", [0, 1, 2]),
        ("offer_group", "one_of", "21231, 21232", ["21231", "21232"]),
    ],
)
def test_a_constant_is_stored_in_its_unit(
    curator: Client,
    requirement: Requirement,
    kind: str,
    op: str,
    typed: str,
    stored: object,
) -> None:
    row = Criterion.objects.get()

    sent = criterion_form(row, fact_kind=kind, op=op, constant=typed)
    answer = curator.post(address(row), sent)

    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.value == stored


def test_a_criterion_without_a_fact_is_refused_beside_the_kind(
    curator: Client, requirement: Requirement
) -> None:
    row = Criterion.objects.get()

    page = curator.post(address(row), criterion_form(row, fact_kind=""))

    errors = page.context["adminform"].form.errors
    assert errors == {"fact_kind": ["Choose the fact to compare."]}


def test_looking_at_a_criterion_and_saving_it_changes_nothing(
    curator: Client, requirement: Requirement
) -> None:
    row = Criterion.objects.get()

    curator.post(address(row), criterion_form(row, constant="18"))

    row.refresh_from_db()
    assert (row.fact, row.op, row.value) == ({"kind": "age"}, "at_least", 18)


def test_a_threshold_that_the_fact_cannot_be_is_refused_at_its_field(
    curator: Client, requirement: Requirement
) -> None:
    row = Criterion.objects.get()

    page = curator.post(address(row), criterion_form(row, constant="180"))

    assert "outside what the fact can be" in str(
        page.context["adminform"].form.errors["constant"]
    )
    row.refresh_from_db()
    assert row.value == 18
