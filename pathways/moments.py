"""The moment by the one clock that all parts of the portal share: the database's.

Claims on work are compared between machines. One whose own clock is ten minutes behind
or a day ahead would take what is another's, or leave what is due.
"""

from __future__ import annotations

from datetime import datetime

from django.db import connection
from django.utils import timezone


def shared_now() -> datetime:
    """Now, as the database has it; a file has no clock of its own."""
    if connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment
