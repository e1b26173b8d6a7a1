"""The way through the questions with the test client, as without JavaScript."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.asserts import assertContains

from pathways.forms.topics import TOPICS
from pathways.models import SavedProfile
from tests.pathways.forms.test_nothing_is_lost import A_FULL_PERSON

pytestmark = pytest.mark.django_db
PAGES = [page.slug for topic in TOPICS for page in topic.pages]


def upload(client: Client, answers: Any) -> Any:
    text = answers if isinstance(answers, str) else json.dumps(answers)
    file = SimpleUploadedFile("answers.json", text.encode())
    return client.post("/start/upload/", {"file": file})


def begin(client: Client, answers: Any) -> str:
    """The private address of these answers."""
    response = upload(client, answers)
    assert response.status_code == 302, response.context["form"].problems
    return str(response["Location"])


def stored() -> dict[str, Any]:
    answers: dict[str, Any] = SavedProfile.objects.get().answers
    return answers


def test_the_first_page_of_questions_leads_to_the_next(client: Client) -> None:
    about = client.post("/start/", {"all": "1"})["Location"]

    response = client.post(about, {"us_status": "citizen"})

    assert response.status_code == 302
    assert response["Location"].startswith("/a/")
    assert response["Location"].endswith("/questions/ancestors/")
    assert stored()["applicant"]["us_status"] == "citizen"


def test_a_search_for_the_unit_group_stays_on_the_page_of_the_offer(
    client: Client,
) -> None:
    offer = {"wage_cad_hourly": 60}
    url = f"{begin(client, {'job_offer': offer})}questions/job-offer/"

    response = client.post(url, {"title": "Software engineer", "find": "1"})

    assert response.status_code == 200
    assert "Search again" in response.content.decode()
    assert stored()["job_offer"] == offer


@pytest.mark.long
def test_every_page_can_be_skipped(client: Client) -> None:
    url, seen = client.post("/start/", {"all": "1"})["Location"], []
    while "/questions/" in url:
        seen.append(url.split("/")[-2])
        assert client.get(url).status_code == 200
        url = client.post(url, {"skip": ""})["Location"]

    first = ["about", "ancestors", "family", "education", "languages"]
    assert seen == [
        *first,
        "expected-levels",
        "work",
        "offer",
        "money",
        "where",
        "ties",
        "more",
        "more-lists",
    ]
    assert stored() == {}


def test_a_partner_is_asked_about_after_marriage(client: Client) -> None:
    home = begin(client, {})

    response = client.post(f"{home}questions/family/", {"marital_status": "married"})

    assert response["Location"] == f"{home}questions/partner/"


def test_a_job_is_added_changed_and_removed(client: Client) -> None:
    work = f"{begin(client, {})}questions/work/"

    client.post(f"{work}work/1/", {"employer": "One", "hours_per_week": "40"})
    client.post(f"{work}work/2/", {"employer": "Two"})
    client.post(f"{work}work/1/", {"employer": "Uno", "hours_per_week": "37.5"})
    client.post(f"{work}work/2/remove/")

    assert stored()["applicant"]["work"] == [
        {"employer": "Uno", "hours_per_week": 37.5}
    ]


def test_no_job_is_an_answer_and_can_be_left_open_again(client: Client) -> None:
    none = f"{begin(client, {})}questions/work/work/none/"

    client.post(none)
    assert stored() == {"applicant": {"work": []}}

    client.post(none, {"open": ""})
    assert stored() == {}


def test_a_changed_answer_leads_back_to_all_answers(client: Client) -> None:
    home = begin(client, A_FULL_PERSON)

    response = client.post(
        f"{home}questions/money/?check", {"settlement_funds_cad": "50000"}
    )

    assert response["Location"] == home
    assert stored() == {**A_FULL_PERSON, "settlement_funds_cad": 50000}


def test_an_error_says_what_and_where_and_keeps_what_was_typed(client: Client) -> None:
    home = begin(client, {})

    response = client.post(
        f"{home}questions/money/", {"settlement_funds_cad": "plenty"}
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_settlement_funds_cad"' in page
    assert 'value="plenty"' in page
    assert 'aria-describedby="id_settlement_funds_cad_helptext ' in page


def test_a_downloaded_file_uploaded_again_is_the_same(client: Client) -> None:
    home = begin(client, A_FULL_PERSON)
    first = client.get(f"{home}answers.json")

    again = begin(client, first.content.decode())
    second = client.get(f"{again}answers.json")

    assert json.loads(first.content) == A_FULL_PERSON
    assert first.content == second.content


def test_a_file_with_errors_is_refused_with_each_place(client: Client) -> None:
    wrong = {"applicant": {"birth_date": "1993"}, "dependent_children": -1}

    response = upload(client, wrong)

    page = response.content.decode()
    assert response.status_code == 422
    assert "applicant.birth_date" in page
    assert "dependent_children" in page
    assert not SavedProfile.objects.exists()


@pytest.mark.parametrize("text", ["", "{", "[1]", '"a"', "\x00"])
def test_a_file_that_is_no_answers_is_refused(client: Client, text: str) -> None:
    assert upload(client, text).status_code == 422


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_a_full_person(client: Client, page: str) -> None:
    home = begin(client, A_FULL_PERSON)

    assert client.get(f"{home}questions/{page}/").status_code == 200


def test_all_answers_stand_on_the_page_to_check_them(client: Client) -> None:
    home = begin(client, A_FULL_PERSON)

    page = client.get(home).content.decode()

    for words in ("27 March 1993", "Ireland", "40,000.25 CAD", "60 CAD an hour"):
        assert words in page


def test_saving_and_deleting_take_one_button_each(client: Client) -> None:
    home = begin(client, {})

    client.post(f"{home}keep/")
    assert SavedProfile.objects.get().is_saved

    assert client.post(f"{home}delete/")["Location"] == "/deleted/"
    assert client.get(home).status_code == 404


@pytest.mark.parametrize("end", ["", "questions/about/", "answers.json"])
def test_private_pages_are_not_stored_listed_or_told(client: Client, end: str) -> None:
    response = client.get(begin(client, {}) + end)

    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("end", ["", "questions/about/", "answers.json"])
def test_a_stranger_finds_no_such_page(client: Client, end: str) -> None:
    begin(client, {})

    assert client.get(f"/a/{'x' * 32}/{end}").status_code == 404


def test_a_private_link_can_be_pasted(client: Client) -> None:
    home = begin(client, {})

    response = client.post("/resume/", {"link": f"https://example.org{home}result/"})

    assert response["Location"] == home


@pytest.mark.parametrize(
    "link", ["http://x/a//", "/a/ ", "/a/?next=x", "http://[x/b", "/a/é/", "/a/..%2f/"]
)
def test_what_is_no_private_link_is_said(client: Client, link: str) -> None:
    response = client.post("/resume/", {"link": link})

    assert response.status_code == 422
    assertContains(response, "This is not a private link.", status_code=422)


@pytest.mark.parametrize("link", ["http://[x/a/b", "/a/b?next=x", "a/b/c#d", " /a/b "])
def test_a_private_link_is_read_in_a_broken_address(client: Client, link: str) -> None:
    response = client.post("/resume/", {"link": link})

    assert response["Location"] == "/a/b/"


@pytest.mark.parametrize("path", ["/", "/about/", "/privacy/", "/sources/"])
def test_a_public_page_sets_no_cookie_and_asks_one_thing_at_most(
    client: Client, path: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(1):
        response = client.get(path)

    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "csrfmiddlewaretoken" not in response.content.decode()
