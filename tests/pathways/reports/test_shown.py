"""What stands at once on a report's page, and what opens in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from pathways.models import Report
from pathways.reports import shown
from pathways.reports.document import Criterion, Document, Line
from pathways.services import reports
from tests.pathways.reports.conftest import Ask
from tests.pathways.result.small import HAS_FUNDS, HAS_OFFER, stream

pytestmark = pytest.mark.django_db
Publish = Callable[..., Any]


def lines(count: int) -> tuple[Line, ...]:
    return tuple(Line(text=f"Line {place}") for place in range(count))


def comparing(rendered: Report, *rows: Criterion) -> Document:
    document = reports.document_of(rendered)
    return document.model_copy(update={"comparison": rows})


def test_a_long_cell_folds_all_but_its_first_lines(rendered: Report) -> None:
    cells = (lines(3), lines(4))
    row = Criterion(title="Prepare", in_mail=False, cells=cells)

    (found,) = shown.comparison(comparing(rendered, row))

    assert [(len(c.lines), len(c.further)) for c in found.cells] == [(3, 0), (2, 2)]


def test_sums_stand_before_the_fees_that_they_are_made_of(rendered: Report) -> None:
    own, fee = Line(strong="155 CAD"), Line(text="Work permit: 155 CAD", cite=1)
    later, residence = Line(strong="575 CAD"), Line(text="Residence: 575 CAD", cite=1)
    told = Line(text="And later:")
    cell = (own, fee, told, later, residence)
    row = Criterion(title="You pay", in_mail=True, cells=(cell, (own,)))

    (found,) = shown.comparison(comparing(rendered, row))

    assert found.cells[0].lines == (own, told, later)
    assert found.cells[0].further == (fee, residence)
    assert found.cells[1].further == ()


def test_what_holds_for_every_pathway_is_said_once(rendered: Report) -> None:
    row = Criterion(title="Children", in_mail=False, cells=(lines(1), lines(1)))

    (found,) = shown.comparison(comparing(rendered, row))

    assert found.is_same
    assert len(found.cells) == 1


def test_the_nearest_pathways_stand_at_once_and_no_other_is_lost(
    publish: Publish, ask: Ask
) -> None:
    publish(
        stream("alpha", HAS_OFFER), *(stream(f"far/{i}", HAS_FUNDS) for i in "abcde")
    )

    (later,) = (
        one
        for one in shown.groups(reports.document_of(ask("alpha")))
        if one.group.slug == "later"
    )

    assert (len(later.at_once), len(later.further)) == (3, 2)


def test_folded_pathways_keep_their_requirements_on_the_page(
    publish: Publish, ask: Ask, client: Client
) -> None:
    publish(
        stream("alpha", HAS_OFFER), *(stream(f"far/{i}", HAS_FUNDS) for i in "abcde")
    )

    page = client.get(f"/r/{ask('alpha').token}/")

    assertContains(page, "2 more")
    assertContains(page, "Requirements of Far e, the deciding one first")
