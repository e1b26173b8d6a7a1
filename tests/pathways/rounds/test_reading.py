"""What is read from a feed's text, and what is refused with its place."""

from datetime import UTC, date, datetime

import pytest

from pathways.rounds import checks, express_entry, provincial
from pathways.rounds.records import Reading
from pathways.rounds.seed import read as read_seed
from tests.pathways.rounds.feeds import draws, entry, feed

ON = date(2026, 10, 1)
AB = "https://www.alberta.ca/draws"


def read(*entries: dict[str, str]) -> Reading:
    return express_entry.read(feed(*entries), fetched_on=ON)


def problems_of(reading: Reading) -> list[str]:
    of_rounds = checks.check_rounds(reading.rounds, {}, ON)
    pools = checks.check_pools(reading.pools)
    return [str(problem) for problem in (*reading.problems, *of_rounds, *pools)]


def test_a_round_is_read_with_its_pool() -> None:
    reading = read(entry(440))

    (item,), (pool,) = reading.rounds, reading.pools
    assert problems_of(reading) == []
    assert (item.number, item.kind, item.category) == ("440", "program_specific", "cec")
    assert (item.invitations, item.cutoff) == (2500, 509)
    assert item.tie_break_at == datetime(2026, 9, 1, 23, 5, 13, tzinfo=UTC)
    assert item.pool_as_of == pool.taken_on == date(2026, 9, 17)
    assert pool.candidates == 810
    assert pool.bands[491, 500] == 10
    assert pool.bands[0, 300] == 80


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"drawCRS": "1201"}, "round 440, drawCRS"),
        ({"drawCRS": "0"}, "round 440, drawCRS"),
        ({"drawCRS": "5O9"}, "round 440, drawCRS"),
        ({"drawSize": "-5"}, "round 440, drawSize"),
        ({"drawSize": "0"}, "round 440, drawSize"),
        ({"drawDate": "2026-13-01"}, "round 440, drawDate"),
        ({"drawDate": "2026-10-02"}, "round 440, drawDate"),
        ({"drawName": "Astronauts (Version 1)"}, "round 440, drawName"),
        ({"drawNumber": "44O"}, "round 44O, drawNumber"),
        ({"dd18": "811"}, "round 440, dd18"),
        ({"dd3": "151"}, "round 440, dd3"),
        ({"dd4": "many"}, "round 440, dd4"),
        ({"drawCutOff": "September 30, 2026 at 10:00:00 UTC"}, "round 440, drawCutOff"),
    ],
)
def test_an_impossible_value_is_told_with_its_place(
    changes: dict[str, str], place: str
) -> None:
    problems = problems_of(read(entry(440, **changes)))

    assert any(problem.startswith(f"{place}:") for problem in problems), problems


def test_a_gap_and_a_repeat_are_told() -> None:
    gap = problems_of(read(entry(440), entry(443)))
    twice = problems_of(read(entry(440), entry(440)))
    same_day = entry(440)["drawDate"]
    repeated = problems_of(read(entry(440), entry(441, drawDate=same_day)))

    assert gap == ["round 443: rounds 441 to 442 are missing before it"]
    assert "round 440: stands twice in the feed" in twice
    assert "round 441: repeats round 440" in repeated


def test_a_round_before_the_one_before_it_is_told() -> None:
    problems = problems_of(read(entry(440), entry(441, drawDate="2026-09-01")))

    assert "round 441, drawDate: is before that of round 440" in problems


def test_two_rounds_of_one_number_are_told_apart_by_a_letter() -> None:
    day = entry(90)["drawDate"]
    both = [
        entry("91a", drawDate=day, drawName="Federal Skilled Trades"),
        entry("91b", drawDate=day),
    ]

    assert problems_of(read(entry(90), *both, entry(92, drawDate="2026-09-28"))) == []


def test_a_missing_tie_break_and_an_empty_pool_are_no_problem() -> None:
    old = {f"dd{place}": "0" for place in range(1, 19)}

    reading = read(entry(440, drawCutOff="n/a", **old))

    assert problems_of(reading) == []
    assert reading.rounds[0].tie_break_at is None
    assert reading.pools == []


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"rounds": []}', "<html></html>"])
def test_another_shape_is_refused(text: str) -> None:
    reading = express_entry.read(text, fetched_on=ON)

    assert reading.problems[0].at == "feed"


def test_every_name_of_the_shipped_rounds_is_classified_as_shipped() -> None:
    for item in read_seed().rounds:
        named = express_entry.classified(item.name)
        assert named == (item.kind, item.category, item.version), item.name


def provinces(*lines: str) -> Reading:
    return provincial.read(
        draws(*lines),
        fetched_on=ON,
        sources={AB: "draws-ab"},
        streams={("AB", "Tech"): ("pnp/ab/aee-atp",)},
    )


def test_a_line_of_a_province_is_read() -> None:
    reading = provinces(f"AB,Tech,2026-09-20,58,150,,AAIP WEOI,invitation,{AB},,")

    (item,) = reading.draws
    assert reading.problems == []
    assert (item.minimum_score, item.grid, item.invitations) == (
        58,
        "ab-worker-eoi",
        150,
    )
    assert item.catalogue_streams == ("pnp/ab/aee-atp",)


def test_a_month_becomes_its_first_day_and_says_so() -> None:
    (item,) = provinces(f"NS,All,2026-05,,789,,,selection,{AB},,secondary").draws

    assert (item.drawn_on, item.drawn_on_note) == (date(2026, 5, 1), "month only")
    assert (item.minimum_score, item.cite.confidence) == (None, "secondary")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (f"AB,Tech,2026-09-20,101,5,,AAIP WEOI,invitation,{AB},,", "minimum_score"),
        (f"AB,Tech,2026-09-20,58,5,,Other,invitation,{AB},,", "score_scale"),
        (f"AB,Tech,2026-09-20,58,5,,,invitation,{AB},,", "score_scale"),
        (f"AB,Tech,soon,58,5,,AAIP WEOI,invitation,{AB},,", "date"),
        (f"AB,Tech,2026-09-20,58,few,,AAIP WEOI,invitation,{AB},,", "invitations"),
        (f"AB,Tech,2026-09-20,58,5,,AAIP WEOI,seats,{AB},,", "unit"),
        ("AB,Tech,2026-09-20,58,5,,AAIP WEOI,invitation,https://x.org,,", "source_url"),
        (f"Alberta,Tech,2026-09-20,58,5,,AAIP WEOI,invitation,{AB},,", "province"),
    ],
)
def test_an_impossible_line_is_told_with_its_place(line: str, place: str) -> None:
    reading = provinces(line)

    assert [problem.at for problem in reading.problems] == [f"line 2, {place}"]
    assert reading.draws == []


def test_a_line_that_stands_twice_is_told() -> None:
    line = f"AB,Tech,2026-09-20,58,150,,AAIP WEOI,invitation,{AB},,"

    problems = checks.check_draws(provinces(line, line).draws, ON)

    assert [str(problem) for problem in problems] == [
        "AB, Tech, 2026-09-20: stands twice"
    ]
