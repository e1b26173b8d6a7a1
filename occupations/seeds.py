"""The seed files of reference data, in the order in which they build on each other."""

from __future__ import annotations

from pathlib import Path

from occupations import models
from occupations.seeding import CsvShape, SeedCsv

FOLDER = Path(__file__).resolve().parent / "data"
ENTRIES = CsvShape(lists=("unit_groups",), json=("values",))
PLACES = CsvShape(lines=("other_names",))


def _entries(name: str) -> SeedCsv:
    return SeedCsv(f"lists/{name}.csv", models.OccupationListEntry, ENTRIES)


def _of(dataset: str) -> dict[str, object]:
    return {"dataset": dataset}


SEEDS = (
    SeedCsv("sources.csv", models.Source),
    SeedCsv("data_sets.csv", models.DataSet),
    SeedCsv("provinces.csv", models.Province),
    SeedCsv("noc_groups.csv", models.NocGroup, constants=_of("noc-2021-groups")),
    SeedCsv("unit_groups.csv", models.UnitGroup, constants=_of("noc-2021-unit-groups")),
    SeedCsv(
        "noc_titles.csv",
        models.OccupationTitle,
        constants=_of("noc-2021-titles"),
        mirrored=True,
    ),
    SeedCsv("noc_2016.csv", models.Concordance, constants=_of("noc-2016-concordance")),
    SeedCsv("soc_mappings.csv", models.SocMapping),
    SeedCsv(
        "us_titles.csv",
        models.UsTitle,
        CsvShape(lines=("aliases",)),
        _of("own-us-titles"),
    ),
    SeedCsv("us_title_alternatives.csv", models.UsTitleAlternative),
    SeedCsv("aliases.csv", models.OccupationAlias, constants=_of("own-finder-words")),
    SeedCsv("short_forms.csv", models.ShortForm, constants=_of("own-finder-words")),
    SeedCsv("level_words.csv", models.LevelWord, constants=_of("own-finder-words")),
    SeedCsv("distinctions.csv", models.Distinction, constants=_of("own-distinctions")),
    SeedCsv(
        "outlooks.csv", models.Outlook, constants=_of("job-bank-outlooks-2025-2027")
    ),
    SeedCsv("wage_areas.csv", models.WageArea),
    SeedCsv("wages.csv", models.Wage),
    SeedCsv(
        "national_projections.csv",
        models.NationalProjection,
        constants=_of("cops-2024-2033"),
    ),
    SeedCsv("vacancies.csv", models.Vacancy, constants=_of("job-vacancies-2026q2")),
    SeedCsv("places.csv", models.Place),
    SeedCsv("measures.csv", models.Measure),
    SeedCsv("figures.csv", models.Figure),
    SeedCsv("us_wages.csv", models.UsWage, constants=_of("bls-oews-2025-05")),
    SeedCsv("areas.csv", models.Area, CsvShape(lines=("other_names",))),
    SeedCsv(
        "municipalities.csv", models.Municipality, CsvShape(lines=("other_names",))
    ),
    SeedCsv("area_members.csv", models.AreaMember, CsvShape(keys=("municipality",))),
    SeedCsv("occupation_lists.csv", models.OccupationList),
    _entries("global_talent"),
    _entries("cusma_professions"),
    _entries("express_entry_categories"),
    _entries("provincial_tech"),
    _entries("others"),
    _entries("pgwp_fields"),
)
