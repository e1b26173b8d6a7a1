"""People one knows: what they must be told, and what moves them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from occupations.seeding import Step
from pathways import editions
from pathways.admin.people import card_of
from pathways.catalogue import expectations
from pathways.catalogue.golden import load_people
from pathways.changes.golden import people_beside, stand
from pathways.models import GoldenExpectation, GoldenPerson
from pathways.rules import Rulebook
from pathways.rules.effects import Pair

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 29)


def altered(rulebook: Rulebook) -> Rulebook:
    """Additional points up to 650."""
    shot = json.loads(json.dumps(rulebook.snapshot))
    for version in shot["grids"]["crs"]["versions"]:
        for part in (version.get("root") or {}).get("children", ()):
            if part["slug"] == "additional":
                part["cap"] = 650
    return Rulebook(shot)


@pytest.fixture
def edition(catalogue: None) -> Rulebook:
    return editions.current()[1]


def person(key: str) -> GoldenPerson:
    return GoldenPerson.objects.prefetch_related("expectations").get(key=key)


def test_everybody_is_told_what_the_sources_give(edition: Rulebook) -> None:
    people = GoldenPerson.objects.prefetch_related("expectations")

    assert list(expectations.failures(edition, people)) == []
    assert GoldenExpectation.objects.count() > 10


def test_an_expectation_that_fails_is_a_warning(edition: Rulebook) -> None:
    warned = expectations.warnings(edition, altered(edition))

    assert [str(problem) for problem in warned] == [
        "golden person Nominee of Ontario, 30, a sister in Toronto: "
        "on 2026-11-02 crs is 1092, expected 1077"
    ]
    assert all(problem.is_warning for problem in warned)


def test_what_failed_alike_before_is_not_warned_of_again(edition: Rulebook) -> None:
    after = altered(edition)

    assert expectations.warnings(after, altered(edition)) == []
    assert expectations.warnings(None, after)


def test_a_verdict_that_fails_is_told_by_its_word(edition: Rulebook) -> None:
    GoldenExpectation.objects.filter(source__slug="irpr-87-1").update(
        verdicts={"express-entry/cec": "not_met", "no/such": "met"}
    )
    wrong = person("engineer-in-canada")

    lines = list(map(str, expectations.failures(edition, [wrong])))

    assert lines == [
        f"golden person {wrong}: on 2026-11-02 express-entry/cec is met, "
        "expected not_met",
        f"golden person {wrong}: on 2026-11-02 no/such is expected, "
        "and there is no such stream",
    ]


def test_a_card_says_the_score_before_and_after_and_what_did_it(
    edition: Rulebook,
) -> None:
    pair = Pair(edition, altered(edition))

    card = card_of(stand(pair, person("nominee-with-a-sibling"), ON))

    (crs,) = card.scores
    assert (crs.before, crs.after, crs.by) == ("1077", "1092", "+15")
    assert crs.parts == ("Additional points: 615, cut at 600 before: +15.",)
    assert crs.expected == "No expected score for this day. Is +15 meant?"


def test_a_card_says_whether_a_score_is_expected(edition: Rulebook) -> None:
    pair, day = Pair(edition, altered(edition)), date(2026, 11, 2)

    wrong = card_of(stand(pair, person("nominee-with-a-sibling"), day)).scores[0]
    right = card_of(stand(pair, person("developer-with-offer"), day)).scores[0]

    assert (wrong.is_wrong, wrong.expected) == (True, "Expected 1077: it is another.")
    assert (right.is_wrong, right.expected) == (False, "Expected 424: agrees.")
    assert right.before == ""


def test_three_stand_beside_unless_others_are_chosen(catalogue: None) -> None:
    assert len(people_beside()) == 3
    chosen = people_beside(["founder-with-an-angel", "developer-in-regina"])
    assert [item.key for item in chosen] == [
        "developer-in-regina",
        "founder-with-an-angel",
    ]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("profile", {"applicant": {"birth_date": "yesterday"}}, "birth_date"),
        ("verdicts", {"express-entry/cec": "yes"}, "a verdict is one of"),
        ("scores", {"crs": "many"}, "a number, or two"),
        ("scores", {"crs": [1, 2, 3]}, "a number, or two"),
    ],
)
def test_what_is_no_profile_verdict_or_score_is_refused(
    field: str, value: Any, said: str
) -> None:
    model = GoldenPerson if field == "profile" else GoldenExpectation
    checked: Any = model._meta.get_field(field)

    with pytest.raises(ValidationError, match=said):
        checked.run_validators(value)


def test_loading_again_changes_nothing_and_a_curators_person_stays(
    catalogue: None,
) -> None:
    GoldenPerson.objects.filter(key="founder-with-an-angel").update(title="Founder")

    changes = load_people()

    steps = {row.step for change in changes for row in change.rows}
    assert steps <= {Step.KEEP}
    assert person("founder-with-an-angel").title == "Founder"
