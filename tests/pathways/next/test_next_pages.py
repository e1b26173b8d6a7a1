"""After the six answers: pages that ask only what changes the shown routes."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pathways import profiles
from pathways.forms.next_steps import STEP_OF, STEPS
from pathways.forms.things import OTHERS
from pathways.forms.topics import TOPICS
from pathways.models import SavedProfile
from tests.rules.answer_people import six_answers

pytestmark = pytest.mark.usefixtures("catalogue")
PROVINCES: dict[str, Any] = {
    "p2-intended_provinces": ["BC", "ON"]
}  # the third form of its page


def a_link(answers: dict[str, Any]) -> str:
    _, token = profiles.start_profile(answers=answers, now=timezone.now())
    return f"/a/{token}/"


def stored() -> dict[str, Any]:
    answers: dict[str, Any] = SavedProfile.objects.get().answers
    return answers


def get(client: Client, link: str, page: str) -> Any:
    return client.get(f"{link}next/{page}/")


def post(client: Client, link: str, page: str, way: str = "", **sent: Any) -> str:
    response = client.post(f"{link}next/{page}/{way}", sent)
    assert response.status_code == 302, response.content.decode()
    return response["Location"].removeprefix(link)


def test_every_page_of_the_full_list_belongs_to_one_step() -> None:
    pages = [page.slug for topic in TOPICS for page in topic.pages]

    assert sorted(STEP_OF) == sorted(pages)
    assert sorted(item for step in STEPS for item in step.pages) == sorted(pages)


def test_the_page_that_changes_most_comes_first(client: Client) -> None:
    link = a_link(six_answers())

    response = client.get(f"{link}next/")

    assert response.status_code == 302
    # Where one would live decides each of the three routes.
    assert response["Location"] == f"{link}next/household/"
    page = get(client, link, "household").content.decode()
    assert "Decides routes 1, 2 and 3." in page
    assert "Where in Canada do you want to live?" in page
    assert "What is your marital status?" not in page  # no partner: nothing reads it


def test_an_answer_leads_on_and_is_not_asked_again(client: Client) -> None:
    link = a_link(six_answers())

    on = post(client, link, "household", **PROVINCES)

    assert stored()["intended_provinces"] == ["BC", "ON"]
    assert on.startswith("next/")
    assert "past=" in on
    assert "Where in Canada" not in get(client, link, "household").content.decode()


def test_a_skipped_page_is_passed_and_stays_open(client: Client) -> None:
    link, before = a_link(six_answers()), six_answers()

    on, seen = "next/household/", []
    while not on.startswith("answer"):
        path, _, way = on.partition("?")
        seen.append(path.split("/")[1])
        on = post(client, link, seen[-1], f"?{way}", skip="1")

    assert stored() == before
    assert len(seen) == len(set(seen)) > 3


def test_without_anything_open_the_way_ends_at_the_answer(client: Client) -> None:
    link = a_link({"applicant": {"citizenships": ["CA"]}})

    assert client.get(f"{link}next/")["Location"] == f"{link}answer/"
    assert get(client, link, "household")["Location"] == f"{link}answer/"


def test_things_that_one_may_have_stand_on_one_page(client: Client) -> None:
    link = a_link(six_answers(assets=None))

    page = get(client, link, "have").content.decode()

    assert page.count('type="checkbox"') >= 12
    assert "None of the others" in page
    assert "Study in Canada" in page


def test_what_is_not_ticked_stays_open(client: Client) -> None:
    link = a_link(six_answers(assets=None))

    post(client, link, "have", has=["relatives"])

    assert stored()["relatives_in_canada"] == [{}]
    assert "job_offer" not in stored()
    assert "licences" not in stored()["applicant"]


def test_none_of_the_others_answers_all_that_is_not_ticked(client: Client) -> None:
    link = a_link(six_answers(assets=None))

    post(client, link, "have", has=["relatives", OTHERS])

    assert stored()["relatives_in_canada"] == [{}]
    assert stored()["job_offer"] is None
    assert stored()["transfer"] is None
    assert stored()["applicant"]["licences"] == []
    assert stored()["applicant"]["canadian_ancestor"] == []
    assert "/next/have/" not in get(client, link, "have")["Location"]


def test_what_is_ticked_is_asked_about(client: Client) -> None:
    link = a_link(six_answers(assets=None))

    post(client, link, "have", has=["transfer", OTHERS])

    page = get(client, link, "business").content.decode()
    assert "What is the company in Canada to your present employer?" in page


def test_study_in_canada_is_one_more_credential(client: Client) -> None:
    link = a_link(six_answers())

    post(client, link, "have", has=["study"])

    levels = stored()["applicant"]["education"]
    assert levels == [{"level": "three_year_or_more"}, {"country": "CA"}]


def test_a_country_is_asked_before_what_only_study_and_work_in_canada_need(
    client: Client,
) -> None:
    link = a_link(six_answers())

    page = get(client, link, "study-and-work").content.decode()

    assert "In which country did you study?" in page
    assert "Did you study full time?" not in page
    assert "Were you allowed to work" not in page


def test_a_fault_is_told_beside_its_field_and_nothing_is_kept(client: Client) -> None:
    link = a_link(six_answers())
    before = stored()

    response = client.post(
        f"{link}next/household/", {**PROVINCES, "dependent_children": "many"}
    )

    assert response.status_code == 422
    assert stored() == before


def test_the_answer_lists_what_to_answer_next_and_what_it_changes(
    client: Client,
) -> None:
    link = a_link(six_answers())

    page = client.get(f"{link}answer/").content.decode()

    assert f'href="{link}next/household/"' in page
    assert "Decides routes 1, 2 and 3." in page
    assert "May make you eligible for" in page
    assert "Still open:" in page


def test_progress_says_how_sure_each_pathway_is(client: Client) -> None:
    link = a_link(six_answers())

    page = get(client, link, "household").content.decode()

    assert "Enough for Global Talent" in page
    assert "Still open:" in page


def test_a_stranger_sees_no_such_page(client: Client) -> None:
    assert client.get("/a/nobody/next/").status_code == 404
    assert client.get("/a/nobody/next/have/").status_code == 404


def test_what_a_page_does_not_ask_keeps_its_answer(client: Client) -> None:
    before = six_answers()["applicant"]
    link = a_link(six_answers())

    sent = {"field": "computer science", "country": "US", "p1-country": "US"}
    post(client, link, "study-and-work", **sent)

    study, job = stored()["applicant"]["education"][0], stored()["applicant"]["work"][0]
    assert study == before["education"][0] | {
        "field": "computer science",
        "country": "US",
    }
    assert job == before["work"][0] | {"country": "US"}
