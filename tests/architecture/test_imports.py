"""Imports point down only, as the contracts of pyproject.toml say."""

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
LINTER: Final = Path(sys.executable).parent / "lint-imports"


def test_the_import_contracts_are_kept() -> None:
    run = subprocess.run(
        [LINTER, "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout + run.stderr
    assert " 0 broken." in run.stdout
