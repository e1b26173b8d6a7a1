"""Who one is, and what one studied and did: each line of the field's findings."""

from datetime import date
from typing import Any

import pytest

from pathways.answered import write_answer
from pathways.assessing import written
from pathways.rules.profile.answer_types import US_TERRITORIES
from pathways.rules.profile.profile import ProfileError, read_profile
from pathways.rules.rounds.hindsight import PastRounds
from pathways.rules.routes.answer import answer
from pathways.rules.rulebook import Rulebook
from pathways.rules.ruleset.rules import Assessment

ON = date(2026, 11, 28)
LEVEL = dict.fromkeys(("reading", "writing", "listening", "speaking"), 9)
JOB: dict[str, Any] = {
    "noc": "21231",
    "country": "US",
    "start": "2021-01-01",
    "end": "2025-12-31",
    "hours_per_week": 40,
    "self_employed": False,
    "full_time_student": False,
    "authorized": True,
}
IN_CANADA = {**JOB, "country": "CA", "province": "ON", "start": "2024-01-01"}
DEGREE: dict[str, Any] = {
    "level": "three_year_or_more",
    "country": "US",
    "years": 4,
    "completed_on": "2016-05-01",
    "eca_issued_on": "2025-03-01",
    "credential_type": "degree",
}
IN_ONTARIO = {
    **DEGREE,
    "country": "CA",
    "province": "ON",
    "completed_on": "2020-05-01",
    "eca_issued_on": None,
    "full_time": True,
    "distance": False,
}
territories = pytest.mark.parametrize("code", sorted(US_TERRITORIES))


def person(**applicant: Any) -> dict[str, Any]:
    """A single developer of 32 with CLB 9, by what is told of them here."""
    own = {
        "birth_date": "1994-03-01",
        "citizenships": ["US"],
        "education": [DEGREE],
        "estimate_en": LEVEL,
        "work": [JOB],
    }
    return {
        "applicant": {**own, **applicant},
        "marital_status": "never_married",
        "intended_provinces": ["ON"],
        "settlement_funds_cad": 40000,
        "dependent_children": 0,
    }


def assess(rulebook: Rulebook, profile: dict[str, Any], on: date = ON) -> Assessment:
    return rulebook.assess(read_profile(profile), on)


def factor(assessment: Assessment, name: str, grid: str = "crs") -> Any:
    return written(assessment)["scores"][grid]["factors"][name]


def verdict(assessment: Assessment, stream: str, requirement: str) -> str:
    """The verdict on one requirement of a stream."""
    slug = assessment.rules.stream(stream)
    word: str = next(
        row.verdict.word
        for row in assessment.findings(slug)
        if row.requirement.slug == requirement
    )
    return word


def answer_to(rulebook: Rulebook, profile: dict[str, Any]) -> dict[str, Any]:
    result = answer(rulebook, read_profile(profile), ON, PastRounds(()))
    return write_answer(rulebook, result)


CANADIANS = pytest.mark.parametrize(
    "who",
    [{"citizenships": ["US", "CA"]}, {"canadian_permanent_resident": True}],
    ids=["citizen", "permanent resident"],
)


@CANADIANS
def test_a_canadian_meets_no_stream_because_of_who_they_are(
    rulebook: Rulebook, who: dict[str, Any]
) -> None:
    assessment = assess(rulebook, person(**who))

    asked = {
        stream.slug: [
            row.verdict.word
            for row in assessment.findings(stream)
            if row.requirement.slug == "foreign-national"
        ]
        for stream in assessment.streams
    }
    assert asked
    assert all(words == ["not_met"] for words in asked.values()), asked
    assert {assessment.verdict(s).word for s in assessment.streams} == {"not_met"}


@CANADIANS
def test_a_canadian_is_told_that_nothing_is_needed_and_is_scored_still(
    rulebook: Rulebook, who: dict[str, Any]
) -> None:
    text = answer_to(rulebook, person(**who))

    assert (text["kind"], text["routes"]) == ("not_needed", [])
    assert text["crs"]["today"][0] > 0


def everywhere_in(code: str) -> dict[str, Any]:
    """A person of a country by citizenship, residence, study and work."""
    return person(
        citizenships=[code],
        residence={"country": code, "province": None},
        education=[{**DEGREE, "country": code}],
        work=[{**JOB, "country": code}],
    )


@territories
def test_a_territory_is_the_united_states_wherever_a_country_stands(
    rulebook: Rulebook, code: str
) -> None:
    territory, states = (
        written(assess(rulebook, everywhere_in(country))) for country in (code, "US")
    )

    assert territory == states


@territories
def test_a_citizen_of_a_territory_may_be_a_citizen_of_the_united_states(
    rulebook: Rulebook, code: str
) -> None:
    read_profile(person(citizenships=[code], us_status="citizen"))

    assert read_profile(person(citizenships=[code])) == read_profile(person())


@pytest.mark.parametrize(
    ("profile", "paths"),
    [
        (
            person()
            | {
                "marital_status": "married",
                "partner": {"citizenships": ["CA"], "canadian_or_pr": False},
            },
            {"partner.citizenships", "partner.canadian_or_pr"},
        ),
        (
            person(citizenships=["MX"], us_status="citizen"),
            {"applicant.us_status", "applicant.citizenships"},
        ),
        (
            person(citizenships=["CA"], canadian_permanent_resident=True),
            {"applicant.canadian_permanent_resident", "applicant.citizenships"},
        ),
    ],
    ids=["partner", "status", "resident"],
)
def test_a_contradiction_is_an_error_at_both_paths(
    profile: dict[str, Any], paths: set[str]
) -> None:
    with pytest.raises(ProfileError) as refused:
        read_profile(profile)

    assert {error.path for error in refused.value.errors} == paths


