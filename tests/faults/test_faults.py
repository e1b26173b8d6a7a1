"""That each case has its guard; and few reports under each kind of fault once, always
in the same order. The rest is `make faults`."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection

from tests.faults.cases import CASES
from tests.faults.patching import PATCHES
from tests.faults.running import PARTS

SMALL = "--no-cases --storm 40 --faults 20 --seed 4 --hurried --patience 5"


@pytest.mark.services
def test_reports_survive_random_faults() -> None:
    """On a PostgreSQL and a Redis of its own: so it runs once."""
    if connection.vendor == "postgresql":
        pytest.skip("it ran with the tests on SQLite")
    if not list(Path("/usr/lib/postgresql").glob("*/bin")):
        pytest.skip("no PostgreSQL: make test installs it")
    environment = {k: v for k, v in os.environ.items() if k != "REDIS_PROGRAM"}

    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", *SMALL.split()],
        env=environment,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert "lost 0" in done.stdout


def test_each_case_has_a_guard_that_can_be_taken_out() -> None:
    import_module("tests.faults.patches")

    assert {case.part for case in CASES} == set(PARTS)
    assert {case.without for case in CASES} <= set(PATCHES)
