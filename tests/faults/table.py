"""The results as a table in docs/reliability.md."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- results -->", "<!-- end of results -->"
HEAD = "| Fault | What must hold | Result | Without its guard |\n|---|---|---|---|\n"
SECONDS = frozenset({"recovery", "all after", "longest page", "an attempt"})
IN_SECONDS = SECONDS | {"others after", "answered after", "stop took"}


def shown(name: str, value: object) -> str:
    """A figure with its unit."""
    number = f"{value:.1f}" if isinstance(value, float) else str(value)
    unit = " s" if name in IN_SECONDS or "seconds" in name else ""
    return f"{name} {number}{unit}"


def line_of(row: dict[str, Any]) -> str:
    """A case, in one line of the table."""
    figures = ", ".join(shown(name, value) for name, value in row["figures"].items())
    failed = row["failure"]
    result = f"**fails**: {failed}" if failed else "holds"
    if "date" not in row:
        result = "not run"
    if failed and failed.startswith("NotRunError"):
        result = f"not run: {failed.removeprefix('NotRunError: ')}"
    cells = [
        row["fault"],
        row["holds"],
        f"{result}; {figures} ({row['date']})" if figures else result,
        f"{row['guard']}: {row.get('mutant') or 'not run'}" if row["guard"] else "",
    ]
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |\n"


def write_table(results: Path) -> None:
    """Put the newest line of each case into the page, by part."""
    newest: dict[str, dict[str, Any]] = {}
    for text in results.read_text().splitlines():
        row = json.loads(text)
        newest[row["case"]] = row
    rows = sorted(newest.values(), key=lambda row: str(row["part"]))
    parts = []
    for part, cases in groupby(rows, key=lambda row: str(row["part"])):
        parts.append(f"### {part}\n\n{HEAD}" + "".join(map(line_of, cases)))
    page = PAGE.read_text()
    before, _mark, rest = page.partition(BEGIN)
    _old, _mark, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n".join(parts) + f"\n{END}{after}")
