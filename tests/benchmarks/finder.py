"""How good and how fast the occupation finder is: one JSON line a figure.

``python -m tests.benchmarks.finder [--misses]`` prints the misses too, and
``--held-out`` the figures of the held-out list alone, without its misses: nobody is to
tune by them. Quality is
measured on the development list, and, against fitting the finder to that list, on a
random sample of the official index. Times are of the calling thread; the same searches
with rapidfuzz over every title, as one would write it in an hour, stand beside them.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from rapidfuzz.process import extract
from rapidfuzz.utils import default_process

from occupations.finder.data import FinderData
from occupations.finder.finder import Finder, build_finder
from occupations.finder.text import plain
from tests.occupations.finder.seed_rows import curated_queries, seed_data
from tests.occupations.finder.typos import with_typo

QUERIES = Path(__file__).resolve().parent / "data" / "finder_queries.csv"
HELD_OUT = QUERIES.with_name("finder_held_out.csv")
SAMPLE = 3_000
BASELINE_SAMPLE = 40
TYPOS_EACH = 3
UNSPELLABLE = {"abbreviated", "coded"}
"""Three letters with a typo are other letters; a digit with a typo another code."""

Search = Callable[[str], list[str]]
Case = tuple[str, frozenset[str]]


@dataclass
class Score:
    """Hits and times of a list of queries."""

    first: int = 0
    third: int = 0
    seconds: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def lines(self, name: str) -> Iterator[dict[str, object]]:
        """The figures."""
        count, times = len(self.seconds), sorted(self.seconds)
        yield {
            "figure": name,
            "queries": count,
            "hit_at_1": round(self.first / count, 4),
            "hit_at_3": round(self.third / count, 4),
            "p50_ms": round(times[count // 2] * 1000, 3),
            "p99_ms": round(times[count * 99 // 100] * 1000, 3),
        }


def measure(search: Search, cases: list[Case]) -> Score:
    """Ask every query once."""
    score = Score()
    for query, right in cases:
        started = time.thread_time()
        match = search(query)
        score.seconds.append(time.thread_time() - started)
        score.first += bool(right.intersection(match[:1]))
        score.third += bool(right.intersection(match[:3]))
        if not right.intersection(match[:1]):
            score.misses.append(f"{query} -> {match[:3]}, right {sorted(right)}")
    return score


def finder_search(finder: Finder, query: str) -> list[str]:
    """Codes by the finder."""
    return [result.group.code for result in finder.search(query, 10)]


def baseline(data: FinderData) -> Search:
    """The obvious way: compare the query with every title."""
    choices = [title.title for title in data.titles]
    codes = [title.code for title in data.titles]

    def search(query: str) -> list[str]:
        result = extract(query, choices, limit=10, processor=default_process)
        return list(dict.fromkeys(codes[place] for _, _, place in result))

    return search


def index_sample(data: FinderData, rng: random.Random) -> list[Case]:
    """Lines of the official index, each with the groups that list the same text."""
    groups: dict[str, set[str]] = {}
    for title in data.titles:
        groups.setdefault(plain(title.title), set()).add(title.code)
    return [
        (title.title, frozenset(groups[plain(title.title)]))
        for title in rng.sample(sorted(data.titles), SAMPLE)
    ]


def figures(*, show_misses: bool) -> Iterator[dict[str, object]]:
    """Everything that is measured."""
    rng = random.Random(20261122)
    data = seed_data()
    started = time.thread_time()
    finder = build_finder(data)
    yield {"figure": "finder build", "seconds": round(time.thread_time() - started, 2)}
    yield {"figure": "finder forms", "count": len(finder.index.core)}
    search = partial(finder_search, finder)
    for name, cases in _lists(data, rng):
        score = measure(search, cases)
        yield from score.lines(f"finder {name}")
        if show_misses:
            for miss in score.misses:
                yield {"miss": miss}
    cases = _sampled_queries(rng)
    yield from measure(search, cases).lines("finder beside the baseline")
    yield from measure(baseline(data), cases).lines("rapidfuzz over all titles")


def held_out_figures() -> Iterator[dict[str, object]]:
    """How well titles are answered that the finder was neither given nor tuned by."""
    cases = [(query, right) for _, query, right in curated_queries(HELD_OUT)]
    search = partial(finder_search, build_finder(seed_data()))
    yield from measure(search, cases).lines("finder held-out list")


def _lists(data: FinderData, rng: random.Random) -> Iterator[tuple[str, list[Case]]]:
    queries = curated_queries(QUERIES)
    for kind in dict.fromkeys(kind for kind, _, _ in queries):
        yield kind, [(query, right) for item, query, right in queries if item == kind]
    yield "development list", [(query, right) for _, query, right in queries]
    spelled = [(q, right) for kind, q, right in queries if kind not in UNSPELLABLE]
    yield (
        "development list with a typo",
        [(with_typo(q, rng), right) for q, right in spelled for _ in range(TYPOS_EACH)],
    )
    sample = index_sample(data, rng)
    yield "index sample", sample
    yield (
        "index sample with a typo",
        [(with_typo(q, rng), right) for q, right in sample],
    )
    yield (
        "as one types",
        [(q[:size], r) for q, r in spelled for size in (1, 2, 3, 5, 8)],
    )


def _sampled_queries(rng: random.Random) -> list[Case]:
    queries = rng.sample(curated_queries(QUERIES), BASELINE_SAMPLE)
    return [(query, right) for _, query, right in queries]


def main() -> None:
    """Print the figures as they come."""
    options = sys.argv[1:]
    lines = (
        held_out_figures()
        if "--held-out" in options
        else figures(show_misses="--misses" in options)
    )
    for line in lines:
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
