"""Levers and the parameters that a curator gives them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pathways.catalogue.files import read
from pathways.rules.engine.specs import RuleError
from pathways.rules.levers.kinds import BY_SLUG, lever_from, levers_of, parameter_errors
from pathways.rules.levers.step import Step
from pathways.rules.planner.planning import Planner
from pathways.rules.profile.profile import read_profile
from pathways.rules.profile.writing import write_profile
from pathways.rules.rulebook import Rulebook
from tests.people import DEVELOPER
from tests.rules.planning_people import a_profile

ON = date(2026, 11, 22)
SEED = read()


def shipped(slug: str) -> dict[str, Any]:
    result: dict[str, Any] = SEED["levers"][slug].get("parameters", {})
    return result


def steps(rulebook: Rulebook, answers: dict[str, Any], lever: str) -> list[Step]:
    every = Planner(rulebook, read_profile(answers), ON).steps()
    return [step for step in every if step.lever == lever]


def test_every_lever_is_shipped_with_parameters_that_it_can_read() -> None:
    levers = levers_of(SEED)

    assert [lever.slug for lever in levers] == list(BY_SLUG)


@pytest.mark.parametrize(
    ("slug", "changes", "message"),
    [
        ("english", {"levels": [7, 13]}, r"levels\[1\]: must be from 1 to 10"),
        ("english", {"levels": 7}, "levels: must be a list"),
        ("waiting", {"months": [0]}, r"months\[0\]: must be from 1 to 60"),
        ("waiting", {"years": [1]}, "years: is not a parameter of this lever"),
        ("job-offer", {"wages": ["mean"]}, r"wages\[0\]: must be a number or one of"),
        ("job-offer", {"wages": [-1]}, r"wages\[0\]: must be a number of at least 0"),
        ("job-offer", {"provinces": ["bc"]}, r"provinces\[0\]: must be a code"),
        ("job-offer", {"offer": {"noc": "21231"}}, "offer.noc: is decided by each"),
        ("job-offer", {"offer": {"lmia": "maybe"}}, "offer.lmia: must be one of"),
        ("transfer", {"roles": ["chief"]}, r"roles\[0\]: must be one of"),
        ("credential", {"programs": [{"level": "phd"}]}, r"programs\[0\].level"),
    ],
)
def test_a_wrong_parameter_is_refused_at_its_place(
    slug: str, changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(RuleError, match=f"lever {slug}: .*{message}"):
        lever_from(slug, {**shipped(slug), **changes})


def test_a_missing_parameter_is_refused() -> None:
    with pytest.raises(RuleError, match="lever funds: amounts_cad: is missing"):
        lever_from("funds", {})


def test_a_lever_that_nobody_wrote_is_refused() -> None:
    with pytest.raises(RuleError, match="lever luck: there is no such lever"):
        levers_of({"levers": {"luck": {}}})


def test_a_changed_parameter_changes_the_steps(rulebook: Rulebook) -> None:
    record = {**SEED["levers"]["waiting"], "parameters": {"months": [6]}}
    changed = {**rulebook.snapshot, "levers": {"waiting": record}}

    result = Planner(Rulebook(changed), read_profile(DEVELOPER), ON).steps()

    assert [step.name for step in result] == [("waiting", "waited", ("months", 6))]


def test_a_route_asks_for_no_wage_far_above_the_median() -> None:
    lever = BY_SLUG["job-offer"]
    good = {"provinces": ["BC"], "wages": ["median"], "offer": {}}

    assert parameter_errors(lever, good) == []
    assert parameter_errors(lever, good | {"most_percent_of_median": 125}) == []
    below = parameter_errors(lever, good | {"most_percent_of_median": 80})
    assert [item.message for item in below] == ["must be from 100 to 1000"]


def test_offers_pay_the_median_what_streams_ask_and_the_fixed_wage(
    rulebook: Rulebook,
) -> None:
    offers = [dict(step.values) for step in steps(rulebook, DEVELOPER, "job-offer")]
    median = Decimal(str(rulebook.snapshot["medians"]["21231"]["BC"]))

    wages = {offer["wage"] for offer in offers if offer["province"] == "BC"}

    # 150,000 CAD a year at 40 hours a week is 72.12 CAD an hour: Category A from the
    # third position on. Its other floors and Category B's lie below the median.
    assert wages == {median, Decimal(70), Decimal("72.12")}


def test_no_offer_lies_below_the_median_of_its_province(rulebook: Rulebook) -> None:
    medians = rulebook.snapshot["medians"]["21231"]

    for step in steps(rulebook, DEVELOPER, "job-offer"):
        values = dict(step.values)
        assert values["wage"] >= Decimal(str(medians.get(values["province"], 0)))


def test_an_offer_says_what_its_parameters_say(rulebook: Rulebook) -> None:
    step = steps(rulebook, DEVELOPER, "job-offer")[0]

    offer = step.change(read_profile(DEVELOPER)).job_offer

    assert (offer.employer_employees, offer.indeterminate) == (50, True)  # type: ignore[union-attr]


def test_one_ability_is_retaken_alone(rulebook: Rulebook) -> None:
    test = {"test": "celpip_general", "taken_on": "2026-02-10"}
    scores = {"reading": 8, "writing": 9, "listening": 10, "speaking": 10}
    person = {**DEVELOPER["applicant"], "language_tests": [{**test, **scores}]}

    result = steps(rulebook, {**DEVELOPER, "applicant": person}, "english")

    alone = [step for step in result if step.kind == "one_ability"]
    assert [tuple(dict(step.values).values()) for step in alone] == [
        ("reading", 9),
        ("reading", 10),
        ("writing", 10),
    ]


def test_a_partner_can_test_study_stay_and_apply(rulebook: Rulebook) -> None:
    partner = {"accompanying": True, "canadian_or_pr": False, **a_profile(1)["partner"]}
    answers = {**DEVELOPER, "marital_status": "married", "partner": partner}

    every = Planner(rulebook, read_profile(answers), ON).steps()

    assert {step.lever for step in every} >= {
        "partner-english",
        "partner-french",
        "partner-credential",
        "partner-stays",
        "partner-principal",
    }


def with_partner(**more: Any) -> dict[str, Any]:
    partner = {"canadian_or_pr": False, **a_profile(1)["partner"], **more}
    return {**DEVELOPER, "marital_status": "married", "partner": partner}


def test_a_partner_learns_french_step_by_step(rulebook: Rulebook) -> None:
    answers = with_partner(language_tests=[], estimate_fr=None)

    result = steps(rulebook, answers, "partner-french")

    assert [dict(step.values)["level"] for step in result] == [4, 5, 7, 9]
    taught = write_profile(result[0].change(read_profile(answers)))["partner"]
    test = taught["language_tests"][-1]
    assert (test["test"], test["taken_on"]) == ("tcf_canada", ON.isoformat())


def test_no_step_of_a_partner_goes_below_what_there_is(rulebook: Rulebook) -> None:
    scores = {"reading": 500, "listening": 510, "writing": 12, "speaking": 12}
    test = {"test": "tcf_canada", "taken_on": "2026-06-01", **scores}  # NCLC 8

    result = steps(rulebook, with_partner(language_tests=[test]), "partner-french")

    assert [dict(step.values)["level"] for step in result] == [9]


@pytest.mark.parametrize(
    ("partner", "offered"),
    [
        ({"accompanying": False}, {"partner-comes"}),
        ({"accompanying": True}, {"partner-stays"}),
        ({"accompanying": False, "canadian_or_pr": True}, set()),
    ],
)
def test_a_partner_may_come_along_or_stay(
    rulebook: Rulebook, partner: dict[str, Any], offered: set[str]
) -> None:
    profile = read_profile(with_partner(**partner))

    every = Planner(rulebook, profile, ON).steps()

    both = {"partner-comes", "partner-stays"}
    assert {step.lever for step in every} & both == offered


def test_no_two_steps_have_one_name(rulebook: Rulebook) -> None:
    for seed in range(8):
        profile = read_profile(a_profile(seed))
        names = [step.name for step in Planner(rulebook, profile, ON).steps()]
        assert len(names) == len(set(names))
