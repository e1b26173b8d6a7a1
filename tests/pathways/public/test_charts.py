"""Charts: where a point stands, and which scores never share a chart."""

from datetime import date

import pytest

from pathways.outlook.standing import Cite, SourcePage
from pathways.public.charts import Point, chart, charts_of
from pathways.public.draws import Drawn

CITE = Cite(SourcePage("Rounds", "https://example.org/", "IRCC"), "", "", "official")


def drawn(on: date, score: int | None, scale: str = "CRS") -> Drawn:
    return Drawn(
        *(on, "", "Round", "cec", "program_specific", (), score, scale, 1000),
        *("", "", CITE, on),
    )


def test_the_first_and_last_day_stand_at_the_ends() -> None:
    days = (date(2026, 1, 1), date(2026, 1, 6), date(2026, 1, 11))

    made = chart([Point(day, 400 + i) for i, day in enumerate(days)], "Scores")

    assert made is not None
    assert [mark.x for mark in made.marks] == ["0.00%", "50.00%", "100.00%"]


def test_a_higher_score_stands_higher() -> None:
    days = [date(2026, 1, day) for day in (1, 2, 3)]

    made = chart([Point(day, 400 + 10 * i) for i, day in enumerate(days)], "Scores")

    assert made is not None
    heights = [float(mark.y) for mark in made.marks]
    assert heights == sorted(heights, reverse=True)


def test_two_points_make_no_chart() -> None:
    assert chart([Point(date(2026, 1, day), 400) for day in (1, 2)], "Scores") is None


@pytest.mark.parametrize(
    ("turn", "count"), [(date(2026, 11, 2), 1), (date(2026, 11, 3), 2)]
)
def test_scores_since_the_new_grid_have_a_chart_of_their_own(
    turn: date, count: int
) -> None:
    before = [drawn(date(2026, 10, day), 500) for day in (1, 2, 3)]
    after = [drawn(turn, 300)] * 3

    assert len(charts_of(before + after)) == count


def test_scores_of_two_grids_never_share_a_chart() -> None:
    crs = [drawn(date(2026, 1, day), 500) for day in (1, 2, 3)]
    own = [drawn(date(2026, 1, day), 60, "EOI") for day in (1, 2, 3)]

    assert [item.title for item in charts_of(crs + own)] == [
        "Lowest score invited, CRS",
        "Lowest score invited, EOI",
    ]


def test_draws_without_a_score_are_charted_by_invitations() -> None:
    made = charts_of([drawn(date(2026, 1, day), None) for day in (1, 2, 3)])

    assert [item.title for item in made] == ["Invitations of each draw"]
