"""Asked of everyone whom a rule can concern, of nobody whom none concerns.

Over the shipped edition: what is asked comes from what its rules read.
"""

import re
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from pathways import editions
from pathways.forms.base import ALL, AnswersForm, plain
from pathways.forms.offer import EmployerForm, JobOfferForm
from pathways.forms.topics import TOPICS
from pathways.questions.asking import EVERYTHING, asking_of
from pathways.questions.concern import provinces_of
from pathways.questions.paths import answer_paths
from pathways.questions.relevance import Relevance, relevance_of
from pathways.rules.engine.criteria import Verdict
from pathways.rules.profile.profile import Profile, read_profile
from tests.pathways.forms.test_nothing_is_lost import A_FULL_PERSON
from tests.pathways.questions.test_every_key_has_a_question import paths
from tests.pathways.questions.test_pages import begin

pytestmark = pytest.mark.usefixtures("catalogue")
ON = date(2026, 11, 29)
PROVINCES = ("AB", "BC", "MB", "NB", "NL", "NS", "NT", "ON", "PE", "QC", "SK", "YT")
A_DEVELOPER: dict[str, Any] = {
    "applicant": {
        "birth_date": "1992-03-01",
        "citizenships": ["US"],
        "us_status": "citizen",
        "residence": {"country": "US", "province": None},
        "education": [],
        "language_tests": [],
        "work": [{"noc": "21231", "country": "US", "start": "2018-01-01", "end": None}],
    },
    "marital_status": "never_married",
    "partner": None,
    "status_in_canada": None,
}
# A place that the catalogue knows settles these, or that one works abroad.
DECIDED_OTHERWISE = {"job_offer.area", "job_offer.works_there_now"}
PEOPLE = [
    {},
    A_FULL_PERSON,
    A_DEVELOPER,
    A_DEVELOPER | {"job_offer": None, "transfer": None, "intended_provinces": ["ON"]},
    A_DEVELOPER | {"job_offer": {"noc": "21231", "province": "BC"}},
    A_DEVELOPER | {"job_offer": {"noc": "21231"}, "intended_provinces": []},
    A_DEVELOPER | {"transfer": {"relation": "affiliate"}},
    A_DEVELOPER | {"status_in_canada": {"kind": "worker", "permit": "cusma"}},
    A_DEVELOPER | {"marital_status": "married", "partner": {"canadian_or_pr": True}},
    A_DEVELOPER | {"treaty_enterprise": {}, "venture": {"commitment": "none"}},
]


@pytest.fixture
def relevance() -> Relevance:
    return relevance_of(editions.current()[1], ON)


def with_offer(province: str, **more: Any) -> dict[str, Any]:
    offer = {"noc": "21231", "province": province, **more}
    return A_DEVELOPER | {"job_offer": offer, "intended_provinces": [province]}


def fields_of(form: type[AnswersForm], at: tuple[Any, ...]) -> set[str]:
    return {plain((*at, *form.key_of(name))) for name in form.base_fields}


def every_question() -> set[str]:
    """The paths that some question can ask for."""
    result = {"applicant.us_permanent_resident"}  # one question with us_status
    for topic in TOPICS:
        for page in topic.pages:
            result |= fields_of(page.form, page.form.at) if page.form else set()
            for entries in page.lists:
                result |= fields_of(entries.form, entries.path)
    levels = ("listening", "reading", "writing", "speaking")
    people = ("applicant", "partner")
    return result | {
        f"{who}.estimate_{language}.{ability}"
        for who in people
        for language in ("en", "fr")
        for ability in levels
    }


def asked_of(answers: dict[str, Any]) -> set[str]:
    """The paths and lists that a person is asked for, page by page."""
    asking, result = asking_of(answers, ON), set()
    for topic in TOPICS:
        for page in topic.asked(answers, asking):
            asked = page.form.asked_paths(answers, asking) if page.form else []
            lists = [
                asked_list.path for asked_list in page.asked_lists(answers, asking)
            ]
            result |= set(map(plain, [*asked, *lists]))
    return result


