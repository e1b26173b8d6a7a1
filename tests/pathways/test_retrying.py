"""What lost a deadlock is made again; what must not be forgotten is written down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import OperationalError

from pathways import retrying


class DatabaseError(Exception):
    """As the driver raises it."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


def failing(times: int, sqlstate: str) -> tuple[Callable[[], str], list[int]]:
    """A change that fails so often; and the list of its attempts."""
    attempts: list[int] = []

    def change() -> str:
        attempts.append(1)
        if len(attempts) <= times:
            raise OperationalError from DatabaseError(sqlstate)
        return "made"

    return change, attempts


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("sqlstate", ["40P01", "40001"])
def test_a_change_that_lost_a_deadlock_is_made_again(sqlstate: str) -> None:
    change, attempts = failing(2, sqlstate)

    assert retrying.retried(change)() == "made"
    assert len(attempts) == 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("times", "sqlstate"), [(3, "40P01"), (1, "57P01")])
def test_another_error_or_a_third_deadlock_is_raised(times: int, sqlstate: str) -> None:
    change, attempts = failing(times, sqlstate)

    with pytest.raises(OperationalError):
        retrying.retried(change)()
    assert len(attempts) == times


@pytest.mark.django_db
def test_inside_another_transaction_nothing_is_made_again() -> None:
    change, attempts = failing(1, "40P01")

    with pytest.raises(OperationalError):
        retrying.retried(change)()
    assert len(attempts) == 1


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_what_must_not_be_forgotten_waits_for_the_database() -> None:
    change, attempts = failing(2, "57P01")

    assert retrying.insist(change) == "made"
    assert len(attempts) == 3


@pytest.mark.django_db(transaction=True)
def test_no_database_is_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrying, "INSIST_SECONDS", 0)
    change, _attempts = failing(5, "57P01")

    with pytest.raises(OperationalError):
        retrying.insist(change)
