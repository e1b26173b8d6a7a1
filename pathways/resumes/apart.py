"""Read one file in a process that limits itself: ``python -m pathways.resumes.apart``.

Bytes come on standard input, JSON goes to standard output. Before a byte is parsed the
process gives up files, memory and time beyond what any resume needs; the limits cannot
be lifted again, so a file that gets out of hand ends this process and nothing else.
"""

from __future__ import annotations

import json
import re
import resource
import signal
import sys
from dataclasses import asdict
from typing import Any, Final

from pathways.resumes import Unreadable, read_resume

CPU_SECONDS: Final = 2
WALL_SECONDS: Final = 5  # where other work has the processors
STARTS_WITHIN: Final = 4
MEMORY: Final = 512 * 1024 * 1024
LARGEST_ANSWER: Final = 1_000_000
# What no database takes in a text: the control characters but tab and line feed.
UNFIT: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")

TOO_DEAR: Final = "too_dear"
TOO_SLOW: Final = "too_slow"


def limit_process() -> None:
    """No core, no file, no child, little memory; an alarm that nothing catches."""
    limits = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
    )
    for kind, most in limits:
        allowed = resource.getrlimit(kind)[1]
        least = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(kind, (least, least))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, WALL_SECONDS)


def answer_of(data: bytes, name: str) -> dict[str, Any]:
    """What was read, or why not."""
    try:
        resume = read_resume(data, name)
    except Unreadable as error:
        return {"refusal": {"reason": str(error.reason), "values": error.values}}
    except (MemoryError, RecursionError):
        return {"refusal": {"reason": TOO_DEAR, "values": {}}}
    return {"resume": clean(asdict(resume))}


def clean(value: Any) -> Any:
    """The same without characters that no text has."""
    if isinstance(value, dict):
        return {key: clean(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [clean(below) for below in value]
    return UNFIT.sub("", value) if isinstance(value, str) else value


def main() -> None:
    """Read standard input under the limits, answer on standard output."""
    limit_process()
    name = f"file.{sys.argv[1]}" if len(sys.argv) > 1 else ""
    written = json.dumps(answer_of(sys.stdin.buffer.read(), name))
    if len(written) > LARGEST_ANSWER:
        written = json.dumps({"refusal": {"reason": TOO_DEAR, "values": {}}})
    sys.stdout.write(written)


if __name__ == "__main__":
    main()
