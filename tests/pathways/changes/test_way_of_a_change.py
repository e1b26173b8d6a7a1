"""A change from its rows to an edition, and back."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from occupations.models import Source
from pathways import changes, models
from tests.pathways.admin.conftest import MOMENT
from tests.pathways.changes.conftest import a_curator

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(first_edition: models.Edition) -> models.Change:
    """At least 19 and at most 90 years, and a source; written by Ann."""
    ann = a_curator("ann")
    change = changes.open_change(title="Age", by=ann, at=MOMENT, note="19 to 90")
    with changes.sandbox(change) as recorder:
        row = models.Criterion.objects.get()
        row.value = 19
        row.save()
        Source.objects.create(slug="new", title="New", url="https://example.org/n")
        models.Criterion.objects.create(
            key="most",
            alternative=row.alternative,
            fact={"kind": "age"},
            op="at_most",
            value=90,
        )
    assert changes.keep(recorder, by=ann, at=MOMENT) == 3
    return change


def test_what_is_written_in_a_change_is_there_in_the_change_only(
    ready: models.Change,
) -> None:
    outside = models.Criterion.objects.get().value
    with changes.sandbox(ready):
        inside = models.Criterion.objects.count()
        key = Source.objects.get(slug="new").pk

    assert (outside, inside) == (18, 2)
    assert ready.rows.get(model_label="occupations.source").row_id == key


def test_a_change_is_published_as_it_compiled_and_withdrawn_to_what_was(
    ready: models.Change, first_edition: models.Edition
) -> None:
    ann, bob = User.objects.get(username="ann"), a_curator("bob")
    compiled = changes.compile_change(ready, MOMENT.date())
    ready.refresh_from_db()
    changes.submit(change=ready, by=ann, at=MOMENT)
    with pytest.raises(changes.OwnChangeError):
        changes.approve(change=ready, by=ann, at=MOMENT)
    changes.approve(change=ready, by=bob, at=MOMENT)

    edition = changes.publish_change(change=ready, by=ann, at=MOMENT)
    back = changes.withdraw(edition=edition, reason="wrong", by=ann, at=MOMENT)

    assert edition.digest == compiled.after.digest != first_edition.digest
    assert (edition.approved_by, edition.change) == (bob, ready)
    assert back.digest == first_edition.digest
    assert (back.withdraws, back.withdrawn_because) == (edition, "wrong")
