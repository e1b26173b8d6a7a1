"""Routes through the newer doors: citizenship, sponsorship, Francophone Mobility."""

from copy import deepcopy
from datetime import date
from typing import Any, Final

import pytest

from pathways.rules.planner import granted
from pathways.rules.profile.profile import Profile, Status, read_profile
from pathways.rules.rounds.hindsight import PastRounds
from pathways.rules.routes.answer import answer
from pathways.rules.routes.model import Answer
from pathways.rules.rulebook import Rulebook
from tests.people import DEVELOPER

ON: Final = date(2026, 11, 28)
DESCENT: Final = "citizenship/by-descent"
SPONSORED: Final = "family-class/partner"
FRENCH: Final = "work-permit/francophone-mobility"
CANADIAN: Final = {
    "birth_date": "1993-01-01",
    "accompanying": True,
    "canadian_or_pr": True,
    "citizenships": ["CA"],
    "residence": {"country": "US", "province": None},
}
ALONE: Final = dict.fromkeys(("job_offer", "transfer", "venture", "treaty_enterprise"))


def answered(rulebook: Rulebook, applicant: Any = None, **more: Any) -> Answer:
    person = deepcopy(DEVELOPER) | ALONE | {"status_in_canada": None} | more
    person["applicant"] |= {"canadian_ancestor": [], **(applicant or {})}
    return answer(rulebook, read_profile(person), ON, PastRounds(()))


def streams(items: Answer) -> list[tuple[str, ...]]:
    return [tuple(item.streams) for item in (*items.routes, *items.further)]


def test_citizenship_comes_first_and_nothing_comes_before_it(
    rulebook: Rulebook,
) -> None:
    ancestors = [{"relation": "grandparent", "born_in_canada": True}]

    result = answered(rulebook, {"canadian_ancestor": ancestors})

    assert streams(result)[0] == (DESCENT,)
    assert not any(DESCENT in stream for stream in streams(result)[1:])


def test_no_route_hopes_for_an_ancestor_of_whom_nothing_is_said(
    rulebook: Rulebook,
) -> None:
    person = deepcopy(DEVELOPER) | ALONE

    result = answer(rulebook, read_profile(person), ON, PastRounds(()))

    assert not any(DESCENT in stream for stream in streams(result))


def test_a_canadian_partner_sponsors_and_does_not_apply(rulebook: Rulebook) -> None:
    result = answered(rulebook, marital_status="married", partner=CANADIAN)

    levers = {step.slug for route in result.routes for step in route.steps}
    assert any(SPONSORED in stream for stream in streams(result)[:3])
    assert "partner-principal" not in levers
    assert result.principal is None


@pytest.mark.parametrize(("level", "is_there"), [(5, True), (4, False)])
def test_french_in_two_abilities_opens_a_permit_for_any_nationality(
    rulebook: Rulebook, level: int, is_there: bool
) -> None:
    french = {"reading": 0, "writing": 0, "listening": level, "speaking": level}

    result = answered(rulebook, {"citizenships": ["IN"], "estimate_fr": french})

    assert any(FRENCH in stream[:1] for stream in streams(result)) is is_there


def test_a_study_permit_is_no_permit_to_work(rulebook: Rulebook) -> None:
    result = answered(rulebook)

    assert not any("study-permit/degree" in stream for stream in streams(result))


def granted_to(rulebook: Rulebook, slug: str) -> tuple[Profile, Profile]:
    """The developer before, and on the day on which a permit is granted."""
    profile = read_profile(deepcopy(DEVELOPER))
    assessment = rulebook.assess(profile, ON)
    spec = assessment.rules.stream(slug).spec
    return profile, granted.permitted(assessment.case, spec)


def test_a_study_permit_makes_a_student_and_begins_no_work(
    rulebook: Rulebook,
) -> None:
    before, after = granted_to(rulebook, "study-permit/degree")

    assert isinstance(after.status_in_canada, Status)
    assert after.status_in_canada.kind == "student"
    assert after.applicant == before.applicant


def test_a_second_passport_gives_the_permit_of_the_experience(
    rulebook: Rulebook,
) -> None:
    _, after = granted_to(rulebook, "work-permit/iec-second-passport")

    assert isinstance(after.status_in_canada, Status)
    assert after.status_in_canada.permit == "iec"
