"""How long answers are kept, and what a private link opens."""

from datetime import UTC, datetime, timedelta

import pytest

from pathways import profiles
from pathways.models import SavedProfile

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def started() -> tuple[SavedProfile, str]:
    return profiles.start_profile(answers={"dependent_children": 1}, now=NOON)


def test_the_token_is_not_in_the_database() -> None:
    profile, token = started()

    row = SavedProfile.objects.values().get(pk=profile.pk)

    assert len(token) >= 32
    assert not any(token in str(value) for value in row.values())


@pytest.mark.parametrize(
    ("later", "is_alive"),
    [(timedelta(hours=23, minutes=59), True), (timedelta(hours=24), False)],
)
def test_unsaved_answers_live_24_hours(later: timedelta, is_alive: bool) -> None:
    _, token = started()

    saved = profiles.open_profile(token=token, now=NOON + later)

    assert (saved is not None) is is_alive


def test_a_change_starts_the_24_hours_again() -> None:
    profile, token = started()
    evening = NOON + timedelta(hours=20)

    profiles.change_answers(profile=profile, change=lambda a: a, now=evening)

    assert profiles.open_profile(token=token, now=NOON + timedelta(hours=40))


@pytest.mark.parametrize(
    ("later", "is_alive"), [(timedelta(days=364), True), (timedelta(days=365), False)]
)
def test_saved_answers_live_12_months(later: timedelta, is_alive: bool) -> None:
    profile, token = started()
    profiles.keep_profile(profile=profile, now=NOON)

    saved = profiles.open_profile(token=token, now=NOON + later)

    assert (saved is not None) is is_alive


def test_use_starts_the_12_months_again() -> None:
    profile, token = started()
    profiles.keep_profile(profile=profile, now=NOON)

    profiles.open_profile(token=token, now=NOON + timedelta(days=300))

    assert profiles.open_profile(token=token, now=NOON + timedelta(days=600))


def test_looking_at_unsaved_answers_writes_nothing(
    django_assert_num_queries: object,
) -> None:
    _, token = started()

    with django_assert_num_queries(1):  # type: ignore[operator]
        profiles.open_profile(token=token, now=NOON + timedelta(hours=5))


def test_the_sweep_deletes_what_has_run_out_and_nothing_else() -> None:
    started()
    kept, token = started()
    profiles.keep_profile(profile=kept, now=NOON)

    assert profiles.delete_expired(NOON + timedelta(days=2)) == 1
    assert profiles.open_profile(token=token, now=NOON + timedelta(days=2))


def test_deleted_answers_are_gone() -> None:
    profile, token = started()

    profiles.delete_profile(profile=profile)

    assert profiles.open_profile(token=token, now=NOON) is None
    assert not SavedProfile.objects.exists()
