"""What commands say of a release that came to a portal with an edition."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.management.base import BaseCommand

from occupations.seeding import Changes
from pathways.models import Change


def tell(
    command: BaseCommand, change: Change | None, loaded: Iterable[Changes]
) -> None:
    """What waits in the change, and what is held because curators edited it."""
    for changes in loaded:
        if changes:
            command.stdout.write(changes.summary())
    if change is None:
        command.stdout.write("The release says nothing that is not known here.")
        return
    count = change.rows.count()
    command.stdout.write(f"Nothing is live: {count} rows wait in “{change}”.")
