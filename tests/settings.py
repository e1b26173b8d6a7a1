"""The portal's own settings in a folder of this test run.

Each process of the run has its own broker databases, database file and mail folder.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.harness.waiting import free_port

RUN_FOLDER = Path(tempfile.mkdtemp(prefix="portal-tests-"))
atexit.register(shutil.rmtree, RUN_FOLDER, ignore_errors=True)
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
WORKER_NUMBER = int(WORKER.removeprefix("gw") or 0)

os.environ["VAR_DIR"] = str(RUN_FOLDER)
os.environ["HASHED_STATIC_FILES"] = "no"
os.environ.setdefault("LOG_LEVEL", "WARNING")
os.environ["SECRET_KEY"] = "only-for-tests-" + "0123456789abcdef" * 4
# Playwright's synchronous interface runs an event loop in the tests' thread.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# A redis-server to start for these tests, a given REDIS_URL, or the embedded one.
REDIS_PROGRAM = os.environ.get("REDIS_PROGRAM", "")
if REDIS_PROGRAM:
    os.environ["REDIS_URL"] = f"redis://127.0.0.1:{free_port()}/0"
elif os.environ.get("REDIS_URL"):
    base = os.environ["REDIS_URL"].rsplit("/", 1)[0]
    os.environ["REDIS_URL"] = f"{base}/{WORKER_NUMBER * 2}"

from immigration_portal.settings import *  # noqa: E402, F403
from immigration_portal.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that a worker in another process opens the same database.
    DATABASES["default"]["TEST"] = {"NAME": str(RUN_FOLDER / "test.sqlite3")}
