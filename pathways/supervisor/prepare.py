"""What a first page needs: schema, catalogue, edition, static files."""

import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.management import CommandError, call_command, get_commands

from pathways.models import Edition

# In order. Each can be run again at any time and then changes nothing.
CATALOGUE_COMMANDS: Final[tuple[tuple[str, ...], ...]] = (
    ("load_occupations",),
    ("load_catalogue",),
    ("load_golden_people",),
    ("load_rounds",),
    ("publish_rulebook", "--if-needed"),
)
# What the catalogue and the collected files follow from.
INGREDIENTS: Final = ("occupations", "pathways", "static", "requirements.lock")


def ingredients_digest(names: Iterable[str] = INGREDIENTS) -> str:
    """A digest of every file that could change what is prepared."""
    digest = hashlib.sha256()
    for name in names:
        start = Path(settings.BASE_DIR) / name
        for path in sorted(start.rglob("*")) if start.is_dir() else [start]:
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(settings.BASE_DIR)}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def has_an_edition() -> bool:
    """Whether this database holds a published rulebook."""
    return Edition.objects.exists()


def load_catalogue(say: Callable[[str], None]) -> None:
    """Load the shipped seed and publish it when nothing is published yet."""
    known = get_commands()
    log = Path(settings.VAR_DIR) / "log" / "prepare.log"
    log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, *arguments in CATALOGUE_COMMANDS:
        if name in known:
            say(f"{name} …")
            with log.open("a") as output:
                call_command(name, *arguments, stdout=output)


@contextmanager
def collecting_static_files() -> Iterator[None]:
    """Compress the static files on another core while the catalogue is loaded."""
    words = ["manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    process = subprocess.Popen([sys.executable, *words], cwd=settings.BASE_DIR)  # noqa: S603
    try:
        yield
    finally:
        process.wait()
    if process.returncode:
        raise CommandError("The static files could not be collected.")


def prepare(say: Callable[[str], None]) -> None:
    """Bring database and static files up to date; a second run has little to do."""
    say("Database schema …")
    call_command("migrate", interactive=False, verbosity=0)
    stamp = Path(settings.VAR_DIR) / "prepared"
    # The same files on another database are not prepared: its name is part of it.
    digest = f"{ingredients_digest()} {settings.DATABASES['default']['NAME']}"
    if stamp.exists() and stamp.read_text() == digest and has_an_edition():
        return
    with collecting_static_files():
        load_catalogue(say)
        say("Static files …")
    stamp.write_text(digest)
