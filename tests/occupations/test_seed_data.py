"""The shipped seed files: complete, cited, and dated half-open."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command

from occupations.models import Area, DatedQuerySet, OccupationListEntry, UnitGroup
from occupations.seeding import Row, read_csv
from occupations.seeds import ENTRIES, FOLDER, SEEDS

LISTS = [seed for seed in SEEDS if seed.name.startswith("lists/")]


def rows(name: str) -> list[Row]:
    seed = next(seed for seed in SEEDS if seed.name == name)
    return list(read_csv(FOLDER / name, seed.shape))


def entries(occupation_list: str) -> list[Row]:
    every = [row for seed in LISTS for row in read_csv(FOLDER / seed.name, ENTRIES)]
    return [row for row in every if row["occupation_list"] == occupation_list]


def keys_in_force(occupation_list: str, day: str) -> set[object]:
    return {
        row["key"]
        for row in entries(occupation_list)
        if str(row["effective_from"]) <= day
        and (not row["effective_to"] or day < str(row["effective_to"]))
    }


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("unit_groups.csv", 516),
        ("noc_groups.csv", 306),
        ("noc_titles.csv", 57_702),
        ("noc_2016.csv", 585),
        ("soc_mappings.csv", 1_439),
        ("us_titles.csv", 126),
        ("outlooks.csv", 516 * 13),
        ("wages.csv", 11_838),
        ("provinces.csv", 13),
        ("lists/global_talent.csv", 28),
        ("lists/cusma_professions.csv", 63),
    ],
)
def test_every_published_row_is_there(name: str, count: int) -> None:
    assert len(rows(name)) == count


def test_every_list_row_names_a_source_and_how_sure_it_is() -> None:
    sources = {row["slug"] for row in rows("sources.csv")}

    for seed in LISTS:
        for row in read_csv(FOLDER / seed.name):
            assert row["source"] in sources
            assert row["confidence"] in {"official", "secondary", "recalled"}
            assert row["as_of"] or row["as_of_note"]


def test_every_list_has_entries_and_every_entry_a_list() -> None:
    lists = {row["slug"] for row in rows("occupation_lists.csv")}
    used = {
        row["occupation_list"] for seed in LISTS for row in read_csv(FOLDER / seed.name)
    }

    assert used == lists


@pytest.mark.parametrize(
    ("occupation_list", "key", "last_day", "next_day"),
    [
        ("global-talent", "20010", "2019-08-04", "2019-08-05"),
        ("ee-stem", "21231", "2025-02-26", "2025-02-27"),
        ("ee-trades", "63200", "2026-02-17", "2026-02-18"),
        ("tech-bc", "21231", "2024-12-03", "2024-12-04"),
        ("tech-on-draws", "21222", "2026-04-30", "2026-05-01"),
        ("tech-qc-pstq1-rounds", "21220", "2026-09-24", "2026-09-25"),
    ],
)
def test_an_occupation_leaves_a_list_after_its_last_day(
    occupation_list: str, key: str, last_day: str, next_day: str
) -> None:
    assert key in keys_in_force(occupation_list, last_day)
    assert key not in keys_in_force(occupation_list, next_day)


@pytest.mark.parametrize(
    ("occupation_list", "key", "day_before", "first_day"),
    [
        ("global-talent", "21300", "2022-12-21", "2022-12-22"),
        ("ee-stem", "63100", "2025-02-26", "2025-02-27"),
        ("ee-physicians", "31100", "2026-02-17", "2026-02-18"),
        ("sk-excluded", "21202", "2024-04-30", "2024-05-01"),
        ("cusma-professions", "computer-systems-analyst", "2020-06-30", "2020-07-01"),
    ],
)
def test_an_occupation_joins_a_list_on_its_first_day(
    occupation_list: str, key: str, day_before: str, first_day: str
) -> None:
    assert key not in keys_in_force(occupation_list, day_before)
    assert key in keys_in_force(occupation_list, first_day)


def test_ontario_tech_draws_end_on_the_day_the_stream_closed() -> None:
    assert {row["effective_to"] for row in entries("tech-on")} == {"2026-06-26"}


def test_an_item_that_shares_its_code_keeps_its_own_wage_rule() -> None:
    labels = {row["label"] for row in entries("global-talent") if row["key"] == "21234"}

    assert labels == {
        "Computer programmers and interactive media developers",
        "Web designers and developers",
    }


def test_wage_floors_are_those_of_the_list() -> None:
    floors = {row["key"]: row["values"] for row in entries("global-talent")}

    assert floors["22220"] == {"wage_floor_cad_hourly": "40.87"}
    assert floors["21231"] == {}


def test_a_profession_keeps_its_credential_paths() -> None:
    paths = {row["key"]: row["values"] for row in entries("cusma-professions")}

    analyst = paths["computer-systems-analyst"]
    assert isinstance(analyst, dict)
    assert (analyst["bachelor"], analyst["diploma_plus_years"]) == (True, 3)


def test_a_prefix_can_take_its_groups_out_again() -> None:
    out = {row["key"] for row in entries("fst-trades") if row["values"]}

    assert out == {"726", "932"}


@pytest.mark.django_db
def test_the_shipped_seed_loads_and_a_second_load_reads_nothing(
    catalogue: None, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("load_occupations")

    assert "no seed file has changed" in capsys.readouterr().out
    group = UnitGroup.objects.select_related("minor_group__parent").get(code="21231")
    assert (group.teer, group.minor_group.code) == (1, "2123")


@pytest.mark.django_db
def test_entries_in_force_are_asked_by_day(catalogue: None) -> None:
    stem = OccupationListEntry.objects.filter(occupation_list__slug="ee-stem")
    assert isinstance(stem, DatedQuerySet)

    assert stem.in_force(date(2024, 6, 1)).count() == 24
    assert stem.in_force(date(2026, 11, 22)).count() == 11


@pytest.mark.django_db
def test_a_city_lies_in_at_most_one_area_of_a_scheme(catalogue: None) -> None:
    memberships = Area.objects.filter(members__isnull=False).values_list(
        "scheme", "members__municipality"
    )

    assert len(set(memberships)) == len(memberships)
