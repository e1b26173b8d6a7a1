"""A smoke of load: many connections at once, and every answer is an answer."""

import re
import shutil
import subprocess

import pytest

from tests.harness.waiting import answers, eventually
from tests.harness.workers import running_web_server

WRK = shutil.which("wrk") or "/usr/bin/wrk"


@pytest.mark.once
@pytest.mark.services
@pytest.mark.once
def test_no_request_is_refused_under_load(
    transactional_db: None, catalogue: None
) -> None:
    with running_web_server() as address:
        eventually(lambda: answers(f"{address}/"))  # the edition is loaded
        command = [WRK, "-t1", "-c24", "-d3s", "--timeout", "20s", f"{address}/"]
        shown = subprocess.run(command, capture_output=True, text=True, check=True)

    assert re.search(r"[1-9]\d* requests in", shown.stdout), shown.stdout
    assert "Non-2xx" not in shown.stdout, shown.stdout
    assert "Socket errors" not in shown.stdout, shown.stdout
