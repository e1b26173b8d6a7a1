"""docs/security.md against the standard: every number once, every named test there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/security.md").read_text()
TABLE = PAGE.split("## OWASP ASVS 5.0.0")[1]
# How many requirements of levels 1 and 2 each section of ASVS 5.0.0 begins with: in
# every section those of level 3 come last.
SECTIONS = {
    "V1.1": 2, "V1.2": 9, "V1.3": 11, "V1.4": 3, "V1.5": 2,
    "V2.1": 3, "V2.2": 3, "V2.3": 4, "V2.4": 1,
    "V3.2": 2, "V3.3": 4, "V3.4": 6, "V3.5": 5, "V3.7": 2,
    "V4.1": 3, "V4.2": 1, "V4.3": 2, "V4.4": 4,
    "V5.1": 1, "V5.2": 3, "V5.3": 2, "V5.4": 3,
    "V6.1": 3, "V6.2": 12, "V6.3": 4, "V6.4": 4, "V6.5": 5, "V6.6": 3, "V6.8": 4,
    "V7.1": 3, "V7.2": 4, "V7.3": 2, "V7.4": 5, "V7.5": 2, "V7.6": 2,
    "V8.1": 2, "V8.2": 3, "V8.3": 1, "V8.4": 1,
    "V9.1": 3, "V9.2": 4,
    "V10.1": 2, "V10.2": 2, "V10.3": 4, "V10.4": 11, "V10.5": 5, "V10.6": 2, "V10.7": 3,
    "V11.1": 2, "V11.2": 3, "V11.3": 3, "V11.4": 4, "V11.5": 1, "V11.6": 1,
    "V12.1": 3, "V12.2": 2, "V12.3": 4,
    "V13.1": 1, "V13.2": 5, "V13.3": 2, "V13.4": 5,
    "V14.1": 2, "V14.2": 4, "V14.3": 3,
    "V15.1": 3, "V15.2": 3, "V15.3": 7,
    "V16.1": 1, "V16.2": 5, "V16.3": 4, "V16.4": 3, "V16.5": 3,
    "V17.1": 1, "V17.2": 4, "V17.3": 2,
}  # fmt: skip
ROWS = re.findall(r"(?m)^\| (V[^|]+) \| ([^|]+) \| (.+) \|$", TABLE)


def test_every_requirement_of_levels_1_and_2_stands_there_once() -> None:
    wanted = [f"{section}.{n + 1}" for section, m in SECTIONS.items() for n in range(m)]

    named = [number for numbers, _kind, _how in ROWS for number in numbers.split(", ")]

    assert sorted(named) == sorted(wanted)


def test_each_has_a_test_a_reason_or_is_called_a_gap() -> None:
    assert {kind for _numbers, kind, _how in ROWS} == {"Test", "Reason", "**Gap**"}
    for _numbers, kind, how in ROWS:
        assert kind != "Test" or "`tests/" in how, how


def test_every_test_that_a_guard_is_held_by_is_there() -> None:
    """Those with a folder are looked for with all other files that pages name."""
    guards = PAGE.split("## Guards and their mutants")[1].split("\n## ")[0]
    names = set(re.findall(r"`(?:tests/[\w/]+/)?(test_\w+\.py)`", guards))

    assert len(names) > 5
    assert {n for n in names if not any((ROOT / "tests").rglob(n))} == set()
