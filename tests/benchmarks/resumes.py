"""How much of the sample resumes is read right, by kind, and how long a file takes."""

import json
import statistics
import time
from collections import defaultdict

from pathways.resumes import read_resume
from tests.pathways.resumes.figures import PARTS, Figures
from tests.pathways.resumes.making import make
from tests.pathways.resumes.samples import SAMPLES


def main() -> None:
    figures: dict[tuple[str, str], Figures] = defaultdict(Figures)
    seconds = []
    for sample in SAMPLES:
        data = make(sample.how, sample.source)
        start = time.perf_counter()
        resume = read_resume(data)
        seconds.append(time.perf_counter() - start)
        figures[sample.set, sample.kind].add(sample, resume)
        figures[sample.set, "all"].add(sample, resume)
    for (name, kind), counted in sorted(figures.items()):
        print(json.dumps({"resumes": name, "kind": kind, **counted.as_json()}))
    print(
        json.dumps(
            {
                "resumes": len(seconds),
                "median_ms": round(statistics.median(seconds) * 1000, 1),
                "slowest_ms": round(max(seconds) * 1000, 1),
                "counted": list(PARTS),
            }
        )
    )


if __name__ == "__main__":
    main()
