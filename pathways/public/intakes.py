"""What can be applied for on the day, since when, and by what source."""

from __future__ import annotations

from dataclasses import dataclass

from pathways.outlook.standing import Cite, Standing
from pathways.rules import Stream, specs


@dataclass(frozen=True, slots=True)
class Intake:
    """A state of intake over a period; an empty end is open, a last day is past."""

    state: str
    effective_from: str
    effective_to: str
    assumed: bool
    note: str
    citation: Cite | None


def intake_today(standing: Standing, stream: Stream) -> Intake:
    """The state on the day, with the row that says so where one does."""
    for spec in stream.spec.get("intakes", ()):
        if specs.in_force(spec, standing.on):
            return _intake(standing, spec)
    return Intake(stream.intake(standing.on), "", "", False, "", None)


def intake_history(standing: Standing, stream: Stream) -> list[Intake]:
    """Every dated state, newest first."""
    every = [_intake(standing, intake) for intake in stream.spec.get("intakes", ())]
    return sorted(every, key=lambda intake: intake.effective_from, reverse=True)


def _intake(standing: Standing, spec: specs.Spec) -> Intake:
    return Intake(
        spec["state"],
        spec.get("from", ""),
        spec.get("to", ""),
        bool(spec.get("dates_assumed")),
        spec.get("note", ""),
        standing.cite(spec),
    )
