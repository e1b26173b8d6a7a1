"""What a benchmark prints: one JSON line a figure, with its unit and target."""

import json
import statistics
import time
from collections.abc import Callable


def milliseconds(work: Callable[[], object], *, rounds: int = 20) -> float:
    """The median time of one call, after one call to warm up."""
    work()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def figure(name: str, value: float, unit: str, *, target: str = "") -> None:
    """Print one figure; the target says what is wanted, such as ``under 3``."""
    line: dict[str, object] = {"figure": name, "value": round(value, 4), "unit": unit}
    if target:
        line["target"] = target
    print(json.dumps(line), flush=True)
