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


def approved(change: models.Change) -> models.Change:
    """Somebody else has said yes to it as it stands."""
    changes.submit(change=change, by=User.objects.get(username="ann"), at=MOMENT)
    return changes.approve(change=change, by=a_curator("bob"), at=MOMENT)


def test_a_yes_is_for_what_was_read_and_nothing_else(ready: models.Change) -> None:
    change = approved(ready)
    row = change.rows.get(kind="alter")
    change.rows.filter(pk=row.pk).update(after={**row.after, "value": 20})

    with pytest.raises(changes.UnreadyError, match="approval"):
        changes.publish_change(change=change, by=change.created_by, at=MOMENT)

    assert models.Criterion.objects.get().value == 18


def test_nothing_is_live_at_its_moment_without_a_yes(ready: models.Change) -> None:
    a_curator("bob")
    with pytest.raises(changes.UnreadyError, match="approval"):
        changes.schedule(change=ready, go_live_at=MOMENT, at=MOMENT)
    models.Change.objects.filter(pk=ready.pk).update(go_live_at=MOMENT)

    assert changes.publish_due(at=MOMENT) == []


def test_what_is_live_bears_a_note(first_edition: models.Edition) -> None:
    """Also where nobody is asked: in the quick lane."""
    ann = a_curator("ann")
    change = changes.open_change(title="Source", by=ann, at=MOMENT, kind="quick")
    with changes.sandbox(change) as recorder:
        Source.objects.create(slug="new", title="New", url="https://example.org/n")
    changes.keep(recorder, by=ann, at=MOMENT)

    with pytest.raises(changes.UnreadyError, match="note"):
        changes.publish_change(change=change, by=ann, at=MOMENT)

    assert not Source.objects.filter(slug="new").exists()
    models.Change.objects.filter(pk=change.pk).update(note="A new page.")
    changes.publish_change(change=change, by=ann, at=MOMENT)
    assert Source.objects.filter(slug="new").exists()


def test_a_moment_falls_with_the_yes_that_it_was_stated_for(
    ready: models.Change,
) -> None:
    change = approved(ready)
    changes.schedule(change=change, go_live_at=MOMENT, at=MOMENT)
    with changes.sandbox(change) as recorder:
        row = models.Criterion.objects.get(key="most")
        row.value = 91
        row.save()
    ann, bob = User.objects.get(username="ann"), User.objects.get(username="bob")
    changes.keep(recorder, by=ann, at=MOMENT)
    changes.submit(change=change, by=ann, at=MOMENT)
    changes.approve(change=change, by=bob, at=MOMENT)

    assert changes.publish_due(at=MOMENT) == []


def test_what_cannot_go_live_at_its_moment_says_why_and_is_due_no_more(
    ready: models.Change,
) -> None:
    change = approved(ready)
    changes.schedule(change=change, go_live_at=MOMENT, at=MOMENT)
    row = change.rows.get(kind="alter")
    change.rows.filter(pk=row.pk).update(after={**row.after, "value": 20})

    assert changes.publish_due(at=MOMENT) == []

    change.refresh_from_db()
    assert "approval" in change.trouble
    assert not models.Change.objects.due(MOMENT).exists()
