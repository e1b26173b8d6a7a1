"""``make faults``: the matrix, each case with and without its guard, then the storm.

``python -m tests.faults [--only PART-OF-A-NAME] [--no-mutants] [--storm N]``; services
are started before Django reads where they are. With ``--all`` the cases run in several
processes with services of their own, for most of their time is waiting.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.faults.portal import KEY
from tests.faults.services import running_services
from tests.faults.table import write_table

SHARES = 4


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--share", type=int, default=0)
    parser.add_argument("--shares", type=int, default=1)
    parser.add_argument("--no-mutants", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--no-cases", action="store_true")
    parser.add_argument("--storm", type=int, default=0)
    parser.add_argument(
        "--patience", type=int, default=1, help="times as long to recover"
    )
    parser.add_argument("--hurried", action="store_true", help="shorter leases")
    parser.add_argument("--mutant", default="", help="of the storm")
    parser.add_argument("--faults", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--results", default="")
    options = parser.parse_args()
    # Whoever ends it ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if options.all:
        return run_everything(options)
    return run(options)


def run_everything(options: argparse.Namespace) -> int:
    """All cases in shares, then the storm, then the table of what came of them."""
    with tempfile.TemporaryDirectory(prefix="portal-faults-") as folder:
        results = Path(folder) / "results.jsonl"
        command = [sys.executable, "-m", "tests.faults", "--results", str(results)]
        shares = [
            subprocess.Popen([*command, "--share", str(n), "--shares", str(SHARES)])
            for n in range(SHARES)
        ]
        failed = [share.wait() for share in shares]
        options.results, options.no_cases = str(results), True
        failed.append(run(options))
        write_table(results)
    return int(any(failed))


def run(options: argparse.Namespace) -> int:
    """In this process, on services of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="portal-faults-") as folder,
        running_services() as services,
    ):
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "immigration_portal.settings",
            "VAR_DIR": folder,
            "SECRET_KEY": KEY,
            "LOG_LEVEL": "ERROR",
            "HASHED_STATIC_FILES": "no",
            "RATELIMIT_ENABLE": "no",
            **services.environment(through_doors=False),
        }
        import django

        django.setup()
        from tests.faults.running import run_all

        return run_all(services, options)


if __name__ == "__main__":
    sys.exit(main())