def test_a_single_person_has_no_partner_in_the_answer(rulebook: Rulebook) -> None:
    alone = answer_to(rulebook, person())
    couple = person() | {
        "marital_status": "married",
        "partner": {"accompanying": True, "canadian_or_pr": False},
    }

    assert alone["principal"] is None
    assert not any("partner" in str(step) for step in alone["preparations"])
    assert answer_to(rulebook, couple)["principal"] is not None


@pytest.mark.parametrize(
    "status", [{"citizenships": ["CA"]}, {"canadian_permanent_resident": True}]
)
def test_a_canadian_partner_is_not_asked_whether_they_are_canadian(
    rulebook: Rulebook, status: dict[str, Any]
) -> None:
    couple = person() | {
        "marital_status": "married",
        "partner": {"accompanying": True, **status},
    }

    score = written(assess(rulebook, couple))["scores"]["crs"]

    assert score == written(assess(rulebook, person()))["scores"]["crs"]


STUDIED = [
    ({}, 30),
    ({"full_time": False}, 0),
    ({"distance": True}, 0),
    ({"years": 0.9}, 0),
]


@pytest.mark.parametrize(("changes", "points"), STUDIED)
def test_study_in_canada_counts_full_time_there_and_for_eight_months_or_more(
    rulebook: Rulebook, changes: dict[str, Any], points: int
) -> None:
    assessment = assess(rulebook, person(education=[{**IN_ONTARIO, **changes}]))

    assert factor(assessment, "canadian_education") == points


def test_one_year_part_time_gives_no_points_for_study_in_canada(
    rulebook: Rulebook,
) -> None:
    one_year = {**IN_ONTARIO, "level": "one_year", "years": 1}

    whole, part = (
        assess(rulebook, person(education=[{**one_year, "full_time": full_time}]))
        for full_time in (True, False)
    )

    assert factor(whole, "canadian_education") == 15
    assert factor(part, "canadian_education") == 0


def test_whether_study_was_full_time_is_asked_where_it_was_not_said(
    rulebook: Rulebook,
) -> None:
    unsaid = {k: v for k, v in IN_ONTARIO.items() if k != "full_time"}

    score = written(assess(rulebook, person(education=[unsaid])))["scores"]["crs"]

    assert "applicant.education.full_time" in score["asks"]


@pytest.mark.parametrize("level", ["one_year", "two_year", "three_year_or_more"])
def test_a_program_shorter_than_a_year_is_no_post_secondary_credential(
    rulebook: Rulebook, level: str
) -> None:
    short = {**DEGREE, "level": level, "years": 0.9}
    school = {**DEGREE, "level": "secondary", "years": 12}

    brief, secondary = (
        factor(assess(rulebook, person(education=[item])), "education")
        for item in (short, school)
    )

    assert brief == secondary


def test_work_in_canada_for_an_employer_abroad_is_no_canadian_experience(
    rulebook: Rulebook,
) -> None:
    here, abroad = (
        assess(rulebook, person(work=[{**IN_CANADA, "employer_country": country}]))
        for country in ("CA", "US")
    )

    cec = "express-entry/cec"
    assert verdict(here, cec, "experience") == "met"
    assert verdict(abroad, cec, "experience") == "not_met"
    assert factor(here, "canadian_work") > 0
    assert factor(abroad, "canadian_work") == 0
    assert factor(abroad, "foreign_work_transfer") == 0


def test_work_in_canada_for_an_employer_abroad_is_told_with_its_page(
    rulebook: Rulebook,
) -> None:
    streams = rulebook.snapshot["streams"]
    notes = next(s["notes"] for s in streams if s["slug"] == "express-entry/cec")

    said = [note for note in notes if "employer abroad" in note["text"]]

    assert any("7 October 2025" in note["text"] for note in said)
    assert any("unsettled" in note["text"] for note in said)
    assert all(note["cite"]["source"] for note in said)


@pytest.mark.parametrize("job", [JOB, IN_CANADA], ids=["abroad", "in Canada"])
def test_unpaid_work_counts_nowhere(rulebook: Rulebook, job: dict[str, Any]) -> None:
    unpaid, none = (
        written(assess(rulebook, person(work=work)))
        for work in ([{**job, "paid": False}], [])
    )

    totals = [
        {grid: (s["lower"], s["upper"]) for grid, s in item["scores"].items()}
        for item in (unpaid, none)
    ]
    assert totals[0] == totals[1]
    verdicts = [
        {s["stream"]: s["verdict"] for s in item["streams"]} for item in (unpaid, none)
    ]
    assert verdicts[0] == verdicts[1]


@pytest.mark.parametrize("on", [date(2026, 1, 1), date(2026, 6, 30), ON], ids=str)
def test_a_commitment_of_2026_is_not_met_on_any_day(
    rulebook: Rulebook, on: date
) -> None:
    venture = {"commitment": "angel", "amount_cad": 200000, "issued_on": "2026-01-01"}

    assessment = assess(rulebook, person() | {"venture": venture}, on)

    assert verdict(assessment, "start-up-visa", "commitment") == "not_met"


def test_a_commitment_of_the_last_day_of_2025_may_still_count(
    rulebook: Rulebook,
) -> None:
    venture = {"commitment": "angel", "amount_cad": 200000, "issued_on": "2025-12-31"}

    assessment = assess(rulebook, person() | {"venture": venture}, date(2026, 1, 15))

    assert verdict(assessment, "start-up-visa", "commitment") != "not_met"
