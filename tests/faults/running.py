"""Runs cases, writes down what came of them, and says so in a table."""

from __future__ import annotations

import argparse
import json
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management import call_command

from tests.faults import (
    broker_cases,
    clock_cases,
    database_cases,
    mail_cases,
    worker_cases,
)
from tests.faults.cases import CASES, Case
from tests.faults.services import Services
from tests.faults.stage import Stage
from tests.faults.storm import run_storm

PARTS = [
    part.PART
    for part in (worker_cases, broker_cases, mail_cases, database_cases, clock_cases)
]


def run_all(services: Services, options: argparse.Namespace) -> int:
    """Every wanted case; how many did not do as they should."""
    call_command("migrate", verbosity=0)
    stage = Stage(services)
    stage.publish(1)
    rows = []
    try:
        cases = sorted(CASES, key=lambda each: PARTS.index(each.part))
        cases = cases[options.share :: options.shares]
        for case in cases if not options.no_cases else ():
            if options.only and not any(word in case.name for word in options.only):
                continue
            rows.append(run_both(stage, case, mutants=not options.no_mutants))
            write(rows[-1], options.results)
        if options.storm:
            rows.append(run_the_storm(stage, options))
            write(rows[-1], options.results)
    finally:
        stage.stop_portals()
    return sum(not row["ok"] for row in rows)


def run_the_storm(stage: Stage, options: argparse.Namespace) -> dict[str, Any]:
    """Many reports under random faults; no guard is taken out."""
    case = Case(
        "storm",
        "Storm",
        f"{options.storm} reports under {options.faults} random faults,"
        f" seed {options.seed}",
        "all delivered, none lost, copies only under the same Message-ID",
        "",
        "",
        lambda stage: void(
            run_storm(
                stage,
                options.storm,
                options.faults,
                seed=options.seed,
                patience=options.patience,
                is_hurried=options.hurried,
            )
        ),
    )
    row = row_of(case)
    row["failure"], row["figures"], row["seconds"] = run_once(
        stage, case, options.mutant
    )
    row["ok"] = row["failure"] is None
    return row


def void(_figures: object) -> None:
    """The figures stand with the stage."""


def run_both(stage: Stage, case: Case, *, mutants: bool) -> dict[str, Any]:
    """As the portal is, then without the guard: there it must fail."""
    row = row_of(case)
    row["failure"], row["figures"], row["seconds"] = run_once(stage, case, "")
    row["ok"] = row["failure"] is None
    if mutants:
        failure, _figures, _seconds = run_once(stage, case, case.without)
        row["mutant"] = failure or "SURVIVED"
        has_failed = failure is not None and "NotStartedError" not in failure
        row["ok"] = row["ok"] and has_failed
    return row


def row_of(case: Case) -> dict[str, Any]:
    """What stands on a line before it has run."""
    return {
        "case": case.name,
        "part": case.part,
        "fault": case.fault,
        "holds": case.holds,
        "guard": case.guard,
        "date": datetime.now(UTC).date().isoformat(),
    }


def run_once(
    stage: Stage, case: Case, mutant: str
) -> tuple[str | None, dict[str, Any], float]:
    """The first words of its failure, or nothing; figures and seconds."""
    stage.mutant = mutant
    stage.clear()
    started, failure = time.monotonic(), None
    try:
        case.run(stage)
    except AssertionError as error:
        failure = (str(error) or "an assertion failed").splitlines()[0]
        if not mutant:
            traceback.print_exc()
    except Exception as error:
        failure = f"{type(error).__name__}: {error}"
        traceback.print_exc()
    figures = dict(stage.figures)
    if failure:
        # What it left behind must not reach the next case.
        stage.services.calm()
        stage.stop_portals()
    return failure, figures, round(time.monotonic() - started, 1)


def write(row: dict[str, Any], path: str) -> None:
    """A line for people; with ``--results`` one for the table too."""
    state = "ok  " if row["ok"] else "FAIL"
    shown = ", ".join(
        f"{name} {value:.1f}" if isinstance(value, float) else f"{name} {value}"
        for name, value in row["figures"].items()
    )
    print(f"{state} {row['case']} ({row['seconds']} s): {shown}", flush=True)
    if row["failure"]:
        print(f"     failed: {row['failure']}", flush=True)
    if "mutant" in row:
        print(f"     without {row['guard']!r}: {row['mutant']}", flush=True)
    if path:
        with Path(path).open("a") as results:
            results.write(json.dumps(row) + "\n")
