"""The kinds of rounds that could invite a person, and the pool ahead."""

from datetime import date
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from pathways.models import PoolBand, PoolSnapshot, Round
from pathways.outlook.odds import KindOfRound, Odds
from pathways.outlook.scores import ScoreSheet, score_sheet
from pathways.outlook.standing import Standing
from pathways.rules.rounds.odds import Band
from pathways.selectors.odds import odds_of, pool_ahead
from pathways.selectors.result import current_edition, standing_of
from tests.people import DEVELOPER

ON = date(2026, 11, 22)
SETTLED: dict[str, Any] = {
    **DEVELOPER,
    "applicant": {**DEVELOPER["applicant"], "trade_certificates": []},
    "nominations": [],
    "relatives_in_canada": [],
}

pytestmark = pytest.mark.usefixtures("rounds")


def standing(on: date = ON, **answers: Any) -> Standing:
    return standing_of({**SETTLED, **answers}, current_edition(), on)


def sheet(on: date = ON, **answers: Any) -> ScoreSheet:
    return score_sheet(standing(on, **answers), "crs")


def odds(on: date = ON, **answers: Any) -> Odds:
    result = odds_of(standing(on, **answers), sheet(on, **answers))
    assert result is not None
    return result


def kind(result: Odds, name: str) -> KindOfRound:
    return next(item for item in result.kinds if item.kind == name)


def test_a_skilled_worker_from_abroad_waits_for_general_and_own_rounds() -> None:
    assert [item.kind for item in odds().own] == ["general", "fsw"]


def test_no_general_round_since_its_last_is_told_from_the_record() -> None:
    general = kind(odds(), "general")

    assert general.last is not None
    assert general.last.on == date(2024, 4, 23)
    assert general.past.two_years.count == 0


def test_a_kind_stands_in_the_words_of_options() -> None:
    stands = {item.kind: item.stand_words for item in odds().kinds}

    assert stands["fsw"] == "Eligible"
    assert stands["pnp"] == "Needs a nomination"
    assert not {"Met", "Not met"} & set(stands.values())


def test_a_category_that_never_had_a_round_says_so() -> None:
    assert kind(odds(), "researchers").last is None


def test_a_category_keeps_the_names_that_it_was_held_under() -> None:
    french = kind(odds(), "french")

    assert french.was_renamed
    assert [name.rounds for name in french.names] == [26, 10]
    assert french.names[0].last < french.names[1].first


def test_a_nominee_has_the_rounds_for_nominees_and_nobody_else_is_compared() -> None:
    nominated = odds(nominations=[{"province": "BC", "express_entry": True}])
    without = odds()

    assert kind(nominated, "pnp").is_own
    assert kind(nominated, "pnp").past.year.invited.least == 22
    assert not kind(without, "pnp").is_compared


def test_a_retired_category_is_nobodys_own() -> None:
    result = kind(odds(), "agriculture")

    assert (result.is_own, result.intake) == (False, "closed")


def test_rounds_since_the_new_grid_are_counted_and_not_compared() -> None:
    newest = Round.objects.filter(category="cec").latest("held_on")
    Round.objects.filter(pk=newest.pk).update(held_on=date(2026, 11, 10), cutoff=100)

    result = odds()

    assert result.since_new_grid == 1
    assert kind(result, "cec").past.year.apart == 1
    assert kind(result, "cec").past.latest[0].low is None


def test_before_the_new_grid_nothing_is_set_apart() -> None:
    result = odds(date(2026, 10, 20))

    assert result.sheet.superseded_from is None
    assert result.since_new_grid == 0


def test_the_pool_is_the_newest_that_the_grid_of_the_score_ranked() -> None:
    later = PoolSnapshot.objects.latest("taken_on")
    later.pk, later.taken_on = None, date(2026, 11, 10)
    later.save()
    PoolBand.objects.create(snapshot=later, low=0, high=1200, candidates=7)

    pool = odds().pool

    assert pool is not None
    assert pool.taken_on == date(2026, 9, 27)
    assert pool.candidates == 229_904


def test_the_people_ahead_are_those_of_the_bands_above_and_of_the_own_one() -> None:
    result = odds()
    pool = result.pool
    assert pool is not None
    score = result.sheet.total.lower
    bands = PoolBand.objects.filter(snapshot__taken_on=pool.taken_on)
    above = [band for band in bands if band.low > score]
    own = next(band for band in bands if band.low <= score <= band.high)

    assert result.sheet.total.upper == score
    assert pool.ahead.own == Band(own.low, own.high, own.candidates)
    assert pool.ahead.least == sum(item.candidates for item in above)
    assert pool.ahead.most == pool.ahead.least + own.candidates


def test_without_a_pool_or_rounds_nothing_is_invented() -> None:
    PoolSnapshot.objects.all().delete()
    assert pool_ahead(sheet(), ON) is None

    Round.objects.all().delete()
    assert odds_of(standing(), sheet()) is None


def test_the_odds_take_two_queries_at_most(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    result, score = standing(), sheet()

    with django_assert_max_num_queries(2):
        odds_of(result, score)
