"""What a curator changed is never overwritten: what the seed says instead waits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from occupations.models import PendingKind, SeedRow, Source
from occupations.seeding import accept, dismiss, find, proposed_changes
from tests.occupations.seeding.rows import SITE, load

pytestmark = pytest.mark.django_db


def test_an_edited_row_stays_when_the_seed_is_unchanged() -> None:
    load(SITE)
    Source.objects.update(title="Curated")

    changes = load(SITE)

    assert len(changes.kept) == 1
    assert Source.objects.get().title == "Curated"
    assert not SeedRow.objects.exclude(pending_kind="").exists()


def test_an_edited_row_is_not_overwritten_but_the_new_values_wait(
    conflict: SeedRow,
) -> None:
    assert Source.objects.get().title == "Curated"
    assert conflict.pending_kind == PendingKind.CHANGE
    assert proposed_changes(conflict) == {"title": ("Curated", "Seeded")}
    assert find(conflict) == Source.objects.get()


def test_an_accepted_proposal_is_applied_and_the_row_follows_the_seed_again(
    conflict: SeedRow,
) -> None:
    accept(conflict)

    assert Source.objects.get().title == "Seeded"
    assert not load(SITE | {"title": "Seeded"})
    assert load(SITE | {"title": "Third"}).changed


def test_a_dismissed_proposal_is_not_made_again_until_the_seed_changes(
    conflict: SeedRow,
) -> None:
    dismiss(conflict)

    assert load(SITE | {"title": "Seeded"}).kept
    assert not SeedRow.objects.exclude(pending_kind="").exists()
    assert load(SITE | {"title": "Third"}).pending
    assert Source.objects.get().title == "Curated"


def test_a_proposal_is_withdrawn_when_the_seed_returns_to_what_it_was(
    conflict: SeedRow,
) -> None:
    load(SITE)

    conflict.refresh_from_db()
    assert (conflict.pending_kind, conflict.pending) == ("", None)


def test_a_proposal_ends_when_the_curator_types_the_same_values(
    conflict: SeedRow,
) -> None:
    Source.objects.update(title="Seeded")

    load(SITE | {"title": "Seeded"})

    conflict.refresh_from_db()
    assert conflict.pending_kind == ""


def test_a_row_that_a_curator_deleted_is_not_created_again() -> None:
    load(SITE)
    Source.objects.all().delete()

    assert load(SITE).kept
    assert not Source.objects.exists()


def test_a_deleted_row_that_the_seed_changes_waits_and_can_be_accepted() -> None:
    load(SITE)
    Source.objects.all().delete()
    load(SITE | {"title": "New title"})
    waiting = SeedRow.objects.get()

    accept(waiting)

    assert waiting.reason == ""
    assert Source.objects.get().title == "New title"


def test_the_removal_of_an_edited_row_waits() -> None:
    load(SITE)
    Source.objects.update(title="Curated")

    changes = load()

    assert changes.pending[0].reason == "a curator edited this row"
    assert Source.objects.exists()


@pytest.mark.parametrize(("answer", "left"), [(accept, 0), (dismiss, 1)])
def test_a_removal_that_waits_is_made_or_dropped(
    answer: Callable[[SeedRow], None], left: int
) -> None:
    load(SITE)
    Source.objects.update(title="Curated")
    load()

    answer(SeedRow.objects.get())

    assert Source.objects.count() == left
    assert not load()


def test_a_row_that_was_there_before_is_adopted_if_equal_and_else_waits() -> None:
    Source.objects.create(**SITE)
    Source.objects.create(**SITE | {"slug": "other", "title": "Mine"})

    changes = load(SITE, SITE | {"slug": "other"})

    assert changes.same == 1
    assert changes.pending[0].fields == {"title": ("Mine", "Site")}
