"""Keys of new rows: of the database's own counting, or of a change's range."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models

Numbering = Callable[[type[models.Model]], int | None]
_numbering: ContextVar[Numbering | None] = ContextVar("numbering", default=None)


class RowKey(models.BigAutoField):  # type: ignore[type-arg]
    """A key that the database counts, unless a change is being edited.

    A row that a change adds is added anew at each request and at last for good: its key
    comes from the change, so that whatever names it goes on naming it.
    """

    def get_pk_value_on_save(self, instance: models.Model) -> Any:
        """The next key of the open change; nothing where the database counts."""
        numbering = _numbering.get()
        return numbering(type(instance)) if numbering else None

    def deconstruct(self) -> Any:
        """For migrations it is the field that it is in the database."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.BigAutoField", args, kwargs


@contextmanager
def numbered_by(numbering: Numbering) -> Iterator[None]:
    """Give the keys of new rows by this function."""
    token = _numbering.set(numbering)
    try:
        yield
    finally:
        _numbering.reset(token)
