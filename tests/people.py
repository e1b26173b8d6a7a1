"""Whom many tests ask about."""

from typing import Any

DEVELOPER: dict[str, Any] = {
    "applicant": {
        "birth_date": "1993-05-04",
        "citizenships": ["US"],
        "education": [
            {
                "level": "three_year_or_more",
                "field": "computer science",
                "country": "US",
                "completed_on": "2015-05-30",
                "eca_issued_on": "2025-03-01",
            }
        ],
        "language_tests": [
            {
                "test": "ielts_general",
                "taken_on": "2026-02-10",
                "listening": 8.5,
                "reading": 8,
                "writing": 7.5,
                "speaking": 7.5,
            }
        ],
        "estimate_fr": None,
        "work": [
            {
                "noc": "21231",
                "country": "US",
                "start": "2018-06-01",
                "end": None,
                "hours_per_week": 40,
            }
        ],
    },
    "marital_status": "never_married",
    "partner": None,
    "dependent_children": 0,
    "settlement_funds_cad": 40000,
    "intended_provinces": ["BC", "ON", "SK"],
}
