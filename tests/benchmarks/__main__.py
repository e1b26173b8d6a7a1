"""``make bench``: runs every script of this folder; each prints its figures as JSON."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def main() -> int:
    """Run the scripts one after the other; fail when one of them fails."""
    environment = {"LOG_LEVEL": "WARNING", **os.environ}
    failed = []
    for script in sorted(HERE.glob("*.py")):
        if script.name.startswith("_"):
            continue
        module = f"tests.benchmarks.{script.stem}"
        done = subprocess.run(
            [sys.executable, "-m", module], cwd=ROOT, env=environment, check=False
        )
        if done.returncode:
            failed.append(script.name)
    for name in failed:
        print(f"{name} failed", file=sys.stderr)
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
