"""Two test databases, an empty one and one with the whole catalogue published.

The catalogue is loaded once, into a template that is named after the files it follows
from. A test that asks for the ``catalogue`` fixture runs on a copy of it; after a test
that commits, the copy is made anew.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections
from django.test import TransactionTestCase

from pathways.supervisor.prepare import ingredients_digest

ROOT = Path(__file__).resolve().parents[2]
KEPT_TEMPLATES = ROOT / "var" / "test-templates"
# What the catalogue's content follows from.
INGREDIENTS = ("occupations", "pathways", "requirements.lock")


def point_to(name: str) -> None:
    """Make every thread's next connection open this database."""
    connection.close()
    connection.settings_dict["NAME"] = name
    connections.settings["default"]["NAME"] = name


def fold_journal() -> None:
    """SQLite: bring everything into the one file that is copied."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def drop(name: str) -> None:
    if connection.vendor == "sqlite":
        for end in ("", "-wal", "-shm"):
            Path(f"{name}{end}").unlink(missing_ok=True)
        return
    with connection._nodb_cursor() as cursor:
        quoted = connection.ops.quote_name(name)
        cursor.execute(f"DROP DATABASE IF EXISTS {quoted} WITH (FORCE)")


def copy(source: str, target: str) -> None:
    """A fresh copy; nobody may be connected to the source."""
    connection.close()
    drop(target)
    if connection.vendor == "sqlite":
        shutil.copyfile(source, target)
        return
    with connection._nodb_cursor() as cursor:
        names = [connection.ops.quote_name(name) for name in (target, source)]
        cursor.execute("CREATE DATABASE {} TEMPLATE {}".format(*names))


def exists(name: str) -> bool:
    if connection.vendor == "sqlite":
        return Path(name).exists()
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def rename(source: str, target: str) -> None:
    """At once and whole: whoever sees the target sees all of it."""
    fold_journal()
    if connection.vendor == "sqlite":
        draft = Path(f"{target}.{os.getpid()}")
        shutil.move(source, draft)
        draft.replace(target)
        return
    with connection._nodb_cursor() as cursor:
        names = [connection.ops.quote_name(name) for name in (source, target)]
        cursor.execute("ALTER DATABASE {} RENAME TO {}".format(*names))


@contextmanager
def alone() -> Iterator[None]:
    """One test process of this checkout at a time."""
    KEPT_TEMPLATES.mkdir(parents=True, exist_ok=True)
    with (KEPT_TEMPLATES / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def forget_old_templates(*, kept: int = 3) -> None:
    files = sorted(KEPT_TEMPLATES.glob("*.sqlite3"), key=lambda p: p.stat().st_mtime)
    for old in files[:-kept]:
        old.unlink(missing_ok=True)


@dataclass
class Stage:
    """Which of the two databases the tests of this process run on now."""

    load: Callable[[], None]
    unblock: Callable[[], AbstractContextManager[object]] = nullcontext
    empty: str = ""
    template: str = ""
    has_begun: bool = False
    copies: int = 0
    full_is_fresh: bool = False
    wants_full: bool = False

    @property
    def is_ready(self) -> bool:
        return bool(self.empty)

    @property
    def full(self) -> str:
        """Each copy has a name of its own.

        A thread of the live server may still be at work on the last one: SQLite would
        take away the journal of whatever has its name now.
        """
        return f"{self.empty}_full_{self.copies}"

    def open(self) -> None:
        """The empty database has just been made by pytest-django."""
        self.empty = str(connection.settings_dict["NAME"])
        with self.unblock():
            fold_journal()
        self.turn()

    def turn(self) -> None:
        """Set the wanted database for the test that comes."""
        if self.wants_full and not self.full_is_fresh:
            with self.unblock():
                self.find_or_build_template()
                connection.close()
                drop(self.full)
                self.copies += 1
                copy(self.template, self.full)
            self.full_is_fresh = True
        wanted = self.full if self.wants_full else self.empty
        if connection.settings_dict["NAME"] != wanted:
            point_to(wanted)
        # The numbers of content types differ between databases, and after a flush.
        ContentType.objects.clear_cache()

    def soil(self) -> None:
        """A test has committed: what it leaves must not reach the next one."""
        if self.wants_full:
            self.full_is_fresh = False

    @contextmanager
    def sparing_the_flush(self) -> Iterator[None]:
        """Django empties every table after a test that commits; a copy is thrown away.

        Emptying the whole catalogue takes longer than most tests.
        """
        flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

        def empty(case: TransactionTestCase) -> None:
            if not self.wants_full:
                flush(case)

        with patch.object(TransactionTestCase, "_fixture_teardown", empty):
            yield

    def find_or_build_template(self) -> None:
        """The first process that needs it loads the catalogue; the others wait."""
        if self.template:
            return
        # Loading takes long: when it has failed, the other tests fail at once.
        assert not self.has_begun, "the catalogue was not loaded: see the first error"
        self.has_begun = True
        digest = ingredients_digest(INGREDIENTS)[:16]
        template = f"portal_template_{digest}"
        if connection.vendor == "sqlite":
            template = str(KEPT_TEMPLATES / f"{digest}.sqlite3")
        point_to(self.empty)
        with alone():
            if not exists(template):
                self.build(template)
        self.template = template

    def build(self, template: str) -> None:
        draft = f"{self.empty}_draft"
        copy(self.empty, draft)
        point_to(draft)
        try:
            self.load()
            rename(draft, template)
        finally:
            point_to(self.empty)
        forget_old_templates()

    def close(self) -> None:
        """Hand the empty database back to pytest-django, which destroys it."""
        point_to(self.empty)
        with self.unblock():
            drop(self.full)
