"""An assessment as the contract writes it: plain JSON (docs/profile.md)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pathways.phrases import Phrases, phrases
from pathways.rules import (
    UNANSWERED,
    Assessment,
    Branch,
    Finding,
    Profile,
    ReadError,
    Rulebook,
    Score,
    Stream,
)


def written(assessment: Assessment) -> dict[str, Any]:
    """Streams and scores."""
    words = phrases(assessment.rules)
    return {
        "streams": [
            stream_json(assessment, stream, words) for stream in assessment.streams
        ],
        "scores": {
            slug: score_json(assessment, assessment.score(slug))
            for slug in assessment.rules.grids
        },
    }


def stream_json(
    assessment: Assessment, stream: Stream, words: Phrases
) -> dict[str, Any]:
    """One stream with its findings and, where it has a grid, its points."""
    findings = assessment.findings(stream)
    result: dict[str, Any] = {
        "stream": stream.slug,
        "verdict": assessment.verdict(stream).word,
        "intake": stream.intake(assessment.on),
        "requirements": [
            finding_json(assessment, finding, words) for finding in findings
        ],
    }
    grid = stream.spec.get("grid")
    if grid:
        result["points"] = points_json(assessment, grid)
    return result


def finding_json(
    assessment: Assessment, finding: Finding, words: Phrases
) -> dict[str, Any]:
    """One requirement: verdict, what was stated, what is required, and the source."""
    citation = finding.citation
    record: dict[str, Any] = {
        "requirement": finding.requirement.slug,
        "verdict": finding.verdict.word,
        "stated": words.stated(assessment, finding),
        "required": words.required(assessment, finding),
        "asks": sorted(finding.asks),
        "source": citation.url,
        "as_of": citation.as_of.isoformat() if citation.as_of else None,
        "confidence": citation.confidence,
    }
    if assessment.estimated(finding):
        record["estimated"] = True
    return record


def points_json(assessment: Assessment, grid: str) -> dict[str, Any]:
    """A stream's points with its pass mark."""
    score = assessment.score(grid)
    record: dict[str, Any] = {
        "grid": score.grid.slug,
        "total": plain(score.total),
        "pass_mark": plain(score.grid.pass_mark),
        "factors": factors(assessment, score),
    }
    if assessment.grid_estimated(grid):
        record["estimated"] = True
    return record


def score_json(assessment: Assessment, score: Score) -> dict[str, Any]:
    """A score: total, bounds, parts, and what leaves it open."""
    record: dict[str, Any] = {
        "grid": score.grid.version,
        "superseded": score.superseded,
        "total": plain(score.total),
        "lower": plain(score.lower),
        "upper": plain(score.upper),
    }
    if score.grid.sectioned:
        record["sections"] = {
            part.slug: plain(_closed(score, part)) for part in score.grid.root.children
        }
    record["factors"] = factors(assessment, score)
    record["asks"] = sorted(score.asks())
    unknown = score.unknown_cells()
    if unknown:
        record["unknown_cells"] = unknown
    if assessment.grid_estimated(score.grid.slug):
        record["estimated"] = True
    return record


def factors(assessment: Assessment, score: Score) -> dict[str, Any]:
    """Points by factor, kept for the streams that share the grid."""
    slug = score.grid.slug
    return assessment.case.keep(("factors", slug), lambda: _factors(score))


def _factors(score: Score) -> dict[str, Any]:
    """``None`` for a factor that is open."""
    parts = score.grid.root.children
    if score.grid.sectioned:
        parts = tuple(
            child
            for part in parts
            for child in (part.children if isinstance(part, Branch) else (part,))
        )
    return {part.slug.replace("-", "_"): plain(_closed(score, part)) for part in parts}


def _closed(score: Score, part: Any) -> Any:
    lower, upper = score.bounds(part)
    return lower if lower == upper else None


def plain(number: Any) -> Any:
    """A number as JSON writes it."""
    if isinstance(number, Decimal):
        return int(number) if number == number.to_integral_value() else float(number)
    return number


def impossible_answers(
    rulebook: Rulebook, profile: Profile, on: date
) -> list[ReadError]:
    """Answers that only the rulebook can refuse: test scores, unit groups."""
    reference = rulebook.rules(on).reference
    errors: list[ReadError] = []
    for who in ("applicant", "partner"):
        person = getattr(profile, who)
        if person is UNANSWERED or person is None:
            continue
        for index, test in enumerate(person.language_tests or ()):
            at = f"{who}.language_tests[{index}]"
            errors += _impossible_scores(reference.charts, test, at)
        for index, job in enumerate(person.work or ()):
            if _unknown(job.noc, reference.unit_groups):
                errors.append(_no_group(f"{who}.work[{index}].noc"))
        if _unknown(person.primary_noc, reference.unit_groups):
            errors.append(_no_group(f"{who}.primary_noc"))
    offer = profile.job_offer
    if offer is UNANSWERED or offer is None:
        return errors
    if _unknown(offer.noc, reference.unit_groups):
        errors.append(_no_group("job_offer.noc"))
    return errors


def _unknown(noc: Any, groups: frozenset[str]) -> bool:
    return bool(groups) and isinstance(noc, str) and noc not in groups


def _no_group(path: str) -> ReadError:
    return ReadError(path, "is not a unit group of NOC 2021")


def _impossible_scores(charts: Any, test: Any, at: str) -> list[ReadError]:
    scale = ""
    if test.test == "tef_canada":
        scale = "former" if test.scale is UNANSWERED else test.scale
    chart = next((c for c in charts if c.test == test.test and c.scale == scale), None)
    errors = []
    for ability in ("listening", "reading", "writing", "speaking"):
        score = getattr(test, ability)
        if score is UNANSWERED or chart is None:
            continue
        low, high, step = chart.ranges[ability]
        if not low <= score <= high or (score - low) % step:
            message = f"must be from {low} to {high} in steps of {step}"
            errors.append(ReadError(f"{at}.{ability}", message))
    return errors
