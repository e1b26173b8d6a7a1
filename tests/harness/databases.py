"""Two test databases, an empty one and one with the whole catalogue published.

The catalogue is loaded once, into a template. A test that asks for the ``catalogue``
fixture runs on a copy of it; after a test that commits, the copy is made anew.
"""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, connections

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


@dataclass
class Stage:
    """Which of the two databases the tests of this process run on now."""

    load: Callable[[], None]
    unblock: Callable[[], AbstractContextManager[object]] = nullcontext
    empty: str = ""
    has_template: bool = False
    has_begun: bool = False
    full_is_fresh: bool = False
    wants_full: bool = False

    @property
    def is_ready(self) -> bool:
        return bool(self.empty)

    @property
    def full(self) -> str:
        return f"{self.empty}_full"

    @property
    def template(self) -> str:
        return f"{self.empty}_template"

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
                self.build_template_once()
                copy(self.template, self.full)
            self.full_is_fresh = True
        wanted = self.full if self.wants_full else self.empty
        if connection.settings_dict["NAME"] != wanted:
            point_to(wanted)

    def soil(self) -> None:
        """A test has committed: what it leaves must not reach the next one."""
        if self.wants_full:
            self.full_is_fresh = False

    def build_template_once(self) -> None:
        if self.has_template:
            return
        # Loading takes long: when it has failed, the other tests fail at once.
        assert not self.has_begun, "the catalogue was not loaded: see the first error"
        self.has_begun = True
        point_to(self.empty)
        kept = KEPT_TEMPLATES / f"{ingredients_digest(INGREDIENTS)}.sqlite3"
        if connection.vendor == "sqlite" and kept.exists():
            shutil.copyfile(kept, self.template)
        else:
            copy(self.empty, self.template)
            point_to(self.template)
            self.load()
            if connection.vendor == "sqlite":
                self.keep_template(kept)
            point_to(self.empty)
        self.has_template = True

    def keep_template(self, kept: Path) -> None:
        """Keep the loaded file for the next run with the same ingredients."""
        fold_journal()
        kept.parent.mkdir(parents=True, exist_ok=True)
        for old in sorted(kept.parent.iterdir(), key=lambda p: p.stat().st_mtime)[:-3]:
            old.unlink(missing_ok=True)
        draft = kept.with_name(f"{kept.name}.{id(self)}")
        shutil.copyfile(self.template, draft)
        draft.replace(kept)

    def close(self) -> None:
        """Hand the empty database back to pytest-django, which destroys it."""
        point_to(self.empty)
        with self.unblock():
            for name in (self.full, self.template):
                drop(name)