def further(form: type[AnswersForm]) -> Iterator[str]:
    """The questions of a form that are asked of some only, by their paths."""
    for name in form.base_fields:
        if name in form.further or form.further == ALL:
            yield plain((*form.at, *form.key_of(name)))


def test_every_answer_that_a_rule_reads_can_be_asked_for(relevance: Relevance) -> None:
    leaves = set(answer_paths())

    assert {
        path for path in relevance.readers if path in leaves
    } - every_question() == set()


def test_the_paths_are_those_of_the_contract() -> None:
    every = {
        path
        for path in paths(Profile)
        if path.partition(".")[0] not in ("schema", "id", "typed_amounts")
    }

    leaves = {
        item for item in every if not any(x.startswith(f"{item}.") for x in every)
    }
    assert set(answer_paths()) == {leaf.replace("class_", "class") for leaf in leaves}


def test_no_page_asks_for_what_nothing_reads(relevance: Relevance) -> None:
    asking = asking_of({}, ON)
    unread = set()
    for topic in TOPICS:
        for page in topic.pages:
            forms = [page.form(answers={}, asking=asking)] if page.form else []
            forms += [
                item.form(answers={}, at=(*item.path, 0), asking=asking)
                for item in page.lists
            ]
            for form in forms:
                keys = (
                    field.key or (name,) for name, field in form.answer_fields().items()
                )
                unread |= {
                    path
                    for key in keys
                    if not relevance.is_read(path := plain((*form.at, *key)))
                }

    assert unread == set()


def test_what_nothing_reads_is_not_asked_and_kept_where_it_was_given() -> None:
    item = {"military_service": {"force": "Army"}}

    assert "applicant.military_service.force" not in asked_of({})
    assert "applicant.military_service.force" in asked_of({"applicant": item})


@pytest.mark.parametrize("province", PROVINCES)
@pytest.mark.parametrize("form", [JobOfferForm, EmployerForm])
def test_an_offer_is_asked_exactly_what_rules_of_its_province_read(
    relevance: Relevance, form: type[AnswersForm], province: str
) -> None:
    answers = with_offer(province)
    asked = set(map(plain, form.asked_paths(answers, asking_of(answers, ON))))

    for path in further(form):
        readers = {reader.province for reader in relevance.readers_of(path)}
        if path in asked:
            assert readers & {"", province}, path
        elif path not in DECIDED_OTHERWISE:
            assert province not in readers, path


def test_the_revenue_of_an_employer_in_alberta_is_asked() -> None:
    assert "job_offer.employer_revenue_cad" in asked_of(with_offer("AB"))
    assert "job_offer.employer_revenue_cad" not in asked_of(with_offer("BC"))


@pytest.mark.parametrize("province", ["AB", "NL"])
def test_an_offer_elsewhere_is_not_asked_what_a_province_asks_of_its_own(
    province: str,
) -> None:
    answers = with_offer("ON") | {"intended_provinces": ["ON", province]}

    asked = asked_of(answers)

    assert "job_offer.vacancy_assessment" not in asked
    assert "job_offer.sector" not in asked


def test_who_has_said_nothing_is_asked_everything() -> None:
    assert {
        "applicant.military_service",
        "applicant.licences",
        "treaty_enterprise",
        "endorsements",
    } <= asked_of({})


def test_an_unanswered_province_is_any_province() -> None:
    asks_of_manitoba = "applications_elsewhere"
    nowhere: dict[str, Any] = {"intended_provinces": []}
    ontario = {"intended_provinces": ["ON"]}

    assert asks_of_manitoba in asked_of(A_DEVELOPER)
    assert asks_of_manitoba in asked_of(A_DEVELOPER | nowhere)
    assert asks_of_manitoba not in asked_of(A_DEVELOPER | ontario)


def test_armed_forces_are_asked_about_only_by_their_occupations() -> None:
    officer = with_offer("ON", noc="40042")

    assert "applicant.military_service" not in asked_of(with_offer("ON"))
    assert "applicant.military_service" in asked_of(officer)


