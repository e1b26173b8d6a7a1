"""Which cells without an official figure leave people open, and how many."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pathways import profiles
from pathways.changes.open_cells import count_open_cells
from pathways.rules import Rulebook, read_profile
from tests.pathways.reports.conftest import GRID as REPORTS_GRID
from tests.pathways.result.small import CITE, FUNDS, ON, snapshot, stream

LANGUAGE = {"unknown": [0, 20], "name": "language"}
INCOME = {"unknown": [10, None], "name": "income of two"}
GRID: Any = deepcopy(REPORTS_GRID)
GRID["versions"][0]["root"]["children"][0]["table"]["rows"][1] = [1000, LANGUAGE]
CHILDREN = {"kind": "answer", "path": "dependent_children"}
NEEDED = {
    "title": "Income",
    "axes": [{"steps": True}],
    "versions": [
        {
            "from": "2020-01-01",
            "cite": CITE,
            "rows": [[0, 1000], [2, INCOME]],
        }
    ],
}
ENOUGH = {
    "slug": "income",
    "title": "Income",
    "cite": CITE,
    "alternatives": [
        {
            "criteria": [
                {
                    "fact": FUNDS,
                    "op": "at_least",
                    "table": "income",
                    "by": [CHILDREN],
                }
            ]
        }
    ],
}
PEOPLE = [
    {"settlement_funds_cad": 500, "dependent_children": 0},
    {"settlement_funds_cad": 1500, "dependent_children": 0},
    {"settlement_funds_cad": 1600, "dependent_children": 2},
    {"settlement_funds_cad": 5, "dependent_children": 3},
    {"dependent_children": 0},
]


def test_each_person_counts_once_for_each_cell_that_leaves_them_open() -> None:
    rulebook = Rulebook(
        snapshot(
            stream("alpha", ENOUGH), grids={"crs": GRID}, tables={"income": NEEDED}
        )
    )

    counts = count_open_cells(rulebook, map(read_profile, PEOPLE), ON)

    assert counts == {
        # 1,500 and 1,600 stand in the row; who has not said may.
        ("language", "crs", True): 3,
        # With two or three children nobody knows what is enough.
        ("income of two", "alpha", False): 2,
    }


@pytest.mark.usefixtures("catalogue")
def test_the_queue_shows_them_with_the_page_to_enter_one(curator: Client) -> None:
    profiles.start_profile(
        answers={"citizenships": ["US"], "birth_date": "1990-01-01"},
        now=timezone.now(),
    )

    page = curator.get(reverse("admin:pathways_queue")).content.decode()

    assert "labour diagnosis of the main occupation" in page
    assert "without an official figure" in page
