"""What ways single people find, with the days and points of each."""

from datetime import date
from typing import Any

from pathways.rules.days import add_months
from pathways.rules.profile import read_profile
from pathways.rules.rulebook import Rulebook
from pathways.rules.walking import QUALIFIED
from pathways.rules.writing import write_profile
from tests.rules.planning_people import a_profile
from tests.rules.way_finding import CEC, FSW, ICT, ON, moves, ways, ways_of
from tests.rules.way_people import answers_of, for_quebec


def test_a_developer_abroad_finds_nomination_french_and_transfer(
    rulebook: Rulebook,
) -> None:
    answers = answers_of("developer")
    del answers["transfer"]

    found = [moves(way) for way in ways(rulebook, answers)]

    assert [FSW] in found
    assert ["job-offer", "pnp/bc/sw", FSW] in found
    assert ["french", "express-entry/category/french"] in found
    assert ["transfer", ICT, "12 months", CEC] in found


def test_who_has_no_employer_to_transfer_them_changes_employers_first(
    rulebook: Rulebook,
) -> None:
    found = [moves(way) for way in ways_of(rulebook, "developer")]

    assert not any("transfer" in way for way in found)
    assert any(way[:2] == ["employer-with-office", ICT] for way in found)


def test_with_an_offer_in_british_columbia_no_job_has_to_be_found(
    rulebook: Rulebook,
) -> None:
    found = [moves(way) for way in ways_of(rulebook, "developer with an offer")]

    assert ["pnp/bc/sw", FSW] in found
    gts = ["employer-application", "global-talent-stream/category-b"]
    assert [*gts, "12 months", CEC] in found
    assert not any("job-offer" in way for way in found)


def test_a_manager_transfers_at_once_and_meets_the_experience_class_a_year_later(
    rulebook: Rulebook,
) -> None:
    found = ways_of(rulebook, "manager with an affiliate")

    way = next(one for one in found if moves(one) == [ICT, "12 months", CEC])
    permit, work, class_ = way.legs
    assert (permit.soon.begins, permit.soon.ends) == (ON, date(2026, 12, 6))
    assert work.soon.ends == date(2027, 12, 6)
    assert class_.soon.ends == way.earliest == way.latest == date(2028, 6, 6)
    assert way.without_time == ()


def test_with_a_day_less_than_1560_hours_of_work_the_class_is_not_met(
    rulebook: Rulebook,
) -> None:
    """From 6 December 2026: 364 days of 30 hours a week are 1,560 hours."""
    found = ways_of(rulebook, "manager with an affiliate")
    way = next(one for one in found if moves(one) == [ICT, "12 months", CEC])
    profile = way.legs[-1].soon.profile

    def is_met(on: date) -> bool:
        assessment = rulebook.assess(profile, on)
        return assessment.verdict(assessment.rules.stream(CEC)) in QUALIFIED

    assert not is_met(date(2027, 12, 3))
    assert is_met(date(2027, 12, 4))


def test_a_french_speaking_partner_may_apply_instead(rulebook: Rulebook) -> None:
    found = ways_of(rulebook, "scientist with a French-speaking partner")

    first = next(way for way in found if "partner-principal" in moves(way))
    assert moves(first) == ["partner-principal", "express-entry/category/french"]
    assert first.without_time == ()


def test_a_nomination_adds_600_points(rulebook: Rulebook) -> None:
    found = ways_of(rulebook, "developer with an offer")
    way = next(one for one in found if one.streams == ("pnp/bc/sw", FSW))
    last = way.legs[-1].soon

    with_it = rulebook.assess(last.profile, last.begins).score("crs").lower
    answers = {**write_profile(last.profile), "nominations": []}
    without = rulebook.assess(read_profile(answers), last.begins).score("crs").lower

    assert with_it - without == 600


def lapsing(taken_on: str) -> dict[str, Any]:
    answers = answers_of("manager with an affiliate")
    answers["applicant"]["language_tests"][0]["taken_on"] = taken_on
    return answers


def besides(rulebook: Rulebook, taken_on: str) -> tuple[str, ...]:
    found = ways(rulebook, lapsing(taken_on))
    way = next(one for one in found if moves(one) == [ICT, "12 months", CEC])
    return way.legs[-1].soon.besides


def test_a_test_that_lapses_on_the_way_is_renewed_and_said(rulebook: Rulebook) -> None:
    """On 6 December 2027: a test of two years before has lapsed, a younger one not."""
    assert "language" in besides(rulebook, "2025-12-06")
    assert "language" not in besides(rulebook, "2025-12-07")


def test_the_permit_of_a_transfer_holds_from_the_day_it_is_granted(
    rulebook: Rulebook,
) -> None:
    found = ways_of(rulebook, "manager with an affiliate")
    way = next(one for one in found if moves(one) == [ICT, "12 months", CEC])
    answers = write_profile(way.legs[-1].soon.profile)

    abroad, here = answers["applicant"]["work"]
    assert (abroad["end"], here["start"]) == ("2026-12-05", "2026-12-06")
    assert here | {"country": "CA", "province": "ON", "noc": "20012"} == here
    assert answers["status_in_canada"]["permit"] == "intra_company"
    until = date.fromisoformat(answers["status_in_canada"]["valid_until"])
    assert until > add_months(date(2026, 12, 6), 12)


def test_a_selection_by_quebec_is_followed_by_an_application_to_canada(
    rulebook: Rulebook,
) -> None:
    found = ways(rulebook, for_quebec())

    selected = next(way for way in found if moves(way)[0] == "pnp/qc/pstq1")
    kinds = [(leg.move.kind, leg.move.slug) for leg in selected.legs]
    assert kinds == [("stream", "pnp/qc/pstq1"), ("federal", "pnp/qc/pstq1")]


def test_a_nomination_may_follow_a_permit_that_two_steps_brought(
    rulebook: Rulebook,
) -> None:
    """The longest way known: five steps, as many as the search takes."""
    found = [moves(way) for way in ways(rulebook, a_profile(0))]

    permit = ["job-offer", "employer-application", "global-talent-stream/category-b"]
    assert [*permit, "pnp/bc/sw", FSW] in found


def test_without_answers_there_is_no_way(rulebook: Rulebook) -> None:
    assert ways(rulebook, {}) == []
