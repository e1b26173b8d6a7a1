"""What the dearest valid profile costs, counted in calls: seconds are a machine's."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pathways.rules.profile.reading import LARGEST_PROFILE
from tests.harness.calls import counting_calls
from tests.people import DEVELOPER

# Measured: 13 times as many calls as for a usual person for the Answer, 7 for Options,
# 8 for To do. Counted as such, and not as a ratio, which a cheaper usual person would
# worsen; how many such pages are made at once is the admission's.
MOST_CALLS = {"answer": 3_900_000, "options": 4_500_000, "todo": 6_900_000}


def dearest() -> dict[str, Any]:
    """60 jobs, 60 credentials and 60 tests of each of two people, all different."""
    person = {
        **DEVELOPER["applicant"],
        "work": [
            {
                "noc": ("21231", "21232", "21222", "20012")[n % 4],
                "country": ("US", "CA", "IN")[n % 3],
                "start": f"{1990 + n // 2}-{1 + n % 6:02}-01",
                "end": f"{1991 + n // 2}-{1 + n % 6:02}-15",
                "hours_per_week": 20 + n % 21,
            }
            for n in range(60)
        ],
        "education": [
            {
                "level": "three_year_or_more",
                "country": ("US", "CA", "IN")[n % 3],
                "completed_on": f"{1990 + n // 2}-06-{1 + n % 28:02}",
                "eca_issued_on": "2026-01-01",
            }
            for n in range(60)
        ],
        "language_tests": [
            {
                "test": "ielts_general",
                "taken_on": f"2026-0{1 + n % 9}-{1 + n % 28:02}",
                **dict.fromkeys(("listening", "reading", "writing", "speaking"), 6.5),
            }
            for n in range(60)
        ],
    }
    profile = {"applicant": person, "marital_status": "married", "partner": person}
    assert len(json.dumps(profile, separators=(",", ":"))) <= LARGEST_PROFILE
    return profile


def calls_of(client: Client, answers: dict[str, Any], page: str) -> int:
    """How many functions a first page of these answers calls."""
    file = SimpleUploadedFile("answers.json", json.dumps(answers).encode())
    home = client.post("/start/upload/", {"file": file})["Location"]
    answer, calls = counting_calls(lambda: client.get(f"{home}{page}/"))
    assert answer.status_code == 200
    return calls


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("place", ["answer", "options", "todo"])
def test_the_dearest_profile_costs_no_more_than_was_measured(
    client: Client, place: str
) -> None:
    calls_of(client, DEVELOPER, place)  # what a process does once

    assert calls_of(client, dearest(), place) < MOST_CALLS[place]