def test_the_treaty_is_asked_about_only_by_its_citizens() -> None:
    person = A_DEVELOPER["applicant"]
    indian = person | {"citizenships": ["IN"], "us_status": "h1b"}
    offer = {"job_offer": {"noc": "21231", "province": "ON"}, "treaty_enterprise": {}}

    american = asked_of(A_DEVELOPER | offer)
    other = asked_of(A_DEVELOPER | offer | {"applicant": indian})

    ours = {
        "treaty_enterprise.position",
        "job_offer.profession",
        "applicant.stay_insured",
    }
    assert ours <= american
    assert ours & other == set()


@pytest.mark.parametrize(
    "who", [{"citizenships": ["CA"]}, {"canadian_permanent_resident": True}]
)
def test_a_canadian_is_asked_who_they_are_and_nothing_else(who: dict[str, Any]) -> None:
    assert asked_of({"applicant": who}) == {
        "applicant.birth_date",
        "applicant.citizenships",
        "applicant.canadian_permanent_resident",
        "applicant.us_status",
    }


@pytest.mark.parametrize("answers", PEOPLE)
def test_canadian_ancestors_are_asked_about_on_the_second_page_by_everyone(
    answers: dict[str, Any],
) -> None:
    pages = [
        page
        for topic in TOPICS
        for page in topic.asked(answers, asking_of(answers, ON))
    ]

    assert [page.slug for page in pages[:2]] == ["about", "ancestors"]


def test_a_canadian_ancestor_is_at_best_for_an_officer() -> None:
    ancestor = {"relation": "grandparent", "born_in_canada": True}
    person = A_DEVELOPER["applicant"] | {"canadian_ancestor": [ancestor]}
    profile = read_profile(A_DEVELOPER | {"applicant": person})

    assessment = editions.current()[1].assess(profile, ON)

    descent = assessment.rules.stream("citizenship/by-descent")
    assert assessment.verdict(descent) is Verdict.OFFICER


def test_a_bridging_permit_is_asked_about_only_inside_canada() -> None:
    inside = {"status_in_canada": {"kind": "worker", "permit": "cusma"}}

    assert "permanent_residence_application" not in asked_of(A_DEVELOPER)
    assert "permanent_residence_application" in asked_of(A_DEVELOPER | inside)


@pytest.mark.parametrize("answers", PEOPLE)
def test_whatever_a_finding_asks_for_is_asked_on_some_page(
    answers: dict[str, Any],
) -> None:
    assessment = editions.current()[1].assess(read_profile(answers), ON)
    provinces = provinces_of(read_profile(answers))
    asks = {
        path
        for stream in assessment.streams
        if not provinces or stream.spec.get("province") in (None, *provinces)
        if assessment.verdict(stream) is Verdict.NOT_ANSWERED
        for finding in assessment.findings(stream)
        for path in finding.asks
    }

    asked = asked_of(answers)

    assert {ask for ask in asks if not is_asked_in(ask, asked)} == set()


def is_asked_in(path: str, asked: set[str]) -> bool:
    """Whether the path, what holds it, or what it holds is asked."""
    return any(
        f"{path}.".startswith(f"{item}.") or item.startswith(f"{path}.")
        for item in asked
    )


def test_what_uses_an_answer_is_said_from_the_rules() -> None:
    asking = asking_of(with_offer("AB"), ON)

    assert asking.used_by("job_offer.employer_revenue_cad") == "Alberta"
    assert asking.used_by("applicant.education.distance").startswith("CRS score")
    assert asking_of({}, ON).used_by("applicant.citizenships") == "Every pathway"


def test_the_page_says_it_beside_the_question(client: Client) -> None:
    address = begin(client, with_offer("AB"))

    page = client.get(f"{address}questions/employer/").content.decode()

    assert "What is the employer’s yearly revenue?" in page
    assert re.search(r"<b>Used by</b>\s+Alberta</span>", page)


def test_the_map_of_questions_is_written_down() -> None:
    """Where it differs: ``manage.py question_map > docs/questions.md``."""
    printed = StringIO()

    call_command("question_map", stdout=printed)

    assert Path("docs/questions.md").read_text() == printed.getvalue()


def test_without_an_edition_everything_is_asked() -> None:
    assert EVERYTHING.is_awaited("applicant.military_service.force")
    assert EVERYTHING.used_by("applicant.birth_date") == ""
