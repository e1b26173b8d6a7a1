"""What a web process makes at its start."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from occupations.finder import current
from pathways.models import Edition
from pathways.public.warming import STEPS, warm

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


@pytest.mark.long
def test_after_its_steps_the_first_search_builds_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for step in STEPS:
        step()

    with django_assert_num_queries(0):
        match = current.current_finder().search("software engineer", 1)

    assert match[0].group.code == "21231"


@pytest.mark.django_db(transaction=True)
def test_a_start_before_the_first_edition_goes_on() -> None:
    Edition.objects.all().delete()

    warm()

    assert current.current_finder().search("nurse", 1)
